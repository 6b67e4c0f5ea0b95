"""Judgements in an archive: taken in as JSON lines, kept in the journal, written out again."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import get_args

import msgspec

from sayso.archive.archive import Archive
from sayso.archive.clock import instant, now
from sayso.archive.corrections import corrected
from sayso.archive.custody import user
from sayso.archive.judged import understood
from sayso.archive.lines import Judged
from sayso.archive.stored import encode, printable
from sayso.archive.writer import Written
from sayso.model.event import Grade
from sayso.model.ids import claim_of
from sayso.model.judgement import OF_PAIRS, VERDICTS, Judgement, Verdict

_KNOWN = frozenset({"id", "verdict", "of", "field", "value", "why", "by", "at"})
_KINDS: Mapping[str, tuple[str, ...]] = {
    "same": ("claim", "event"),
    "different": ("claim", "event"),
    "unsure": ("claim", "event"),
    "correct": ("claim",),
    "not-a-claim": ("claim",),
    "corrected": ("claim",),
    "grade": ("event",),
    "note": ("report", "claim", "attribution", "event"),
    "withdrawn": ("judgement",),
}
"""What each verdict can be of."""
_LETTERS = {"r": "report", "c": "claim", "a": "attribution", "e": "event", "j": "judgement"}
_THERE = {
    "report": "SELECT 1 FROM reports WHERE id = ?",
    "claim": "SELECT 1 FROM claims WHERE id = ? UNION ALL SELECT 1 FROM erased_claims WHERE id = ?1",
    "attribution": "SELECT 1 FROM attributions WHERE id = ?",
    "judgement": "SELECT 1 FROM judgements WHERE id = ? AND verdict <> 'withdrawn'",
}
_ALL = """
SELECT json FROM judgements WHERE id <> '' AND (?1 = '' OR at < ?1)
AND (?2 = '[]' OR verdict IN (SELECT value FROM json_each(?2))) ORDER BY seq
"""
_SAME = "SELECT 1 FROM judgements WHERE id = ?"
_STANDING = "SELECT json FROM judgements WHERE first = ? AND verdict = ? AND verdict <> 'withdrawn' AND NOT ended"


@dataclass(slots=True)
class Received:
    """What became of judgements that were handed in.

    Attributes:
        taken: those that are new, as they are kept.
        known: how many were there already.
        refused: a line of text each of those that make no sense, with what was expected.
    """

    taken: list[Judgement] = field(default_factory=list)
    known: int = 0
    refused: list[str] = field(default_factory=list)


def parsed(line: bytes) -> Judgement:
    """A judgement from a line of JSON; what it leaves out is "".

    Raises:
        ValueError: it is none; the message says what was expected.
    """
    try:
        fields = msgspec.json.decode(line, type=dict[str, msgspec.Raw])
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise ValueError(f"No judgement {_short(line)} ({error}); expected a JSON object of texts") from None
    told = {name: _text(name, raw) for name, raw in fields.items()}
    if odd := sorted(told.keys() - _KNOWN):
        raise ValueError(f"No field '{odd[0]}' of a judgement; there are {', '.join(sorted(_KNOWN))}")
    of = told.pop("of", ())
    given = told.pop("id", "")
    texts = {name: value for name, value in told.items() if isinstance(value, str)}
    if len(texts) < len(told):
        raise ValueError(f"A list stands in {_short(line)}; expected one in 'of' alone")
    verdict = next((one for one in VERDICTS if one == texts.get("verdict")), None)
    if verdict is None:
        raise ValueError(f"No verdict '{texts.get('verdict', '')}'; there are {', '.join(VERDICTS)}")
    judgement = Judgement(**{**texts, "verdict": verdict, "of": (of,) if isinstance(of, str) else of})  # type: ignore[arg-type]  # the keys are checked above
    if given and judgement.at and judgement.by and given != judgement.id:
        raise ValueError(f"The judgement has the id {given}; expected {judgement.id} by what it says")
    return judgement


def _text(name: str, raw: msgspec.Raw) -> str | tuple[str, ...]:
    """What a field says.

    Raises:
        ValueError: it is neither a text nor a list of texts.
    """
    try:
        return msgspec.json.decode(raw, type=str | tuple[str, ...])
    except (msgspec.DecodeError, UnicodeDecodeError):
        raise ValueError(f"The field '{name}' is {_short(bytes(raw))}; expected a text, or a list of texts") from None


def parsed_all(lines: Iterable[bytes], refused: list[str]) -> Iterator[Judgement]:
    """The judgements of lines; `refused` grows by one text for each line that is none, with its number from 1."""
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                yield parsed(line)
            except ValueError as error:
                refused.append(f"line {number}: {error}")


def _short(line: bytes) -> str:
    text = line.decode("utf-8", "replace").strip()
    return repr(text if len(text) < 60 else text[:59] + "…")


def line_of(judgement: Judgement) -> bytes:
    """A judgement as JSON, with its id first; without a line end."""
    return encode({"id": judgement.id, **asdict(judgement)})


def judge(
    archive: Archive, judgements: Iterable[Judgement], by: str = "", at: Callable[[], str] = lambda: ""
) -> Received:
    """Take judgements in; those that are known already, or that make no sense here, are left out and told of.

    One that names no person gets `by`, else whoever is at work; one without an instant gets this one, and is known
    where the same of the same person holds.

    Args:
        archive: where to.
        judgements: in the order in which they are to be kept.
        by: who decided, of those that do not say.
        at: where the judgement that was drawn last stands, before what is said of it, such as "line 3: ".

    Raises:
        RunStopped: the archive cannot be written to.
        OSError: the disk is full; those before that are kept.
    """
    received, ids, said = Received(), set[str](), set[Judgement]()
    for given in judgements:
        try:
            one = _complete(replace(given, by=given.by or by or user()))
            if one.id in ids or one in said or _is_known(archive, one):
                received.known += 1
                continue
            _check(archive, one)
        except ValueError as error:
            received.refused.append(f"{at()}{error}")
            continue
        stated = replace(one, at=one.at or now())
        archive.write(lambda written, stated=stated: _line(written, stated))  # type: ignore[misc]  # mypy infers no default
        ids.add(stated.id)
        said.add(_without_instant(stated))
        if stated.verdict == "withdrawn":
            said -= {_without_instant(other) for other in received.taken if other.id == stated.of[0]}
        received.taken.append(stated)
    return received


def _is_known(archive: Archive, one: Judgement) -> bool:
    """Whether a judgement is there already; of one without an instant, whether the same holds that has one."""
    if one.at:
        return any(True for _ in archive.rows(_SAME, (one.id,)))
    standing = archive.rows(_STANDING, (printable(one.of[0]) if one.of else "", one.verdict))
    return any(other and _without_instant(other) == one for other in (understood(told) for (told,) in standing))


def _line(written: Written, judgement: Judgement) -> Judged:
    return Judged(written.last.hash, written.last.seq + 1, now(), msgspec.Raw(line_of(judgement)))


def _without_instant(judgement: Judgement) -> Judgement:
    return replace(judgement, at="")


def _complete(given: Judgement) -> Judgement:
    """A judgement in its one form: blanks cut off, a pair in the order of ids, the instant in UTC.

    Raises:
        ValueError: it has no such form.
    """
    texts = {name: printable(getattr(given, name)).strip() for name in ("field", "value", "why", "by")}
    try:
        at = instant(given.at.strip())
    except ValueError as error:
        raise ValueError(f"{given.verdict} of {', '.join(given.of)}: {error}") from None
    tidy = replace(given, of=tuple(own.strip() for own in given.of), at=at, **texts)  # type: ignore[arg-type]  # texts alone
    return replace(tidy, of=tidy.things)


def _check(archive: Archive, one: Judgement) -> None:
    """Refuse what makes no sense.

    Raises:
        ValueError: with what was expected.
    """
    named = f"{one.verdict} of {', '.join(one.of) or 'nothing'}"
    wanted = 2 if one.verdict in OF_PAIRS else 1
    if wanted == len(one.of) > len(set(one.of)):
        raise ValueError(f"{named}: the same id is given twice; expected two that differ")
    if len(set(one.of)) != wanted:
        raise ValueError(f"{named}: {len(set(one.of))} ids; expected {wanted}")
    for own in one.of:
        kind = _LETTERS.get(own[:1], "")
        if kind not in _KINDS[one.verdict]:
            raise ValueError(f"{named}: no id of {' or '.join(_KINDS[one.verdict])} '{own}'")
        if not _is_there(archive, kind, own):
            raise ValueError(f"{named}: no {kind} '{own}' in {archive.folder.root}")
    if one.verdict in OF_PAIRS:
        _check_events(archive, one, named)
    if one.verdict == "grade" and one.value not in get_args(Grade):
        raise ValueError(f"{named}: no grade '{one.value}'; there are {', '.join(get_args(Grade))}")
    if one.verdict == "note" and not one.why:
        raise ValueError(f"{named}: no words in 'why'; expected the note")
    if one.verdict == "corrected":
        _check_correction(archive, one, named)


def _check_events(archive: Archive, one: Judgement, named: str) -> None:
    """Refuse claims of standing ties, which are in no event."""
    for claim in map(claim_of, one.of):
        if any(True for _ in archive.rows("SELECT 1 FROM claims WHERE id = ? AND type = 'RELATION'", (claim,))):
            raise ValueError(f"{named}: {claim} tells of a standing tie; expected claims of acts, which are in events")


def _check_correction(archive: Archive, one: Judgement, named: str) -> None:
    try:
        corrected(archive.claim(one.of[0]), one.field, one.value)
    except KeyError:
        raise ValueError(f"{named}: the claim was erased; expected one that is there") from None
    except ValueError as error:
        raise ValueError(f"{named}: {error}") from None


def _is_there(archive: Archive, kind: str, own: str) -> bool:
    """Whether an archive has something of that id; an event is there where the claim is that it has its id from."""
    if kind == "event":
        kind, own = "claim", claim_of(own)
    return any(True for _ in archive.rows(_THERE[kind], (own,)))


def judgements_of(archive: Archive, before: str = "", verdicts: Iterable[Verdict] = ()) -> Iterator[Judgement]:
    """All judgements of an archive in the order of its journal, withdrawn ones and withdrawals too.

    One that a newer sayso wrote and this one does not understand is left out.

    Args:
        archive: whose.
        before: those taken in before that instant alone; "" for all.
        verdicts: those of these alone; none for all.
    """
    for (told,) in archive.rows(_ALL, (before, encode(sorted(verdicts)).decode())):
        if one := understood(told):
            yield one


def about(archive: Archive, own: str) -> tuple[Judgement, ...]:
    """The judgements of one thing that were not withdrawn, in the order of taking in."""
    sql = "SELECT json FROM judgements WHERE NOT ended AND (first = ?1 OR second = ?1) ORDER BY seq"
    found = (understood(told) for (told,) in archive.rows(sql, (own,)))
    return tuple(one for one in found if one)
