"""The places of a report, from its text to points on the map."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.analysis.sentences import sentences
from sayso.model.analysis import PlaceMention
from sayso.model.claim import Role
from sayso.model.report import Report
from sayso.model.span import Span
from sayso.resolve.places import countries, located
from sayso.sources.layout import layout


def places(text: str, **fields: str) -> dict[str, PlaceMention]:
    report = Report("r", "r", text, parts=layout(text), **fields)  # type: ignore[arg-type]
    return {one.span.text: one for one in located(report, sentences(report))}


@pytest.mark.parametrize(
    ("text", "name", "country", "feature"),
    [
        ("Two died in Paris on Monday.", "Paris", "FRA", "PPLC"),
        ("Two died in Paris, Texas, on Monday.", "Paris", "USA", "PPL"),
        ("Fort Worth and Dallas, both in Texas, sent help to Paris.", "Paris", "USA", "PPL"),
        ("Georgia and its neighbour Armenia signed in Tbilisi.", "Georgia", "GEO", "PCLI"),
        ("From Atlanta to Savannah, Georgia was flooded.", "Georgia", "USA", "ADM1"),
        ("Tripoli was shelled, as were Benghazi and Misrata.", "Tripoli", "LBY", "PPLC"),
        ("Tripoli was calm, as were Beirut and Sidon.", "Tripoli", "LBN", "PPL"),
        ("A bomb went off in Idlib city.", "Idlib", "SYR", "PPL"),
        ("A bomb went off in Idlib province.", "Idlib", "SYR", "ADM1"),
        ("They met in Homs, Idlib and Hama provinces.", "Homs", "SYR", "ADM1"),
        ("They met in Hasaka province.", "Hasaka", "SYR", "ADM1"),
        ("Israel shelled Gaza and Rafah.", "Gaza", "PSE", "ADM1"),
        ("India and Pakistan met over Kashmir.", "Kashmir", "", "RGN"),
        ("Jets hit Donetsk and Mariupol.", "Donetsk", "UKR", "PPL"),
        ("The countryside of Homs was hit.", "Homs", "SYR", "ADM1"),
        ("Turkish jets took off.", "Turkish", "TUR", "PCLI"),
    ],
)
def test_the_place_that_is_meant(text: str, name: str, country: str, feature: str) -> None:
    one = places(text)[name]
    assert (one.country, one.feature) == (country, feature)
    assert one.why != ""


@pytest.mark.parametrize(
    ("text", "name", "precision"),
    [
        ("Shells fell in Saraqib.", "Saraqib", 1),
        ("Shells fell near Saraqib.", "Saraqib", 2),
        ("Shells fell 5 km south of Saraqib.", "Saraqib", 2),
        ("Shells fell in Idlib province.", "Idlib", 4),
        ("Shells fell in northern Syria.", "Syria", 5),
        ("Troops massed on the border with Syria.", "Syria", 5),
        ("The ship sank in the Black Sea.", "Black Sea", 7),
    ],
)
def test_how_exactly_it_is_told(text: str, name: str, precision: int) -> None:
    assert places(text)[name].precision == precision


def test_an_unknown_name_keeps_its_words_and_lies_in_the_finest_known_place() -> None:
    one = places("Shells fell on the village of Brenkova in Idlib province.")["Brenkova"]
    assert (one.name, one.geonameid, one.within, one.admin1) == (
        "Brenkova",
        None,
        "Idlib Governorate",
        "Idlib Governorate",
    )
    assert one.precision == 4


def test_an_unknown_name_with_nothing_known_around_it_has_no_point() -> None:
    one = places("Shells fell on the village of Brenkova.")["Brenkova"]
    assert (one.name, one.lat, one.lon, one.precision, one.country) == ("Brenkova", None, None, None, "")


def test_a_hamlet_of_that_name_far_from_all_others_is_not_meant() -> None:
    text = "Aleppo, Idlib, Homs and Hama in Syria were bombed, and so was the town of Numan."
    one = places(text)["Numan"]
    assert one.country == "SYR"
    assert "Numan" in (one.name, one.span.text)


@pytest.mark.parametrize(
    ("text", "told", "admin1"),
    [
        ("Jets hit Raqa in Syria.", "Raqa", "Raqqa Governorate"),
        ("Jets hit Tel Hamis in Syria.", "Tel Hamis", "Al-Hasakah Governorate"),
        ("Jets hit Deir Ezour in Syria.", "Deir Ezour", "Deir ez-Zor Governorate"),
        ("Jets hit eastern Deir Ezzor in Syria.", "eastern Deir Ezzor", "Deir ez-Zor Governorate"),
        ("Jets hit the Talbeesah area in Syria.", "Talbeesah area", "Homs Governorate"),
    ],
)
def test_an_arabic_name_is_known_however_it_is_spelt(text: str, told: str, admin1: str) -> None:
    at = text.index(told)
    report = Report("r", "r", text)
    found = located(report, sentences(report), also=[Span.of(text, at, at + len(told))])
    assert {one.admin1 for one in found if one.span.start < at + len(told)} == {admin1}


def test_a_spelling_says_nothing_of_a_country_that_is_not_spoken_of() -> None:
    text = "Jets hit Raqa in Chad."
    report = Report("r", "r", text)
    (one, _) = located(report, sentences(report), also=[Span.of(text, 9, 13)])
    assert one.country != "SYR"


def test_the_publisher_and_the_dateline_tell_where_a_report_is_from() -> None:
    text = "A car hit a tree in Springfield on Monday."
    assert places(text)["Springfield"].admin1 != "Massachusetts"
    assert places(text, publisher="Worcester and Boston News, Massachusetts")["Springfield"].admin1 == "Massachusetts"


def test_a_domain_tells_the_country() -> None:
    text = "A car hit a tree in Richmond."
    assert places(text)["Richmond"].country == "USA"
    assert places(text, url="https://news.example.com.au/a")["Richmond"].country == "AUS"


def test_countries_of_parties() -> None:
    span = Span(0, 1, "x")
    assert countries([Role(span, "Syria", "state:SYR"), Role(span, "Ann", "name:ann")]) == {"SYR"}


def test_words_known_to_be_places_are_kept() -> None:
    text = "Gunmen hit a market."
    (one,) = located(Report("r", "r", text), sentences(Report("r", "r", text)), also=[Span.of(text, 11, 19)])
    assert (one.name, one.lat) == ("a market", None)


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet=st.sampled_from("Paris in, Texas.\n'’-SUal é🕊"), max_size=80))
def test_any_text_gives_spans_of_it(text: str) -> None:
    report = Report("r", "r", text)
    for one in located(report, sentences(report)):
        assert text[one.span.start : one.span.end] == one.span.text
