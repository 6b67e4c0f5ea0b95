"""`sayso merge`: archives into one."""

from collections.abc import Sequence

from sayso.archive.archive import Archive
from sayso.cli.guard import DONE, complain
from sayso.cli.words import plural
from sayso.run.merging import Met, merge


def merge_all(path: str, others: Sequence[str]) -> int:
    """Take what other archives hold into one, and say what that was; the exit code."""
    with Archive(path, notice=complain) as into:
        for name in others:
            with Archive(name, notice=complain) as other:
                _conclude(name, path, merge(into, other))
    return DONE


def _conclude(name: str, path: str, met: Met) -> None:
    decided = (
        plural(met.tombstones, "tombstone"),
        plural(met.ratings, "rating"),
        plural(met.judgements, "judgement"),
    )
    complain(f"{name} into {path}: {met.new} of {plural(met.reports, 'report')} new; {', '.join(decided)} taken over")
    if met.read:
        complain(f"{plural(met.read, 'reading')} by another reader left in {name}, for {path} has its own")
    for reports, why in (
        (met.refused, f"was erased in {path} and stays so"),
        (met.kept, f"was erased in {name} and is still in {path}; `sayso forget` erases it here"),
        (met.bare, f"is left in {name}, for its raw bytes were erased with another report's"),
    ):
        for report in reports:
            complain(f"{report} {why}")
