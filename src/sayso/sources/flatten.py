"""Hostile and broken markup made harmless before a parser sees it, with its text kept.

libxml2 drops all text below a depth without an error, and takes quadratic time over the attributes of one tag
(100,000 of them: over 30 s); so nesting is cut at `MAX_DEPTH` and attributes beyond `MAX_ATTRIBUTES` are dropped.
A quote or comment that is not closed swallows all text up to the next one; so it is cut at the end of its tag.
"""

import re
from collections import Counter
from collections.abc import Iterator

MAX_DEPTH = 200
"""Browsers cap the tree at 512 levels, real pages stay below 60; libxml2's default limit is 256."""

MAX_ATTRIBUTES = 500
_MAX_ATTRIBUTE_CHARACTERS = 50_000

_MARKUP = re.compile(
    r"""<(?:(?P<comment>!--)|(?P<close>/?)(?P<name>[a-z][^\s/>]*)(?P<attributes>(?:=\s*"[^"]*"|=\s*'[^']*'|[^>])*+)>)""",
    re.IGNORECASE,
)
# trafilatura fills rows up to the sum of all spans; text needs none of that.
_WIDE = re.compile(r"(?:col|row)span\s*=\s*[\"']?\s*\d\d", re.IGNORECASE)

# The same tag where a quote in it is not closed: up to its first ">".
_TORN = re.compile(r"<(?P<comment>)(?P<close>/?)(?P<name>[a-z][^\s/>]*)(?P<attributes>[^>]*)>", re.IGNORECASE)
_OPEN_COMMENT = re.compile(r"(?P<comment><!--)(?P<name>)(?P<close>)[^>]*>?")
_OPEN_QUOTE = re.compile(r"""=\s*(?:"[^"]*|'[^']*)\Z""")
_SWALLOWED = re.compile(
    r"""\b(?:href|src|class|id|rel)\s*=\s*(?:"[^">]*>[^"]*<[a-z/][^"]*"|'[^'>]*>[^']*<[a-z/][^']*')""", re.IGNORECASE
)

_RAW_TEXT = frozenset({"script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"})
_RAW_OPEN = re.compile(rf"<({'|'.join(sorted(_RAW_TEXT))})(?=[\s/>])", re.IGNORECASE)

# Hold nothing, or are closed by whatever comes next.
_UNCOUNTED = frozenset(
    {
        *("area", "base", "br", "col", "hr", "img", "input", "link", "meta", "param"),
        *("p", "li", "tr", "td", "th", "tbody", "colgroup", "option", "html", "head", "body"),
    }
)

# Hold nothing by the standard; libxml2 takes all that follows to be within them.
_NEVER_CLOSED = frozenset({"embed", "source", "track", "wbr"})

_CELLS = frozenset({"td", "th"})

_INLINE = frozenset(
    {
        *("a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "em", "font", "i", "kbd", "mark", "q", "s", "small"),
        *("span", "strong", "sub", "sup", "tt", "u", "var"),
    }
)

# How many levels an element brings with it: a table in a table stands in a row and a cell.
_LEVELS = {"table": 4, "ul": 2, "ol": 2, "dl": 2}


def flatten(html: str) -> str:
    """The same page with at most `MAX_DEPTH` levels; where a deeper block began or ended, a paragraph begins."""
    pieces: list[str] = []
    at = 0
    for start, end, replacement in _changes(html):
        pieces += (html[at:start], replacement)
        at = end
    return "".join((*pieces, html[at:])) if pieces else html


def _changes(html: str) -> Iterator[tuple[int, int, str]]:
    """What is to be replaced: start, end and replacement, in order."""
    nesting = _Nesting()
    broken_at = -1
    for tag in _tags(html):
        if tag["comment"]:
            yield tag.start(), tag.end(), ""
            continue
        name = tag["name"].lower()
        if name in _NEVER_CLOSED:
            yield tag.start(), tag.end(), ""
        elif nesting.drops(name, closing=bool(tag["close"])):
            fresh = name not in _INLINE and html[broken_at : tag.start()].strip() != ""
            yield tag.start(), tag.end(), "<p>" if fresh else ""
            broken_at = tag.end()
        elif tag.re is _TORN or _overloaded(tag["attributes"]) or (name in _CELLS and _WIDE.search(tag["attributes"])):
            yield tag.start(), tag.end(), f"<{tag['close']}{tag['name']}>"


def _tags(html: str) -> Iterator[re.Match[str]]:
    """All tags outside comments, scripts and other raw text, and what begins a comment that is not closed.

    An unclosed script or other raw text holds the rest of the page.
    """
    at = 0
    last_comment = html.rfind("-->")
    while found := _MARKUP.search(html, at):
        if found["comment"] and found.start() + 2 <= last_comment:
            at = html.find("-->", found.start() + 2) + len("-->")
            continue
        if found["comment"]:
            found = _OPEN_COMMENT.match(html, found.start()) or found
        elif _is_torn(found["attributes"]):
            found = _TORN.match(html, found.start()) or found
        at = found.end()
        yield found
        name = (found["name"] or "").lower()
        if name in _RAW_TEXT and not found["close"]:
            closing = re.compile(rf"</{name}", re.IGNORECASE).search(html, at)
            at = closing.start() if closing else len(html)


def _is_torn(attributes: str) -> bool:
    """Whether a quote in a tag is not closed, or closed only by one that opens another."""
    if "<" in attributes and _SWALLOWED.search(attributes):
        return True
    odd = attributes.count('"') % 2 or attributes.count("'") % 2
    return bool(odd) and _OPEN_QUOTE.search(attributes) is not None


def unclosed(html: str) -> str:
    """The name of an element such as a script that is not closed and holds the rest of the page, or ""."""
    tags = list(_RAW_OPEN.finditer(html))
    name = tags[-1][1].lower() if tags else ""
    closed = name and re.compile(rf"</{name}", re.IGNORECASE).search(html, tags[-1].end())
    return "" if closed else name


def _overloaded(attributes: str) -> bool:
    if len(attributes) <= MAX_ATTRIBUTES:
        return False
    return len(attributes) > _MAX_ATTRIBUTE_CHARACTERS or len(attributes.split()) > MAX_ATTRIBUTES


class _Nesting:
    """Which elements are open, and which were left out for being too deep."""

    def __init__(self) -> None:
        self._open: list[str] = []
        self._depth = 0
        self._dropped: Counter[str] = Counter()

    def drops(self, name: str, *, closing: bool) -> bool:
        """Take in one tag; whether it is to be left out."""
        if name in _UNCOUNTED:
            return False
        return self._close(name) if closing else self._start(name)

    def _start(self, name: str) -> bool:
        levels = _LEVELS.get(name, 1)
        if self._depth + levels > MAX_DEPTH:
            self._dropped[name] += 1
            return True
        self._open.append(name)
        self._depth += levels
        return False

    def _close(self, name: str) -> bool:
        if self._dropped[name]:
            self._dropped[name] -= 1
            return True
        if name in self._open:
            while self._depth:
                last = self._open.pop()
                self._depth -= _LEVELS.get(last, 1)
                if last == name:
                    break
        return False
