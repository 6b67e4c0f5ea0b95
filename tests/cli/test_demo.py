"""Disputed incidents, put together from readings made by hand."""

import io
from dataclasses import replace

from sayso.cli.demo import compare, incidents
from sayso.cli.page import Page
from sayso.model.analysis import Status
from sayso.model.claim import Claim, Source, When
from sayso.model.reading import Reading


def another(reading: Reading, publisher: str, *claims: Claim) -> Reading:
    report = replace(reading.report, id=publisher, key=publisher, publisher=publisher)
    return replace(reading, report=report, claims=claims)


def told(claim: Claim, status: Status, by: str = "", day: str = "") -> Claim:
    sources = (Source(by, None, "indirect"),) if by else ()
    return replace(claim, status=status, sources=sources, when=When(day, day, 1, day) if day else None)


def test_who_affirms_and_who_denies_stand_side_by_side(reading: Reading) -> None:
    stream = io.StringIO()
    compare(Page(stream), [reading, another(reading, "Times", told(reading.claims[0], "happened"))])
    assert stream.getvalue() == (
        "2 sample reports, 3 claims. The most disputed incidents:\n"
        "\n"
        "ASSAULT · Port Amal · 2021-03-08\n"
        "  2 reports, 3 origins\n"
        "  affirms  coast guard               The coast guard said on Monday that\n"
        "           killed 12 or more         rebels »shelled« a ferry near Port Amal\n"
        "           in Amal Post              with mortars, killing at least 12 people.\n"
        "  affirms  Times                     The coast guard said on Monday that\n"
        "           killed 12 or more         rebels »shelled« a ferry near Port Amal\n"
        "                                     with mortars, killing at least 12 people.\n"
        "  denies   rebel spokesman           A rebel spokesman, quoted by Radio Amal,\n"
        "           in Amal Post              denied that his men had »attacked« “the\n"
        "                                     ferry”.\n"
    )


def test_days_apart_are_incidents_apart_and_the_undated_go_with_the_most(reading: Reading) -> None:
    claim = reading.claims[0]
    first, other = told(claim, "happened", "A", "2021-03-08"), told(claim, "happened", "B", "2021-03-20")
    both = another(reading, "P", first, first, other, told(claim, "denied", "C"))
    assert [(incident.days, len(incident.told)) for incident in incidents([both])] == [
        ("2021-03-08", 3),
        ("2021-03-20", 1),
    ]


def test_the_most_disputed_come_first(reading: Reading) -> None:
    calm = replace(told(reading.claims[0], "happened", "A"), place=("Ab",))
    for_it, against = told(calm, "happened", "A"), told(calm, "possible", "B")
    doubted = [replace(claim, place=("Zw",)) for claim in (for_it, against)]
    found = incidents([another(reading, "P", calm, calm, calm, *doubted)])
    assert [(incident.place, incident.disputed) for incident in found] == [("Zw", 1), ("Ab", 0)]


def test_unnamed_sources_are_of_their_outlet(reading: Reading) -> None:
    claim = told(reading.claims[0], "happened", "unnamed")
    (incident,) = incidents([another(reading, "Post", claim), another(reading, "Times", claim)])
    assert [one.origin for one in incident.told] == ["unnamed sources of Post", "unnamed sources of Times"]


def test_ties_and_claims_without_a_place_are_no_incidents(reading: Reading) -> None:
    tie = replace(reading.claims[0], type="RELATION")
    nowhere = replace(reading.claims[0], place=())
    assert incidents([another(reading, "Post", tie, nowhere)]) == []
