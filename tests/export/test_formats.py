import csv
import random
from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest
from tests.export.conftest import Export
from tests.export.made import event, killed, read

from sayso.cli.app import ExportFormat
from sayso.errors import RunStopped
from sayso.export.formats import FORMATS, named
from sayso.export.since import Since
from sayso.model.edition import Held, Superseded
from sayso.model.ids import event_id

OLD, NEW = "2021-03-10T12:00:00Z", "2021-04-01T00:00:00Z"


def contents(path: Path) -> dict[str, bytes]:
    """Every file of an export, by name."""
    files = path.iterdir() if path.is_dir() else path.parent.glob(f"{path.stem}.*")
    return {file.name: file.read_bytes() for file in files}


def test_what_can_be_asked_for_is_what_there_is() -> None:
    assert list(get_args(ExportFormat)) == [form.name for form in FORMATS]
    with pytest.raises(RunStopped, match=r"No export format 'xls'; there are acled, ucdp-ged, ") as stopped:
        named("xls")
    assert stopped.value.code == 2


@pytest.mark.parametrize("form", [form.name for form in FORMATS])
def test_the_same_content_gives_the_same_bytes_in_any_order(form: str, samples: Held, export: Export) -> None:
    shuffled, events = list(samples.readings()), list(samples.events())
    random.Random(7).shuffle(shuffled)  # noqa: S311 - no secret
    random.Random(8).shuffle(events)  # noqa: S311 - no secret
    path = export(samples, form)
    first = contents(path)
    again = contents(export(Held(shuffled, events), form))
    assert first.keys() == again.keys()
    assert [name for name, data in first.items() if data != again[name]] == []


@pytest.mark.parametrize("form", [form.name for form in FORMATS])
def test_an_option_that_does_not_go_with_a_format_is_refused(form: str, export: Export) -> None:
    known = named(form)
    made = read("Syria shot 9.", "shot", ["Syria"], ["rebels"], numbers=[killed(9, 9)])
    held = Held([made], [event(made)])
    for option, fits in (("excel_safe", known.sheet), ("hxl", known.hxl), ("all_events", known.selective)):
        if fits:
            assert export(held, form, **{option: True}).exists()
        else:
            with pytest.raises(RunStopped, match=f"No --{option.replace('_', '-')} for the format '{form}'"):
                export(held, form, **{option: True})


def changing() -> Held:
    """An old report, a new one, and a third that was taken back."""
    old = read("Rebels attacked Homs.", "attacked", ["rebels"])
    new = read("Syria shelled Homs.", "shelled", ["Syria"], id="r00000000000000b2")
    gone = read("Nobody attacked.", "attacked", id="r00000000000000c3").claims[0].id
    superseded = (
        Superseded("claim", gone, "", NEW, "a newer revision stands at its address"),
        Superseded("event", "e00000000000000aa", event(new).id, NEW, "merged"),
        Superseded("report", "r00000000000000c3", new.report.id, NEW, "a newer revision stands at its address"),
        Superseded("report", "r00000000000000d4", "", OLD, "retracted"),
    )
    taken = {old.report.id: OLD, new.report.id: NEW}
    return Held([old, new], [event(old), event(new)], taken=taken, superseded=superseded)


def test_since_an_instant_only_the_new_is_listed_and_the_rest_is_still_found() -> None:
    held = changing()
    since = Since(held, "2021-03-15T00:00:00Z")
    assert [one.report.id for one in since.readings()] == ["r00000000000000b2"]
    assert [one.accounts[0].reports for one in since.events()] == [("r00000000000000b2",)]
    assert [one.id for one in since.superseded() if one.kind == "report"] == ["r00000000000000c3"]
    assert since.report("r00000000000000a1").id == "r00000000000000a1"
    everything = Since(held, OLD)
    assert len(list(everything.readings())) == 2


def test_an_event_is_new_when_one_of_its_reports_is_and_then_it_is_whole(export: Export) -> None:
    old, new = (read(f"Rebels attacked {n}.", "attacked", ["rebels"], id=f"r00000000000000{n}") for n in ("a1", "b2"))
    held = Held([old, new], [event(old, new)], taken={old.report.id: OLD, new.report.id: NEW})
    path = export(held, "acled", since="2021-03-15T00:00:00Z")
    with path.open(encoding="utf-8", newline="") as file:
        (told,) = csv.DictReader(file)
    assert "attacked a1" in told["notes"]
    assert "attacked b2" in told["notes"]


def test_what_was_read_anew_or_judged_is_new(export: Export) -> None:
    old = read("Rebels attacked.", "attacked", ["rebels"])
    held = Held([old], [event(old)], taken={old.report.id: OLD}, changed={old.report.id: NEW})
    since = Since(held, "2021-03-15T00:00:00Z")
    assert (len(list(since.readings())), len(list(since.events()))) == (1, 1)
    assert since.taken(old.report.id) == OLD
    with export(held, "acled").open(encoding="utf-8", newline="") as file:
        (told,) = csv.DictReader(file)
    assert told["timestamp"] == "1617235200"


def test_changes_name_every_event_that_may_have_gone(export: Export) -> None:
    path = export(changing(), "acled", since="2021-03-15T00:00:00Z")
    with path.open(encoding="utf-8", newline="") as file:
        assert [row["actor1"] for row in csv.DictReader(file)] == ["Military Forces of Syria"]
    with path.with_name("out.deleted.csv").open(encoding="utf-8", newline="") as file:
        found = {row["event_id"]: row for row in csv.DictReader(file)}
    gone = event_id(read("Nobody attacked.", "attacked", id="r00000000000000c3").claims[0].id)
    assert set(found) == {gone, "e00000000000000aa"}
    assert found[gone]["event_id_cnty"].startswith("SAY")
    assert found["e00000000000000aa"]["replaced_by"].startswith("SAY")
    assert found[gone]["deleted_timestamp"] == "1617235200"


def test_an_event_in_force_is_not_deleted_though_a_claim_of_its_id_went(export: Export) -> None:
    made = read("Rebels attacked.", "attacked", ["rebels"])
    held = Held([made], [event(made)], superseded=[Superseded("claim", made.claims[0].id)])
    assert len(export(held, "acled").with_name("out.deleted.csv").read_text("utf-8").splitlines()) == 1


@pytest.mark.parametrize("form", [form.name for form in FORMATS])
def test_what_went_is_told_in_every_format(form: str, export: Export) -> None:
    path = export(changing(), form)
    told = b"".join(data for name, data in contents(path).items() if "deleted" in name or name == "sayso.db")
    assert form == "parquet" or (b"aa" in told and b"merged" in told)  # Parquet is compressed
    assert told


def test_what_is_left_out_is_counted_and_listed(export: Export) -> None:
    made = read("Rebels will attack.", "attack", ["rebels"], status="planned")
    path = export(Held([made], [event(made)]), "ucdp-ged")
    assert (
        path.with_name("out.left_out.csv")
        .read_text("utf-8")
        .splitlines()[1]
        .endswith("no claim says that it took place")
    )
    assert b'"no claim says that it took place": 1' in path.with_name("out.manifest.json").read_bytes()


def test_files_are_those_of_the_readings_as_they_are_now(export: Export) -> None:
    made = read("Rebels attacked.", "attacked", ["rebels"])
    path = export(Held([made], [event(made)]), "acled")
    before = path.read_bytes()
    renamed = replace(made, report=replace(made.report, publisher="Coast Daily"))
    assert export(Held([renamed], [event(renamed)]), "acled").read_bytes() == before.replace(
        b"Amal Post", b"Coast Daily"
    )
