"""Claims into events: which claims tell of one occurrence, and what each origin has to say of it.

`events` has those of one report. Over many reports: `units.units` gives those of each, `Links` joins them,
`event_of` puts one together.
"""

from sayso.link.across import Change, Cluster, Compared, Links, link
from sayso.link.gathered import Part, event_of
from sayso.link.unit import Unit
from sayso.link.within import events

__all__ = ["Change", "Cluster", "Compared", "Links", "Part", "Unit", "event_of", "events", "link"]
