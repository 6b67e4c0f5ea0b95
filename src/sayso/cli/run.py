"""`sayso run`: reports into a lake, in shards that many processes or machines share."""

from sayso.cli.add import NOTES
from sayso.cli.guard import DONE, SOME_FAILED, complain
from sayso.cli.listing import Listing
from sayso.cli.progress import progress
from sayso.cli.words import plural
from sayso.cluster.running import Ran, Wanted, encoded, run


def run_all(wanted: Wanted, asked: str | None) -> int:
    """Do a run, or a share of one, and print how it went.

    Args:
        wanted: what is asked for.
        asked: how to print.

    Returns:
        The exit code: 0, or 1 where inputs failed.

    Raises:
        RunStopped: what is asked makes no sense, or something is not installed.
    """
    with progress() as show:
        ran = run(wanted, notice=complain, show=show)
    _tell(ran, wanted)
    tally = ran.tally
    counts: dict[str, str | int] = {"lake": wanted.lake, "shards": ran.shards, **encoded(tally), "events": ran.events}
    ends = f"{tally.ok} ok, {tally.partial} partial, {tally.failed} failed, {plural(tally.duplicates, 'duplicate')}"
    told = [f"{plural(tally.claims, 'claim')}, {plural(ran.events, 'event')}"]
    if wanted.share:
        told = [f"Share {wanted.share} is done; `sayso run` without --shard joins all shares"]
    line = f"{plural(tally.inputs, 'input')} into {wanted.lake}: {ends}"
    Listing(tuple(counts), asked).put(dict(counts), line, *told)
    return SOME_FAILED if tally.failed else DONE


def _tell(ran: Ran, wanted: Wanted) -> None:
    """What did not end well, on stderr."""
    if ran.added is None:
        return
    for one in ran.added.notes[:NOTES]:
        complain(f"{one.place}: {'' if one.outcome == 'failed' else 'partial: '}{one.reason}")
    more = ran.added.outcomes.total() - ran.added.outcomes["ok"] - NOTES
    if more > 0:
        complain(f"... and {more} more; `sayso errors {wanted.archive or wanted.lake}` lists them all")
    for line in ran.added.told[:NOTES]:
        complain(line)
