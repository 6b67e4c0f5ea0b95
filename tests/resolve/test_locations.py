"""Locations of claims."""

import pytest

from sayso.model.analysis import PlaceMention, Sentence
from sayso.model.claim import Claim, Location
from sayso.model.overlaps import Overlaps
from sayso.model.span import Span
from sayso.resolve.locations import location, placed

TEXT = "Brenkova near Saraqib in Idlib province, Syria"


def told_at(name: str) -> Claim:
    here = words(name)
    return Claim("c", "r", Sentence(0, len(TEXT), TEXT), here, "ASSAULT", "", "happened", evidence={"place": (here,)})


def words(name: str) -> Span:
    return Span.of(TEXT, TEXT.index(name), TEXT.index(name) + len(name))


SARAQIB = PlaceMention(words("Saraqib"), "Saraqib", 164816, 35.86, 36.8, "SYR", "PPL", "Idlib Governorate", 2)
IDLIB = PlaceMention(words("Idlib"), "Idlib Governorate", 169387, 35.83, 36.62, "SYR", "ADM1", "Idlib Governorate", 4)
SYRIA = PlaceMention(words("Syria"), "Syria", 163843, 35.0, 38.0, "SYR", "PCLI", "", 6)
BRENKOVA = PlaceMention(words("Brenkova"), "Brenkova", None, 35.0, 38.0, "SYR", "PCLI", "", 6, within="Syria")
UNKNOWN = PlaceMention(words("Brenkova"), "Brenkova")
EVERY = Overlaps((BRENKOVA, SARAQIB, IDLIB, SYRIA), lambda one: one.span)


@pytest.mark.parametrize(
    ("names", "name", "number", "precision"),
    [
        (["Saraqib", "Syria"], "Saraqib", 164816, 2),
        (["Idlib province", "Syria"], "Idlib Governorate", 169387, 4),
        (["Brenkova", "Saraqib", "Syria"], "Brenkova", None, 2),
        (["Brenkova", "Idlib"], "Brenkova", None, 4),
        (["Brenkova"], "Brenkova", None, 6),
        (["near"], None, None, None),
        ([], None, None, None),
    ],
)
def test_the_most_specific_place_that_is_known(
    names: list[str], name: str | None, number: int | None, precision: int | None
) -> None:
    found = location([words(one) for one in names], EVERY)
    assert (found and found.name, found and found.geonameid, found and found.precision) == (name, number, precision)


def test_a_location_has_region_and_country() -> None:
    assert location([words("Saraqib")], EVERY) == Location(
        "Saraqib", 164816, 35.86, 36.8, 2, "Idlib Governorate", "SYR"
    )


def test_what_is_known_in_no_way_has_no_location() -> None:
    (claim,) = placed([told_at("Brenkova")], [UNKNOWN])
    assert claim.location is None


def test_claims_are_placed_by_the_words_of_their_places() -> None:
    first, second = placed([told_at("Saraqib"), told_at("Idlib")], [UNKNOWN, SARAQIB, IDLIB])
    assert (first.location and first.location.name, second.location and second.location.name) == (
        "Saraqib",
        "Idlib Governorate",
    )
