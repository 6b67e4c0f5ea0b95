"""What a person may judge next: claims that the reader is least sure of, disputed ones, pairs that may be one."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import merge
from itertools import chain, islice
from typing import Literal, get_args

from sayso.archive.archive import Archive
from sayso.archive.judged import understood
from sayso.archive.queries.names import listed
from sayso.errors import RunStopped
from sayso.link.clusters import ENOUGH
from sayso.model.event import Event
from sayso.model.ids import claim_of
from sayso.model.judgement import OF_PAIRS, Verdict
from sayso.run.contradictions import PARTS, Dispute, contradictions_kept

By = Literal["doubt", "dispute", "pairs"]
BYS: tuple[By, ...] = get_args(By)
EVEN = 0.5
"""The confidence of a claim that is as likely wrong as right."""
NEAR = 2.0
"""Pairs whose log odds are so near to where units are joined may be either."""
SIDES = 2
"""So many positions of a dispute a reason names."""
NAMED = 3
"""So many origins of a position it names."""
_NO_CLAIM = "Another coder says that it is no claim, and so it counts in no dispute"
_BESIDE = "Another account of its event is disputed"
_OF_CLAIMS: tuple[Verdict, ...] = ("correct", "not-a-claim", "corrected")
_COUNTS = (
    "'live' = (SELECT state FROM reports WHERE reports.id = report)"
    " AND (?1 != '' OR NOT EXISTS (SELECT 1 FROM judged_out WHERE claim = claims.id))"
)
"""A coder is asked also of what another one has rejected: else the two would never be seen to differ there."""
_WALK = "SELECT id, confidence FROM claims WHERE confidence {} ?2 AND {} ORDER BY confidence {}, id"
_COUNTING = f"""
SELECT (SELECT coalesce(sum(claims), 0) FROM reports WHERE state = 'live')
  - (SELECT iif(?1 = '', count(*), 0) FROM judged_out CROSS JOIN claims ON claims.id = claim
     CROSS JOIN reports ON reports.id = report AND state = 'live'),
  (SELECT count(*) FROM claims WHERE id IN (SELECT value FROM json_each(?2)) AND {_COUNTS})
"""  # noqa: S608 -- our own names
_PAIRS = "SELECT one, other, score FROM alike WHERE score {} ?1 AND score {} ?2 ORDER BY score {}, one, other"
_IN_DISPUTE = """
SELECT claim FROM event_claims CROSS JOIN events ON events.id = event
WHERE claim IN (SELECT value FROM json_each(?)) AND disputed > 0
"""
_REJECTED = """
SELECT claims.id FROM judged_out CROSS JOIN claims ON claims.id = claim
CROSS JOIN reports ON reports.id = report AND state = 'live'
WHERE NOT EXISTS (SELECT 1 FROM event_claims JOIN events ON events.id = event AND disputed > 0
  WHERE event_claims.claim = claims.id)
