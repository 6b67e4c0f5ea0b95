"""HTML pages that break readers of HTML: shapes that grow with a number, around an article of our own."""

from collections.abc import Callable, Mapping

SENTENCES = (
    "The governor of the coastal province said on Monday that two bridges had been closed after shelling.",
    "An unknown group fired at the customs post at the border, according to the harbour master of the town.",
    "Residents left the eastern quarter in buses provided by the council, which met in the evening to discuss it.",
)

ARTICLE = "<h1>Two bridges closed after shelling</h1>" + "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)

Shape = Callable[[int], str]


def _repeated(piece: str, closing: str = "") -> Shape:
    return lambda n: piece * n + ARTICLE + closing * n


SHAPES: Mapping[str, Shape] = {
    "div nested": _repeated("<div>", "</div>"),
    "div never closed": _repeated("<div>"),
    "span nested": _repeated("<span>", "</span>"),
    "b and i crossed": lambda n: "<b><i>" * n + ARTICLE + "</b></i>" * n,
    "a and i adopted": lambda n: "<a><i>" * n + ARTICLE + "</a>" * n,
    "nobr adopted": lambda n: "<nobr><p>" * n + ARTICLE + "</nobr>" * n,
    "font never closed": lambda n: "<p><font size=1>x" * n + ARTICLE,
    "tables nested": _repeated("<table><tr><td>", "</td></tr></table>"),
    "cells": lambda n: ARTICLE + "<table><tr>" + "<td>1" * n + "</table>",
    "lists nested": _repeated("<ul><li>", "</li></ul>"),
    "blockquotes nested": _repeated("<blockquote>", "</blockquote>"),
    "forms nested": _repeated("<form><select><option>", ""),
    "svg and math nested": _repeated("<svg><math><mi>", "</mi></math></svg>"),
    "templates nested": _repeated("<template>", "</template>"),
    "attributes": lambda n: "<div " + " ".join(f"a{number}=b" for number in range(n)) + f">{ARTICLE}</div>",
    "one long attribute": lambda n: f"<div title='{'x' * 20 * n}'>{ARTICLE}</div>",
    "quotes open": lambda n: ARTICLE + "<p a='\"" * n,
    "paragraphs": lambda n: ARTICLE + "<p>x y.</p>" * n,
    "links": lambda n: ARTICLE + "<a href=/x>y</a> " * n,
    "entities": lambda n: ARTICLE + "<p>" + "&amp;" * n,
    "numbers beyond Unicode": lambda n: ARTICLE + "<p>" + "&#99999999;&#xD800;&#0;" * n,
    "comments": lambda n: "<!-- x -->" * n + ARTICLE,
    "comments open": lambda n: ARTICLE + "<!--" * n,
    "angles": lambda n: ARTICLE + "<" * n,
    "tags cut": lambda n: ARTICLE + "<p" * n,
    "cdata": lambda n: ARTICLE + "<![CDATA[x" * n,
    "script open": lambda n: ARTICLE + "<script>" + "if (a < b) { }\n" * n,
    "doctype long": lambda n: f"<!doctype html [{'<!ENTITY a b>' * n}]>{ARTICLE}",
    "meta": lambda n: "<head>" + "<meta name=a content=b>" * n + "</head>" + ARTICLE,
    "colspan": lambda n: ARTICLE + "<table><tr><td colspan=9007199254740991 rowspan=99999>x" * n,
    "text long": lambda n: f"{ARTICLE}<p>{'word ' * n}</p>",
    "line breaks": lambda n: ARTICLE + "<br>x" * n,
    "controls": lambda n: ARTICLE + "<p>\x0c\x1b\x01x" * n,
    "bidi": lambda n: ARTICLE + "<p>\u202e\u2066\u200f\u0661x" * n,
    "combining": lambda n: ARTICLE + "<p>x" + "\u0301" * n,
    "json-ld deep": lambda n: f'<script type="application/ld+json">{"[" * n}{"]" * n}</script>{ARTICLE}',
    "dates": lambda n: ARTICLE + "<time datetime=2031-05-09>9.5.2031</time> 2031-05-09 " * n,
}

SIZES = (10, 1_000, 10_000, 100_000, 1_000_000)


def page(name: str, size: int) -> bytes:
    """A page of a shape."""
    head = "<title>Two bridges closed after shelling</title>"
    return f"<html><head>{head}</head><body>{SHAPES[name](size)}</body></html>".encode("utf-8", "surrogatepass")
