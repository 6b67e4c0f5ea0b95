"""What an installation is made of, and what is said of a part that is broken."""

from collections.abc import Mapping

import pytest

from sayso.errors import RunStopped
from sayso.run import doctor
from sayso.run.doctor import Part, parts, record

LEAST: Mapping[str, Mapping[str, int]] = {
    "reader model": {"event types": 16},
    "codebook": {"types": 16, "words and phrases": 1000, "forms of words of saying": 1000},
    "parties": {"states": 200, "organisations": 150, "groups": 400},
    "gazetteer": {"places": 200_000, "names": 400_000},
}


def test_every_part_loads_and_tells_its_version_and_sources() -> None:
    found = parts()
    assert [part.name for part in found] == ["sayso", *LEAST]
    for part in found:
        assert (bool(part.version), bool(part.sources), part.fault) == (True, True, "")


@pytest.mark.parametrize(("name", "least"), LEAST.items())
def test_each_table_holds_no_less_than_it_should(name: str, least: Mapping[str, int]) -> None:
    (part,) = (part for part in parts() if part.name == name)
    assert all(part.holds[noun] >= count for noun, count in least.items())


def test_the_package_with_its_tables_stays_small() -> None:
    assert 20 < sum(part.size for part in parts()) < 150


def test_a_part_that_cannot_be_used_hides_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> Part:
        raise RunStopped("The gazetteer 'x.db' cannot be read (no such file); reinstall sayso", 3)

    monkeypatch.setattr(doctor, "_PARTS", {"gazetteer": broken, "sayso": lambda: Part("sayso", "1")})
    first, second = parts()
    assert (first.name, first.version) == ("gazetteer", "")
    assert first.fault == "The gazetteer 'x.db' cannot be read (no such file); reinstall sayso"
    assert second == Part("sayso", "1")


def test_record() -> None:
    part = Part("parties", "abc", {"states": 236}, 1.26, "ours")
    expected = {"version": "abc", "holds": {"states": 236}, "megabytes": 1.3, "sources": "ours", "fault": ""}
    assert record(part) == {"name": "parties", **expected}
