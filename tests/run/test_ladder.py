"""Who passes on whose word: from outlets over agencies to those cited."""

from collections.abc import Sequence

from tests.run import said

from sayso.model.claim import Claim
from sayso.model.report import Part, Report
from sayso.run.ladder import Rung, ladder


def report(own: str, text: str, publisher: str = "Post") -> Report:
    return Report(own, f"{own}.txt", text, publisher=publisher, published="2021-03-09")


def told(*reports: Report) -> tuple[list[Claim], dict[str, Report]]:
    claims = [claim for one in reports for claim in said.reading(one).claims]
    return claims, {one.id: one for one in reports}


def drawn(rungs: Sequence[Rung]) -> list[tuple[str, str, int, str, object]]:
    return [(one.role, one.name, one.claims, one.stance, drawn(one.cites)) for one in rungs]


def test_a_chain_is_a_branch_from_the_outlet_to_the_origin() -> None:
    found = ladder(*told(report("r1", "Radio quotes Mayor: Army shelled Brask.")))
    mayor = [("source", "Mayor", 1, "affirms", list[object]())]
    assert drawn(found) == [("outlet", "Post", 1, "affirms", [("source", "Radio", 1, "affirms", mayor)])]


def test_what_an_outlet_tells_itself_ends_with_it() -> None:
    assert drawn(ladder(*told(report("r1", "Army shelled Brask.")))) == [("outlet", "Post", 1, "affirms", [])]


def test_branches_of_one_outlet_are_merged_by_party_those_of_most_claims_first() -> None:
    one = report("r1", "Mayor: Army shelled Brask. Russia: Army shelled Velm. Kremlin: Army fed Velm.")
    (post,) = ladder(*told(one, report("r2", "Russia: Army shelled Brask.")))
    assert (post.name, post.claims) == ("Post", 4)
    assert [(rung.party, rung.claims) for rung in post.cites] == [("state:RUS", 3), ("name:mayor", 1)]
    assert post.cites[0].name == "Russia"  # as most claims have it


def test_a_rung_has_the_stance_of_most_of_its_claims_and_a_denial_goes_first_in_a_draw() -> None:
    lines = "Mayor: Army shelled Brask. Mayor: Army shelled Velm (denied). Nuns: Army shelled Velm (possible)."
    (post,) = ladder(*told(report("r1", lines)))
    assert [(rung.name, rung.stance) for rung in post.cites] == [("Mayor", "denies"), ("Nuns", "doubts")]
    assert post.stance == "denies"


def test_what_is_only_planned_is_no_stance() -> None:
    (post,) = ladder(*told(report("r1", "Mayor: Army shelled Brask (planned).")))
    assert (post.stance, post.cites[0].stance) == ("", "")


def test_the_agency_that_a_report_credits_stands_between_outlet_and_source() -> None:
    text = "BRASK (Reuters) - Mayor: Army shelled Brask."
    credited = report("r1", text)
    (post,) = ladder(*told(credited))
    assert drawn([post])[0][4] == [("agency", "Reuters", 1, "affirms", [("source", "Mayor", 1, "affirms", [])])]


def test_an_agency_that_publishes_itself_is_named_once() -> None:
    (reuters,) = ladder(*told(report("r1", "BRASK (Reuters) - Mayor: Army shelled Brask.", "Reuters")))
    assert [rung.role for rung in reuters.cites] == ["source"]


def test_who_cites_itself_is_one_rung() -> None:
    (wire,) = ladder(*told(report("r1", "Wire: Army shelled Brask. Wire quotes Mayor: Army shelled Velm.", "WIRE")))
    assert (wire.name, wire.claims, [rung.name for rung in wire.cites]) == ("WIRE", 2, ["Mayor"])


def test_a_copy_passes_on_whoever_wrote_the_words_first() -> None:
    first, copy = report("r1", "Army shelled Brask.", "Wire"), report("r2", "Army shelled Brask.", "Daily")
    found = ladder(*told(first, copy), folded=[("r1", "r2")])
    assert [(one.name, [rung.name for rung in one.cites]) for one in found] == [("Daily", ["Wire"]), ("Wire", [])]


def test_a_report_without_an_outlet_goes_by_its_key() -> None:
    bare = Report("r1", "dump/7.txt", "Army shelled Brask.", parts=(Part(0, 19, "paragraph"),))
    assert [one.name for one in ladder(*told(bare))] == ["dump/7.txt"]
