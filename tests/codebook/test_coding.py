import json
import zlib
from pathlib import Path

import pytest

from sayso.codebook import Codebook, Hints, load
from sayso.errors import RunStopped
from sayso.model.analysis import STATUSES, NumberMention, Status
from sayso.model.claim import Codes
from sayso.model.span import Span

GOLD = Path(__file__).resolve().parents[2] / ".." / "shared" / "gold" / "claims.gold.jsonl"


@pytest.fixture(scope="module")
def codebook() -> Codebook:
    return load()


def killed(kind: str = "") -> NumberMention:
    return NumberMention(Span(0, 3, "two"), "killed", 2, 2, kind)


@pytest.mark.parametrize(
    ("word", "type_", "key"),
    [
        ("bombings", "ASSAULT", "bomb:ASSAULT"),
        ("airstrikes", "ASSAULT", "strike:ASSAULT"),
        ("air strikes", "ASSAULT", "strike:ASSAULT"),
        ("struck", "ASSAULT", "strike:ASSAULT"),
        ("struck", "PROTEST", "strike:PROTEST"),
        ("withdrew", "RETREAT", "withdraw:RETREAT"),
        ("negotiations", "CONSULT", "negotiate:CONSULT"),
        ("US-backed", "RELATION", "back:RELATION"),
        ("rebel-held", "RELATION", "hold:RELATION"),
        ("spokeswoman", "RELATION", "spokesman:RELATION"),
        ("Criticized", "ACCUSE", "criticise:ACCUSE"),
        ("bombings", "AID", ""),
        ("umbrella", "ASSAULT", ""),
        ("", "ASSAULT", ""),
        ("bombed", "NONE", ""),
    ],
)
def test_entry(codebook: Codebook, word: str, type_: str, key: str) -> None:
    assert codebook.entry(word, type_) == key


def test_types_of(codebook: Codebook) -> None:
    assert {"ASSAULT", "PROTEST"} <= set(codebook.types_of("strikes"))
    assert codebook.types_of("umbrellas") == ()
    order = list(codebook.types)
    found = codebook.types_of("withdrew")
    assert sorted(found, key=order.index) == list(found)


@pytest.mark.parametrize(
    ("type_", "mode", "word", "cameo", "acled"),
    [
        ("ASSAULT", "", "attacked", "190", "Armed clash"),
        ("ASSAULT", "aerial", "bombed", "195", "Air/drone strike"),
        ("ASSAULT", "heavy-weapons", "shelled", "194", "Shelling/artillery/missile attack"),
        ("ASSAULT", "targeted", "massacre", "202", "Attack"),
        ("ASSAULT", "", "massacre", "202", "Armed clash"),
        ("ASSAULT", "firearms", "massacre", "193", "Armed clash"),
        ("ASSAULT", "", "recaptured", "192", "Government regains territory"),
        ("ASSAULT", "unconventional", "gassed", "204", "Chemical weapon"),
        ("PROTEST", "riot", "rioters", "145", "Violent demonstration"),
        ("RETREAT", "ceasefire", "truce", "0871", "Agreement"),
        ("COERCE", "restrict", "besieged", "191", ""),
        ("SANCTION", "discontinue", "sanctions", "163", ""),
        ("SUPPORT", "", "signed", "057", "Agreement"),
        ("AGREE", "", "promised", "030", ""),
        ("REQUEST", "assist", "appealed", "021", ""),
        ("REQUEST", "assist", "demanded", "101", ""),
        ("REQUEST", "", "", "100", ""),
        ("RELATION", "ally", "ally", "", ""),
    ],
)
def test_cameo_and_acled(codebook: Codebook, type_: str, mode: str, word: str, cameo: str, acled: str) -> None:
    codes = codebook.codes(type_, mode, word)
    assert codes.cameo == cameo
    assert codes.acled == ((codebook.tables.acled[acled], acled) if acled else ("", ""))


def test_quad_and_score(codebook: Codebook) -> None:
    codes = codebook.codes("ASSAULT", "drone", "strike")
    assert (codes.quad, codes.score) == (4, -9.5)
    assert codebook.codes("ACCUSE").score == -3.0
    assert codebook.codes("RELATION", "office", "minister") == Codes("", 0, 0.0)


def test_an_unknown_word_gets_the_codes_of_its_type(codebook: Codebook) -> None:
    assert codebook.codes("AID", "", "umbrella") == codebook.codes("AID")


