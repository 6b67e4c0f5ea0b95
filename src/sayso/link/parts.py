"""What a voice has to say of each part of an event, claim by claim, in a form that can be compared."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar, get_args

from sayso.codebook.sums import is_sum
from sayso.link.compare import role_key
from sayso.link.likeness import lemma
from sayso.link.reasons import reason
from sayso.link.scope import is_harm, part_of, purpose, stance_of, takes_for_granted
from sayso.link.sides import doers
from sayso.link.told import Told
from sayso.link.tolls import Bounds, in_words, latest
from sayso.link.voices import Voice
from sayso.model.analysis import NumberOf
from sayso.model.claim import Claim, Role, When
from sayso.model.event import AccountPart, PartOf, PartStance, Words
from sayso.model.span import Span

T = TypeVar("T")
AND = "; "
"""What stands between the values of a part."""
Amount = tuple[NumberOf, Bounds]
NONE: Bounds = (0, 0)
INJURED = frozenset({"hurt", "injure", "injury", "maim", "wound"})
"""Words of the codebook for harm that people live through."""
FIRST: tuple[PartStance, ...] = ("denies", "affirms", "doubts")
"""Which stance goes first where as many claims have one as another."""
BESIDE = {"affirms": "affirms ", "doubts": "perhaps ", "denies": "not "}
"""What marks a value that a voice puts otherwise than most of what it says of a part."""


@dataclass(frozen=True, slots=True)
class Saying(Generic[T]):
    """What one claim says of a part.

    Attributes:
        what: what is said, to be compared.
        value: the same in words.
        words: the words that say it.
    """

    stance: PartStance
    what: T
    value: str
    told: Told
    words: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Parts:
    """All that a voice says of an event, part by part."""

    voice: Voice
    happened: tuple[Saying[str], ...]
    who: tuple[Saying[Role], ...]
    whom: tuple[Saying[Role], ...]
    where: tuple[Saying[Claim], ...]
    when: tuple[Saying[When], ...]
    how_many: tuple[Saying[Amount], ...]
    why: tuple[Saying[str], ...]


@dataclass(frozen=True, slots=True)
class _Aimed:
    """A claim with the part that it speaks of.

    Attributes:
        stance: towards that part.
        ground: what it has to say of all that it tells beside: nothing where it denies that.
    """

    told: Told
    of: PartOf
    stance: PartStance

    @property
    def ground(self) -> PartStance:
        if self.of == "who" and takes_for_granted(self.told):
            return "affirms"
        return "silent" if self.stance == "denies" or self.of in ("why", "whom", "how_many") else self.stance


def parts(heard: Sequence[Voice]) -> tuple[Parts, ...]:
    """What each voice says, part by part."""
    kept = doers(heard)
    harm = any(told.stance == "affirms" and not is_harm(told) for voice in heard for told in voice.told)
    return tuple(_parts(voice, [_aimed(told, harm) for told in voice.told], kept) for voice in heard)


def _aimed(told: Told, harm: bool) -> _Aimed:
    stance = stance_of(told) or "silent"
    of: PartOf = part_of(told, harm=harm) if stance in ("doubts", "denies") else "happened"
    return _Aimed(told, of, stance)


def _parts(voice: Voice, aimed: Sequence[_Aimed], kept: frozenset[str]) -> Parts:
    return Parts(
        voice=voice,
        happened=tuple(_happened(aimed)),
        who=tuple(_who(voice, aimed, kept)),
        whom=tuple(_whom(aimed)),
        where=tuple(_where(aimed)),
        when=tuple(_when(aimed)),
        how_many=tuple(_how_many(aimed)),
        why=tuple(_why(aimed)),
    )


def _happened(aimed: Iterable[_Aimed]) -> Iterator[Saying[str]]:
    for one in aimed:
        stance = one.stance if one.of == "happened" else one.ground if one.of == "who" else "silent"
        if stance != "silent" and (one.of == "happened" or stance == "affirms"):
            trigger = one.told.claim.trigger
            yield Saying(stance, trigger.text, trigger.text, one.told, _telling(one.told))


def _telling(told: Told) -> tuple[Span, ...]:
    """The words that tell a status, and the act."""
    return told.claim.evidence.get("status") or (told.claim.trigger,)


def _who(voice: Voice, aimed: Iterable[_Aimed], kept: frozenset[str]) -> Iterator[Saying[Role]]:
    for one in aimed:
        actors = one.told.claim.actors
        if one.of == "who":
            for role in actors or (Role(one.told.claim.trigger, voice.origin),):
                yield Saying(one.stance, role, role.name, one.told, (role.span, *_telling(one.told)))
        elif one.ground != "silent":
            for role in actors:
                if role_key(role) in kept:
                    yield Saying(one.ground, role, role.name, one.told, (role.span,))


def _whom(aimed: Iterable[_Aimed]) -> Iterator[Saying[Role]]:
    for one in aimed:
        stance = one.stance if one.of in ("whom", "how_many") else one.ground
        if stance != "silent":
            for role in one.told.claim.recipients:
                yield Saying(stance, role, role.name, one.told, (role.span,))


def _where(aimed: Iterable[_Aimed]) -> Iterator[Saying[Claim]]:
    for one in aimed:
        claim = one.told.claim
        if claim.place and one.ground != "silent":
            name = claim.location.name if claim.location else claim.place[0]
            yield Saying(one.ground, claim, name, one.told, claim.evidence.get("place", ()))


def _when(aimed: Iterable[_Aimed]) -> Iterator[Saying[When]]:
    """Days that sentences give themselves, or else those carried over from others."""
    given = [one for one in aimed if one.told.claim.when and one.ground != "silent"]
    for one in [one for one in given if _own_time(one.told.claim)] or given:
        when = one.told.claim.when
        if when:
            yield Saying(one.ground, when, when.edtf, one.told, one.told.claim.evidence.get("time", ()))


def _own_time(claim: Claim) -> bool:
    words = claim.evidence.get("time", ())
    return not words or any(claim.sentence.start <= span.start < claim.sentence.end for span in words)


def _how_many(aimed: Sequence[_Aimed]) -> Iterator[Saying[Amount]]:
    counted = {number.of for one in aimed for number in one.told.claim.numbers}
    for of in (of for of in get_args(NumberOf) if of in counted):
        for stance in ("affirms", "doubts"):
            every = [one.told for one in aimed if one.ground == stance]
            told = [one for one in every if not is_sum(one.claim.sentence.text)] or every  # a war's toll is not its own
            bounds = latest(of, told)
            if bounds:
                value = f"{of} {in_words(bounds)}"
                yield from (
                    Saying(stance, (of, bounds), value, one, some) for one in told if (some := _counts(one, of))
                )
                break
    for one in aimed:
        if one.of in ("whom", "how_many") and one.stance == "denies" and is_harm(one.told):
            harmed: NumberOf = "injured" if lemma(one.told.claim) in INJURED else "killed"
            yield Saying(one.stance, (harmed, NONE), harmed, one.told, _telling(one.told))


def _counts(told: Told, of: NumberOf) -> tuple[Span, ...]:
    return tuple(number.span for number in told.claim.numbers if number.of == of)


def _why(aimed: Iterable[_Aimed]) -> Iterator[Saying[str]]:
    for one in aimed:
        if one.of == "why" and (found := purpose(one.told)):
            span = Span.of(one.told.report.text, *found)
            yield Saying(one.stance, span.text, span.text, one.told, (span,))
        elif one.ground != "silent" and (because := reason(one.told)):
            said = one.ground if one.told.stance == "denies" else one.told.stance or "silent"
            yield Saying(said, because.text, because.text, one.told, (because,))


def stance(sayings: Sequence[Saying[T]]) -> PartStance:
    """What most of these say; silent where there are none."""
    counts = Counter(one.stance for one in sayings)
    return max(FIRST, key=lambda one: (counts[one], -FIRST.index(one))) if counts else "silent"


def account_part(of: PartOf, sayings: Sequence[Saying[T]], differs: Iterable[str]) -> AccountPart:
    """What an account says of a part.

    Args:
        of: the part.
        sayings: what its claims say of it.
        differs: origins of the accounts that exclude it.
    """
    if not sayings:
        return AccountPart(of)
    every = (Words(one.told.report.id, span) for one in sayings for span in one.words)
    return AccountPart(
        of=of,
        stance=stance(sayings),
        value=_value(sayings),
        words=tuple(dict.fromkeys(every)),
        differs=tuple(differs),
        first=min((one.told.report.published for one in sayings if one.told.report.published), default=""),
    )


def _value(sayings: Sequence[Saying[T]]) -> str:
    """What most say, that of most claims first, then what is said otherwise."""
    main = stance(sayings)
    said: dict[str, str] = {}
    for one in sorted(FIRST, key=lambda one: one != main):
        names = [each.value for each in sayings if each.stance == one]
        counts = Counter(map(str.casefold, names))
        for name in sorted(names, key=lambda name: -counts[name.casefold()]):
            said.setdefault(name.casefold(), ("" if one == main else BESIDE[one]) + name)
    return AND.join(said.values())
