"""From words to what is known of them: places by a gazetteer that is shipped."""

from sayso.resolve.locations import placed
from sayso.resolve.places import countries, located

__all__ = ["countries", "located", "placed"]
