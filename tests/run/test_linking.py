"""Linking an archive: what is linked anew, where ids went, and what judgements do to events."""

import re
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from tests.archive import fake
from tests.archive.fake import capture, many
from tests.archive.judging import made

from sayso.archive.custody import forget, retract
from sayso.archive.queries import gone
from sayso.errors import RunStopped
from sayso.model.analysis import Sentence
from sayso.model.event import Event
from sayso.model.ids import claim_id, claim_of
from sayso.model.judgement import Judgement
from sayso.model.reading import Reader, Reading
from sayso.model.report import Report
from sayso.run import pipeline
from sayso.run.adding import add
from sayso.run.archive import Archive
from sayso.run.judging import JudgedView
from sayso.run.linking import anew, units_of
from sayso.run.rereading import reread
from sayso.run.showing import ShownEvent, show

NEW = Reader("2", "c", "m")
AT = "2026-03-09T10:00:00Z"
WHO = ("Rebels", "Army", "Nuns")


@pytest.fixture(autouse=True)
def _fast(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "read_report", fake.reading)


def said(verdict: str, *of: str, **rest: str) -> Judgement:
    return replace(Judgement("note", of, by="ann", at=AT), verdict=verdict, **rest)  # type: ignore[arg-type]


def judge(archive: Archive, *judgements: Judgement) -> None:
    assert archive.judge(judgements).refused == []


def by_claim(archive: Archive) -> dict[str, str]:
    return {claim: event.id for event in archive.events() for claim in event.claims}


def shown(archive: Archive, own: str) -> Event:
    told = show(archive, own)
    assert isinstance(told, ShownEvent)
    return told.found.value


def test_linking_bit_by_bit_gives_what_linking_at_once_gives(archive: Archive, tmp_path: Path) -> None:
    for first in range(0, 12, 3):
        add(archive, many(3, first))
        archive.link()
    with Archive(tmp_path / "once.sayso") as once:
        add(once, many(12))
        once.link()
        assert list(archive.events()) == list(once.events())
        assert list(archive.rows("SELECT * FROM aliases ORDER BY 1")) == list(
            once.rows("SELECT * FROM aliases ORDER BY 1")
        )
    assert archive.link() == 0


def test_a_claim_judged_to_be_none_is_in_no_event_until_that_is_withdrawn(archive: Archive) -> None:
    own = made(archive)["Rebels shelled"]
    assert own in by_claim(archive)
    none = said("not-a-claim", own)
    judge(archive, none)
    assert own not in by_claim(archive)
    with pytest.raises(RunStopped, match=r"is no more: its claim c\w+ was judged to be none"):
        show(archive, "e" + own[1:])
    judge(archive, said("withdrawn", none.id))
    assert own in by_claim(archive)


def test_a_correction_reaches_the_event_and_a_given_grade_stands_for_the_computed_one(archive: Archive) -> None:
    own = made(archive)["Army shelled"]
    event = by_claim(archive)[own]
    judge(archive, said("corrected", own, field="status", value="denied"))
    (account,) = (one for one in shown(archive, by_claim(archive)[own]).accounts if own in one.claims)
    assert account.stance == "denies"
    judge(archive, said("grade", event, value="discounted", why="an actor's stunt"))
    graded = shown(archive, by_claim(archive)[own])
    assert (graded.grade, graded.why[:44]) == ("discounted", "ann judged it discounted: an actor's stunt. ")
    assert [one.id for one in archive.events(grade="discounted")] == [graded.id]


def test_a_grade_that_is_withdrawn_gives_way_to_the_computed_one(archive: Archive) -> None:
    own = made(archive)["Army shelled"]
    event = by_claim(archive)[own]
    given = said("grade", event, value="confirmed")
    judge(archive, given)
    assert shown(archive, event).grade == "confirmed"
    judge(archive, said("withdrawn", given.id))
    assert shown(archive, event).grade != "confirmed"


def test_an_id_of_a_report_that_is_in_force_no_longer_says_where_it_went(archive: Archive) -> None:
    page = "https://post.example/brask"
    add(archive, [capture("Rebels shelled Brask", url=page)])
    (old,) = (one.id for one in archive.events())
    add(archive, [capture("Rebels denied Brask", url=page)])
    (new,) = (one.id for one in archive.events())
    with pytest.raises(RunStopped, match=f"its report r.* was superseded .*, which has {new}"):
        show(archive, old)
    (report,) = (one.id for one in archive.reports())
    retract(archive, report, "the paper took it back")
    with pytest.raises(RunStopped, match=r"was retracted \(the paper took it back\)"):
        show(archive, new)
    forget(archive, report, "court order")
    with pytest.raises(RunStopped, match=r"was erased \(court order\)"):
        show(archive, new)
    with pytest.raises(RunStopped, match="No 'e0123456789abcdef'"):
        show(archive, "e0123456789abcdef")


