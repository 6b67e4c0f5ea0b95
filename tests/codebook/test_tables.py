import csv
from pathlib import Path

import pytest

from sayso.codebook.tables import SHIPPED, Tables, read_tables, table_files
from sayso.errors import RunStopped

SHARED = Path(__file__).resolve().parents[2] / ".." / "shared"
CODES = SHARED / "codes"
needs_codes = pytest.mark.skipif(not CODES.is_dir(), reason="needs the code lists in ../shared/codes")

# The modes that a claim may have, by the definition of a claim.
MODES = {
    "AGREE": "",
    "CONSULT": "visit third-party multilateral phone",
    "SUPPORT": "",
    "CONCEDE": "",
    "COOPERATE": "",
    "AID": "",
    "RETREAT": "withdraw release disarm ceasefire access resign",
    "REQUEST": "assist change yield meet",
    "ACCUSE": "disapprove investigate allege",
    "REJECT": "assist change yield meet",
    "THREATEN": "restrict arrest relations expel territory violence",
    "PROTEST": "demo riot strike hunger boycott obstruct vandalize",
    "SANCTION": "convict expel withdraw discontinue",
    "MOBILIZE": "troops weapons police militia",
    "COERCE": "seize restrict censor curfew martial-law arrest deport withhold misinformation cyber",
    "ASSAULT": "abduct beat torture sexual targeted destroy primitive firearms explosives suicide-attack aerial drone "
    "heavy-weapons crowd-control unconventional",
    "RELATION": "ally opponent controls office",
}


@pytest.fixture(scope="module")
def tables() -> Tables:
    return read_tables()


