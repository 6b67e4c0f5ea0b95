"""One source's word at the hands of another: "the agency, citing a doctor, said", "an envoy quoted by the radio said".

Both have the same content. The one who passes it on is the outer link; `Found.via` of the inner one is the cue of the
outer one.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from sayso.claims.found import Found, offsets
from sayso.claims.lines import CITING, JOINED, Line, Words
from sayso.claims.subjects import subject_before

_CITE = frozenset({"quote", "quotes", "quoted", "cite", "cites", "cited"})
_CARRIED = frozenset({"carried", "aired", "broadcast", "published", "relayed", "reported"})
_WORDS = re.compile(r"\b(?:remarks|words|comments|account|statement|testimony)$")
_NP = re.compile(JOINED)
_RELATIVE = re.compile(rf",?R[XA]*(V)({JOINED})(?=[,.;]|$)")
_SOON = re.compile(r",?[DJNU#APTXC]*,?")  # what may stand between "citing SOURCE" and the word of saying
_GAP = re.compile(r"[-,APTDN#]*")  # and between what was said and "citing SOURCE"
_BEFORE_QUOTED = re.compile(r"[,S]*[RXAJN]*")
_CONJUNCTION = 12  # characters of ", and had also"
_FAR = 12  # words between a source and "quoted by"


def passed_on(text: Line, found: Sequence[Found]) -> list[Found]:
    """The attributions of a line, those that another passes on tied to that other one."""
    tied = [_quoted_before(text, _cited_by(text, f, found), found) for f in _resourced(text, found)]
    tied = [_parenthetic(text, _without_cited(text, f), found) for f in tied]
    return _who_cited(text, _quoted_by(text, tied))


def same_content(found: Iterable[Found]) -> None:
    """Gives each attribution that another passes on the content of that other one."""
    by_cue = {f.cue: f for f in found}
    for f in by_cue.values():
        if f.via in by_cue:
            f.content = list(_outermost(f, by_cue).content)


def _outermost(f: Found, by_cue: Mapping[tuple[int, int], Found]) -> Found:
    """Who passes an attribution on in the end."""
    around = [f]
    while (via := around[-1].via) and (outer := by_cue.get(via)) and outer not in around:
        around.append(outer)
    return around[-1]


def bounded(found: Sequence[Found]) -> list[Found]:
    """The attributions of a sentence, each kept within what another says where its word of saying stands in that."""
    found = [_going_on(o, found) for o in found]
    return [_within(f, [o for o in found if o is not f and o.asserts and _tells_of(o, f)]) for f in found]


def _going_on(o: Found, found: Sequence[Found]) -> Found:
    """An attribution with what whom it tells of is told to have said too: "said a general came and told him that"."""
    end = max(e for _, e in o.content)
    for f in found:
        within = f.sources and any(s <= f.sources[0][0] and f.sources[0][1] <= e for s, e in o.content)
        if within and 0 <= f.cue[0] - end < _CONJUNCTION and o.via is None:
            end = max(e for _, e in f.content)
    last = max(o.content, key=lambda piece: piece[1])
    return replace(o, content=[(s, end) if (s, e) == last else (s, e) for s, e in o.content])


def _tells_of(o: Found, f: Found) -> bool:
    """Whether one stands in what another says.

    Of two that hold each other the last tells of the other where it closes the sentence; else it is an aside in what
    the first one says.
    """
    if o.via == f.cue or not _holds_saying(o, f):
        return False
    if not _holds_saying(f, o):
        return True
    last = max(o, f, key=lambda one: one.cue)
    closes = max(end for _, end in last.content) <= last.start_of_saying
    return closes == (last is o)


def _holds_saying(o: Found, f: Found) -> bool:
    """Whether one's source and cue stand in what another says; those who name nobody also where they part it in two."""
    pieces = o.content if f.sources else [(min(o.content)[0], max(end for _, end in o.content))]
    return any(start <= f.start_of_saying and f.cue[1] <= end for start, end in pieces)


