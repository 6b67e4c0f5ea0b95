"""How likely two claims of one report tell of one occurrence: a list of named reasons with their weights.

Each reason's docstring is the explanation a user sees; it gives 1 where it holds in full, 0 where it does not.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from sayso.codebook.sums import is_sum
from sayso.link.compare import (
    WEEK,
    Atlas,
    apart,
    counts_overlap,
    length,
    other_parties,
    other_provinces,
    party_key,
    role_key,
    share_a_party,
)
from sayso.link.told import Told
from sayso.model.analysis import NumberMention
from sayso.model.claim import Claim

TOLL_WORDS = frozenset(
    {
        "casualty",
        "claim",
        "dead",
        "death",
        "die",
        "execute",
        "fatality",
        "hurt",
        "injure",
        "injury",
        "kill",
        "lose",
        "loss",
        "maim",
        "murder",
        "perish",
        "slay",
        "toll",
        "victim",
        "wound",
    }
)
"""Lemmas that tell what an attack did to people, and not the attack."""
DEEDS = frozenset({"ASSAULT", "PROTEST", "COERCE", "MOBILIZE", "RETREAT", "CONSULT"})
"""Types that happen at a time and a place; the others are words and ties, of which one report tells many."""
MODES = (
    frozenset({"aerial", "drone", "heavy-weapons", "explosives", "destroy", "unconventional"}),
    frozenset({"explosives", "suicide-attack", "destroy"}),
    frozenset({"firearms", "targeted", "heavy-weapons"}),
    frozenset({"targeted", "primitive", "beat", "torture"}),
    frozenset({"demo", "riot", "obstruct", "vandalize"}),
)
"""Modes that reports use for one occurrence: shelling that destroys, a riot that began as a demonstration."""
BACK = re.compile(r"\b(?:the|this|that|these|those)\s+(?:[\w-]+\s+){0,2}$", re.IGNORECASE)
ANOTHER = re.compile(
    r"\b(?:another|separate|second|third|other|similar|previous|earlier|past|recent)\s+(?:[\w-]+\s+){0,2}$",
    re.IGNORECASE,
)
NEW_TOPIC = re.compile(
    r"[\"'“‘(]*(?:elsewhere|separately|meanwhile|in (?:a|an)?\s*(?:separate|other|another)\b)", re.IGNORECASE
)
PART_OF = re.compile(r"\b(?:including|among (?:them|those|whom)|at least one of)\b", re.IGNORECASE)
OF_THE = re.compile(r"\s+of (?:the|these|those|them|whom|which)\b", re.IGNORECASE)
"""Words before and after a count that is a part of one told before: "four of the dead"."""
BEFORE_TRIGGER = 40
BEFORE_COUNT = 25
TELLING = 5
"""From this number on, two equal counts are hardly a coincidence."""
LONG = 4 * WEEK
"""Days; what takes longer is a campaign or a record."""
FACTOR = 4
"""Two counts that differ by more than this are hardly of one occurrence, whoever counts."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two claims of one report, the earlier one first."""

    first: Told
    second: Told
    atlas: Atlas

    @property
    def claims(self) -> tuple[Claim, Claim]:
        """The claims themselves."""
        return self.first.claim, self.second.claim

    @property
    def one_voice(self) -> bool:
        """Whether both rest on one origin, which would not contradict itself."""
        return not set(self.first.origins).isdisjoint(self.second.origins)


Reason = Callable[[Pair], float]


def near(pair: Pair) -> float:
    """They stand near one another: in one sentence, or a few sentences apart."""
    steps = pair.second.sentence - pair.first.sentence
    return {0: 1.0, 1: 0.8, 2: 0.5, 3: 0.4}.get(steps, 0.0)


def headline_and_lead(pair: Pair) -> float:
    """One stands in the headline, the other in the sentences under it that tell the same at length."""
    return float(pair.first.headline and (pair.second.lead or pair.second.headline))


def act_and_toll(pair: Pair) -> float:
    """One tells the attack and the other, close to it, what it did to people."""
    close = near(pair) >= 0.8 or headline_and_lead(pair)
    return float(bool(close) and tells_toll(pair.claims[0]) != tells_toll(pair.claims[1]))


def tells_toll(claim: Claim) -> bool:
    """Whether a claim tells a toll rather than an attack."""
    return claim.type == "ASSAULT" and lemma(claim) in TOLL_WORDS


