"""Judgements from the pages: saved once they are on the disk, the same again is the same, each can be undone."""

import time
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from tests.web.conftest import Bench, stranger_to

from sayso.archive.journal import Journal
from sayso.archive.lines import Judged
from sayso.run.archive import Archive
from sayso.web.users import User


def claims(bench: Bench, many: int) -> list[str]:
    sql = "SELECT id FROM live_claims WHERE type <> 'RELATION' ORDER BY id"
    with Archive(bench.path) as archive:
        return [row[0] for row in archive.rows(f"{sql} LIMIT {many}")]


def lines(path: Path) -> list[Judged]:
    """The judgements in the journal, as another process finds them."""
    return [line for line, _ in Journal(Archive(path).folder).lines() if isinstance(line, Judged)]


def judge(client: TestClient, verdict: str, *of: str, **told: str) -> dict[str, object]:
    answer = client.post("/api/judgements", json={"verdict": verdict, "of": of, **told})
    assert answer.status_code == 201, answer.text
    found = answer.json()
    assert found["saved"] is True
    row: dict[str, object] = found["judgement"]
    return row


def coder(bench: Bench, name: str, role: str = "judge") -> TestClient:
    token = bench.door.sessions.open(User(name, role))  # type: ignore[arg-type]  # a text that is one
    client = stranger_to(bench)
    client.headers["authorization"] = f"Bearer {token}"
    return client


def test_saved_is_on_the_disk(bench: Bench) -> None:
    (own,) = claims(bench, 1)
    row = judge(bench.client, "not-a-claim", own, why="a headline")
    assert len(lines(bench.path)) == 1
    with Archive(bench.path) as archive:
        (kept,) = archive.judgements()
    assert (kept.id, kept.by, kept.why) == (row["id"], "Ada", "a headline")
    assert row["of"] == [own]
    assert row["ended"] is False


def test_the_row_tells_what_it_is_of(bench: Bench) -> None:
    (own,) = claims(bench, 1)
    with Archive(bench.path) as archive:
        claim = archive.claim(own)
    event = f"e{own[1:]}"
    label = f"{claim.type}: {claim.trigger.text}"
    assert judge(bench.client, "correct", own)["about"] == [
        {"id": own, "kind": "claim", "label": label, "report": claim.report}
    ]
    grade = judge(bench.client, "grade", event, value="discounted")
    assert grade["about"] == [{"id": event, "kind": "event", "label": label, "report": claim.report}]


def test_the_same_sent_again_is_answered_as_it_was(bench: Bench) -> None:
    (own,) = claims(bench, 1)
    first = judge(bench.client, "corrected", own, field="status", value="denied", why=" so ")
    assert judge(bench.client, "corrected", own, field="status", value="denied", why="so") == first
    assert len(lines(bench.path)) == 1


def test_who_changes_his_mind_twice_is_heard_each_time(bench: Bench) -> None:
    """All within a second: the last one said is the one that holds."""
    (own,) = claims(bench, 1)
    said = [judge(bench.client, verdict, own) for verdict in ("correct", "not-a-claim", "correct", "not-a-claim")]
    assert len({str(one["id"]) for one in said}) == 4
    assert sorted(said, key=lambda one: str(one["at"])) == said
    with Archive(bench.path) as archive:
        assert list(archive.rows("SELECT claim FROM judged_out")) == [(own,)]


def test_undo_and_redo_within_a_second(bench: Bench) -> None:
    (own,) = claims(bench, 1)
    first = judge(bench.client, "not-a-claim", own)
    undone = bench.client.post(f"/api/judgements/{first['id']}/undo", json={"why": ""})
    assert undone.status_code == 201
    again = judge(bench.client, "not-a-claim", own)
    assert again["id"] != first["id"]
    with Archive(bench.path) as archive:
        assert list(archive.rows("SELECT claim FROM judged_out")) == [(own,)]
    bench.client.post(f"/api/judgements/{again['id']}/undo", json={})
    with Archive(bench.path) as archive:
        assert list(archive.rows("SELECT claim FROM judged_out")) == []


def test_what_is_undone_stays_in_the_list(bench: Bench) -> None:
    (own,) = claims(bench, 1)
    first = judge(bench.client, "correct", own)
    bench.client.post(f"/api/judgements/{first['id']}/undo", json={"why": "a slip"})
    listed = bench.client.get("/api/judgements").json()
    assert [(row["verdict"], row["ended"]) for row in listed["rows"]] == [("withdrawn", False), ("correct", True)]
    assert listed["total"] == 2
    assert listed["coders"] == []
    of_claim = bench.client.get("/api/judgements", params={"of": own}).json()
    assert [row["id"] for row in of_claim["rows"]] == [first["id"]]


def test_a_coder_undoes_his_own_alone(bench: Bench) -> None:
    (own,) = claims(bench, 1)
    bo, cy = coder(bench, "Bo"), coder(bench, "Cy")
    first = judge(bo, "correct", own)
    answer = cy.post(f"/api/judgements/{first['id']}/undo", json={})
    assert answer.status_code == 400
    assert answer.json() == {"error": "Bo judged this; expected a judgement of Cy, or an administrator"}
    assert cy.post("/api/judgements", json={"verdict": "withdrawn", "of": [first["id"]]}).status_code == 400
    assert bench.client.post(f"/api/judgements/{first['id']}/undo", json={}).status_code == 201


