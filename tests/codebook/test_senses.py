"""The table of turns of speech is read strictly."""

from pathlib import Path

import pytest

from sayso.codebook.senses import read_senses, senses
from sayso.errors import RunStopped

TABLE = """
nouns: {pacts: [deal, treaty]}
senses:
  - {words: [strike/struck/struck], object: [pacts, bargain], means: AGREE}
  - {noun: true, words: [fire], after: {from: [critic]}, means: ACCUSE disapprove}
nature: [storm]
animals: [bear]
accidents: [crash]
befalls: [sink/sank/sunk]
harm: [kill]
"""


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "senses.yml"
    path.write_text(TABLE, encoding="utf-8")
    return path


def test_a_sense_has_all_forms_of_its_words_and_nouns(table: Path) -> None:
    first, second = read_senses(table).senses
    assert {"strike", "struck", "striking"} <= set(first.words)
    assert first.object == {"deal", "deals", "treaty", "treaties", "bargain", "bargains"}
    assert (first.type, first.mode, first.noun) == ("AGREE", "", False)
    assert dict(second.after) == {"from": {"critic", "critics"}}
    assert (second.type, second.mode, second.noun) == ("ACCUSE", "disapprove", True)


def test_causes_and_harm_have_all_forms(table: Path) -> None:
    read = read_senses(table)
    assert "storms" in read.nature
    assert "bears" in read.animals
    assert "crashes" in read.accidents
    assert "sank" in read.befalls
    assert "killing" in read.harm


@pytest.mark.parametrize(
    ("old", "new", "error"),
    [
        ("means: AGREE", "means: AGREED", "senses.yml, sense 1: means 'AGREED'; expected a type: "),
        ("disapprove", "scold", "senses.yml, sense 2: means ACCUSE 'scold'; expected a mode of it: "),
        ("object: [pacts, bargain], ", "", "expected words and at least one condition"),
        ("object: [pacts, bargain]", "told: [ATTACK]", "senses.yml, sense 1: told 'ATTACK'; expected a type: "),
        ("object:", "objects:", "senses.yml, sense 1: has no field 'objects'; there are words, "),
        ("nature: [storm]", "nature: storm", "senses.yml: nature is 'storm'; expected a list"),
        ("senses:", "sense:", "senses.yml: has no field 'sense'"),
    ],
)
def test_a_fault_in_the_table_is_told_with_its_place(table: Path, old: str, new: str, error: str) -> None:
    table.write_text(TABLE.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(RunStopped) as stopped:
        read_senses(table)
    assert error in str(stopped.value)
    assert stopped.value.code == 3


def test_senses_must_be_a_list(table: Path) -> None:
    table.write_text("senses: none\n", encoding="utf-8")
    with pytest.raises(RunStopped, match="senses is 'none'; expected a list of senses"):
        read_senses(table)


def test_the_shipped_senses_name_no_list_that_there_is_none_of() -> None:
    words = {word for one in senses().senses for word in one.object | one.subject | one.modifier | one.beside}
    assert not {word for word in words if " of " in word}