def rows(name: str) -> list[dict[str, str]]:
    with (CODES / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_types_and_modes(tables: Tables) -> None:
    assert {name: " ".join(type_.modes) for name, type_ in tables.types.items()} == MODES


def test_every_type_and_mode_is_described(tables: Tables) -> None:
    for type_ in tables.types.values():
        assert type_.label, type_.name
        assert type_.description.endswith("."), type_.name
        assert 2 <= len(type_.examples) <= 3, type_.name
        assert all(mode.description.endswith(".") for mode in type_.modes.values()), type_.name


def test_every_type_and_mode_has_words(tables: Tables) -> None:
    there = {(entry.type, entry.mode) for entry in tables.entries}
    for name, type_ in tables.types.items():
        assert any(kind == name for kind, _ in there)
        # REQUEST, REJECT and THREATEN get their modes from what is asked for, not from the word.
        if name not in {"REQUEST", "REJECT", "THREATEN"}:
            assert not [mode for mode in type_.modes if (name, mode) not in there], name


def test_words_are_in_lower_case_and_stand_once_under_a_type(tables: Tables) -> None:
    seen: dict[tuple[str, str], str] = {}
    for entry in tables.entries:
        for word in (entry.lemma, *entry.also):
            assert word == word.lower().strip()
            assert " " not in word, "triggers are head words"
            other = seen.setdefault((entry.type, word), entry.lemma)
            assert other == entry.lemma, f"{word} stands under {other} and under {entry.lemma} of {entry.type}"


def test_there_are_37_contexts_with_words(tables: Tables) -> None:
    assert len(tables.contexts) == 37
    for name, context in tables.contexts.items():
        assert context.words, name
        assert all(word == word.lower() and len(word.split()) <= 4 and "-" not in word for word in context.words), name


def test_scores_have_the_sign_of_their_quad_class(tables: Tables) -> None:
    for type_ in tables.types.values():
        for score in (type_.score, *(mode.score for mode in type_.modes.values())):
            if type_.quad in {1, 2}:
                assert score > 0, type_.name
            elif type_.name not in {"REQUEST", "RELATION"}:
                assert score < 0, type_.name


def test_quad_classes(tables: Tables) -> None:
    assert {name: type_.quad for name, type_ in tables.types.items()} == {
        **dict.fromkeys(["AGREE", "CONSULT", "SUPPORT", "CONCEDE"], 1),
        **dict.fromkeys(["COOPERATE", "AID", "RETREAT"], 2),
        **dict.fromkeys(["REQUEST", "ACCUSE", "REJECT", "THREATEN"], 3),
        **dict.fromkeys(["PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"], 4),
        "RELATION": 0,
    }


@needs_codes
def test_scores_are_plovers_but_for_its_slips(tables: Tables) -> None:
    slips = {("ACCUSE", ""): -3.0, ("PROTEST", "vandalize"): -5.0}
    for row in rows("plover_events_modes.csv"):
        type_, mode = tables.types[row["event"]], row["mode"]
        ours = type_.modes[mode].score if mode else type_.score
        assert ours == slips.get((row["event"], mode)) or ours == float(row["score"]), row


@needs_codes
def test_contexts_are_plovers(tables: Tables) -> None:
    assert list(tables.contexts) == [row["context"] for row in rows("plover_contexts.csv")]


@needs_codes
def test_cameo_codes_and_scores(tables: Tables) -> None:
    expected = {r["cameo_code"]: (float(r["goldstein"]), int(r["quad_class"])) for r in rows("cameo_full.csv")}
    assert {code: (c.goldstein, c.quad) for code, c in tables.cameo.items()} == expected
    assert {"010", "10"} <= set(tables.cameo)


@needs_codes
def test_acled_names(tables: Tables) -> None:
    expected = {row["sub_event_type"]: row["event_type"] for row in rows("acled_event_types.csv")}
    assert dict(tables.acled) == expected


def change(folder: Path, name: str, old: str, new: str) -> Path:
    text = (SHIPPED / name).read_text("utf-8")
    assert old in text
    (folder / name).write_text(text.replace(old, new, 1), "utf-8")
    return folder


@pytest.mark.parametrize(
    ("name", "old", "new", "message"),
    [
        ("verbs.yml", "\nASSAULT:\n", "\nATACK:\n", "no event type 'ATACK' in the codebook; there are ACCUSE, AGREE,"),
        ("verbs.yml", "{mode: abduct", "{mode: abdukt", "abduct: no mode 'abdukt' in the codebook; there are abduct,"),
        ("verbs.yml", '"202"', '"999"', "no CAMEO code '999' in the codebook; there are 01, 010,"),
        ("verbs.yml", "acled: Mob violence", "acled: Mobs", "no ACLED sub_event_type 'Mobs' in the codebook"),
        ("verbs.yml", "context: [cbrn]", "context: [atoms]", "no context 'atoms' in the codebook"),
        ("verbs.yml", "mode: abduct", "moed: abduct", "has no field 'moed'; there are mode, cameo"),
        ("verbs.yml", 'cameo: "202"', "cameo: 202", "cameo is 202; expected a text: set it in double quotes"),
        ("crosswalk.yml", '  "ASSAULT:drone"', '  "ASSAULT:dron"', "types has no line 'ASSAULT:drone'"),
        ("crosswalk.yml", "then: Grenade", "then: Grenades", "no ACLED sub_event_type 'Grenades'"),
        ("crosswalk.yml", "means: grenade, ", "", "refine 7: expected exactly one of counted, actor, means"),
        ("crosswalk.yml", "refine:\n", "refine: 3\nacledd:\n", "crosswalk.yml: has no field 'acledd'"),
        ("types.yml", "score: 9.5", "score: 95", "types.yml, COOPERATE: score is 95; expected -10 to 10"),
        ("types.yml", "quad: 2", "quad: 5", "types.yml, COOPERATE: quad is 5; expected 0 to 4"),
        ("types.yml", "\nAGREE:\n", "\nACCORD:\n", "types has no line 'ACCORD'; expected one for each type and mode"),
    ],
)
def test_tables_that_disagree_stop_the_run(tmp_path: Path, name: str, old: str, new: str, message: str) -> None:
    with pytest.raises(RunStopped) as caught:
        read_tables(change(tmp_path, name, old, new))
    assert message in str(caught.value)
    assert caught.value.code == 3


def test_a_line_of_the_crosswalk_that_is_no_mode(tmp_path: Path) -> None:
    change(tmp_path, "crosswalk.yml", "  RELATION: {", '  "ASSAULT:laser": {cameo: "190"}\n  RELATION: {')
    with pytest.raises(RunStopped, match="no type or type:mode 'ASSAULT:laser'"):
        read_tables(tmp_path)


def test_files_of_a_folder_stand_in_for_the_shipped_ones(tmp_path: Path) -> None:
    change(tmp_path, "verbs.yml", "\nAGREE:\n", "\nAGREE:\n  handshake:\n")
    own = read_tables(tmp_path)
    assert any(entry.key == "handshake:AGREE" for entry in own.entries)
    assert own.cameo == read_tables().cameo
    assert table_files(tmp_path)["verbs.yml"] == tmp_path / "verbs.yml"
    assert table_files(tmp_path)["types.yml"] == SHIPPED / "types.yml"


def test_version_follows_content_and_not_line_ends(tmp_path: Path, tables: Tables) -> None:
    assert len(tables.version) == 12
    assert int(tables.version, 16) >= 0
    text = (SHIPPED / "verbs.yml").read_text("utf-8")
    (tmp_path / "verbs.yml").write_bytes(text.replace("\n", "\r\n").encode())
    assert read_tables(tmp_path).version == tables.version
    (tmp_path / "verbs.yml").write_text(text + "# a remark\n", "utf-8")
    assert read_tables(tmp_path).version != tables.version


@pytest.mark.parametrize("name", ["verb.yml", "verbs.yaml", "parties.yml"])
def test_folder_that_is_not_there_or_holds_another_table(tmp_path: Path, name: str) -> None:
    with pytest.raises(RunStopped, match=r"No codebook folder .*; expected a folder with contexts.yml"):
        read_tables(tmp_path / "none")
    (tmp_path / name).write_text("ASSAULT:\n", "utf-8")
    with pytest.raises(RunStopped, match=rf"no table '{name}' in the codebook; there are contexts.yml"):
        read_tables(tmp_path)
