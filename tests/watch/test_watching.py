"""Feeds polled round after round, against a paper on the loopback; no time passes but a made-up one."""

import gzip
from itertools import pairwise
from pathlib import Path

import pytest
from tests.run.poisoned import POISON, command
from tests.watch.made import START, Answer, Paper, Run, entry, rss, teaser

from sayso.archive.folder import raw_name
from sayso.archive.lock import held
from sayso.errors import RunStopped
from sayso.run import apart
from sayso.run.archive import Archive

SHELLED = "Mayor quotes Harbour: Army shelled Brask on 2031-05-09."
FED = "Wire: Rebels fed Velm on 2031-05-08."
BOMB = b'<!DOCTYPE r [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><rss><channel><item><title>&b;</title></item></channel>'

pytestmark = pytest.mark.usefixtures("quick")


@pytest.fixture
def run(tmp_path: Path, paper: Paper) -> Run:
    paper.answers["/feed"] = Answer(rss(entry("one", SHELLED)), headers={"ETag": '"1"', "Last-Modified": "Thu"})
    return Run(tmp_path / "x.sayso", [paper.url("/feed")])


def test_what_is_new_is_added_once_and_the_host_is_asked_whether_anything_changed(run: Run, paper: Paper) -> None:
    assert (run.once().entries, run.count("reports"), run.count("events")) == (1, 1, 1)
    journal = run.count("journal")
    second = run.once()
    assert (second.polls, second.unchanged, second.entries, second.failures) == (1, 1, 0, 0)
    first, then = paper.of("/feed")
    assert {"If-None-Match", "If-Modified-Since"}.isdisjoint(first.headers)
    assert (then.headers["If-None-Match"], then.headers["If-Modified-Since"]) == ('"1"', "Thu")
    assert run.count("journal") == journal
    assert not run.heard.lines


def test_only_the_new_entries_of_a_feed_are_read(run: Run, paper: Paper) -> None:
    run.once()
    paper.answers["/feed"] = Answer(rss(entry("two", FED), entry("one", SHELLED)), headers={"ETag": '"2"'})
    assert run.once().entries == 1
    assert run.count("captures") == 2


def test_entries_without_an_address_of_their_own_do_not_supersede_each_other(run: Run, paper: Paper) -> None:
    paper.answers["/feed"] = Answer(rss(entry("two", FED), entry("one", SHELLED)))
    run.once()
    assert run.count("reports WHERE state = 'live' AND url = ''") == 2


def test_of_a_feed_that_comes_packed_each_entry_is_kept_and_not_all_of_it(run: Run, paper: Paper) -> None:
    items = [entry(f"n{n}", SHELLED + f" It was number {n}.") for n in range(3)]
    paper.answers["/feed"] = Answer(gzip.compress(rss(*items)), headers={"Content-Encoding": "gzip"})
    run.once()
    with Archive(run.root) as archive:
        names = [raw_name(own) for (own,) in archive.rows("SELECT raw FROM captures")]
        assert sorted(archive.folder.unpacked(name) for name in names) == [item.encode() for item in items]


def test_an_entry_that_has_changed_is_read_again_and_supersedes_the_older_one(run: Run, paper: Paper) -> None:
    link = paper.url("/story")
    paper.answers["/feed"] = Answer(rss(entry("one", SHELLED, link, "2031-05-09T10:00:00Z")))
    run.once()
    paper.answers["/feed"] = Answer(rss(entry("one", SHELLED + " So it is.", link, "2031-05-09T12:00:00Z")))
    assert run.once().entries == 1
    assert (run.count("reports"), run.count("reports WHERE state = 'live'")) == (2, 1)
    assert not paper.of("/story")


def test_a_teaser_is_read_from_its_page_and_a_whole_text_is_not(run: Run, paper: Paper) -> None:
    paper.answers["/story"] = Answer(FED.encode(), headers={"Content-Type": "text/plain"})
    items = entry("one", SHELLED, paper.url("/whole")), teaser("two", paper.url("/story"))
    paper.answers["/feed"] = Answer(rss(*items))
    assert run.once().claims == 2
    assert (len(paper.of("/story")), len(paper.of("/whole"))) == (1, 0)
    run.once()
    assert len(paper.of("/story")) == 1


