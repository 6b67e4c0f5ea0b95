"""Made-up reports, read as they are: what is told when a second paper contradicts the first."""

from pathlib import Path

import pytest
from tests.watch.made import Answer, Paper, Run, entry, rss

FIRST = (
    "ALEPPO, Syria, May 9 - Syrian government forces shelled a market in Aleppo on Friday, killing 12 people, the"
    " Syrian Observatory for Human Rights said.</p><p>Rescue workers said the shelling hit the market at noon."
)
SECOND = (
    "DAMASCUS, May 9 - The Syrian government denied on Friday that its forces had shelled a market in Aleppo."
    "</p><p>The Syrian Observatory for Human Rights said Syrian government forces shelled the market in Aleppo on"
    " Friday, killing 19 people."
)


@pytest.fixture
def run(tmp_path: Path, paper: Paper) -> Run:
    paper.answers["/post"] = Answer(rss(entry("Shells hit Aleppo market", FIRST)))
    paper.answers["/wire"] = Answer(rss(entry("Syria rejects blame for Aleppo market", SECOND, day="Sat, 10 May 2031")))
    paper.answers["/hook"] = Answer()
    return Run(tmp_path / "x.sayso", [paper.url("/post")], post=paper.url("/hook"))


def test_an_event_that_becomes_contested_its_toll_and_the_denial_are_told(run: Run, paper: Paper) -> None:
    assert run.once().news == 0
    run.feeds = [paper.url("/post"), paper.url("/wire")]
    assert run.once().news == len(run.heard.found) > 0
    found = {one.kind: told for one, told in run.heard.found}
    assert set(found) == {"contested", "toll", "denial"}
    assert len({told["event"] for told in found.values()}) == 1
    toll, denial = found["toll"], found["denial"]
    assert (toll["of"], toll["was"]) == ("killed", "12")
    assert str(toll["now"]).startswith("19")
    assert "Syrian Observatory for Human Rights" in str(toll["by"])
    assert "Syria" in str(denial["by"])
    assert "Syrian Observatory for Human Rights" in str(denial["against"])
    assert denial["words"] == SECOND.split(" - ")[1].split("</p>")[0]
    assert found["contested"]["now"] == "contested"
    assert paper.posted() == [told for _, told in run.heard.found]
    assert run.once().news == 0


def test_both_at_once_are_told_too(run: Run, paper: Paper) -> None:
    run.feeds = [paper.url("/post"), paper.url("/wire")]
    run.once()
    assert sorted(run.heard.kinds) == ["contested", "denial"]