def test_the_list_by_coder_and_page(bench: Bench) -> None:
    bo = coder(bench, "Bo")
    own = claims(bench, 3)
    for claim in own:
        judge(bench.client, "correct", claim)
    judge(bo, "correct", own[0])
    told = bench.client.get("/api/judgements", params={"by": "Bo"}).json()
    assert (told["total"], [row["by"] for row in told["rows"]]) == (1, ["Bo"])
    assert told["coders"] == [{"name": "Ada", "judgements": 3}, {"name": "Bo", "judgements": 1}]
    assert bench.client.get("/api/judgements", params={"page": 2}).json()["rows"] == []


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"verdict": "correct", "of": ["c1"]}, "correct of c1: no claim 'c1' in own"),
        ({"verdict": "right", "of": ["c1"]}, "The body will not do: "),
        ({"verdict": "correct", "of": []}, "correct of nothing: 0 ids; expected 1"),
        ({"verdict": "same", "of": ["c1"]}, "same of c1: 1 ids; expected 2"),
        ({"verdict": "correct", "of": ["c1", "c2", "c3"]}, "The body will not do: "),
        ({"verdict": "correct", "of": ["c1"], "by": "Eve"}, "The body will not do: "),
        ({"verdict": "correct", "of": ["c1"], "why": "x" * 4001}, "The body will not do: "),
        ({"verdict": "note", "of": ["r1"]}, "note of r1: no report 'r1' in own"),
        ([], "The body will not do: "),
    ],
)
def test_what_makes_no_sense_is_refused_in_one_line(bench: Bench, given: object, told: str) -> None:
    answer = bench.client.post("/api/judgements", json=given)
    assert answer.status_code == 400
    assert answer.json()["error"].startswith(told)
    assert "\n" not in answer.json()["error"]
    assert lines(bench.path) == []


def test_a_form_of_another_site_is_no_judgement(bench: Bench) -> None:
    for kind in ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", ""):
        answer = bench.client.post("/api/judgements", content=b"{}", headers={"content-type": kind})
        assert answer.status_code == 400
        assert "expected application/json" in answer.json()["error"]


def test_what_is_not_there_cannot_be_undone(bench: Bench) -> None:
    answer = bench.client.post("/api/judgements/j1/undo", json={})
    assert answer.status_code == 404
    assert answer.json()["error"].startswith("No judgement 'j1'")


def test_events_follow(bench: Bench) -> None:
    """What is judged is linked anew, in a process of its own."""
    with Archive(bench.path) as archive:
        event = next(iter(archive.events())).id
    answer = bench.client.post("/api/judgements", json={"verdict": "grade", "of": [event], "value": "discounted"})
    assert answer.json()["holds"] is False
    settle(bench)
    with Archive(bench.path) as archive:
        assert list(archive.rows("SELECT grade FROM events WHERE id = ?", (event,))) == [("discounted",)]
        assert archive.unlinked() == 0


def settle(bench: Bench) -> None:
    """Wait until nothing is linked any more."""
    while bench.client.get("/api/status").json()["linking"]:
        time.sleep(0.05)


def test_a_note_changes_no_event(bench: Bench) -> None:
    (own,) = claims(bench, 1)
    answer = bench.client.post("/api/judgements", json={"verdict": "note", "of": [own], "why": "see page 3"})
    assert answer.json()["holds"] is True


def test_how_far_two_agree(bench: Bench) -> None:
    bo = coder(bench, "Bo")
    own = claims(bench, 4)
    for number, claim in enumerate(own):
        judge(bench.client, "correct", claim)
        judge(bo, "not-a-claim" if number == 0 else "correct", claim)
    judge(bench.client, "corrected", own[1], field="status", value="denied")
    judge(bo, "corrected", own[1], field="status", value="possible")
    told = bench.client.get("/api/agreement", params={"one": "Ada", "other": "Bo"}).json()
    assert sorted(told["coders"]) == ["Ada", "Bo"]
    by_name = {row["question"]: row for row in told["questions"]}
    assert (by_name["claim"]["pairs"], by_name["claim"]["agree"]) == (4, 3)
    assert by_name["claim"]["alpha"] == 0.0
    assert (by_name["status"]["pairs"], by_name["status"]["agree"]) == (1, 0)
    apart = [(row["of"], row["field"], row["answers"]) for row in told["disagree"]]
    assert apart == [
        ([own[0]], "", {"Ada": "correct", "Bo": "not-a-claim"}),
        ([own[1]], "status", {"Ada": "denied", "Bo": "possible"}),
    ]
    assert told["disagree"][0]["about"][0]["id"] == own[0]


def test_of_one_coder_there_is_no_agreement(bench: Bench) -> None:
    told = bench.client.get("/api/agreement").json()
    assert (told["coders"], told["questions"], told["disagree"]) == ([], [], [])
