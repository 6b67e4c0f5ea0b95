"""What inputs gave comes back from a file of items as it was."""

from pathlib import Path

import pytest
from tests.archive import fake

from sayso.archive.intake import variant_of
from sayso.archive.links import KeptUnit
from sayso.cluster import items
from sayso.cluster.items import Item, ItemsFile, ToLink, items_in, told_in
from sayso.model.capture import Capture
from sayso.run import pipeline
from sayso.run.adding import kept_reading
from sayso.sources.draft import Failure

pytest.importorskip("pyarrow")


def item(capture: Capture) -> Item:
    report, variant = capture.report, variant_of(capture.report)
    kept = kept_reading(report, variant)
    return Item(capture, kept, ToLink(report.id, variant, "k", kept.reader, (KeptUnit("e1", report.id, "{}"),)))


def test_items_come_back_in_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "read_report", fake.reading)
    monkeypatch.setattr(items, "_GROUP", 700)
    odd = fake.capture(
        "Ann shelled Brásk \udcff \U0001f600.", "o\udcffdd.txt", raw=b"\0\xff", at="2021-03-09T10:00:00Z"
    )
    put = [item(one) for one in fake.many(20)]
    put += [Item(Failure("x", "lost", "partial")), item(odd), Item(odd), item(fake.capture(fake.NOBODY))]
    with ItemsFile(tmp_path / "x") as file:
        for one in put:
            file.add(one)
    with (tmp_path / "x").open("rb") as stream:
        assert list(items_in(stream)) == put
        assert list(told_in(stream)) == [one.told for one in put if one.told]
    assert file.count == len(put)


def test_a_file_without_items_is_whole(tmp_path: Path) -> None:
    with ItemsFile(tmp_path / "x"):
        pass
    with (tmp_path / "x").open("rb") as stream:
        assert list(items_in(stream)) == []