ORDER BY claims.report, start
"""
"""What somebody rejected is of no event once they are linked anew: whether one was disputed over it, no table tells."""
_DISPUTED = "SELECT coalesce(sum(claims), 0) FROM events WHERE disputed > 0"
_NEAR = "SELECT count(*) FROM alike WHERE score > ?1 AND score < ?2"
_JUDGED = """
SELECT first, second, json FROM judgements
WHERE NOT ended AND verdict IN (SELECT value FROM json_each(?1)) AND (?2 = '' OR json_extract(json, '$.by') = ?2)
"""


@dataclass(frozen=True, slots=True)
class Waiting:
    """Something to be judged.

    Attributes:
        of: the id of a claim; of a pair the ids of two events, each of what one report tells of it.
        why: the reason in words.
        score: of a pair the log odds that both are one, else 0.
    """

    of: tuple[str, ...]
    why: str
    score: float = 0.0


@dataclass(frozen=True, slots=True)
class Queue:
    """What waits to be judged, what is most worth it first.

    Attributes:
        items: those that were asked for.
        left: how many wait in all.
        done: how many of them were judged already.
    """

    items: tuple[Waiting, ...]
    left: int
    done: int


@dataclass(frozen=True, slots=True)
class Wish:
    """Which part of a queue is wanted.

    Attributes:
        coder: what this person has judged is left out; "" for what anybody has.
        skip, limit: items to pass over, and how many then to give at most.
    """

    coder: str = ""
    skip: int = 0
    limit: int = 20


def queue(archive: Archive, by: str, wish: Wish) -> Queue:
    """What waits to be judged.

    Args:
        archive: whose.
        by: one of `BYS`: claims by how near their confidence is to even; claims of events whose accounts contradict
            each other; pairs of what two reports tell whose likeness is near to where they are joined.
        wish: whose queue, and which part of it.

    Raises:
        RunStopped: there is no such queue; exit code 2.
    """
    if by not in _QUEUES:
        raise RunStopped(f"No queue by '{by}'; there are {', '.join(BYS)}")
    return _QUEUES[by](archive, wish)


def _doubtful(archive: Archive, wish: Wish) -> Queue:
    done = _claims_judged(archive, wish.coder)
    above = archive.rows(_WALK.format(">=", _COUNTS, "ASC"), (wish.coder, EVEN))
    below = archive.rows(_WALK.format("<", _COUNTS, "DESC"), (wish.coder, EVEN))
    walk = merge(above, below, key=lambda row: abs(row[1] - EVEN))
    waiting = (
        Waiting((own,), f"The reader gives it a chance of {sure:.2f} to be right")
        for own, sure in walk
        if own not in done
    )
    every, settled = next(archive.rows(_COUNTING, (wish.coder, listed(done))))
    return Queue(_part(waiting, wish), every - settled, len(done))


def _disputed(archive: Archive, wish: Wish) -> Queue:
    judged = _claims_judged(archive, wish.coder)
    rejected = [one for (one,) in archive.rows(_REJECTED)] if wish.coder else []
    done = frozenset(claim for (claim,) in archive.rows(_IN_DISPUTE, (listed(judged),))) | judged.intersection(rejected)
    every = chain(_of_disputes(archive), (Waiting((one,), _NO_CLAIM) for one in rejected))
    left = int(next(archive.rows(_DISPUTED))[0]) + len(rejected) - len(done)
    return Queue(_part((one for one in every if one.of[0] not in done), wish), left, len(done))


def _pairs(archive: Archive, wish: Wish) -> Queue:
    said = [frozenset(map(claim_of, of)) for of in _judged(archive, tuple(sorted(OF_PAIRS)), wish.coder)]
    done, near = frozenset(said), int(next(archive.rows(_NEAR, (ENOUGH - NEAR, ENOUGH + NEAR)))[0])
    above = archive.rows(_PAIRS.format(">=", "<", "ASC"), (ENOUGH, ENOUGH + NEAR))
    below = archive.rows(_PAIRS.format("<", ">", "DESC"), (ENOUGH, ENOUGH - NEAR))
    walk = merge(above, below, key=lambda row: (abs(row[2] - ENOUGH), *row[:2]))
    found = ((one, other, score) for one, other, score in walk if frozenset(map(claim_of, (one, other))) not in done)
    waiting = (Waiting((one, other), _odds(score), score) for one, other, score in found)
    answered = sum(1 for of in done if _is_near(archive, of))
    return Queue(_part(waiting, wish), near - answered, answered)


_QUEUES: Mapping[str, Callable[[Archive, Wish], Queue]] = {"doubt": _doubtful, "dispute": _disputed, "pairs": _pairs}


def _part(waiting: Iterable[Waiting], wish: Wish) -> tuple[Waiting, ...]:
    return tuple(islice(waiting, wish.skip, wish.skip + wish.limit))


def _judged(archive: Archive, verdicts: Sequence[Verdict], coder: str) -> Iterator[tuple[str, ...]]:
    for *_, told in archive.rows(_JUDGED, (listed(verdicts), coder)):
        if one := understood(told):
            yield one.of


def _claims_judged(archive: Archive, coder: str) -> frozenset[str]:
    return frozenset(of[0] for of in _judged(archive, _OF_CLAIMS, coder))


def _of_disputes(archive: Archive) -> Iterator[Waiting]:
    """The claims of disputed events, those of the accounts that contradict each other first; each claim once."""
    for found in contradictions_kept(archive):
        event = found.event
        whys = {claim: _against(one) for one in found.disputes for claim in _in(event, one)}
        first = {**whys, **{claim: _BESIDE for claim in event.claims if claim not in whys}}
        yield from (Waiting((claim,), why) for claim, why in first.items())


def _in(event: Event, dispute: Dispute) -> Iterator[str]:
    """The claims of the accounts of a dispute."""
    origins = {origin for position in dispute.positions for origin in position.by}
    return (claim for account in event.accounts if account.origin in origins for claim in account.claims)


def _against(dispute: Dispute) -> str:
    sides = [f"{one.says} ({_listed(one.by)})" for one in dispute.positions[:SIDES]]
    return f"Disputed {PARTS[dispute.part]}: {', '.join(sides)}"


def _listed(names: Sequence[str]) -> str:
    more = f" and {len(names) - NAMED} more" if len(names) > NAMED else ""
    return ", ".join(names[:NAMED]) + more


def _odds(score: float) -> str:
    return f"Likeness {score:.2f} (log odds that both tell of one occurrence); two are joined from {ENOUGH:.2f} on"


def _is_near(archive: Archive, claims: frozenset[str]) -> bool:
    """Whether a pair that was judged is one of those near to where units are joined."""
    one, other = sorted("e" + own[1:] for own in claims) if len(claims) > 1 else ("", "")
    sql = "SELECT 1 FROM alike WHERE one = ? AND other = ? AND score > ? AND score < ?"
    return any(True for _ in archive.rows(sql, (one, other, ENOUGH - NEAR, ENOUGH + NEAR)))
