"""The page of a custody pack: plain HTML that needs nothing from anywhere and runs nothing."""

import base64
import hashlib
import html
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sayso.archive.stored import printable
from sayso.model.claim import Claim, Role
from sayso.model.reading import Reading

_STYLE = """
body { font: 16px/1.5 sans-serif; max-width: 50em; margin: 2em auto; padding: 0 1em; color: #111; background: #fff }
pre { white-space: pre-wrap; overflow-wrap: anywhere; font: inherit; border-left: 3px solid #999; padding-left: 1em }
code { overflow-wrap: anywhere; font-size: .85em } mark { background: #ffe08a } h2 { border-top: 1px solid #999 }
li { margin: .5em 0 } dt { font-weight: bold } .state { background: #fbd5d5; padding: .3em .6em }
"""
_STYLE_HASH = base64.b64encode(hashlib.sha256(_STYLE.encode("utf-8")).digest()).decode("ascii")
_POLICY = f"default-src 'none'; style-src 'sha256-{_STYLE_HASH}'; base-uri 'none'; form-action 'none'"
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff]")
"""Characters that HTML does not allow, and those that turn the direction of what stands around them."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A report as a pack has it.

    Attributes:
        state: live, superseded or retracted.
        why: why it was retracted, or "".
        captures: each time it was taken in.
    """

    reading: Reading
    state: str
    why: str
    captures: tuple[Mapping[str, str], ...]


def page(kept: Callable[[], Iterable[Kept]], lines: int, head: str) -> Iterator[bytes]:
    """All reports on one page, in UTF-8, piece by piece; `kept` gives them anew each time."""
    return (piece.encode("utf-8") for piece in _page(kept, lines, head))


def _page(kept: Callable[[], Iterable[Kept]], lines: int, head: str) -> Iterator[str]:
    yield '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
    yield f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
    yield '<meta name="referrer" content="no-referrer">\n<title>Custody pack</title>\n'
    yield f"<style>{_STYLE}</style>\n</head>\n<body>\n<h1>Custody pack</h1>\n"
    yield "<p>README.txt says how to check that nothing here was changed.</p>\n"
    yield f"<p>Journal of {lines} lines, the last with the hash <code>{_told(head)}</code></p>\n<ol>\n"
    for one in kept():
        report = one.reading.report
        yield f'<li><a href="#{_told(report.id)}">{_told(report.title or report.key)}</a></li>\n'
    yield "</ol>\n"
    for one in kept():
        yield from _report(one)
    yield "</body>\n</html>\n"


def _report(one: Kept) -> Iterator[str]:
    report = one.reading.report
    yield f'<section id="{_told(report.id)}">\n<h2>{_told(report.title or report.key)}</h2>\n'
    if one.state != "live":
        yield f'<p class="state">{_told(one.state)}{": " if one.why else ""}{_told(one.why)}</p>\n'
    yield "<dl>\n"
    facts = (
        ("Id", report.id),
        ("Publisher", report.publisher),
        ("Byline", report.byline),
        ("Published", report.published),
        ("Address", report.url),
        ("SHA-256 of the text", hashlib.sha256(report.text.encode("utf-8", "surrogatepass")).hexdigest()),
    )
    for name, fact in facts:
        if fact:
            yield f"<dt>{name}</dt><dd>{_told(fact)}</dd>\n"
    for capture in one.captures:
        where, when = _told(capture["place"]), _told(capture["captured"] or capture["taken"])
        yield f"<dt>Taken from</dt><dd>{where}, {when}; raw/<code>{capture['raw']}</code></dd>\n"
    yield f'</dl>\n<pre dir="auto">{_marked(one.reading)}</pre>\n<h3>Claims: {len(one.reading.claims)}</h3>\n<ol>\n'
    for claim in one.reading.claims:
        yield f'<li id="{_told(claim.id)}">{_claim(claim)}</li>\n'
    yield "</ol>\n</section>\n"


def _marked(reading: Reading) -> str:
    """The text, with the words that claims hang on marked."""
    text, last, pieces = reading.report.text, 0, []
    for start, end in sorted({(claim.trigger.start, claim.trigger.end) for claim in reading.claims}):
        if start >= last:
            pieces.append(f"{_told(text[last:start])}<mark>{_told(text[start:end])}</mark>")
            last = end
    return "".join([*pieces, _told(text[last:])])


def _claim(claim: Claim) -> str:
    kind = f"{claim.type} {claim.mode}".strip()
    sides = f"{_names(claim.actors) or '?'} → {_names(claim.recipients) or '?'}"
    chain = " ← ".join(_told(source.name) for source in reversed(claim.sources)) or "the report's own voice"
    where = ", ".join(filter(None, (_told("; ".join(claim.place)), _told(claim.time))))
    return (
        f"<b>{_told(kind)}</b> ({_told(claim.status)}): {sides}{'; ' if where else ''}{where}<br>\n"
        f"On the say-so of: {chain}<br>\n"
        f'<q dir="auto">{_told(claim.sentence.text)}</q><br>\n<code>{_told(claim.id)}</code>,'
        f" characters {claim.sentence.start} to {claim.sentence.end}"
    )


def _names(roles: Sequence[Role]) -> str:
    return ", ".join(_told(role.name) for role in roles)


def _told(text: str) -> str:
    """Text that is nothing but text to a browser."""
    return html.escape(_CONTROLS.sub("\ufffd", printable(text)))
