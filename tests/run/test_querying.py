"""Queries over the sample reports: the index finds what going through every reading finds, in values and in tables."""

import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.archive.queries.days import days
from sayso.errors import RunStopped
from sayso.export.records import attributions as attribution_records
from sayso.export.records import claims as claim_records
from sayso.model.analysis import STATUSES
from sayso.model.claim import Claim, Role
from sayso.model.names import fold
from sayso.model.reading import Reading
from sayso.model.report import Report
from sayso.run.archive import Archive

SAMPLES = Path(__file__).resolve().parents[2] / "src" / "sayso" / "demo" / "reports"
REPORTS = ("caspian-launch.txt", "kunduz-toll.md", "aid-convoy.html")


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    """Some of the sample reports, read as any reports are."""
    with Archive(tmp_path_factory.mktemp("samples") / "x.sayso") as made:
        made.add([SAMPLES / name for name in REPORTS])
        yield made


@pytest.fixture(scope="module")
def readings(archive: Archive) -> Sequence[Reading]:
    return list(archive.readings())


def named(wanted: Sequence[str], found: Sequence[tuple[str, str]]) -> bool:
    """Whether one of these names or ids is that of one of these parties."""
    return not wanted or any(one in (party, fold(name)) for one in wanted for party, name in found)


def roles(many: Sequence[Role]) -> list[tuple[str, str]]:
    return [(one.party, one.name) for one in many]


def fits(claim: Claim, report: Report, wanted: dict[str, Any]) -> bool:
    """Whether a claim fits filters, told without any index."""
    sources = [(one.party, name) for one in claim.sources for name in one.members or (one.name,)]
    last = [(one.party, name) for one in claim.sources[-1:] for name in one.members or (one.name,)]
    start, end = (claim.when.start, claim.when.end) if claim.when else ("", "")
    since, until = wanted.get("since", ""), wanted.get("until", "")
    words = re.findall(r"\w+", claim.sentence.text.casefold())
    return all(
        (
            named(wanted.get("said_by", ()), sources),
            named(wanted.get("origin", ()), last),
            named(wanted.get("actor", ()), roles(claim.actors)),
            named(wanted.get("recipient", ()), roles(claim.recipients)),
            claim.type in wanted.get("type", (claim.type,)),
            claim.status in wanted.get("status", (claim.status,)),
            not since or (bool(start or end) and (end or "9999") >= days(since)[0]),
            not until or (bool(start or end) and (start or "0000") <= days(until)[1]),
            claim.confidence >= wanted.get("confidence", 0),
            not wanted.get("place") or (claim.location is not None and claim.location.country in wanted["place"]),
            not wanted.get("report") or report.id in wanted["report"],
            not wanted.get("search") or wanted["search"] in words,
        )
    )


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_filters_find_what_going_through_every_claim_finds(
    archive: Archive, readings: Sequence[Reading], data: st.DataObject
) -> None:
    claims = [claim for reading in readings for claim in reading.claims]
    sources = sorted({one.party or fold(one.name) for claim in claims for one in claim.sources})
    parties = sorted({one.party or fold(one.name) for claim in claims for one in (*claim.actors, *claim.recipients)})
    dates = sorted(
        {claim.when.start[:cut] for claim in claims if claim.when and claim.when.start for cut in (4, 7, 10)}
    )
    words = sorted({word for claim in claims for word in re.findall(r"[a-z]{4,}", claim.sentence.text.casefold())})
    every = {
        "said_by": st.lists(st.sampled_from(sources), min_size=1, max_size=2),
        "origin": st.lists(st.sampled_from(sources), min_size=1, max_size=2),
        "actor": st.lists(st.sampled_from(parties), min_size=1, max_size=3),
        "recipient": st.lists(st.sampled_from(parties), min_size=1, max_size=3),
        "type": st.lists(st.sampled_from(sorted({claim.type for claim in claims})), min_size=1, max_size=3),
        "status": st.lists(st.sampled_from(STATUSES), min_size=1, max_size=3),
        "since": st.sampled_from(dates),
        "until": st.sampled_from(dates),
        "confidence": st.floats(0.05, 0.9),
        "place": st.lists(
            st.sampled_from(sorted({one.location.country for one in claims if one.location and one.location.country})),
            min_size=1,
            max_size=2,
        ),
        "report": st.lists(st.sampled_from([reading.report.id for reading in readings]), min_size=1, max_size=2),
        "search": st.sampled_from(words),
    }
    names = data.draw(st.lists(st.sampled_from(sorted(every)), min_size=1, max_size=3, unique=True))
    wanted = {name: data.draw(every[name]) for name in names}
    if {"since", "until"} <= wanted.keys():
        wanted["since"], wanted["until"] = sorted((wanted["since"], wanted["until"]))
    found = archive.claims(**wanted, exactly=True)
    expected = [one for reading in readings for one in reading.claims if fits(one, reading.report, wanted)]
    if "place" in names:  # a country is found by its name in the words of a place, too
        assert {claim.id for claim in expected} <= {claim.id for claim in found}
        return
    assert sorted(claim.id for claim in found) == sorted(claim.id for claim in expected)
    assert len(found) == len(expected)


