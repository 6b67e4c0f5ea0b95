"""A reading made by hand, for tests of what comes after reading."""

from pathlib import Path

import pytest

from sayso.model.analysis import Attribution, NumberMention, PlaceMention, Sentence, TimeMention
from sayso.model.claim import Because, Claim, Codes, Location, Role, Source, When
from sayso.model.ids import claim_id
from sayso.model.reading import Reader, Reading
from sayso.model.report import Report
from sayso.model.span import Span

TEXT = (
    "Ferry hit off Port Amal\n\n"
    "The coast guard said on Monday that rebels shelled a ferry near Port Amal with mortars, "
    "killing at least 12 people.\n"
    "A rebel spokesman, quoted by Radio Amal, denied that his men had attacked “the ferry”.\n"
)
REPORT = Report(
    id="r1",
    key="ferry.txt",
    text=TEXT,
    title="Ferry hit off Port Amal",
    publisher="Amal Post",
    url="https://amal.example/ferry",
    published="2021-03-09",
    language="en",
    origins={"published": "option"},
)
FIRST, SECOND = (Sentence(TEXT.index(s), TEXT.index(s) + len(s), s) for s in TEXT.splitlines()[2:])


def at(words: str, after: int = 0) -> Span:
    """The first span of these words in the text, from an offset on."""
    start = TEXT.index(words, after)
    return Span.of(TEXT, start, start + len(words))


SHELLED, ATTACKED = at("shelled"), at("attacked")
KILLED = NumberMention(at("at least 12"), "killed", 12, None)
WHEN = When("2021-03-08", "2021-03-08", 1, "2021-03-08")
REBELS = Role(at("rebels"), "rebels", "name:rebels")
FERRY = Role(at("a ferry"), "ferry", "name:ferry")
PORT = Location("Port Amal", 123, 1.5, -2.25, 2, "Coast", "XAM")
GUARD = Source("coast guard", at("The coast guard"), "indirect", at("said"), ("coast guard",), "name:coast-guard")
RADIO = Source("Radio Amal", at("Radio Amal"), "indirect", at("quoted by"))
REBEL = Source("rebel spokesman", None, "indirect", at("denied"))

SHELLING = Claim(
    id=claim_id("r1", SHELLED.start, SHELLED.end, "ASSAULT"),
    report="r1",
    sentence=FIRST,
    trigger=SHELLED,
    type="ASSAULT",
    mode="heavy-weapons",
    status="happened",
    sources=(GUARD,),
    actors=(REBELS,),
    recipients=(FERRY,),
    place=("Port Amal",),
    time="2021-03-08",
    numbers=(KILLED,),
    means=at("mortars"),
    location=PORT,
    when=WHEN,
    evidence={"time": (at("on Monday"),), "place": (at("Port Amal", FIRST.start),)},
    codes=Codes("194", 4, -9.5, ("Explosions/Remote violence", "Shelling/artillery/missile attack"), ("terrorism",)),
    confidence=0.912345,
    because=Because("shell", "verb"),
)
DENIAL = Claim(
    id=claim_id("r1", ATTACKED.start, ATTACKED.end, "ASSAULT"),
    report="r1",
    sentence=SECOND,
    trigger=ATTACKED,
    type="ASSAULT",
    mode="",
    status="denied",
    sources=(RADIO, REBEL),
    actors=(Role(at("his men"), "rebels"),),
    place=("Port Amal",),
)


@pytest.fixture
def reading() -> Reading:
    """One report with a claim, its denial at second hand, and a mention of every kind."""
    said = Attribution(
        (GUARD.span,) if GUARD.span else (), GUARD.cue, (at("rebels shelled a ferry"),), "indirect", "coast guard"
    )
    denied = Attribution((), at("denied"), (at("his men had attacked “the ferry”"),), "mixed", "unnamed", parent=0)
    return Reading(
        report=REPORT,
        sentences=(FIRST, SECOND),
        attributions=(said, denied),
        times=(TimeMention(at("Monday"), "DATE", "2021-03-08", "2021-03-08", "2021-03-08", "2021-03-08"),),
        numbers=(KILLED,),
        parties=(REBELS, Role(at("The coast guard"), "Amal", "state:XAM")),
        places=(PlaceMention(at("Port Amal"), "Port Amal", 123, 1.23456789, -2.25, "XAM", "PPL"),),
        claims=(SHELLING, DENIAL),
        reader=Reader("0.1.0", "c1", "m1"),
    )


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of guides, gold and codes that lies beside the checkout."""
    folder = Path(__file__).resolve().parents[1] / ".." / "shared"
    if not folder.is_dir():
        pytest.skip("no ../shared beside this checkout")
    return folder