def test_a_page_that_is_not_to_be_had_is_asked_for_again_with_the_next_poll(run: Run, paper: Paper) -> None:
    paper.answers["/feed"] = Answer(rss(teaser("two", paper.url("/story"))), headers={"ETag": '"1"'})
    paper.answers["/story"] = Answer(status=503)
    run.once()
    paper.answers["/story"] = Answer(FED.encode(), headers={"Content-Type": "text/plain"})
    assert run.once().claims == 1
    assert len(paper.of("/story")) == 2
    assert run.once().unchanged == 1


def test_robots_txt_is_obeyed_and_asked_for_once_a_day(run: Run, paper: Paper) -> None:
    run.every = 21_600.0
    run.lasting(3 * 86_400)
    assert len(paper.of("/robots.txt")) == 3
    paper.answers["/robots.txt"] = Answer(b"User-agent: *\nDisallow: /feed")
    before = len(paper.of("/feed"))
    assert run.lasting(86_400).failures > 1
    assert len(paper.of("/feed")) == before
    assert "robots.txt" in run.heard.lines[-1]


# When feeds are polled


def polls(run: Run, paper: Paper, seconds: float, path: str = "/feed") -> int:
    before = len(paper.of(path))
    run.lasting(seconds)
    return len(paper.of(path)) - before


def test_a_feed_is_polled_as_often_as_asked(run: Run, paper: Paper) -> None:
    assert polls(run, paper, 3_601) == 5
    assert run.time.at == pytest.approx(START + 3_601, abs=1)


def test_a_feed_is_left_alone_for_as_long_as_it_says(run: Run, paper: Paper) -> None:
    paper.answers["/feed"] = Answer(rss(entry("one", SHELLED), head="<ttl>120</ttl>"))
    assert polls(run, paper, 4 * 3_600 + 1) == 3
    period = "<sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>8</sy:updateFrequency>"
    paper.answers["/feed"] = Answer(rss(entry("one", SHELLED), head=period))
    run.time.at += 86_400
    assert polls(run, paper, 6 * 3_600 + 1) == 3


def test_a_feed_that_fails_is_left_alone_for_longer_each_time_up_to_a_day_and_told_of_once(
    run: Run, paper: Paper
) -> None:
    paper.answers["/feed"] = Answer(status=500)
    times: list[float] = []
    known = 0

    def slept(at: float) -> None:
        nonlocal known
        if len(paper.of("/feed")) > known:
            known += 1
            times.append(at)

    run.time.slept = slept
    run.lasting(10 * 86_400)
    gaps = [round((b - a) / 900) for a, b in pairwise(times)]
    assert gaps == [1, 2, 4, 8, 16, 32, 64, *[96] * (len(gaps) - 7)]
    assert len(gaps) > 12
    assert len(run.heard.lines) == 1
    assert "500" in run.heard.lines[0]
    paper.answers["/feed"] = Answer(rss(entry("one", SHELLED)))
    run.time.at += 86_400
    assert polls(run, paper, 3_601) == 5


def test_a_round_that_has_nothing_to_ask_for_says_why(run: Run, paper: Paper) -> None:
    paper.answers["/feed"] = Answer(status=500)
    run.once()
    assert (run.once().polls, len(paper.of("/feed"))) == (0, 1)
    assert (
        f"No feed may be asked for yet; {paper.url('/feed')!r} is left alone for another 60 s; the last poll failed: "
        in (run.heard.lines[-1])
    )
    assert "answers" in run.heard.lines[-1]


def test_a_host_that_asks_to_be_left_alone_is(run: Run, paper: Paper) -> None:
    paper.answers["/feed"] = Answer(status=429, headers={"Retry-After": "7200"})
    assert polls(run, paper, 7_199) == 1
    paper.answers["/feed"] = Answer(rss(entry("one", SHELLED)))
    assert polls(run, paper, 10) == 1


