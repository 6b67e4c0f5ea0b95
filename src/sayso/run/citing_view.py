"""How to cite what is shown of an archive: which filters, how much they find, and which state of it that is."""

from dataclasses import dataclass
from datetime import date
from importlib.metadata import version

from sayso.archive.archive import Archive
from sayso.archive.facets.columns import View
from sayso.errors import RunStopped
from sayso.export.records import Record
from sayso.run.citing import tex

_LAST = "SELECT at, hash FROM journal ORDER BY seq DESC LIMIT 1"


@dataclass(frozen=True, slots=True)
class CitedView:
    """A view of an archive, as far as it is cited.

    Attributes:
        archive: its name.
        view: what is listed.
        filters: in words, in their order.
        counts: how many rows of each view the filters find.
        at: instant of the last line of the journal, in UTC: the state that is shown.
        head: hash of that line.
        sayso: version that shows it.
        accessed: the day on which it was looked at, ISO 8601.
    """

    archive: str
    view: View
    filters: tuple[str, ...]
    counts: dict[View, int]
    at: str
    head: str
    sayso: str
    accessed: str

    @property
    def title(self) -> str:
        """What is shown, in words."""
        return f"{self.archive}: {self.view}" + (f" ({'; '.join(self.filters)})" if self.filters else "")

    @property
    def note(self) -> str:
        """How much was found, and what made it."""
        told = ", ".join(f"{count:,} {view if count != 1 else view[:-1]}" for view, count in self.counts.items())
        made = f"read off news reports with sayso {self.sayso}"
        return f"{told}; {made}; state of {self.at}, SHA-256 of the journal {self.head}"


def cited_view(archive: Archive, name: str, view: View, filters: tuple[str, ...], counts: dict[View, int]) -> CitedView:
    """What is shown of an archive, as it is now.

    Raises:
        RunStopped: there is nothing in it; exit code 2.
    """
    for at, head in archive.rows(_LAST):
        return CitedView(name, view, filters, counts, at, head, version("sayso"), date.today().isoformat())
    raise RunStopped(f"Nothing to cite in '{name}'; expected reports in it")


def text(cited: CitedView) -> str:
    """A citation for a footnote."""
    return f"{cited.title}. {cited.note}. Accessed {cited.accessed}."


def bibtex(cited: CitedView) -> str:
    """An entry for BibTeX."""
    return f"""@misc{{sayso-{cited.accessed[:4]}-{cited.head[:12]},
  author = {{{{{tex(cited.archive)}}}}},
  title = {{{{{tex(cited.title)}}}}},
  year = {{{cited.at[:4]}}},
  version = {{{cited.head[:12]}}},
  urldate = {{{cited.accessed}}},
  note = {{{tex(cited.note)}}}
}}
"""


def csl(cited: CitedView) -> Record:
    """An item of CSL JSON."""
    return {
        "id": f"sayso-{cited.head[:12]}",
        "type": "dataset",
        "title": cited.title,
        "author": [{"literal": cited.archive}],
        "version": cited.head[:12],
        "issued": {"date-parts": [_parts(cited.at[:10])]},
        "accessed": {"date-parts": [_parts(cited.accessed)]},
        "note": cited.note,
    }


def _parts(day: str) -> list[int]:
    return [int(part) for part in day.split("-")]