@pytest.mark.parametrize("status", STATUSES)
def test_status_changes_nothing_but_what_acled_counts(codebook: Codebook, status: Status) -> None:
    codes = codebook.codes("ASSAULT", "aerial", "bomb", status)
    assert (codes.cameo, codes.quad, codes.score) == ("195", 4, -9.5)
    took_place = status in {"happened", "ongoing"}
    assert codes.acled == (("Explosions/Remote violence", "Air/drone strike") if took_place else ("", ""))


@pytest.mark.parametrize(
    ("mode", "word", "hints", "acled"),
    [
        ("", "attacked", Hints(numbers=(killed("civilian"),)), "Attack"),
        ("firearms", "shot", Hints(numbers=(killed("child"),)), "Attack"),
        ("", "attacked", Hints(numbers=(killed("combatant"),)), "Armed clash"),
        ("aerial", "bombed", Hints(numbers=(killed("civilian"),)), "Air/drone strike"),
        ("crowd-control", "fired", Hints(), "Protest with intervention"),
        ("crowd-control", "fired", Hints(numbers=(killed(),)), "Excessive force against protesters"),
        ("", "captured", Hints(), "Non-state actor overtakes territory"),
        ("", "captured", Hints(actors=("group:lions",)), "Non-state actor overtakes territory"),
        ("", "captured", Hints(actors=("group:lions", "state:SYR")), "Government regains territory"),
        ("explosives", "threw", Hints(means="two hand grenades"), "Grenade"),
        ("explosives", "threw", Hints(means="a pipe bomb"), "Remote explosive/landmine/IED"),
    ],
)
def test_what_is_known_refines_acled(codebook: Codebook, mode: str, word: str, hints: Hints, acled: str) -> None:
    assert codebook.codes("ASSAULT", mode, word, hints=hints).acled[1] == acled


@pytest.mark.parametrize(
    ("text", "contexts"),
    [
        ("Soldiers closed two polling stations near the border.", ("military", "election", "territory")),
        ("The women's rights group sued the ministry.", ("executive", "gender")),
        ("Peace-talks resumed.", ("diplomatic",)),
        ("They had lunch.", ()),
        ("", ()),
    ],
)
def test_contexts_of(codebook: Codebook, text: str, contexts: tuple[str, ...]) -> None:
    assert codebook.contexts_of(text) == contexts


def test_contexts_come_from_word_mode_and_sentence(codebook: Codebook) -> None:
    hints = Hints(sentence="The army besieged the town", means="sarin")
    assert codebook.codes("COERCE", "restrict", "besieged", hints=hints).context == (
        "military",
        "rights_freedoms",
        "cbrn",
    )
    assert codebook.codes("COERCE", "cyber").context == ("cyber",)


def test_unknown_names(codebook: Codebook) -> None:
    with pytest.raises(
        RunStopped, match="No event type 'ATACK' in the codebook; there are ACCUSE, AGREE, AID,"
    ) as caught:
        codebook.type("ATACK")
    assert caught.value.code == 3
    with pytest.raises(RunStopped, match="No event type 'ATACK'"):
        codebook.codes("ATACK")
    with pytest.raises(RunStopped, match="No mode 'laser' for ASSAULT in the codebook; there are abduct,"):
        codebook.codes("ASSAULT", "laser")
    with pytest.raises(RunStopped, match="No mode 'laser' for AID in the codebook; there are none"):
        codebook.codes("AID", "laser")


def test_load_reads_once_and_a_folder_has_a_version_of_its_own(tmp_path: Path, codebook: Codebook) -> None:
    assert load() is codebook
    (tmp_path / "verbs.yml").write_text("ASSAULT:\n  bop: {mode: beat}\n", "utf-8")
    own = load(tmp_path)
    assert own.entry("bopped", "ASSAULT") == "bop:ASSAULT"
    assert own.entry("bombed", "ASSAULT") == ""
    assert own.version != codebook.version


@pytest.mark.skipif(not GOLD.is_file(), reason="needs the gold in ../shared/gold")
@pytest.mark.parametrize("half", [0, 1])
def test_recall_of_triggers(codebook: Codebook, half: int) -> None:
    hits = total = 0
    for line in GOLD.read_text("utf-8").splitlines():
        claim = json.loads(line)
        if zlib.crc32(claim["doc"].encode()) % 2 != half:
            continue
        assert claim["mode"] in ("", *codebook.types[claim["type"]].modes)
        total += 1
        hits += claim["type"] in codebook.types_of(claim["trigger"]["text"])
    assert hits / total >= 0.85