def test_claims_come_in_the_order_of_reports_and_their_texts(archive: Archive, readings: Sequence[Reading]) -> None:
    expected = [claim for reading in readings for claim in sorted(reading.claims, key=lambda one: one.trigger.start)]
    found = list(archive.claims())
    assert [claim.trigger.start for claim in found] == [claim.trigger.start for claim in expected]
    assert {claim.id: claim for claim in found} == {claim.id: claim for claim in expected}


def test_a_state_is_found_with_those_who_act_for_it(archive: Archive) -> None:
    alone = {claim.id for claim in archive.claims(actor="Russia", exactly=True)}
    for name in ("Russia", "russia", "state:RUS", "Moscow", "Kremlin"):
        assert alone < {claim.id for claim in archive.claims(actor=name)}, name
    others = [claim for claim in archive.claims(actor="Russia") if claim.id not in alone]
    assert any("Russia" in role.name for claim in others for role in claim.actors)


def test_a_person_is_found_by_a_name_that_stands_for_a_state_elsewhere(archive: Archive) -> None:
    found = list(archive.claims(said_by="Shoigu"))
    assert found
    assert all(any("Shoigu" in source.name for source in claim.sources) for claim in found)


def test_records_are_those_of_reading_with_the_state(archive: Archive, readings: Sequence[Reading]) -> None:
    expected = {str(record["id"]): record for reading in readings for record in claim_records(reading)}
    for record in archive.claims().to_records():
        assert expected[str(record["id"])].items() <= record.items()
        assert record["state"] == "live"
    said = [{**record, "state": "live"} for reading in readings for record in attribution_records(reading)]
    assert archive.attributions().to_records() == said


def test_attributions_know_their_report_and_who_holds_them(archive: Archive) -> None:
    found = list(archive.attributions())
    reports = {one.id: one.report for one in found}
    held = [one for one in found if one.parent]
    assert held
    assert all(reports[one.parent] == one.report for one in held)


@pytest.mark.parametrize("listed", ["claims", "attributions", "reports", "events", "parties"])
def test_arrow_and_pandas_have_the_columns_in_types_of_their_own(archive: Archive, listed: str) -> None:
    pytest.importorskip("pandas")
    pytest.importorskip("pyarrow")
    result = getattr(archive, listed)()
    table = result.to_arrow()
    assert (tuple(table.column_names), table.num_rows) == (result.header, len(result))
    frame = result.to_pandas()
    assert list(frame.columns) == list(result.header)
    empty = getattr(archive, listed)(limit=0).to_pandas()
    assert list(empty.dtypes) == list(frame.dtypes)
    kinds = {"confidence": "Float64", "claims": "Int64", "date_prec": "Int64", "id": "string", "revision": "Int64"}
    for name in frame.columns.intersection(list(kinds)):
        told = "string" if (listed, name) == ("events", "claims") else kinds[name]
        assert str(frame[name].dtype).startswith(told), name


def test_what_is_missing_for_tables_is_said_in_one_line(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("pyarrow", "pandas"):
        monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(RunStopped, match=r"^No pyarrow installed.*pip install 'sayso\[tables\]'$") as caught:
        archive.claims().to_arrow()
    assert caught.value.code == 3
    with pytest.raises(RunStopped, match=r"^No pandas installed"):
        archive.claims().to_pandas()


def test_a_result_can_be_gone_through_while_more_is_asked(archive: Archive) -> None:
    for claim in archive.claims():
        assert archive.claim(claim.id) == claim
        assert next(iter(archive.claims(report=claim.report))).report == claim.report


def test_events_of_an_archive_that_nobody_can_write_to(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = list(archive.events())

    def refused(*_: object) -> int:
        raise PermissionError(1, "no")

    monkeypatch.setattr(archive, "link", refused)
    computed = archive.events()
    assert list(computed) == kept
    assert len(computed) == len(kept)
    assert len(archive.events(limit=1)) == 1
    assert "Events that are not computed yet are missing" in archive.notices[-1]
