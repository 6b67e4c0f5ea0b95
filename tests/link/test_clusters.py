import random
from collections.abc import Mapping

from sayso.link.clusters import clusters, components
from sayso.link.unit import Unit


def unit(id_: str, *, main: bool = False, apart: tuple[str, ...] = ()) -> Unit:
    return Unit(id=id_, report=f"r{id_}", main=main, type="ASSAULT", apart=frozenset(apart), claims=(f"c{id_}",))


def silent(id_: str) -> Unit:
    return Unit(id=id_, report=f"r{id_}", main=True, type="")


def edges(*pairs: tuple[str, str, float]) -> Mapping[str, Mapping[str, float]]:
    found: dict[str, dict[str, float]] = {}
    for one, other, score in pairs:
        found.setdefault(one, {})[other] = score
        found.setdefault(other, {})[one] = score
    return found


def test_what_hangs_together_is_one_component() -> None:
    found = components("abcd", edges(("a", "b", 1.0), ("b", "c", -0.9), ("c", "d", -1.1)))
    assert list(found) == [["a", "b", "c"], ["d"]]


def test_two_that_are_alike_are_joined_and_two_that_are_not_stay() -> None:
    units = [unit("a"), unit("b"), unit("c")]
    assert clusters(units, edges(("a", "b", 1.0), ("b", "c", -0.9)), {}) == [("a", "b"), ("c",)]


def test_what_a_report_tells_apart_is_not_joined_through_a_third() -> None:
    units = [unit("a", apart=("c",)), unit("b"), unit("c")]
    assert clusters(units, edges(("a", "b", 3.0), ("b", "c", 2.0)), {}) == [("a", "b"), ("c",)]


def test_what_excludes_one_another_is_not_joined_through_a_third() -> None:
    units = [unit("a"), unit("b"), unit("c")]
    barred = {"a": frozenset("c"), "c": frozenset("a")}
    assert clusters(units, edges(("a", "b", 2.0), ("b", "c", 3.0)), barred) == [("a",), ("b", "c")]


def test_a_chain_is_not_one_event() -> None:
    chain = [unit(id_) for id_ in "abcdef"]
    links = edges(*((one, other, 0.5) for one, other in zip("abcde", "bcdef", strict=True)))
    assert max(len(group) for group in clusters(chain, links, {})) == 2


def test_whole_reports_are_joined_before_what_else_they_tell() -> None:
    units = [unit("a", main=True), unit("b", main=True, apart=("c",)), unit("c")]
    assert clusters(units, edges(("a", "b", 0.5), ("a", "c", 4.0)), {}) == [("a", "b"), ("c",)]


def test_the_order_of_units_changes_nothing() -> None:
    chance = random.Random(3)  # noqa: S311 -- shuffles
    units = [unit(f"u{n:02}") for n in range(30)]
    some = [(a.id, b.id, round(chance.uniform(-3, 3), 1)) for a in units for b in units if a.id < b.id]
    wanted = clusters(units, edges(*some), {})
    for _ in range(5):
        chance.shuffle(units)
        chance.shuffle(some)
        assert clusters(units, edges(*some), {}) == wanted


def test_a_report_without_claims_goes_where_the_main_units_are_most_like_it() -> None:
    units = [unit("a", main=True), unit("b", main=True), unit("c"), silent("s"), unit("z", main=True)]
    near = edges(("a", "b", 3.0), ("b", "c", 2.0), ("a", "s", 2.0), ("b", "s", -1.0), ("s", "z", -0.4))
    assert clusters(units, near, {}) == [("a", "b", "c", "s"), ("z",)]


def test_reports_without_claims_join_nothing() -> None:
    units = [unit("a", main=True), silent("s"), silent("t"), unit("z", main=True)]
    near = edges(("a", "s", 3.0), ("s", "z", 2.9), ("t", "z", -0.9))
    assert clusters(units, near, {}) == [("a", "s"), ("t",), ("z",)]
    assert clusters([silent("s")], {}, {}) == [("s",)]
    assert clusters(units[:2], near, {"s": frozenset("a")}) == [("a",), ("s",)]
