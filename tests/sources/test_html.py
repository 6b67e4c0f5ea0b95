"""Pages of our own, read through the child process."""

import io
import os

import pytest

from sayso.errors import InputSkipped
from sayso.sources.child import HTML, Child
from sayso.sources.draft import Draft, Source
from sayso.sources.html import read_html
from sayso.sources.page import Page

SENTENCES = [
    "The governor of the coastal province said on Monday that two bridges had been closed after shelling.",
    "An unknown group fired at the customs post at the border, according to the harbour master of the town.",
    "Residents left the eastern quarter in buses provided by the council, which met in the evening to discuss it.",
]
ARTICLE = "<h1>Two bridges closed after shelling</h1>" + "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
HEAD = """<title>Two bridges closed after shelling | Harbour Post</title>
<meta property="og:site_name" content="Harbour Post">
<meta property="article:published_time" content="2031-05-09T22:00:00-08:00">
<meta property="article:modified_time" content="2031-05-11T10:00:00Z">
<meta name="author" content="Ina Holm"><link rel="canonical" href="https://harbour.example/bridges">"""


def page(body: str = ARTICLE, head: str = HEAD) -> str:
    return f'<!doctype html><html lang="en"><head>{head}</head><body><article>{body}</article></body></html>'


def read(markup: str | bytes) -> Draft:
    raw = markup.encode() if isinstance(markup, str) else markup
    (draft,) = read_html(Source("p.html", io.BytesIO(raw)))
    return draft


def facts(draft: Draft) -> dict[str, tuple[str, str]]:
    return {fact.field: (fact.value, fact.origin) for fact in draft.found}


def test_text_is_the_headline_once_and_the_article() -> None:
    assert read(page()).text.split("\n\n") == ["Two bridges closed after shelling", *SENTENCES]


def test_metadata_says_where_it_came_from() -> None:
    assert facts(read(page())) == {
        "title": ("Two bridges closed after shelling", "page"),
        "publisher": ("Harbour Post", "page"),
        "byline": ("Ina Holm", "page"),
        "url": ("https://harbour.example/bridges", "page"),
        "language": ("en", "page"),
        "published": ("2031-05-09", "meta article:published_time"),
    }


def test_date_from_json_ld() -> None:
    head = '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2031-05-09T10:00:00Z"}</script>'
    assert facts(read(page(head=head)))["published"] == ("2031-05-09", "JSON-LD")


def test_no_date_is_made_up() -> None:
    assert "published" not in facts(read(page(head="<title>Two bridges closed</title>")))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<div>" * 300, "</div>" * 300),
        ("<div>" * 100_000, "</div>" * 100_000),
        ("<span>" * 10_000, ""),
        ("<ul><li>" * 1_000, ""),
        ("<a><i>" * 1_000, "</a>" * 1_000),
        ("<div " + " ".join(f"a{number}=1" for number in range(100_000)) + ">", "</div>"),
        ("<!-- x -->", "<!-- " * 1_000),
        ("<p>\x00</p>".replace("\x00", "&#0;&#xD800;&#x110000;"), ""),
        ('<table><tr><td colspan="9007199254740991"></td></tr></table>', ""),
    ],
)
def test_pathological_pages_keep_their_text(before: str, after: str) -> None:
    draft = read(page(before + ARTICLE + after))
    assert all(sentence in draft.text for sentence in SENTENCES)
    assert not draft.losses


def test_utf7_is_never_decoded() -> None:
    draft = read(b"<meta charset=utf-7><p>The harbour is closed +ADw-script+AD4-</p>")
    assert draft.text == "The harbour is closed +ADw-script+AD4-"


@pytest.mark.parametrize("markup", ["<html></html>", "<p></p>", "<!-- only a comment -->", "<script>1</script>"])
def test_a_page_without_text_is_refused(markup: str) -> None:
    with pytest.raises(InputSkipped, match=r"'p.html' holds no article text"):
        read(markup)


def test_a_page_over_the_limit_is_refused() -> None:
    with pytest.raises(InputSkipped, match="longer than 20,000,000 bytes"):
        read(b"<p>x" * 5_000_001)


def test_child_is_kept_for_many_pages_and_ended_by_close() -> None:
    reader = Child("html", Page, "HTML", "a news page")
    assert reader.read(page(), "x") == reader.read(page(), "x")
    reader.close()
    reader.close()
    assert reader.read(page(), "x").publisher == "Harbour Post"
    reader.close()


def test_a_page_that_takes_too_long_is_refused_and_the_next_is_read() -> None:
    reader = Child("html", Page, "HTML", "a news page", seconds=0.5)
    try:
        with pytest.raises(InputSkipped, match=r"'slow' takes over 0.5 s"):
            reader.read(page("<p>short</p>" * 200_000), "'slow'")
        reader._seconds = 60
        assert reader.read(page(), "x").publisher == "Harbour Post"
    finally:
        reader.close()


def test_a_forked_process_lets_go_of_the_child() -> None:
    before = HTML.read(page(), "x")
    pid = os.fork()
    if pid == 0:
        os._exit(0 if HTML._talk is None else 1)
    assert os.waitpid(pid, 0)[1] == 0
    assert HTML.read(page(), "x") == before