def _within(f: Found, around: Sequence[Found]) -> Found:
    """An attribution with the part of its content that all those around it have too, unless that is nothing."""
    pieces = list(f.content)
    for o in around:
        both = [(max(s, a), min(e, b)) for s, e in pieces for a, b in o.content if max(s, a) < min(e, b)]
        pieces = both or pieces
    return replace(f, content=pieces)


def _word(text: Line, offset: int) -> int:
    """The first word that does not end before an offset of the report."""
    return bisect_right(text.ends, offset)


def _stretch(text: Line, span: tuple[int, int]) -> Words:
    return _word(text, span[0]), _word(text, span[1] - 1) + 1


def _is_citing(text: Line, f: Found) -> bool:
    at = _word(text, f.cue[0])
    return text.at(at) in CITING and bool(f.sources) and f.sources[0][0] > f.cue[0]


def _resourced(text: Line, found: Sequence[Found]) -> list[Found]:
    """Those that took whom "quoting" names for their source, with the one who quotes: "an aide quoting Vale said"."""
    citing = [f for f in found if _is_citing(text, f)]
    made = list[Found]()
    for f in found:
        cite = next((c for c in citing if c is not f and f.sources == c.sources and f.cue[0] > c.sources[0][1]), None)
        at = _word(text, cite.cue[0]) if cite else 0
        subject = subject_before(text, at) if at and text.signs[at - 1] != "," else None
        made.append(replace(f, sources=[offsets(text, subject)]) if subject else f)
    return made


def _without_cited(text: Line, f: Found) -> Found:
    """The same with a source that ends before whom it cites: "according to the agency citing the ministry"."""
    if len(f.sources) != 1:
        return f
    start, end = _stretch(text, f.sources[0])
    cite = next((i for i in range(start + 1, end) if text.lower[i] in CITING), 0)
    return replace(f, sources=_cut(f.sources, text, cite)) if cite else f


def _cited_by(text: Line, f: Found, found: Sequence[Found]) -> Found:
    """The attribution of whom "citing" names, tied to the one who cites, where the line tells."""
    if not _is_citing(text, f):
        return f
    others = [o for o in found if o.cue != f.cue and o.asserts and not _is_citing(text, o)]
    outer = next((o for o in others if _says_after(text, f, o)), None) or min(
        (o for o in others if _said_before(text, f, o)), key=lambda o: o.start, default=None
    )
    return replace(f, via=outer.cue) if outer else f


def _quoted_before(text: Line, f: Found, found: Sequence[Found]) -> Found:
    """The attribution of whom "quoted ... as saying" names, tied to the one who quotes, where the speech is before."""
    at = _word(text, f.cue[0])
    if text.lower[at - 1 : at] != ["as"] or f.content[0][0] > f.cue[0]:
        return f
    quoting = (o for o in found if text.lower[_word(text, o.cue[0])] in _CITE and o.cue[0] < f.cue[0])
    outer = next((o for o in quoting if f.sources and o.cue[1] <= f.sources[0][0] and o.sources), None)
    return replace(f, via=outer.cue) if outer else f


def _parenthetic(text: Line, f: Found, found: Sequence[Found]) -> Found:
    """An attribution tied to the one between its commas: "he was told by the mayor, he says, that"."""
    after = max(_stretch(text, s)[1] for s in (*f.sources, f.cue))
    others = (o for o in found if o is not f and not _is_citing(text, o))
    between = (o for o in others if o.cue[1] <= f.content[0][0] and o.content[0] == f.content[-1])
    outer = next((o for o in between if _word(text, o.start_of_saying) == after + 1), None)
    return replace(f, via=outer.cue) if outer and not f.via and text.signs[after] == "," else f


def _says_after(text: Line, f: Found, o: Found) -> bool:
    """Whether the word of saying follows at once: "the agency, citing a doctor, said", "citing a doctor, it said"."""
    after, at = _stretch(text, f.sources[-1])[1], _word(text, o.cue[0])
    return after <= at and _SOON.fullmatch(text.signs, after, at) is not None


def _said_before(text: Line, f: Found, o: Found) -> bool:
    """Whether what was said ends right before: "four died, the agency said, citing a doctor"."""
    at = _word(text, f.cue[0])
    ends = [_stretch(text, s)[1] for s in (*o.content, *o.sources, o.cue) if s[0] < f.cue[0]]
    if not ends or o.start >= f.cue[0]:
        return False
    return max(ends) > at or _GAP.fullmatch(text.signs, max(ends), at) is not None


