"""Reports with one act each, made by hand, for exports to write."""

from collections.abc import Sequence
from dataclasses import replace

from sayso.export.backed import backed
from sayso.export.foreign import Case, Foreign
from sayso.export.sides import sides
from sayso.model.analysis import NumberMention, NumberOf, Sentence, Status
from sayso.model.claim import Claim, Codes, Location, Role, Source, When
from sayso.model.edition import Held
from sayso.model.event import Account, Event, Participant, Toll
from sayso.model.ids import claim_id, event_id
from sayso.model.reading import Reading
from sayso.model.report import Report
from sayso.model.span import Span

HOMS = Location("Homs", 169577, 34.7324, 36.7137, 1, "Homs Governorate", "SYR")
DAY = When("2021-03-08", "2021-03-08", 1, "2021-03-08")
CLASH = ("Battles", "Armed clash")
STRIKE = ("Explosions/Remote violence", "Air/drone strike")
TAKEN = "2021-03-10T12:00:00Z"


def party(name: str) -> str:
    known = {"Syria": "state:SYR", "Turkey": "state:TUR", "Taliban": "group:taliban", "Russia": "state:RUS"}
    return known.get(name, f"name:{name.lower().replace(' ', '-')}")


def read(
    text: str,
    trigger: str,
    who: Sequence[str] = (),
    whom: Sequence[str] = (),
    *,
    id: str = "r00000000000000a1",  # noqa: A002 - the field's name
    type: str = "ASSAULT",  # noqa: A002 - the field's name
    mode: str = "",
    status: Status = "happened",
    said: Sequence[str] = (),
    numbers: Sequence[NumberMention] = (),
    codes: Codes | None = None,
    title: str = "",
    publisher: str = "Amal Post",
) -> Reading:
    """A report of one sentence, read: its one claim, at Homs on 8 March 2021."""
    start = text.index(trigger)
    span = Span(start, start + len(trigger), trigger)
    told = Claim(
        id=claim_id(id, span.start, span.end, type),
        report=id,
        sentence=Sentence(0, len(text), text),
        trigger=span,
        type=type,
        mode=mode,
        status=status,
        sources=tuple(Source(name, None, "indirect", members=(name,)) for name in said),
        actors=tuple(Role(span, name, party(name)) for name in who),
        recipients=tuple(Role(span, name, party(name)) for name in whom),
        place=("Homs", "Syria"),
        time="2021-03-08",
        numbers=tuple(numbers),
        location=HOMS,
        when=DAY,
        codes=codes or Codes("190", 4, -9.0, CLASH if status in ("happened", "ongoing") else ("", "")),
        confidence=0.84,
    )
    report = Report(
        id,
        f"{id}.txt",
        text,
        title=title or text,
        publisher=publisher,
        url=f"https://www.amal.example/{id}",
        published="2021-03-09",
        language="en",
    )
    return Reading(report, sentences=(told.sentence,), claims=(told,))


def event(*readings: Reading, **changed: object) -> Event:
    """The event that the claims of readings tell of, as the first of them has it."""
    first = readings[0].claims[0]
    ids = tuple(reading.claims[0].id for reading in readings)
    killed = next((one for one in first.numbers if one.of == "killed"), None)
    tolls = (Toll("killed", killed.low, killed.low, killed.high, ()),) if killed else ()
    affirms = first.status in ("happened", "ongoing")
    made = Event(
        id=event_id(first.id),
        aliases=(),
        type=first.type,
        mode=first.mode,
        when=first.when,
        where=first.location,
        actors=tuple(Participant(role.name, role.party, ("Amal Post",)) for role in first.actors),
        recipients=tuple(Participant(role.name, role.party, ("Amal Post",)) for role in first.recipients),
        numbers=tolls,
        accounts=(
            Account(
                "Amal Post",
                (),
                "affirms" if affirms else "denies" if first.status == "denied" else "",
                (),
                "2021-03-09",
                tuple(reading.report.id for reading in readings),
                ids,
            ),
        ),
        origins=1 if affirms else 0,
        grade="weak",
        why="Only Amal Post affirms it.",
        claims=ids,
    )
    return replace(made, **changed)  # type: ignore[arg-type] # the names of its fields


def edition(*readings: Reading) -> Held:
    """An edition of readings with one event each."""
    return Held(readings, map(event, readings), taken={one.report.id: TAKEN for one in readings})


def case(*readings: Reading, **changed: object) -> Case:
    """The event of readings as a row of another project sees it."""
    held = Held(readings, [event(*readings, **changed)], taken={one.report.id: TAKEN for one in readings})
    (one,) = backed(held)
    return Case(one, sides(one))


def row(foreign: Foreign, one: Case) -> dict[str, object]:
    """Its cells by column."""
    return {name: get(one) for name, get in foreign.columns}


def killed(count: int | None, high: int | None = None, kind: str = "") -> NumberMention:
    return NumberMention(Span(0, 1, "x"), "killed", count, high, kind)


def counted(of: NumberOf, count: int) -> Toll:
    return Toll(of, count, count, count, ())


def nulled(row: Sequence[object]) -> tuple[object, ...]:
    """A row as databases hold it: an empty text is missing."""
    return tuple(None if cell == "" else cell for cell in row)