def lemma(claim: Claim) -> str:
    """The word of the codebook that the trigger falls under, or the trigger."""
    return claim.because.entry.partition(":")[0] or claim.trigger.text.casefold()


def same_word(pair: Pair) -> float:
    """Both are told with the same word."""
    return float(lemma(pair.claims[0]) == lemma(pair.claims[1]))


def same_count(pair: Pair) -> float:
    """Both count the same number of the same; that they count one or two says little."""
    same = [one.low or one.high or 0 for one, other in _counts(pair) if (one.low, one.high) == (other.low, other.high)]
    most = max(same, default=0)
    return min(1.0, most / TELLING) if most > 1 else 0.0


def other_count(pair: Pair) -> float:
    """One origin counts differently of the same, and would not contradict itself."""
    pairs = _wholes(pair)
    return float(bool(pairs) and pair.one_voice and not any(counts_overlap(one, other) for one, other in pairs))


def _counts(pair: Pair) -> list[tuple[NumberMention, NumberMention]]:
    one, other = pair.claims
    return [(a, b) for a in one.numbers for b in other.numbers if a.of == b.of and a.of != "other"]


def _wholes(pair: Pair) -> list[tuple[NumberMention, NumberMention]]:
    """Counts of the same of which neither is a part of one told before: a part contradicts no whole."""
    parts = [number for told in (pair.first, pair.second) for number in told.claim.numbers if _is_part(told, number)]
    return [(one, other) for one, other in _counts(pair) if one not in parts and other not in parts]


def _is_part(told: Told, number: NumberMention) -> bool:
    text, span = told.report.text, number.span
    before = text[max(told.claim.sentence.start, span.start - BEFORE_COUNT) : span.start]
    return bool(PART_OF.search(before) or OF_THE.match(text, span.end))


def far_count(pair: Pair) -> float:
    """One counts several times what the other counts of the same."""
    figures = [sorted((one.low or one.high or 0, other.low or other.high or 0)) for one, other in _wholes(pair)]
    return float(bool(figures) and all(FACTOR * low < high for low, high in figures))


def same_days(pair: Pair) -> float:
    """Both give the same days, to the week."""
    one, other = (claim.when for claim in pair.claims)
    if not one or not other:
        return 0.0
    return float(max(length(one), length(other)) <= WEEK and apart(one, other) == 0)


def campaign(pair: Pair) -> float:
    """One sums up a long or open time, the other tells of a few days."""
    lengths = sorted(length(claim.when) for claim in pair.claims if claim.when)
    return float(len(lengths) == 2 and lengths[0] <= WEEK < LONG < lengths[1])


def sums_up(pair: Pair) -> float:
    """One stands in a sentence that sums up a long time, the other does not."""
    one, other = map(_sums_up, pair.claims)
    return float(one != other)


def _sums_up(claim: Claim) -> bool:
    return is_sum(claim.sentence.text)


def is_record(claim: Claim) -> bool:
    """Whether a claim counts over a long time, not in one occurrence: "has killed thousands since 2015"."""
    return _sums_up(claim) or bool(claim.when and length(claim.when) > LONG)


def goes_on(pair: Pair) -> float:
    """One goes on or is habitual, the other is over."""
    return float({claim.status for claim in pair.claims} == {"ongoing", "happened"})


def same_place(pair: Pair) -> float:
    """Both name the same place, or one a wider place around the other's."""
    one, other = pair.claims
    if not one.place or not other.place:
        return 0.0
    if pair.atlas.same(one, other):
        return 1.0
    return 0.5 * (pair.atlas.holds(one, other) or pair.atlas.holds(other, one))


def other_place(pair: Pair) -> float:
    """They name places of which neither is known to lie in the other."""
    return float(all(claim.place for claim in pair.claims) and not same_place(pair))


def other_province(pair: Pair) -> float:
    """They happened in different provinces or states."""
    one, other = pair.claims
    return float(other_provinces(one.location, other.location))


def same_actor(pair: Pair) -> float:
    """Both name the same doer."""
    one, other = pair.claims
    return float(share_a_party(one.actors, other.actors))


def other_actor(pair: Pair) -> float:
    """They name different doers; two origins may do so of one act, one origin hardly."""
    one, other = pair.claims
    return (1.0 if pair.one_voice else 0.25) * other_parties(one.actors, other.actors)


