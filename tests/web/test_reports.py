"""GET /api/reports/ID: the report as it was, and all that was read off it."""

from pathlib import Path
from typing import Any

from starlette.testclient import TestClient
from tests.web.asking import got, spans
from tests.web.conftest import Bench

from sayso.archive.custody import forget, retract
from sayso.model.judgement import Judgement
from sayso.run.archive import Archive

DENIALS = "caspian-denials"


def ids(path: Path, where: str = "1") -> list[str]:
    with Archive(path) as archive:
        return [own for (own,) in archive.rows(f"SELECT id FROM reports WHERE {where} ORDER BY id")]  # noqa: S608


def claim_of(page: Any, trigger: str) -> Any:
    return next(one for one in page["claims"] if one["trigger"]["text"] == trigger)


def test_every_span_of_every_report_points_at_its_words(client: TestClient, sample_archive: Path) -> None:
    seen = 0
    for own in ids(sample_archive):
        page = got(client, f"/api/reports/{own}")
        assert page["report"]["id"] == own
        for start, end, words in spans([page["claims"], page["attributions"]]):
            assert page["text"][start:end] == words
            seen += 1
        for mention in page["mentions"]:
            assert 0 <= mention["start"] < mention["end"] <= len(page["text"])
            assert mention["kind"] in ("party", "place", "time", "number")
    assert seen > 1000


def test_a_report_is_found_by_the_beginning_of_its_id_and_by_its_key(client: TestClient, sample_archive: Path) -> None:
    (own,) = ids(sample_archive, f"key = '{DENIALS}'")
    assert got(client, f"/api/reports/{own[:12]}") == got(client, f"/api/reports/{DENIALS}")
    assert got(client, f"/api/reports/{DENIALS}")["report"]["id"] == own


def test_what_is_no_report_is_missing(client: TestClient, sample_archive: Path) -> None:
    count = got(client, "/api/status")["counts"]["reports"]
    told = f"No report 'r0000' in this archive; Find lists the {count} reports that it has"
    assert got(client, "/api/reports/r0000", 404)["error"] == told
    assert "can be several things" in got(client, "/api/reports/r", 404)["error"]
    with Archive(sample_archive) as archive:
        event = next(iter(archive.events())).id
    assert got(client, f"/api/reports/{event}", 404)["error"].startswith(f"No report '{event}'")


def test_the_parts_of_the_page_fit_each_other(client: TestClient) -> None:
    page = got(client, f"/api/reports/{DENIALS}")
    assert [part["kind"] for part in page["parts"]][:2] == ["headline", "paragraph"]
    events = {one["id"] for one in page["events"]}
    assert {claim["event"] for claim in page["claims"] if claim["event"]} == events
    assert page["captures"][0]["place"].endswith("reports.jsonl:2") or page["captures"][0]["place"]
    assert page["tombstone"] is None
    assert page["original"] is False


def test_attributions_know_what_holds_them(client: TestClient, sample_archive: Path) -> None:
    nested = 0
    for own in ids(sample_archive):
        told = {one["id"]: one for one in got(client, f"/api/reports/{own}")["attributions"]}
        for one in told.values():
            holder = told.get(one["parent"])
            assert one["depth"] == (holder["depth"] + 1 if holder else 0)
            nested += one["depth"] > 0
    assert nested > 5


def test_attributions_say_whether_their_source_puts_them_forward(client: TestClient, sample_archive: Path) -> None:
    with Archive(sample_archive) as archive:
        told = {one.id: one.attribution.asserts for one in archive.attributions()}
    assert set(told.values()) == {True, False}
    for own in ids(sample_archive):
        for one in got(client, f"/api/reports/{own}")["attributions"]:
            assert one["asserts"] is told[one["id"]]


def test_a_report_of_the_same_words_stands_beside_with_its_share(client: TestClient) -> None:
    page = got(client, "/api/reports/caspian-copy")
    (copy,) = page["copies"]
    assert copy["title"] == "Russian Warships Fire 26 Cruise Missiles at Syria From the Caspian Sea"
    assert 0.5 <= copy["share"] <= 1


