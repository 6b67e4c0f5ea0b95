"""Lines of a text put together to paragraph-like stretches, whatever way it breaks its lines."""

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from sayso.sources import furniture

_LINE = re.compile(r"[^\r\n\u2028\u2029\x0b\x0c]+")
_MARKUP = re.compile(r"\s*(?P<mark>\#{1,6}(?=[ \t])|>(?:[ \t]*>)*|[-*+](?=[ \t])|(?=\d{1,3}[.)][ \t]))[ \t]*")
_RULE = re.compile(r"\s*(?:[-*_=][ \t]*){3,}\s*")
_UNDERLINE = re.compile(r"=+[ \t]*|-+[ \t]*")
_WIDEST = 120
"""Characters; lines broken by hand or by a wire's printer are no longer."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of lines that belong together; `mark` is the markup before it: "#", ">", "-", "**" or ""."""

    start: int
    end: int
    mark: str = ""


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    indent: int
    block: int
    mark: str = ""


def stretches(text: str, *, markdown: bool) -> list[Stretch]:
    """The paragraphs, headings and other furniture of a text, in order, without white space or marks around them."""
    lines = _lines(text, markdown=markdown)
    width = _WIDEST if markdown else _wrapped_at(text, lines)
    groups: list[list[_Line]] = []
    for line in lines:
        if groups and _belongs(text, groups[-1][-1], line, width, markdown=markdown):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [stretch for group in groups if (stretch := _stretch(text, group)).start < stretch.end]


def _lines(text: str, *, markdown: bool) -> list[_Line]:
    """Lines that hold anything but a rule; blank lines and rules part blocks."""
    lines: list[_Line] = []
    block, last = 0, 0
    for match in _LINE.finditer(text):
        line = _line(match.start(), match.group(), block, markdown=markdown)
        near = len(text[last : match.start()].replace("\r\n", "\n")) < 2
        rule = _RULE.fullmatch(match.group())
        if rule and near and markdown and lines and _UNDERLINE.fullmatch(match.group()):
            lines[-1] = replace(lines[-1], mark="#")
        block += rule is not None or line.start >= line.end or not near
        if not rule and line.start < line.end:
            lines.append(replace(line, block=block))
        last = match.end()
    return lines


def _line(start: int, line: str, block: int, *, markdown: bool) -> _Line:
    """One line without white space and markup around it."""
    mark = ""
    indent = len(line) - len(line.lstrip())
    first = indent
    if markdown and (markup := _MARKUP.match(line)):
        mark, first = (markup.group("mark") or "-")[0], markup.end()
    elif not markdown and line.lstrip().startswith("> "):
        mark, first = ">", indent + 2
    kept = line[first:].rstrip()
    if markdown and mark == "#":
        kept = kept.rstrip("# ")
    first += len(line[first:]) - len(line[first:].lstrip())
    return _Line(start + first, start + max(first, first + len(kept.lstrip())), indent, block, mark)


def _wrapped_at(text: str, lines: list[_Line]) -> int:
    """The width at which a hard-wrapped text breaks its lines, or 0 where each line is a paragraph."""
    pairs = [(one, two) for one, two in pairwise(lines) if one.block == two.block]
    width = max((line.end - line.start + line.indent for pair in pairs for line in pair), default=0)
    if not pairs or width > _WIDEST:
        return 0
    full = sum(_full(text, one, two, width) and not _stops(text, one) for one, two in pairs)
    unstopped = sum(not _stops(text, one) for one, _ in pairs)
    return width if len(pairs) > 1 and unstopped >= 0.6 * len(pairs) and full >= 0.7 * unstopped else 0


def _full(text: str, line: _Line, following: _Line, width: int) -> bool:
    """Whether the next line's first word would have made this one (nearly) too long."""
    word = text[following.start : following.end].split(maxsplit=1)[0]
    return line.indent + line.end - line.start + 1 + len(word) > width - 12


def _stops(text: str, line: _Line) -> bool:
    """Whether the line ends with a stop, quotes aside."""
    return text[line.start : line.end].rstrip("\"'”’»)*_")[-1:] in {".", "!", "?", ":", "…"}


def _belongs(text: str, line: _Line, following: _Line, width: int, *, markdown: bool) -> bool:
    """Whether a line goes on in the next one."""
    if line.block != following.block or line.mark == "#":
        return False
    if following.mark and not (following.mark == ">" and line.mark == ">"):
        return False
    words = text[following.start : following.end]
    if furniture.alone(text[line.start : line.end]) or furniture.alone(words) or furniture.is_byline(words):
        return False
    if words[:1].islower() and not _stops(text, line):
        return True
    if markdown:
        return True
    if not width or following.indent > line.indent + 1:
        return False
    return _full(text, line, following, width)


def _stretch(text: str, group: list[_Line]) -> Stretch:
    """Lines as one stretch, bold marks around the whole of it taken off."""
    start, end, mark = group[0].start, group[-1].end, group[0].mark
    for bold in ("***", "**", "__", "*", "_"):
        inner = text[start + len(bold) : end - len(bold)]
        if text.startswith(bold, start) and text.endswith(bold, start, end) and inner.strip() and bold not in inner:
            lead = len(inner) - len(inner.lstrip())
            return Stretch(start + len(bold) + lead, start + len(bold) + len(inner.rstrip()), mark or "**")
    return Stretch(start, end, mark)
