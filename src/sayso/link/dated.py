"""When an event was: the days that its claims give, or those that the report itself is of."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta

from sayso.link.compare import FAR_OFF, WEEK, day, length
from sayso.link.likeness import LONG, is_record
from sayso.link.told import Told
from sayso.model.claim import Claim, When

CARRIED = 0.5
"""What counts a time that a claim has from another sentence, beside 1 for one that its own sentence gives."""


def dated(told: Sequence[Told], *, main: bool) -> When | None:
    """The days of an event; None where nothing tells them.

    Args:
        told: its claims, those that only plan or want it left out where there are others.
        main: whether the report is mainly about it, and so tells it as news.
    """
    published = day(told[0].report.published)
    if not main or not published or not _is_news(told):
        return _most(told)
    recent = [one for one in told if one.claim.when and 0 <= _age(one.claim.when, published) <= LONG]
    stated = [one for one in told if one.claim.when and _is_stated(one, published)]
    if stated and not any(map(_gives_its_day, recent)):
        return _most(stated)  # further down, a report of old acts gives the days of what is said of them now
    return _most(recent) or _most(stated) or _about(published)


def _most(told: Sequence[Told]) -> When | None:
    """The days that most claims give, those within a week before others and the narrower ones where that is a draw."""
    votes: dict[When, float] = defaultdict(float)
    for one in told:
        if one.claim.when:
            votes[one.claim.when] += 1.0 if _own(one.claim) else CARRIED
    return min(votes, key=lambda when: (length(when) > WEEK, -votes[when], length(when)), default=None)


def _age(when: When, published: date) -> int:
    """Days from the first day to the publication, those after it below 0; an open beginning is long ago."""
    first = day(when.start)
    return (published - first).days if first else FAR_OFF


def _is_stated(one: Told, published: date) -> bool:
    """Whether a headline or lead dates an act of long ago itself; else such a date is of what led to the event."""
    when = one.claim.when
    return when is not None and _gives_its_day(one) and _age(when, published) > LONG


def _gives_its_day(one: Told) -> bool:
    """Whether a headline or lead gives the time of its act itself."""
    return (one.headline or one.lead) and _own(one.claim)


def _own(claim: Claim) -> bool:
    """Whether a claim's sentence gives its time itself."""
    sentence = claim.sentence
    words = claim.evidence.get("time", ())
    return not words or any(sentence.start <= span.start < sentence.end for span in words)


def _is_news(told: Sequence[Told]) -> bool:
    """Whether somebody says of it that it happened, goes on or may have happened, and does not sum up a long time."""
    said = [one.claim for one in told if one.stance in ("affirms", "doubts")]
    return any(not is_record(claim) or not _own(claim) for claim in said)


def _about(published: date) -> When:
    """What a report tells as news without a date happened about the day that it was published or the one before."""
    first = published - timedelta(days=1)
    return When(first.isoformat(), published.isoformat(), 2, f"{first}~/{published}~")