def test_a_claim_shows_what_people_corrected_and_its_words_as_they_were(bench: Bench) -> None:
    before = claim_of(got(bench.client, f"/api/reports/{DENIALS}"), "crashed")
    with Archive(bench.path) as archive:
        archive.judge([Judgement("corrected", (before["id"],), "status", "possible", "says who", "Ann")])
    after = claim_of(got(bench.client, f"/api/reports/{DENIALS}"), "crashed")
    assert (before["status"], after["status"]) == ("denied", "possible")
    assert (before["corrected"], after["corrected"]) == ([], ["status"])
    assert after["evidence"]["status"] == before["evidence"]["status"]
    (judged,) = after["judgements"]
    assert (judged["verdict"], judged["by"], judged["why"], judged["ended"]) == ("corrected", "Ann", "says who", False)


def test_a_claim_judged_to_be_none_is_marked_and_not_lost(bench: Bench) -> None:
    own = claim_of(got(bench.client, f"/api/reports/{DENIALS}"), "crashed")["id"]
    with Archive(bench.path) as archive:
        (out,) = archive.judge([Judgement("not-a-claim", (own,), by="Ann")]).taken
        archive.link()
    marked = claim_of(got(bench.client, f"/api/reports/{DENIALS}"), "crashed")
    assert (marked["judged_out"], marked["event"]) == (True, "")
    with Archive(bench.path) as archive:
        archive.judge([Judgement("withdrawn", (out.id,), by="Ann")])
    again = claim_of(got(bench.client, f"/api/reports/{DENIALS}"), "crashed")
    assert again["judged_out"] is False
    assert [one["ended"] for one in again["judgements"]] == [True]


def test_a_report_that_was_taken_back_shows_all_with_the_reason(bench: Bench) -> None:
    with Archive(bench.path) as archive:
        (own,) = ids(bench.path, f"key = '{DENIALS}'")
        retract(archive, own, "the wire withdrew it", "Ann")
    page = got(bench.client, f"/api/reports/{own}")
    assert page["report"]["state"] == page["tombstone"]["state"] == "retracted"
    assert (page["tombstone"]["why"], page["tombstone"]["by"]) == ("the wire withdrew it", "Ann")
    assert page["claims"]
    assert page["text"]


def test_of_an_erased_report_its_tombstone_is_left(bench: Bench) -> None:
    (own,) = ids(bench.path, f"key = '{DENIALS}'")
    claim = got(bench.client, f"/api/reports/{own}")["claims"][0]["id"]
    with Archive(bench.path) as archive:
        forget(archive, own, "to protect a source", "Ann")
    for asked in (own, own[:10]):
        page = got(bench.client, f"/api/reports/{asked}")
        assert (page["report"]["id"], page["report"]["state"], page["text"], page["claims"]) == (own, "erased", "", [])
        assert page["tombstone"]["why"] == "to protect a source"
        assert page.keys() == got(bench.client, "/api/reports/caspian-copy").keys()
    assert claim not in bench.client.get(f"/api/reports/{own}").text


def test_revisions_at_one_address_are_listed_and_the_older_one_still_shows(bench: Bench, tmp_path: Path) -> None:
    first, later = tmp_path / "first.jsonl", tmp_path / "later.jsonl"
    row = (
        '{"url": "https://post.example/1", "publisher": "Post", "title": "T", "published": "2021-03-%s", "text": "%s"}'
    )
    first.write_text(row % ("08", "Army shelled the town of Homs on Monday."), "utf-8")
    later.write_text(row % ("09", "Army shelled the town of Homs twice on Monday."), "utf-8")
    with Archive(bench.path) as archive:
        archive.add([first])
        archive.add([later])
    old, new = (
        ids(bench.path, "url = 'https://post.example/1' AND state = 'superseded'"),
        ids(bench.path, "url = 'https://post.example/1' AND state = 'live'"),
    )
    page = got(bench.client, f"/api/reports/{old[0]}")
    assert page["report"]["state"] == "superseded"
    assert [(one["report"], one["state"]) for one in page["revisions"]] == [(*old, "superseded"), (*new, "live")]
    assert page["text"] == "Army shelled the town of Homs on Monday."


def test_a_page_that_was_taken_from_the_web_can_be_shown_as_it_was(client: TestClient, sample_archive: Path) -> None:
    (own,) = ids(sample_archive, "key LIKE '%aid-convoy.html'")
    assert got(client, f"/api/reports/{own}")["original"] is True
