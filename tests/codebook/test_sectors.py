from pathlib import Path

import pytest

from sayso.codebook.sectors import read_sectors, sectors
from sayso.errors import RunStopped


@pytest.mark.parametrize(
    ("noun", "sector"),
    [("police", "COP"), ("policemen", "COP"), ("armies", "MIL"), ("militias", "PRM"), ("news agencies", "JRN")],
)
def test_nouns_and_their_plurals(noun: str, sector: str) -> None:
    assert sectors().nouns[noun] == sector


@pytest.mark.parametrize(
    ("sector", "cameo", "plover"),
    [("JRN", "MED", "JRN"), ("MED", "HLH", "MED"), ("SEP", "SEP", "REB"), ("PRM", "UAF", "PRM"), ("REB", "REB", "REB")],
)
def test_what_others_call_a_sector(sector: str, cameo: str, plover: str) -> None:
    role = sectors().roles[sector]
    assert (role.cameo, role.plover, sectors().cameo(sector)) == (cameo, plover, cameo)


def test_no_noun_is_a_post_as_well() -> None:
    assert set(sectors().nouns) & set(sectors().posts) == set()


def test_organs_are_nouns_or_hold_one() -> None:
    table = sectors()
    known = {*table.nouns, *table.posts}
    assert [organ for organ in table.organs if organ not in known and organ.split()[-1] not in known] == []


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("sectors:\n  COP: {nouns: [guard]}\n  MIL: {nouns: [guards]}\n", "'guards' stands under COP as well"),
        ("sectors:\n  COP: {noun: [guard]}\n", "has no field 'noun'"),
        ("sectors:\n  COP: {nouns: [guard]}\nposts:\n  GOV: [clerk]\n", "no sector 'GOV'; there are COP"),
        ("sectors:\n  COP: {nouns: [guard]}\nnames:\n  REB: [front]\n", "no sector 'REB'; there are COP"),
    ],
)
def test_broken_tables(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "sectors.yml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(RunStopped, match=message):
        read_sectors(path)
