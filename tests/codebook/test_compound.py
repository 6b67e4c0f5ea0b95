import pytest

from sayso.codebook.compound import describe
from sayso.codebook.parties import parties


@pytest.mark.parametrize(
    ("name", "code", "sector", "country"),
    [
        # a state and what is its
        ("French police", "FRACOP", "COP", "FRA"),
        ("Syrian army", "SYRMIL", "MIL", "SYR"),
        ("Syria's army", "SYRMIL", "MIL", "SYR"),
        ("US officials", "USAGOV", "GOV", "USA"),
        ("Russian warplanes", "RUSMIL", "MIL", "RUS"),
        ("Chadian rebels", "TCDREB", "REB", "TCD"),
        ("Egyptian court", "EGYJUD", "JUD", "EGY"),
        ("Lebanese lawmakers", "LBNLEG", "LEG", "LBN"),
        ("Nigerian students", "NGAEDU", "EDU", "NGA"),
        ("Peruvian journalists", "PERMED", "JRN", "PER"),
        ("Peruvian doctors", "PERHLH", "MED", "PER"),
        ("Israeli settlers", "ISRSET", "SET", "ISR"),
        ("Soviet troops", "SUNMIL", "MIL", "SUHH"),
        ("Assad regime", "SYRGOV", "GOV", "SYR"),
        ("White House spokesman", "USAGOV", "GOV", "USA"),
        # behind "of" and "in"
        ("residents of Homs", "CVL", "CVL", ""),
        ("residents of Damascus", "SYRCVL", "CVL", "SYR"),
        ("villagers in Mali", "MLICVL", "CVL", "MLI"),
        ("president of Egypt", "EGYGOV", "GOV", "EGY"),
        ("Ministry of Defence of Russia", "RUSMIL", "MIL", "RUS"),
        # posts
        ("Syrian army spokesman", "SYRMIL", "MIL", "SYR"),
        ("Venezuelan opposition leader", "VENOPP", "OPP", "VEN"),
        ("army spokesman", "MIL", "MIL", ""),
        ("former president of France", "FRAELI", "ELI", "FRA"),
        # peoples and regions
        ("Kurdish fighters", "KURREB", "REB", ""),
        ("Syrian Kurdish fighters", "SYRKURREB", "REB", "SYR"),
        ("Tuareg separatists", "TMHSEP", "SEP", ""),
        # those of groups and organisations
        ("Hamas fighters", "PSEREBHMS", "REB", "PSE"),
        ("UN officials", "IGOUNO", "IGO", ""),
        ("UN peacekeepers", "IGOUNOPKO", "PKO", ""),
        ("Senegalese peacekeepers", "IGOPKO", "PKO", "SEN"),
        ("French charity", "NGOFRA", "NGO", "FRA"),
        # the tables
        ("Syria", "SYR", "", "SYR"),
        ("Kremlin", "RUSGOV", "GOV", "RUS"),
        ("Bolivians", "BOLCVL", "CVL", "BOL"),
        ("Human Rights Watch", "NGOHRW", "HRI", ""),
        # parties that nobody knows
        ("gunmen", "UAF", "UAF", ""),
        ("demonstrators", "CVL", "CVL", ""),
        ("Hill Liberation Front", "REB", "REB", ""),
        ("Norland Human Rights Centre", "HRI", "HRI", ""),
        ("Blue Hill Company", "BUS", "BUS", ""),
        ("Zzyzx", "", "", ""),
        ("", "", "", ""),
    ],
)
def test_describe(name: str, code: str, sector: str, country: str) -> None:
    told = describe(name, parties())
    assert (told.code, told.sector, told.country) == (code, sector, country)


@pytest.mark.parametrize(
    ("name", "code", "backer"),
    [
        ("Iran-backed militia", "UAF", "state:IRN"),
        ("Turkish-backed Syrian rebels", "SYRREB", "state:TUR"),
        ("al-Qaeda-linked fighters", "REB", "group:al-qaeda"),
        ("Zzyzx-backed rebels", "REB", ""),
        ("Syrian rebels", "SYRREB", ""),
    ],
)
def test_backers_own_nobody(name: str, code: str, backer: str) -> None:
    told = describe(name, parties())
    assert (told.code, told.backer) == (code, backer)


@pytest.mark.parametrize(
    ("name", "organ"),
    [
        ("Syrian army", "army"),
        ("Norwegian foreign ministry", "foreign ministry"),
        ("Norway's Ministry of Foreign Affairs", "foreign ministry"),
        ("Ministry of Defense of Norway", "defence ministry"),
        ("Norwegian Defence Ministry", "defence ministry"),
        ("Supreme Court of India", "supreme court"),
        ("Syrian army spokesman", ""),
        ("Syrian army positions", ""),
        ("Syrian rebels", ""),
        ("army", ""),
        ("Syrian", ""),
        ("Hamas government", ""),
    ],
)
def test_organs_of_states(name: str, organ: str) -> None:
    assert describe(name, parties()).organ == organ


def test_why_names_what_settled_it() -> None:
    assert describe("French police", parties()).why == "France + police"
    assert describe("Hamas fighters", parties()).why == "of group:hamas"
    assert describe("Hamas", parties()).why == "name of group:hamas"
