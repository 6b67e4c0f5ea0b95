import pytest

from sayso.analysis.naming import Naming
from sayso.analysis.sentences import sentences
from sayso.codebook.parties import parties
from sayso.model.report import Report

TEXT = """\
Russian Foreign Minister Anton Belov met Norway's army chief, Kari Lund, and Gen. Olaf Dahl. \
The AFP fought Abu Sayyaf, the Philippine army said. \
Armed Forces of the Philippines spokesman Jose Cruz denied it. Mayor Per Holm was away. \
Rebel commander Nils Moe fled.
"""


@pytest.fixture(scope="module")
def naming() -> Naming:
    report = Report(id="r", key="r", text=TEXT, published="2012-05-01")
    return Naming(report, sentences(report), parties())


@pytest.mark.parametrize(
    ("name", "party", "code"),
    [
        ("Russia", "state:RUS", "RUS"),
        ("Abu Sayyaf", "group:abu-sayyaf", "PHLREB"),
        ("AFP", "body:afp-philippines", "PHLMIL"),  # named in full in the report
        ("Anton Belov", "person:anton-belov", "RUSGOV"),
        ("Kari Lund", "person:kari-lund", "NORMIL"),
        ("Olaf Dahl", "person:olaf-dahl", "MIL"),
        ("Per Holm", "person:per-holm", "GOV"),
        ("Nils Moe", "person:nils-moe", "REB"),
        ("Philippine army", "body:philippine-army", "PHLMIL"),
        ("Philippine government", "body:philippine-government", "PHLGOV"),
        ("US Army", "body:us-army", "USAMIL"),
        ("Norway's foreign ministry", "body:norwegian-foreign-ministry", "NORGOV"),
        ("Norwegian rebels", "name:norwegian-rebels", "NORREB"),
        ("Norwegians", "name:norwegians", "NORCVL"),
        ("villagers", "name:villagers", "CVL"),
        ("Zzyzx", "name:zzyzx", ""),
    ],
)
def test_party_and_code(naming: Naming, name: str, party: str, code: str) -> None:
    assert (naming.party(name), naming.code(name)) == (party, code)


@pytest.mark.parametrize(
    ("words", "name", "why", "others"),
    [
        ("The AFP", "AFP", "named in full in the report", ("org:AFP", "body:afp-australia")),
        ("The AFP", "Philippines", "", ()),
        ("Abu Sayyaf", "Abu Sayyaf", "", ()),
        ("rebels", "rebels", "", ()),
    ],
)
def test_words_of_several_parties_have_a_reason_and_the_others(
    naming: Naming, words: str, name: str, why: str, others: tuple[str, ...]
) -> None:
    reason, found = naming.ids.among(words, name)
    assert (reason, set(found)) == (why, set(others))


def test_what_nothing_settles_could_be_all_parties_of_the_name() -> None:
    report = Report(id="r", key="r", text="The SRF fled.")
    ids = Naming(report, sentences(report), parties()).ids
    others = ("group:sudan-revolutionary-front", "group:syrian-revolutionaries-front")
    assert ids.party("SRF") == "name:srf"
    assert ids.among("The SRF", "SRF") == ("nothing in the report tells which", others)
