"""`sayso rate`: how far outlets and sources are trusted, on the Admiralty scale."""

from sayso.archive.archive import Archive
from sayso.archive.custody import history, is_named, rate
from sayso.cli.clean import clean
from sayso.cli.guard import DONE, complain
from sayso.cli.listing import Listing
from sayso.export.records import Record
from sayso.model.edition import Rating

COLUMNS = ("kind", "name", "reliability", "credibility", "why", "by", "at")


def give(path: str, rating: Rating) -> int:
    """Write a rating down, and say so; the exit code."""
    with Archive(path, notice=complain) as archive:
        new = rate(archive, rating)
        if not is_named(archive, rating.kind, rating.name):
            complain(f"Nothing in {path} has the {rating.kind} '{rating.name}' yet; it is rated all the same")
    complain(f"{rating.name}: {'rated' if new else 'had this rating'} {rating.reliability}{rating.credibility}")
    return DONE


def show(path: str, name: str, asked: str | None = None) -> int:
    """Print the ratings that hold, or all that a name was ever given; the exit code."""
    listing, found = Listing(COLUMNS, asked), 0
    with Archive(path, notice=complain) as archive:
        for one in history(archive, name) if name else archive.ratings():
            listing.put(_record(one), *_lines(one))
            found += 1
    if not found:
        complain(f"Nobody has rated {repr(name) if name else 'anybody'} in {path}")
    return DONE


def _lines(one: Rating) -> tuple[str, str]:
    by = f" by {clean(one.by)}" if one.by else ""
    return f"{one.reliability}{one.credibility} {clean(one.name)} ({one.kind})", f"{clean(one.why)}; {one.at}{by}"


def _record(one: Rating) -> Record:
    return {
        "kind": one.kind,
        "name": one.name,
        "reliability": one.reliability,
        "credibility": one.credibility,
        "why": one.why,
        "by": one.by,
        "at": one.at,
    }
