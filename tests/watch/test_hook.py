"""Posting what is new: nothing is lost where the hook does not take it."""

from pathlib import Path

import pytest
from tests.watch.made import Answer, Paper, Run, entry, rss

from sayso.errors import RunStopped
from sayso.run.archive import Archive

TEXTS = ("Mayor: Army shelled Brask on 2031-05-09.", "Wire: Rebels fed Velm on 2031-05-08.")

ROOM = 700
"""Bytes for one record, and not for two."""

pytestmark = pytest.mark.usefixtures("quick")


@pytest.fixture
def run(tmp_path: Path, paper: Paper) -> Run:
    paper.answers["/feed"] = Answer(rss(*(entry(f"n{n}", text) for n, text in enumerate(TEXTS))))
    paper.answers["/hook"] = Answer(status=204)
    return Run(tmp_path / "x.sayso", [paper.url("/feed")], post=paper.url("/hook"))


def waiting(run: Run) -> int:
    return sum(len(path.read_bytes().splitlines()) for path in segments(run))


def segments(run: Run) -> list[Path]:
    return sorted((run.root / "watch" / "waiting").glob("*.jsonl"))


def test_what_is_printed_is_posted_as_json(run: Run, paper: Paper) -> None:
    assert not run.once(all_events=True).waiting
    assert paper.posted() == [told for _, told in run.heard.found]
    assert {one.headers["Content-Type"] for one in paper.of("/hook")} == {"application/json"}
    assert waiting(run) == 0
    run.once(all_events=True)
    assert len(paper.posted()) == 2


def test_what_a_hook_does_not_take_is_kept_and_posted_by_the_next_run(run: Run, paper: Paper) -> None:
    paper.answers["/hook"] = Answer(status=500)
    assert run.once(all_events=True).waiting
    assert (len(paper.posted()), waiting(run)) == (1, 2)
    assert "500" in run.heard.lines[0]
    paper.answers["/hook"] = Answer(status=200)
    assert not run.once(all_events=True).waiting
    assert paper.posted()[1:] == [told for _, told in run.heard.found]


def test_a_hook_that_fails_is_tried_again_with_longer_and_longer_waits(run: Run, paper: Paper) -> None:
    paper.answers["/hook"] = Answer(status=500)
    run.once(all_events=True)
    before = len(paper.posted())
    run.every = 86_400.0
    run.lasting(30 + 60 + 120 + 240 + 10)
    assert len(paper.posted()) - before == 5
    assert len(run.heard.lines) == 2  # once a run


def test_a_hook_that_asks_to_be_left_alone_is(run: Run, paper: Paper) -> None:
    paper.answers["/hook"] = Answer(status=503, headers={"Retry-After": "600"})
    run.once(all_events=True)
    run.every = 86_400.0
    run.lasting(599)
    assert len(paper.posted()) == 2
    paper.answers["/hook"] = Answer(status=200)
    run.lasting(1)
    assert waiting(run) == 0


def test_a_record_that_a_hook_cannot_take_is_put_aside_and_the_others_go_on(run: Run, paper: Paper) -> None:
    paper.answers["/hook"] = Answer(status=422)
    assert not run.once(all_events=True).waiting
    assert len((run.root / "watch" / "refused.jsonl").read_bytes().splitlines()) == 2
    assert all("refused.jsonl" in line for line in run.heard.lines)


def test_a_redirect_is_not_followed(run: Run, paper: Paper) -> None:
    paper.answers |= {"/hook": Answer(status=307, headers={"Location": "/other"}), "/other": Answer()}
    assert run.once(all_events=True).waiting
    assert not paper.of("/other")


@pytest.mark.parametrize("name", ["file:///etc/passwd", "http://ann@x.example/", "http://127.1/"])
def test_an_address_that_nothing_may_be_posted_to_is_refused_at_once(run: Run, paper: Paper, name: str) -> None:
    run.post = name
    with pytest.raises(RunStopped, match="Nothing can be posted"):
        run.once()
    assert not paper.asked


def test_a_private_hook_needs_permission(run: Run, paper: Paper) -> None:
    run.allow_private = False
    with pytest.raises(RunStopped, match="loopback"):
        run.once()
    assert not paper.asked


def test_half_a_record_that_a_kill_left_is_cut_off(run: Run, paper: Paper) -> None:
    run.once()
    path = run.root / "watch" / "waiting" / "000000001.jsonl"
    path.write_bytes(b'{"a": 1}\n{"a": ' + b"2" * 70_000)
    run.once()
    assert paper.posted() == [{"a": 1}]
    path.write_bytes(b'{"a": ')
    run.once()
    assert (len(paper.posted()), waiting(run)) == (1, 0)


def test_many_records_are_posted_in_their_order(run: Run, paper: Paper) -> None:
    run.once()
    lines = b"".join(b'{"n": %d}\n' % n for n in range(250))
    (run.root / "watch" / "waiting" / "000000001.jsonl").write_bytes(lines)
    run.once()
    assert [one["n"] for one in paper.posted()] == list(range(250))
    assert segments(run) == []


def test_what_there_is_no_room_for_is_counted_and_told_until_the_hook_takes_records_again(
    run: Run, paper: Paper, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sayso.watch.hook.MOST", ROOM)
    paper.answers["/hook"] = Answer(status=500)
    run.once(all_events=True)
    assert waiting(run) == 1
    told = run.heard.lines[0]
    assert "has no room for what is new: records left out: 1 now, 1 in all; `sayso diff " in told
    since = told.rpartition("--since ")[2].partition("`")[0]
    paper.answers["/hook"] = Answer(status=200)
    assert not run.once(all_events=True).waiting
    assert len(paper.posted()) == 2
    assert f"never posted: 1; `sayso diff {run.root} --since {since}`" in run.heard.lines[-1]
    with Archive(run.root) as archive:
        assert len(archive.diff(since)) == run.count("events")  # it is before all that was left out
    lines = len(run.heard.lines)
    run.once(all_events=True)
    assert len(run.heard.lines) == lines


def test_records_that_are_refused_are_kept_while_there_is_room_and_named_after_that(
    run: Run, paper: Paper, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sayso.watch.hook.ASIDE", ROOM)
    paper.answers["/hook"] = Answer(status=422)
    run.once(all_events=True)
    assert len((run.root / "watch" / "refused.jsonl").read_bytes().splitlines()) == 1
    assert "the record was put into" in run.heard.lines[0]
    assert "has no room for the record" in run.heard.lines[1]
    assert str(run.heard.found[1][1]["id"]) in run.heard.lines[1]


def test_the_line_of_a_hook_names_what_is_expected(run: Run, paper: Paper) -> None:
    paper.answers["/hook"] = Answer(status=302)
    run.once(all_events=True)
    assert "expected 200 to 299" in run.heard.lines[0]
