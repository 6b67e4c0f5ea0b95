from dataclasses import replace

from tests.export.conftest import Export
from tests.export.made import HOMS, case, edition, event, read, row

from sayso.export.gdelt import EVENTS, GDELT, MENTIONS, fraction_date
from sayso.export.icews import ICEWS, NOBODY, left_out
from sayso.export.outcome import Options
from sayso.model.claim import Codes
from sayso.model.edition import Held

MADE = read("Taliban attacked Syria.", "attacked", ["Taliban"], ["Syria"])


def test_an_event() -> None:
    cells = row(GDELT, case(MADE))
    assert (cells["SQLDATE"], cells["MonthYear"], cells["Year"], cells["FractionDate"]) == (
        20210308,
        202103,
        2021,
        2021.1863,
    )
    first = [
        cells[f"Actor1{name}"] for name in ("Code", "Name", "CountryCode", "KnownGroupCode", "Type1Code", "Type2Code")
    ]
    assert first == ["AFGREBTAL", "TALIBAN", "AFG", "TAL", "REB", None]
    assert (cells["Actor2Code"], cells["Actor2Type1Code"]) == ("SYR", None)
    assert (cells["EventCode"], cells["EventBaseCode"], cells["EventRootCode"]) == ("190", "190", "19")
    assert (cells["QuadClass"], cells["GoldsteinScale"], cells["IsRootEvent"]) == (4, -10.0, 1)
    assert (cells["NumMentions"], cells["NumSources"], cells["NumArticles"]) == (1, 1, 1)
    assert (cells["ActionGeo_Type"], cells["ActionGeo_CountryCode"]) == (4, "SY")
    assert cells["ActionGeo_ADM1Code"] == "SY11"
    assert cells["ActionGeo_FullName"] == "Homs, Homs Governorate, Syria"
    assert (cells["DATEADDED"], cells["SOURCEURL"]) == (20210310120000, "https://www.amal.example/r00000000000000a1")


def test_a_city_in_the_us_has_a_type_of_its_own() -> None:
    where = replace(HOMS, country="USA", name="Homs, Texas")
    assert row(GDELT, case(MADE, where=where))["ActionGeo_Type"] == 3


def test_an_event_without_a_day_has_that_of_its_report() -> None:
    cells = row(GDELT, case(MADE, when=None))
    assert (cells["SQLDATE"], cells["MonthYear"], cells["Year"]) == (20210309, 202103, 2021)
    assert row(ICEWS, case(MADE, when=None))["Event Date"] == "2021-03-09"


def test_quad_class_and_address() -> None:
    request = read("Syria appealed to Turkey.", "appealed", ["Syria"], ["Turkey"], codes=Codes("020", 3, 0.0))
    assert row(GDELT, case(request))["QuadClass"] == 1
    unlinked = replace(MADE, report=replace(MADE.report, url=""))
    assert row(GDELT, case(unlinked))["SOURCEURL"] == MADE.report.key


def test_what_names_no_party_is_left_out() -> None:
    assert left_out(case(MADE), Options()) == ""
    assert left_out(case(read("A ferry was hit.", "hit", [], ["a ferry"])), Options()) == NOBODY


def test_days_as_parts_of_a_year() -> None:
    assert fraction_date("2015-02-18") == 2015.1315
    assert fraction_date("") is None


def test_tables_have_no_header_and_a_mention_for_each_claim(export: Export) -> None:
    tab = read("Rebels attacked\tHoms.", "attacked", ["rebel\tarmy\nwing"], id="r00000000000000b2")
    planned = read("They will attack.", "attack", id="r00000000000000c3", status="planned")
    folder = export(edition(MADE, tab, planned), "gdelt")
    events = [line.split("\t") for line in (folder / EVENTS).read_text("utf-8").splitlines()]
    mentions = [line.split("\t") for line in (folder / MENTIONS).read_text("utf-8").splitlines()]
    assert [len(cells) for cells in events] == [61, 61]
    assert [len(cells) for cells in mentions] == [16, 16]
    assert {cells[6] for cells in events} == {"TALIBAN", "REBEL ARMY WING"}
    told = next(cells for cells in mentions if "a1" in cells[5])
    assert told[1:12] == [
        *("20210308000000", "20210309000000", "1", "amal.example", "https://www.amal.example/r00000000000000a1", "1"),
        *("8", "8", "8", "1", "80"),
    ]
    assert (folder / "companion.csv").read_text("utf-8").count("first") == 2
    assert "no claim says that it took place" in (folder / "left_out.csv").read_text("utf-8")


def test_icews() -> None:
    cells = row(ICEWS, case(MADE))
    assert (cells["Event Text"], cells["CAMEO Code"], cells["Intensity"]) == (
        "Use conventional military force",
        "190",
        -10.0,
    )
    assert (cells["Source Sectors"], cells["Source Country"], cells["Target Country"]) == (
        "Rebels",
        "Afghanistan",
        "Syria",
    )
    assert (cells["City"], cells["District"], cells["Province"]) == ("Homs", "", "Homs Governorate")
    assert cells["Sentence Number"] == 1


def test_codes_keep_their_leading_zeros(export: Export) -> None:
    path = export(Held([MADE], [event(MADE)]), "icews")
    header, line = path.read_text("utf-8").splitlines()
    assert header.split("\t")[6] == "CAMEO Code"
    assert line.split("\t")[6] == "190"
