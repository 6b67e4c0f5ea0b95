"""`sayso forget` and `sayso retract`: reports that are erased for good, and those that their publisher took back."""

from collections.abc import Callable, Sequence

from sayso.archive.archive import Archive
from sayso.archive.custody import forget, report_of, retract, revisions
from sayso.cli.guard import DONE, complain

Act = Callable[[Archive, str, str, str | None], bool]


def erase(path: str, reports: Sequence[str], why: str, by: str | None = None) -> int:
    """Erase reports, and say so; the exit code."""
    return _each(path, reports, why, by, (forget, "erased", "was erased before"))


def take_back(path: str, reports: Sequence[str], why: str, by: str | None = None) -> int:
    """Mark reports as taken back by their publisher, and say so; the exit code."""
    return _each(
        path, reports, why, by, (retract, "retracted; it is kept, and no longer in force", "was retracted before")
    )


def _each(path: str, reports: Sequence[str], why: str, by: str | None, how: tuple[Act, str, str]) -> int:
    act, done, before = how
    with Archive(path, notice=complain) as archive:
        meant = list(dict.fromkeys(report_of(archive, given) for given in reports))
        for report in meant:
            others = revisions(archive, report)
            complain(f"{report}: {done if act(archive, report, why, by) else before}")
            if others:
                complain(f"Other revisions at its address stay as they are: {', '.join(others)}")
    return DONE
