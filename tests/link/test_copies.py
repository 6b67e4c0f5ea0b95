from sayso.link.copies import alike, copies, lifted, passages, shape
from sayso.model.report import Report

STORY = (
    "Shells fell on the market of Darvan at noon and killed nine people, the mayor said. Rescuers dug in the rubble "
    "until the evening. The army of Norland did not answer calls. It was the third time in a week that the market "
    "was hit, and traders said that they would not open again before the truce is signed by both sides."
)
OTHER = (
    "Ministers of four countries met in Velm to speak about the price of grain. They agreed on a fund for poor "
    "farmers, and left open who will pay for it. A second meeting will be held in spring, the host announced."
)


def report(name: str, text: str, published: str = "2021-03-09") -> Report:
    return Report(name, name, text, published=published)


def test_copies_with_other_bylines_lead_to_the_earliest() -> None:
    first = report("r9", f"By A. Reporter\n{STORY}", "2021-03-08")
    later = [report(f"r{n}", f"By Reporter {n}, Paper {n}\n{STORY}\nPaper {n}") for n in range(5)]
    found = copies(map(shape, [*later, first, report("x", OTHER)]))
    assert {found[one.id] for one in (*later, first)} == {"r9"}
    assert found["x"] == "x"


def test_the_order_of_reports_changes_nothing() -> None:
    every = [report(f"r{n}", f"{STORY} {n}") for n in range(4)] + [report("x", OTHER)]
    assert copies(map(shape, every)) == copies(map(shape, reversed(every)))


def test_a_short_cut_of_a_text_is_its_copy_and_an_empty_one_of_none() -> None:
    half = STORY[: len(STORY) // 2]
    assert alike(shape(report("a", STORY)), shape(report("b", half)))
    assert not alike(shape(report("a", STORY)), shape(report("b", "")))


def test_a_passage_is_lifted_from_the_earliest_report_that_has_it_and_never_from_a_copy() -> None:
    reports = [
        report("r1", f"{STORY} {OTHER} The end.", "2021-03-10"),
        report("r2", STORY, "2021-03-08"),
        report("r3", f"Nobody knows more. {OTHER} {' '.join(f'word{n}' for n in range(400))}", "2021-03-09"),
    ]
    shapes = {one.id: shape(one) for one in reports}
    first = {one.id: one.id for one in reports}
    found = passages(reports, shapes, first)
    assert [(one.source, reports[0].text[one.start : one.end]) for one in found["r1"]] == [
        ("r2", STORY.removesuffix(".")),
        ("r3", OTHER.removesuffix(".")),
    ]
    assert found["r2"] == found["r3"] == ()
    assert passages(reversed(reports), shapes, first) == found
    assert passages(reports[:2], shapes, copies(shapes.values())) == {"r1": (), "r2": ()}


def test_a_lifted_passage_is_found_with_its_place() -> None:
    text = f"Our paper has learnt more. {STORY} That is all, for now."
    ((start, end),) = lifted(text, STORY)
    assert text[start:end] == STORY.removesuffix(".")
    assert lifted(OTHER, STORY) == ()