def test_a_rebuilt_archive_links_to_the_same_events(archive: Archive) -> None:
    known = made(archive)
    judge(archive, said("grade", "e" + known["Army shelled"][1:], value="weak"))
    was = list(archive.events())
    archive.rebuild()
    assert list(archive.events()) == was


def test_what_changed_since_an_instant(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    page = "https://post.example/brask"
    clock = iter(f"2026-03-{day:02}T00:00:00Z" for day in range(1, 30))
    for name in ("intake", "judgements", "custody"):
        monkeypatch.setattr(f"sayso.archive.{name}.now", lambda: next(clock))
    add(archive, [capture("Rebels shelled Brask", url=page)])
    add(archive, [capture("Army shelled Amal", "b.txt")])
    old = by_claim(archive)
    add(archive, [capture("Rebels denied Brask", url=page)])
    assert [one.kind for one in archive.diff(since="2026-03-03")] == ["superseded", "new", "gone"]
    assert [one.kind for one in archive.diff(since="2026-03-04")] == []
    assert [one.kind for one in archive.diff(since="2026-03-01")] == ["new", "new"]
    (army,) = (own for own, event in old.items() if event in by_claim(archive).values())
    judge(archive, said("corrected", army, field="status", value="denied"))
    found = archive.diff(since="2026-03-04")
    assert [(one.kind, one.was, one.now) for one in found if one.kind == "stance"] == [("stance", "affirms", "denies")]


def test_an_id_of_an_earlier_reading_leads_to_what_a_later_one_has_there(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(archive, [capture("Rebels shelled Brask.", "a.txt"), capture("Army shelled Amal.", "b.txt")])
    (gone, moved) = sorted((one.id for one in archive.events()), key=lambda own: "Army" in archive_words(archive, own))
    monkeypatch.setattr(pipeline, "read_report", newer)
    reread(archive, NEW)
    (now,) = archive.events()
    assert now.type == "PROTEST"
    assert now.id != moved
    assert shown(archive, moved) == now
    with pytest.raises(RunStopped, match=r"a later reading of report r\w+ has no such claim"):
        show(archive, gone)


def archive_words(archive: Archive, event: str) -> str:
    return archive.claim(claim_of(event)).sentence.text


def newer(report: Report) -> Reading:
    """Finds another act where the army is told of, and none elsewhere."""
    found = fake.reading(report)
    claims = (replace(one, id=claim_id(report.id, 0, 1, "PROTEST"), type="PROTEST") for one in found.claims)
    return replace(found, claims=tuple(claims) if "Army" in report.text else (), reader=NEW)


@pytest.mark.parametrize("seed", range(4))
def test_whatever_comes_and_goes_the_events_are_those_of_linking_at_once(archive: Archive, seed: int) -> None:
    random = Random(seed)  # noqa: S311 -- no secret
    known: list[str] = []
    for step in range(12):
        acts = (f"{random.choice(WHO)} {random.choice(('shelled', 'denied'))} {place}." for place in _places(random))
        text = " ".join(acts)
        day = f"2021-03-{random.randint(1, 9):02}"
        url = f"https://post.example/{random.randint(1, 9)}"
        add(archive, [capture(f"{text} {step}", f"{step}.txt", url=url, published=day)])
        known = [claim.id for claim in archive.claims()]
        if step % 3 == 2:
            one, other = random.sample(known, 2)
            verdict = random.choice(("same", "different", "not-a-claim", "same"))
            of = (one,) if verdict == "not-a-claim" else (one, other)
            judge(archive, said(verdict, *of, at=f"2026-03-{step + 1:02}"))
        if step == 8:
            retract(archive, archive.claim(random.choice(known)).report, "taken back")
        if step % 2:
            archive.link()
    archive.link()
    live = [report.id for report in archive.reports()]
    wanted = sorted((one.event for one in anew(JudgedView(archive), live)[1] if one.event), key=lambda event: event.id)
    assert list(archive.events(sort="id")) == wanted
    assert len(wanted) < len(list(archive.units()))


def _places(random: Random) -> list[str]:
    return random.sample(("Brask", "Amal", "Homs"), random.randint(1, 2))


def test_two_events_judged_to_be_one_are_one_and_their_ids_lead_there(archive: Archive) -> None:
    add(archive, [capture("Rebels shelled Brask.", "a.txt")])
    add(archive, [capture("Nuns denied Homs.", "b.txt", published="2020-01-02")])
    first, second = (event.id for event in archive.events())
    pair = said("same", first, second)
    judge(archive, pair)
    (one,) = archive.events()
    assert {shown(archive, own).id for own in (first, second)} == {one.id}
    assert {*one.aliases, one.id} == {first, second}
    judge(archive, said("different", second, first, at="2026-03-10T00:00:00Z"))
    assert [shown(archive, own).id for own in (first, second)] == [first, second]
    judge(archive, said("withdrawn", archive_pair(archive, "different")))
    assert len(list(archive.events())) == 1


def archive_pair(archive: Archive, verdict: str) -> str:
    return next(one.id for one in archive.judgements() if one.verdict == verdict)


@pytest.mark.parametrize("first", [0, 1])
def test_two_claims_of_one_report_judged_to_be_of_two_events_come_apart(archive: Archive, first: int) -> None:
    add(archive, [capture("Rebels shelled Brask. So Rebels shelled Brask. And Rebels shelled Brask.", "a.txt")])
    assert len(set(by_claim(archive).values())) == 1
    claims = [claim.id for claim in archive.claims()]
    pair = said("different", claims[first], claims[1 - first])
    judge(archive, pair)
    found = by_claim(archive)
    assert found[claims[0]] != found[claims[1]]
    assert len(set(found.values())) == 2
    assert list(archive.events(sort="id")) == sorted(
        (one.event for one in anew(JudgedView(archive), [archive.claim(claims[0]).report])[1] if one.event),
        key=lambda event: event.id,
    )
    judge(archive, said("withdrawn", pair.id))
    assert len(set(by_claim(archive).values())) == 1


@pytest.mark.parametrize("meanwhile", ["judged", "read anew"])
def test_what_changes_while_it_is_linked_stays_to_be_linked(archive: Archive, meanwhile: str) -> None:
    claims = made(archive)
    seen = archive.last_line()
    units = {
        own: list(units_of(JudgedView(archive).reading(own), ())) for (own,) in archive.rows("SELECT id FROM reports")
    }
    if meanwhile == "judged":
        judge(archive, said("not-a-claim", claims["Army shelled"]))
    else:
        reread(archive, NEW)
    archive.keep_units(units, seen)
    assert archive.unlinked() == len(units)
    archive.link()
    assert archive.unlinked() == 0
    assert list(archive.events()) == [one.event for one in anew(JudgedView(archive), units)[1]]


def test_who_links_as_of_before_takes_nothing_from_who_has_linked_since(archive: Archive) -> None:
    claims = made(archive)
    archive.link()
    seen = archive.last_line()
    units = {
        own: list(units_of(JudgedView(archive).reading(own), ())) for (own,) in archive.rows("SELECT id FROM reports")
    }
    judge(archive, said("not-a-claim", claims["Army shelled"]))
    archive.link()
    before = list(archive.units())
    archive.keep_units(units, seen)
    assert list(archive.units()) == before
    assert archive.unlinked() == 0
    assert list(archive.events()) == [one.event for one in anew(JudgedView(archive), units)[1]]


def test_an_event_that_is_yet_to_be_computed_says_so(archive: Archive) -> None:
    claims = made(archive)
    own = "e" + claims["Army shelled"][1:]
    with pytest.raises(RunStopped, match=rf"^Event '{own}' is not computed yet; `sayso link` computes those of report"):
        gone.now(archive, own)


def whole(report: Report) -> Reading:
    """A reading whose sentences are the lines of the text, whether they claim anything or not."""
    text = report.text
    lines = re.finditer(r".+", text)
    return replace(fake.reading(report), sentences=tuple(Sentence(*line.span(), line[0]) for line in lines))


CALM = "Darvan market fire mourners gathered again by lamplight beside the harbour wall tonight"


def test_reports_without_claims_stand_under_the_event_that_they_are_about(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pipeline, "read_report", whole)
    telling = f"{CALM}. Rebels shelled Darvan. Army shelled Darvan."
    add(archive, [capture(telling, "told"), capture(CALM, "calm"), capture("Snow fell on the pass all week", "other")])
    archive.link()
    assert archive.unlinked() == 0
    found = [event for event in archive.events() if any(not account.claims for account in event.accounts)]
    silent = [account for event in found for account in event.accounts if account.stance == "silent"]
    keys = {report.id: report.key for report in archive.reports()}
    assert [[keys[own] for own in account.reports] for account in silent] == [["calm"]]
    assert archive.link() == 0
    assert list(archive.rows("SELECT event FROM links WHERE event = ''")) == []
    retract(archive, next(own for own, key in keys.items() if key == "calm"), "taken back")
    archive.link()
    assert all(account.claims for event in archive.events() for account in event.accounts)
