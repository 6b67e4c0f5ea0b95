from sayso.codebook.parties import parties
from sayso.codebook.sectors import sectors
from sayso.export.countries import country
from sayso.export.crosswalk import crosswalk
from sayso.model.analysis import STATUSES


def test_every_sector_is_there() -> None:
    assert set(crosswalk().sectors) == set(sectors().roles)
    for sector, codes in crosswalk().sectors.items():
        assert codes.get("inter", "") in {"", *crosswalk().inter}, sector
        assert codes.get("side", "") in {"", "state", "group", "civilians"}, sector


def test_every_status_either_took_place_or_has_a_mode() -> None:
    assert set(crosswalk().modes) == set(STATUSES) - {"happened", "ongoing"}


def test_codes_of_what_is_not_known_are_empty() -> None:
    assert crosswalk().of_place(None, "acled") == ""
    assert crosswalk().of_date(9, "acled") == ""
    assert crosswalk().of_sector("", "inter") == ""


def test_every_state_of_the_codebook_has_its_codes() -> None:
    states = [known.country for known in parties() if known.kind == "state"]
    assert len(states) > 190
    for iso3 in states:
        found = country(iso3)
        assert found.name
        assert found.fips or len(iso3) == 4, iso3  # that of a former state is of no use
        assert found.acled_region in crosswalk().regions, iso3
        assert found.ucdp_region in {"Africa", "Americas", "Asia", "Europe", "Middle East"}, iso3
        assert found.iso_numeric or iso3 in ("XKX", "VDVN", "RVVN")


def test_codes_of_some_countries() -> None:
    assert (country("SYR").iso_numeric, country("SYR").fips, country("SYR").gw) == ("760", "SY", "652")
    assert (country("UKR").fips, country("YEM").gw, country("AFG").iso_numeric) == ("UP", "678", "4")
    assert (country("CZE").gw, country("CSHH").gw, country("VNM").gw) == ("316", "315", "816")
    assert country("").name == ""
    assert country("XAM").name == "XAM"