def _quoted_by(text: Line, found: Sequence[Found]) -> list[Found]:
    """With an attribution of each outlet that is told to quote a source: "an envoy, quoted by the radio, said"."""
    made = list(found)
    for at in range(1, len(text) - 1):
        by = _NP.match(text.signs, at + 2) if text.lower[at + 1] == "by" else None
        if not by or not (text.lower[at] in _CITE or text.lower[at] in _CARRIED):
            continue
        said = [n for n, f in enumerate(made) if f.asserts and _is_quoted(text, f, at, by.end())]
        if said:
            made = _given_outlet(text, made, said, at, by.span())
    return made


def _is_quoted(text: Line, f: Found, at: int, after: int) -> bool:
    """Whether "quoted by" at word `at` hangs on the source of an attribution that is told on the other side."""
    if len(f.sources) != 1 or _word(text, f.cue[0]) == at:
        return False
    start, end = _stretch(text, f.sources[0])
    cue = _word(text, f.cue[0])
    if not start < at or (at < cue < after) or (cue > after and _SOON.fullmatch(text.signs, after, cue) is None):
        return False
    end = min(end, at)
    if text.lower[at] in _CITE:
        return _BEFORE_QUOTED.fullmatch(text.signs, end, at) is not None and "R" not in text.signs[end:at]
    whose = " ".join(text.lower[max(start, at - _FAR) : at]).removesuffix(" were").removesuffix(" was")
    return _WORDS.search(whose) is not None


def _given_outlet(text: Line, made: list[Found], said: Sequence[int], at: int, outlet: Words) -> list[Found]:
    """With the outlet's attribution, and those that it quotes tied to it."""
    cue = offsets(text, (at, at + 1))
    inner = {
        n: replace(made[n], via=cue, sources=_cut(made[n].sources, text, _quoted_from(text, made[n], at))) for n in said
    }
    outer = Found([offsets(text, outlet)], cue, [p for n in said for p in made[n].content])
    return [inner.get(n, f) for n, f in enumerate(made) if f.cue != cue] + [outer]


def _quoted_from(text: Line, f: Found, at: int) -> int:
    """Where what says that a source is quoted begins: at word `at`, or at "who" or "whose" within the source."""
    first = max(0, at - _FAR, _word(text, f.sources[0][0]))
    clause = text.signs.rfind("R", first, at)
    return at if clause < 0 else clause


def _cut(sources: Sequence[tuple[int, int]], text: Line, at: int) -> list[tuple[int, int]]:
    """The sources without what stands from word `at` on, and without a comma before it; a word of each stays."""
    while at and text.signs[at - 1] in ",SXR":
        at -= 1
    ends = (text.ends[max(at - 1, _word(text, start))] for start, _ in sources)
    return [(start, min(end, last)) for (start, end), last in zip(sources, ends, strict=True)]


def _who_cited(text: Line, found: Sequence[Found]) -> list[Found]:
    """With an attribution of whom a source cites in a clause of its own: "according to the radio, which cited Vale"."""
    made = list[Found]()
    for f in found:
        clause = _citing_clause(text, f)
        if clause is None or f.via:
            made.append(f)
            continue
        at = clause.start(1)
        cue = offsets(text, (at, at + 1))
        inner = Found([offsets(text, clause.span(2))], cue, list(f.content), via=f.cue)
        made += [replace(f, sources=_cut(f.sources, text, clause.start(1))), inner]
    taken = {f.cue for f in made if f.via and f not in found}
    return [f for f in made if f.via or f.cue not in taken]


def _citing_clause(text: Line, f: Found) -> re.Match[str] | None:
    """The relative clause in or right after a source in which it cites another."""
    if len(f.sources) != 1 or not f.asserts:
        return None
    start, end = _stretch(text, f.sources[0])
    clause = _RELATIVE.search(text.signs, start, len(text))
    near = clause and clause.start() <= end
    return clause if clause and near and text.lower[clause.start(1)] in _CITE else None