def turned_round(pair: Pair) -> float:
    """The doer of one is the one it is done to in the other: an answer, and not the same act."""
    one, other = pair.claims
    swapped = share_a_party(one.actors, other.recipients) or share_a_party(other.actors, one.recipients)
    return float(swapped and not same_actor(pair))


def same_recipient(pair: Pair) -> float:
    """Both name the same party as the one it is done to."""
    one, other = pair.claims
    return float(share_a_party(one.recipients, other.recipients))


def other_recipient(pair: Pair) -> float:
    """They name different parties as those it is done to."""
    one, other = pair.claims
    return float(other_parties(one.recipients, other.recipients))


def refers_back(pair: Pair) -> float:
    """The later one speaks of "the" act, as of one that has been told."""
    return float(bool(BACK.search(_before(pair.second))))


def set_apart(pair: Pair) -> float:
    """The later one is said to be another: "a separate attack", "elsewhere", "meanwhile"."""
    fresh = pair.first.sentence != pair.second.sentence and NEW_TOPIC.match(pair.second.claim.sentence.text)
    return float(bool(fresh or ANOTHER.search(_before(pair.second))))


def _before(told: Told) -> str:
    at = told.claim.trigger.start
    return told.report.text[max(told.claim.sentence.start, at - BEFORE_TRIGGER) : at]


def other_mode(pair: Pair) -> float:
    """They are told as different kinds of the act, which one occurrence hardly is."""
    modes = {claim.mode for claim in pair.claims}
    return float("" not in modes and len(modes) > 1 and not any(modes <= family for family in MODES))


def meant_and_done(pair: Pair) -> float:
    """One is only planned or wanted, the other done, doubted or denied."""
    return float(bool(pair.first.stance) != bool(pair.second.stance))


def words_alone(pair: Pair) -> float:
    """Both are words, not deeds: a report tells of many demands or promises by one party."""
    return float(pair.first.claim.type not in DEEDS)


def denied(pair: Pair) -> float:
    """One denies what the other tells."""
    return float(("denies" in (pair.first.stance, pair.second.stance)) and pair.first.stance != pair.second.stance)


REASONS: tuple[tuple[Reason, float], ...] = (
    (near, 1.0),
    (headline_and_lead, 1.5),
    (act_and_toll, 1.5),
    (same_word, 0.6),
    (same_count, 2.0),
    (other_count, -1.5),
    (far_count, -1.5),
    (same_days, 0.8),
    (campaign, -3.0),
    (sums_up, -1.5),
    (goes_on, -0.7),
    (same_place, 1.0),
    (other_place, -1.7),
    (other_province, -1.5),
    (same_actor, 0.8),
    (other_actor, -2.0),
    (turned_round, -1.5),
    (same_recipient, 0.8),
    (other_recipient, -1.2),
    (refers_back, 0.5),
    (set_apart, -2.5),
    (other_mode, -1.5),
    (meant_and_done, -1.0),
    (words_alone, -1.2),
    (denied, 0.6),
)
"""What speaks for one occurrence, and against it, each with how much. Set by hand."""

ENOUGH = 1.5
"""The sum from which on two claims are taken to tell of one occurrence: nearness alone is not enough."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """What speaks for one occurrence, 0 or more, and what speaks against it, 0 or less."""

    pro: float
    con: float

    @property
    def total(self) -> float:
        """Both together."""
        return self.pro + self.con


def likeness(pair: Pair) -> Likeness:
    """Sums of the weighted reasons."""
    given = [weight * reason(pair) for reason, weight in REASONS]
    return Likeness(sum(part for part in given if part > 0), sum(part for part in given if part < 0))


def excluded(pair: Pair) -> bool:
    """Whether they cannot be one occurrence: of two types, on days that share none, or two deeds of two doers.

    That no civilians were hurt denies their hurt and not the strike.
    """
    one, other = pair.claims
    if one.type != other.type or (one.when and other.when and apart(one.when, other.when) > 0):
        return True
    if pair.first.stance != pair.second.stance and any(_denied_toll(told) for told in (pair.first, pair.second)):
        return not (tells_toll(one) and tells_toll(other))
    return (_owned(one) or _owned(other)) and other_parties(one.actors, other.actors)


def _denied_toll(told: Told) -> bool:
    return told.stance == "denies" and tells_toll(told.claim)


def _owned(claim: Claim) -> bool:
    """Whether a doer tells its own deed."""
    speakers = {party_key(source.name, source.party) for source in claim.sources[-1:]}
    return not speakers.isdisjoint(map(role_key, claim.actors))
