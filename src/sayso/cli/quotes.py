"""`sayso quotes`: who is quoted saying what, of all or of some speakers and kinds."""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sayso.cli.clean import BLANKS
from sayso.export.records import Record
from sayso.model.quote import Quote
from sayso.model.reading import Reading
from sayso.run.quotes import QUOTE, quotes, records
from sayso.run.rows import Sheet, sheet

if TYPE_CHECKING:
    from sayso.cli.page import Page

_PLAIN = str.maketrans("’ıłøđ", "'ilod")
"""Letters that no mark can be taken from, and the apostrophe of print."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """Quotes that a user asked to see.

    Attributes:
        format: as of every view.
        speakers: parts of names, one of which a speaker must have; none for all speakers.
        kinds: one of which a quote must be; none for all kinds.
        layer: what they are called.
    """

    format: str | None = None
    speakers: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    layer: str = "quotes"

    @property
    def sheet(self) -> Sheet:
        """The columns of quotes."""
        return sheet(self.of, QUOTE)

    def of(self, reading: Reading) -> Iterator[Quote]:
        """The quotes of a reading that were asked for."""
        return (quote for quote in quotes(reading) if self._takes(quote))

    def records(self, reading: Reading) -> Iterable[Record]:
        """The records of these quotes."""
        return records(reading, self.of(reading))

    def show(self, page: "Page", reading: Reading) -> int:
        """Put these quotes on a page."""
        from sayso.cli.table import quotes_table  # rich, which pipes do not need

        return quotes_table(page, reading, list(self.of(reading)))

    def _takes(self, quote: Quote) -> bool:
        speaker = plain(quote.speaker)
        named = not self.speakers or any(plain(name) in speaker for name in self.speakers)
        return named and (not self.kinds or quote.kind in self.kinds)


def plain(name: str) -> str:
    """A name in the form in which two are compared: without case and accents, one blank between words."""
    letters = unicodedata.normalize("NFKD", name.casefold())
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return BLANKS.sub(" ", bare.translate(_PLAIN)).strip()
