"""Who acts on whom, as one origin tells it beside another."""

import pytest
from tests.archive.fake import capture
from tests.run import said

from sayso.errors import RunStopped
from sayso.run import pipeline
from sayso.run.adding import add
from sayso.run.archive import Archive
from sayso.run.voices import OTHERS, SHOWN, Voices


@pytest.fixture(autouse=True)
def _fast(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "read_report", said.reading)


def told(archive: Archive, *lines: str) -> None:
    add(archive, [capture("\n".join(lines), "a.txt")])


def cells(found: Voices) -> dict[tuple[str, str], tuple[int, int]]:
    names = {one.id: one.name for one in found.parties}
    return {(names[one.actor], names[one.recipient]): (one.claims, one.against) for one in found.cells}


def test_a_claim_stands_in_the_cell_of_its_doer_and_whom_it_hits(archive: Archive) -> None:
    told(archive, "Rebels shelled Nuns.", "Rebels fed Nuns (planned).", "Nuns accused Rebels.", "Rebels shelled Monks.")
    found = archive.voices()
    assert cells(found) == {("Rebels", "Nuns"): (2, 0), ("Nuns", "Rebels"): (1, 0), ("Rebels", "Monks"): (1, 0)}
    first = found.cells[0]
    assert [(one.type, one.claims) for one in first.types] == [("AID", 1), ("ASSAULT", 1)]
    assert first.statuses == {"happened": 1, "planned": 1}
    assert [(one.name, one.acts, one.suffers) for one in found.parties[:2]] == [("Rebels", 3, 1), ("Nuns", 1, 2)]


def test_claims_that_leave_a_side_open_are_counted_apart(archive: Archive) -> None:
    told(archive, "Rebels shelled Nuns.", "Rebels shelled.", "Somebody shelled Nuns.")
    found = archive.voices()
    assert (found.total, found.untold, len(found.cells)) == (1, 2, 1)


def test_what_is_passed_on_is_told_by_whom_it_goes_back_to(archive: Archive) -> None:
    told(archive, "Radio quotes Mayor: Rebels shelled Nuns.", "Radio: Rebels fed Monks.")
    assert cells(archive.voices("Mayor")) == {("Rebels", "Nuns"): (1, 0)}
    assert cells(archive.voices("Radio")) == {("Rebels", "Monks"): (1, 0)}


def test_an_outlet_tells_what_it_has_in_its_own_voice(archive: Archive) -> None:
    told(archive, "Mayor: Rebels shelled Nuns.", "Rebels fed Monks.")
    assert cells(archive.voices("Post")) == {("Rebels", "Monks"): (1, 0)}
    assert ("Post", "outlet", 1) in [(one.name, one.kind, one.claims) for one in archive.voices().origins]


def test_a_state_tells_what_its_bodies_tell_and_is_listed_with_as_many_claims(archive: Archive) -> None:
    told(archive, "Russia: Rebels shelled Nuns.", "Kremlin: Rebels fed Monks.", "Mayor: Rebels fed Nuns.")
    found = archive.voices("Russia")
    assert cells(found) == {("Rebels", "Nuns"): (1, 0), ("Rebels", "Monks"): (1, 0)}
    assert next(one.claims for one in found.origins if one.party == "state:RUS") == found.total == 2
    assert archive.voices("state:RUS").cells == found.cells


def test_what_another_tells_stands_beside_also_where_the_one_is_silent(archive: Archive) -> None:
    told(archive, "Mayor: Rebels shelled Nuns.", "Mayor: Rebels shelled Monks.", "Radio: Rebels shelled Nuns.")
    told_too = "Radio: Army fed Nuns."
    add(archive, [capture(told_too, "b.txt")])
    found = archive.voices("Mayor", "Radio")
    assert cells(found) == {("Rebels", "Nuns"): (1, 1), ("Rebels", "Monks"): (1, 0), ("Army", "Nuns"): (0, 1)}
    assert found.total == 2
    assert [(one.type, one.claims, one.against) for one in found.cells[-1].types] == [("AID", 0, 1)]


def test_standing_ties_count_where_they_are_asked_for(archive: Archive) -> None:
    told(archive, "Rebels is Nuns.", "Rebels fed Nuns.")
    assert archive.voices().total == 1
    assert [one.types[0].type for one in archive.voices(type="RELATION").cells] == ["RELATION"]


def test_parties_beyond_the_first_are_one_row_and_one_column(archive: Archive) -> None:
    told(archive, *(f"Band{n} shelled Nuns." for n in range(SHOWN + 5)), "Band1 shelled Nuns.")
    found = archive.voices()
    assert len(found.parties) == SHOWN + 1
    assert (found.parties[-1].id, found.parties[-1].acts) == (OTHERS, 6)
    assert sum(one.claims for one in found.cells) == found.total == SHOWN + 6
    assert [one.name for one in found.parties[:2]] == ["Nuns", "Band1"]


def test_two_parties_of_one_side_that_are_not_shown_are_one_claim_of_the_others(archive: Archive) -> None:
    told(archive, *(f"Band{n} shelled Nuns." for n in range(SHOWN)), *(f"Band{n} fed Nuns." for n in range(SHOWN)))
    told(archive, "Late shelled Later.")
    found = archive.voices()
    assert (found.cells[-1].actor, found.cells[-1].recipient, found.cells[-1].claims) == (OTHERS, OTHERS, 1)


def test_filters_choose_the_claims_first(archive: Archive) -> None:
    told(archive, "Rebels shelled Nuns in Brask.", "Rebels shelled Nuns in Velm.", "Rebels fed Nuns in Brask.")
    assert archive.voices(place="Brask", type="ASSAULT").total == 1
    with pytest.raises(RunStopped, match="No event type 'ATACK'"):
        archive.voices(type="ATACK")


def test_a_name_that_nobody_has_is_noted_and_gives_nothing(archive: Archive) -> None:
    told(archive, "Mayor: Rebels shelled Nuns.")
    found = archive.voices("Mayer")
    assert (found.cells, found.total) == ((), 0)
    assert "'Mayor'" in found.notes[0] or "'mayor'" in found.notes[0]
    assert archive.voices("Mayor").notes == ()


def test_sources_without_a_name_are_nobody_to_look_through(archive: Archive) -> None:
    told(archive, "unnamed: Rebels shelled Nuns.", "Mayor: Rebels shelled Nuns.")
    found = archive.voices()
    assert [one.name for one in found.origins] == ["Mayor"]
    assert found.total == 2


def test_an_archive_without_claims_has_an_empty_matrix(archive: Archive) -> None:
    told(archive, "Nothing happened here.")
    found = archive.voices("Russia", "Mayor")
    assert (found.origins, found.parties, found.cells, found.total, found.untold) == ((), (), (), 0, 0)
