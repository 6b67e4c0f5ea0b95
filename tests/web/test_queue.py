"""GET /api/queue: what a coder may judge next, with all that it takes to judge it."""

from starlette.testclient import TestClient
from tests.web.asking import got
from tests.web.conftest import Bench

from sayso.model.judgement import Judgement
from sayso.run.archive import Archive


def test_a_claim_waits_with_its_words_and_the_sentences_around(client: TestClient) -> None:
    page = got(client, "/api/queue?size=50")
    assert (page["by"], page["done"], len(page["items"])) == ("doubt", 0, 50)
    doubts = [abs(one["claim"]["confidence"] - 0.5) for one in page["items"]]
    assert doubts == sorted(doubts)
    for one in page["items"]:
        text = got(client, f"/api/reports/{one['claim']['report']['id']}")["text"]
        sentence = one["claim"]["sentence"]
        assert one["before"] + sentence["text"] + one["after"] in text
        assert text.index(one["before"] + sentence["text"] + one["after"]) == sentence["start"] - len(one["before"])
    assert any(one["before"] for one in page["items"])
    assert any(one["after"] for one in page["items"])


def test_parts_of_the_queue_fit_each_other(client: TestClient) -> None:
    whole = got(client, "/api/queue?size=10")["items"]
    assert got(client, "/api/queue?size=4&skip=3")["items"] == whole[3:7]
    assert got(client, "/api/queue?skip=100000")["items"] == []
    assert len(got(client, "/api/queue?size=1000")["items"]) == 50


def test_disputed_claims_say_what_is_disputed(client: TestClient) -> None:
    page, listed = got(client, "/api/queue?by=dispute"), got(client, "/api/contradictions?size=200")
    assert page["items"][0]["claim"]["event"] == listed["events"][0]["event"]["id"]
    assert page["items"][0]["why"].startswith("Disputed ")
    assert page["left"] == sum(one["event"]["claims"] for one in listed["events"])


def test_a_pair_has_both_sides_as_their_reports_tell_them(client: TestClient) -> None:
    page = got(client, "/api/queue?by=pairs&size=50")
    assert 0 < len(page["items"]) <= 5
    for one in page["items"]:
        sides = (one["one"], one["other"])
        assert set(one["claims"]) == {side["id"] for side in sides}
        for side in sides:
            claims = one["claims"][side["id"]]
            assert side["id"] in {"e" + claim["id"][1:] for claim in claims}
            assert len({claim["report"]["id"] for claim in claims}) == side["reports"] == 1
            assert side["claims"] == len(claims)
            assert side["headline"]
        reports = {one["claims"][side["id"]][0]["report"]["id"] for side in sides}
        assert len(reports) == 2


def test_what_one_has_judged_waits_no_more_and_counts_as_done(bench: Bench) -> None:
    first, second = got(bench.client, "/api/queue?size=2")["items"]
    pair = got(bench.client, "/api/queue?by=pairs&size=1")["items"][0]
    sides = (pair["one"]["id"], pair["other"]["id"])
    with Archive(bench.path) as archive:
        archive.judge([Judgement("correct", (first["claim"]["id"],), by="Bob")])
        archive.judge([Judgement("correct", (second["claim"]["id"],), by="Ada")])  # who asks
        archive.judge([Judgement("unsure", sides, by="Ada")])
        archive.judge([Judgement("unsure", sides[::-1], by="Bob")])
    page = got(bench.client, "/api/queue?size=2")
    assert page["items"][0]["claim"]["id"] == first["claim"]["id"]
    assert page["items"][1]["claim"]["id"] != second["claim"]["id"]
    assert [one["by"] for one in page["items"][0]["judgements"]] == ["Bob"]
    assert page["done"] == 1
    pairs = got(bench.client, "/api/queue?by=pairs&size=5")
    assert pairs["done"] == 1
    assert all((one["one"]["id"], one["other"]["id"]) != sides for one in pairs["items"])


def test_a_pair_of_which_a_side_is_no_more_is_left_out(bench: Bench) -> None:
    before = got(bench.client, "/api/queue?by=pairs&size=5")["items"]
    gone = before[0]["one"]["id"]
    with Archive(bench.path) as archive:
        claims = [claim["id"] for claim in before[0]["claims"][gone]]
        archive.judge([Judgement("not-a-claim", (own,), by="Bob") for own in claims])  # and not linked anew
    after = got(bench.client, "/api/queue?by=pairs&size=5")["items"]
    kept = [one for one in before if gone not in (one["one"]["id"], one["other"]["id"])]
    assert [(one["one"]["id"], one["other"]["id"]) for one in after] == [
        (one["one"]["id"], one["other"]["id"]) for one in kept
    ]


def test_what_cannot_be_asked_is_told(client: TestClient) -> None:
    assert got(client, "/api/queue?by=size", 400)["error"] == "No queue by 'size'; there are doubt, dispute, pairs"
    assert "No number '-1' for 'skip'" in got(client, "/api/queue?skip=-1", 400)["error"]
    assert "No number '0' for 'size'" in got(client, "/api/queue?size=0", 400)["error"]


def test_what_another_coder_has_rejected_still_waits(bench: Bench) -> None:
    first = got(bench.client, "/api/queue?size=1")["items"][0]["claim"]["id"]
    before = got(bench.client, "/api/queue?size=1")["left"]
    with Archive(bench.path) as archive:
        archive.judge([Judgement("not-a-claim", (first,), by="Bob")])
    after = got(bench.client, "/api/queue?size=1")
    assert after["items"][0]["claim"]["id"] == first
    assert (after["left"], after["done"]) == (before, 0)
