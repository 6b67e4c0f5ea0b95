import pytest

from sayso.sources.flatten import MAX_ATTRIBUTES, MAX_DEPTH, flatten, unclosed


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


@pytest.mark.parametrize("page", ["<script><div>" * 500, "<" * 5_000, '<a href="' * 500, ""])
def test_unfinished_markup_comes_back_unchanged(page: str) -> None:
    assert flatten(page) == page


def test_cells_that_claim_to_be_wide_lose_their_spans() -> None:
    page = "<table><tr><td colspan='2'>a<TD RowSpan = 99>b<th colspan=\"9007199254740991\" class=x>c</table>"
    assert flatten(page) == "<table><tr><td colspan='2'>a<TD>b<th>c</table>"


@pytest.mark.parametrize(
    ("page", "flat"),
    [
        ('<p><a href="x><b>word</b>', "<p><a><b>word</b>"),
        ("<p><img src='x>word", "<p><img>word"),
        ('<a href="x><p>word</p><p class="y">more</p>', '<a><p>word</p><p class="y">more</p>'),
        ('<p id=1 title="a > b" class="c">word', '<p id=1 title="a > b" class="c">word'),
        ("<p data-x='<b class=\"y\">x</b>'>word", "<p data-x='<b class=\"y\">x</b>'>word"),
        ("<p title=\"it's\">word's", "<p title=\"it's\">word's"),
        ("<p>one <!-- two ><b>word</b>", "<p>one <b>word</b>"),
        ("<!-- a --><p><!-->word<!-- b -->", "<!-- a --><p><!-->word<!-- b -->"),
        ("<!-- <div>" * 2 + "word", "word"),
    ],
)
def test_what_is_not_closed_is_cut_at_the_end_of_its_tag(page: str, flat: str) -> None:
    assert flatten(page) == flat


@pytest.mark.parametrize(
    ("page", "name"),
    [
        ("<script>a</script><SCRIPT>b", "script"),
        ("<title>a</title><textarea>b<script></script>", ""),
        ("<style>a</STYLE ><p>b", ""),
        ("<p>a <scripting>", ""),
        ("", ""),
    ],
)
def test_raw_text_that_is_not_closed(page: str, name: str) -> None:
    assert unclosed(page) == name