def test_what_is_new_is_told_while_feeds_that_take_their_time_still_wait(run: Run, paper: Paper) -> None:
    told_after: list[int] = []
    names = [f"/slow{n}" for n in range(4)]
    for n, name in enumerate(names):
        paper.answers[name] = Answer(rss(entry(name, f"Mayor: Army{n} shelled Town{n} on 2031-05-09.")))

    def slow(path: str) -> None:
        run.time.at += 200 if path in names else 0

    paper.hears = slow
    run.heard.hears = lambda _: told_after.append(sum(len(paper.of(name)) for name in names))
    run.feeds = [paper.url(name) for name in names]
    run.once(all_events=True)
    assert told_after == [2, 2, 4, 4]


def test_another_run_goes_on_where_this_one_was(run: Run, paper: Paper) -> None:
    assert polls(run, paper, 100) == 1
    assert polls(run, paper, 700) == 0
    assert polls(run, paper, 200) == 1
    assert paper.of("/feed")[-1].headers["If-None-Match"] == '"1"'


def test_what_is_kept_of_a_feed_and_cannot_be_read_is_had_anew(run: Run, paper: Paper) -> None:
    run.once()
    (kept,) = (run.root / "watch" / "feeds").iterdir()
    kept.write_bytes(b'{"given": ')
    assert (run.once().entries, run.count("captures")) == (1, 1)
    assert "If-None-Match" not in paper.of("/feed")[-1].headers


def test_a_clock_that_was_ahead_makes_no_feed_wait_for_that_day(run: Run) -> None:
    run.once()
    run.time.at -= 30 * 86_400.0
    assert run.once().polls == 1


def test_that_a_report_had_been_retracted_is_told(run: Run) -> None:
    run.once()
    with Archive(run.root) as archive:
        archive.retract(next(one.id for one in archive.reports()), "a hoax", "me")
    for kept in (run.root / "watch" / "feeds").iterdir():
        kept.unlink()
    run.once()
    assert any("was retracted" in line and "a hoax" in line for line in run.heard.lines)


# Feeds that move, go, or are none


def test_a_feed_that_has_moved_for_good_is_asked_for_there(run: Run, paper: Paper) -> None:
    paper.answers["/new"] = paper.answers["/feed"]
    paper.answers["/feed"] = Answer(status=301, headers={"Location": "/new"})
    run.once()
    assert run.heard.lines == [f"{paper.url('/feed')!r} has moved to {paper.url('/new')!r} and is asked for there"]
    assert run.once().unchanged == 1
    assert (len(paper.of("/feed")), len(paper.of("/new"))) == (1, 2)


@pytest.mark.parametrize("status", [302, 307])
def test_a_feed_that_is_elsewhere_for_now_is_asked_for_where_it_was(run: Run, paper: Paper, status: int) -> None:
    paper.answers["/new"] = paper.answers["/feed"]
    paper.answers["/feed"] = Answer(status=status, headers={"Location": "/new"})
    run.once()
    run.once()
    assert len(paper.of("/feed")) == 2
    assert not run.heard.lines


def test_a_feed_that_moved_to_what_is_none_has_not_moved(run: Run, paper: Paper) -> None:
    paper.answers["/login"] = Answer(b"<html><p>Log in</p></html>")
    paper.answers["/feed"] = Answer(status=301, headers={"Location": "/login"})
    assert run.once().failures == 1
    assert "holds no entry" in run.heard.lines[0]
    run.time.at += 3_600
    run.once()
    assert len(paper.of("/feed")) == 2


def test_a_feed_that_is_gone_is_dropped_and_a_watch_of_nothing_ends(run: Run, paper: Paper) -> None:
    paper.answers["/feed"] = Answer(status=410)
    assert run.lasting(1e6).gone == 1
    assert run.time.at == START
    assert run.heard.lines == [f"{paper.url('/feed')!r} is gone (HTTP/1.0 410 Gone) and is asked for no more"]
    assert polls(run, paper, 1e6) == 0


