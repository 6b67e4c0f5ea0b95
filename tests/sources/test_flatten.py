import pytest

from sayso.sources.flatten import MAX_ATTRIBUTES, MAX_DEPTH, flatten


def test_leaves_an_ordinary_page_alone() -> None:
    page = "<html><body><div><p>One<p>Two<ul><li>a<li>b</ul><!-- <div> --><script>'<div>'</script></div>"
    assert flatten(page) is page


def test_cuts_nesting_at_the_limit_and_not_before() -> None:
    kept = "<div>" * MAX_DEPTH + "x" + "</div>" * MAX_DEPTH
    assert flatten(kept) == kept
    assert flatten("<div>" + kept + "</div>") == "<div>" * MAX_DEPTH + "x<p>" + "</div>" * MAX_DEPTH


@pytest.mark.parametrize("levels", [1_000, 100_000])
def test_keeps_the_text_of_every_level(levels: int) -> None:
    flat = flatten("".join(f"<div>level {level} " for level in range(levels)))
    assert flat.count("<div>") == MAX_DEPTH
    assert flat.count("level ") == levels


def test_unclosed_paragraphs_and_items_are_no_nesting() -> None:
    page = "<p>x<li>y" * 1_000
    assert flatten(page) is page


def test_drops_attributes_beyond_the_limit() -> None:
    attributes = " ".join(f'a{number}="x>y"' for number in range(MAX_ATTRIBUTES))
    assert flatten(f"<div {attributes}>x") == f"<div {attributes}>x"
    assert flatten(f"<div {attributes} b=1>x") == "<div>x"
    assert flatten(f"<img src='{'x' * 50_001}'>x") == "<img>x"


def test_drops_tags_that_the_parser_would_never_close() -> None:
    assert flatten("photo<wbr>graph<source src=x>") == "photograph"


@pytest.mark.parametrize("page", ["<!-- <div>" * 500, "<script><div>" * 500, "<" * 5_000, '<a href="' * 500, ""])
def test_unfinished_markup_comes_back_unchanged(page: str) -> None:
    assert flatten(page) == page