@pytest.mark.parametrize(
    ("body", "said"),
    [(BOMB, "<!DOCTYPE"), (b"Not found, sorry.", "holds no element"), (b"", "without a body"), (b"<rss/>", "no entry")],
)
def test_a_feed_that_is_none_is_told_of_and_the_others_are_read(run: Run, paper: Paper, body: bytes, said: str) -> None:
    paper.answers["/bad"] = Answer(body)
    run.feeds = [paper.url("/bad"), *run.feeds]
    watched = run.once()
    assert (watched.polls, watched.failures, watched.entries) == (2, 1, 1)
    assert said in run.heard.lines[0]
    journal = run.count("journal")
    run.time.at += 3_600
    run.once()
    assert (len(run.heard.lines), run.count("journal")) == (1, journal)


def test_an_ill_formed_feed_is_read_as_far_as_it_can_be(run: Run, paper: Paper) -> None:
    paper.answers["/feed"] = Answer(rss(entry("one", SHELLED)).removesuffix(b"</channel></rss>"))
    assert run.once().entries == 1
    assert "ill-formed" in run.heard.lines[0]


def test_private_hosts_are_not_asked_without_permission(run: Run, paper: Paper) -> None:
    run.allow_private = False
    assert run.once().failures == 1
    assert "loopback" in run.heard.lines[0]
    assert not paper.asked


# Stops


def test_a_stop_ends_after_the_entry_in_hand_and_the_next_run_reads_the_rest(run: Run, paper: Paper) -> None:
    texts = [f"Mayor: Army shelled Brask on 2031-05-0{n}." for n in range(1, 6)]
    paper.answers["/feed"] = Answer(rss(*(entry(f"n{n}", text) for n, text in enumerate(texts))), headers={"ETag": "1"})
    asked = iter([False] * 4 + [True] * 100)
    first = run.once(stop=lambda: next(asked))
    assert first.entries == 3
    assert run.count("reports") == first.entries
    assert not run.heard.found
    second = run.once(all_events=True)
    assert run.count("reports") == 5
    assert second.entries >= 5 - first.entries
    assert len(run.heard.found) == run.count("events")


def test_what_a_run_was_killed_before_telling_is_told_by_the_next(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def die(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr("sayso.watch.watching.differing", die)
        with pytest.raises(KeyboardInterrupt):
            run.once(all_events=True)
    assert run.once(all_events=True).news == 1
    assert run.heard.kinds == ["new"]
    assert run.once(all_events=True).news == 0


def test_another_watch_for_the_same_archive_is_refused(run: Run) -> None:
    run.once()
    with held(run.root / "watch" / "lock"), pytest.raises(RunStopped, match="process"):
        run.once()


def test_an_archive_that_another_process_writes_to_is_tried_again_later(run: Run, paper: Paper) -> None:
    run.once()
    run.patience = 0.0
    paper.answers["/feed"] = Answer(rss(entry("two", FED)))
    with held(run.root / "lock"):
        assert run.once().failures == 1
    assert "written to by" in run.heard.lines[-1]
    assert run.once().entries == 1


# Reports that kill whoever reads them


def test_a_report_that_kills_its_reader_fails_once_and_the_watch_goes_on(
    run: Run, paper: Paper, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(apart, "COMMAND", command())
    items = entry("one", SHELLED), entry("two", f"{FED} {POISON}"), entry("three", FED)
    paper.answers["/feed"] = Answer(rss(*items))
    run.read = None
    first = run.once()
    assert (first.entries, first.failures) == (3, 1)
    assert len(run.heard.lines) == 1
    assert "it ended the process that read it, 2 times" in run.heard.lines[0]
    assert run.count("reports WHERE outcome = 'failed'") == 1
    assert run.count("events") == 2
    for kept in (run.root / "watch" / "feeds").iterdir():
        kept.unlink()  # so that all entries are met anew
    monkeypatch.setattr(apart, "_process", None)
    again = run.once()
    assert (again.entries, run.count("reports")) == (3, 3)
