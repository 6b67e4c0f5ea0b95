"""Who is cited for what in a report: cue, source and content of each attribution, nested in one another."""

import re
from bisect import bisect_left
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from sayso.claims.agreed import agreed
from sayso.claims.asserted import asserts
from sayso.claims.contents import content
from sayso.claims.cues import Cue, cues, source_kind
from sayso.claims.endings import stop_of
from sayso.claims.found import Found, Pieces, offsets
from sayso.claims.inner_names import renamed
from sayso.claims.interviews import interviews, without_labels
from sayso.claims.lines import ARTICLES, Line, line
from sayso.claims.own_statement import without_own_statement
from sayso.claims.passed_on import bounded, passed_on, same_content
from sayso.claims.phrases import phrases
from sayso.claims.quotations import Quotation, paragraphs, quotations
from sayso.claims.source_words import naming_words
from sayso.claims.taken_up import taken_up
from sayso.model.analysis import UNNAMED, Attribution, Cited, Sentence
from sayso.model.report import Report
from sayso.model.span import Span

_DIRECT = 0.9  # share of a content that is quoted, from which it counts as direct speech
_CARRY = 6  # words between two speeches of one speaker: "he added with a shrug"
_CARRY_ON = 200  # characters of the rest of a sentence with a cue, before the speech goes on
_NOTES = re.compile(r"(?:notes?(?: to editors)?|background|further information|ends|contacts?)\b:?\s*$", re.IGNORECASE)
_ITEM = re.compile(r"(?:[-–—•*·]|\(?[\da-z]{1,2}[.)])\s")
_DASHES = "-–—―"


def attributions(
    report: Report,
    sentences: Sequence[Sentence],
    name: Callable[[Span], str],
    is_person: Callable[[str], bool] = lambda _: False,
    cited: Sequence[Sequence[Cited]] = (),
    deeds: Collection[tuple[int, int]] = (),
) -> tuple[Attribution, ...]:
    """The attributions of a report, by first position; `parent` is an index in the result.

    Args:
        report: the report.
        sentences: its sentences.
        name: whom the words of a source stand for.
        is_person: whether a name is a person's, which "it" does not take up.
        cited: what the reader model says of each sentence; without it, the rules alone decide.
        deeds: where the reader model finds words for deeds: "the army attacked the convoy" cites nobody.
    """
    quoted = quotations(report, sentences)
    every = _found(report, sentences, quoted, cited)
    found = [f for f in every if f.asserts or f.by != "rules" or f.cue not in deeds]
    _carry_on(report, quoted, found)
    same_content(found)
    found.sort(key=lambda f: (f.start, -max(end for _, end in f.content), f.cue))
    _cut_to_paragraphs(report, found)
    via = {f.cue: f.via for f in found if f.via}

    def who(words: Span, core: Span | None) -> str:
        return name(naming_words(words, core, name, is_person))

    made = taken_up(report.text, [_finished(report.text, f, quoted, who) for f in found if f.content], name, is_person)
    return renamed(_nested(without_own_statement(report.text, made, is_person), via))


def _found(
    report: Report, sentences: Sequence[Sentence], quoted: Sequence[Quotation], cited: Sequence[Sequence[Cited]]
) -> list[Found]:
    """All that is found in sentences, across them and in the form of an interview."""
    found: list[Found] = []
    for number, sentence in enumerate(sentences):
        by_rule = _in_sentence(sentence, quoted)
        found += bounded(agreed(sentence, by_rule, cited[number], quoted) if cited else by_rule)
    found += _across(report.text, sentences, quoted)
    turns = interviews(report)
    return _sure(report.text, without_labels(found, turns) + turns)


def _in_sentence(sentence: Sentence, quoted: Sequence[Quotation]) -> list[Found]:
    near = [q for q in quoted if q.span.start < sentence.end and sentence.start < q.span.end]
    text = line(sentence, near)
    found = _in_line(text, sentence)
    for at, sign in enumerate(text.signs):
        if sign == "Q":
            inside = line(sentence, [q for q in near if not q.speech], text.starts[at], text.ends[at])
            found += [replace(f, inner=True) for f in _in_line(inside, sentence)]
    return found


def _in_line(text: Line, sentence: Sentence) -> list[Found]:
    stop = stop_of(text)
    found = list(phrases(text, sentence.part))
    for cue in cues(text):
        if any(end - first == 1 and text.lower[first] in ARTICLES for first, end in cue.source):
            continue
        if pieces := [p for p in content(text, cue, stop) if p[0] < p[1]]:
            sources, spans = [offsets(text, s) for s in cue.source], [offsets(text, p) for p in pieces]
            named = offsets(text, cue.antecedent) if cue.antecedent else None
            found.append(Found(sources, offsets(text, cue.words), spans, named, asserts(text, cue, pieces)))
    return passed_on(text, [f for f in found if f.content])


def _across(report: str, sentences: Sequence[Sentence], quoted: Sequence[Quotation]) -> Iterator[Found]:
    """Attributions over two sentences: a cue with a colon before a paragraph, a name with a dash after a quotation."""
    for at, sentence in enumerate(sentences):
        if sentence.text.endswith(":") and at + 1 < len(sentences):
            text = line(sentence, quoted)
            cue = next((c for c in reversed(cues(text)) if c.verb.frames & {"quote", "clause"}), None)
            if cue and not cue.inverted and "V" not in text.signs[cue.words[1] :]:
                yield _introduced(text, cue, _statement(report, sentences, at + 1, quoted))
        elif at and sentence.text[:1] in _DASHES:
            before = next((q for q in quoted if q.span.end == sentences[at - 1].end), None)
            text = line(sentence, quoted)
            if before and "U" in text.signs and not set(text.signs[1:].rstrip(".")) - set("U,NP#D"):
                yield Found(
                    [offsets(text, (1, len(text)))], offsets(text, (0, 1)), [(before.span.start, before.span.end)]
                )


def _introduced(text: Line, cue: Cue, statement: tuple[int, int]) -> Found:
    return Found([offsets(text, s) for s in cue.source], offsets(text, cue.words), [statement])


def _statement(report: str, sentences: Sequence[Sentence], first: int, quoted: Sequence[Quotation]) -> tuple[int, int]:
    """What follows "said:" at the end of a paragraph: the quotation, else all running text up to a heading or notes.

    A list ends with its last item.
    """
    start, end = sentences[first].start, sentences[first].end
    if speech := next((q for q in quoted if q.span.start == start), None):
        return start, speech.span.end
    listed = _ITEM.match(sentences[first].text) is not None
    for sentence in sentences[first:]:
        over = listed and report[sentence.start - 1] == "\n" and not _ITEM.match(sentence.text)
        kept = sentence.part in ("paragraph", "quote") and not sentence.text.endswith(":")
        if over or not kept or _NOTES.match(sentence.text):
            break
        end = sentence.end
    return start, end


def _sure(text: str, found: list[Found]) -> list[Found]:
    """Without those whose source is cited nowhere else in the report."""
    cited = {_last_word(text, f) for f in found if f.sources and not f.unsure}
    return [f for f in found if not f.unsure or _last_word(text, f) in cited]


def _last_word(text: str, f: Found) -> str:
    return text[slice(*f.sources[0])].rsplit(None, 1)[-1]


def _carry_on(report: Report, quoted: Sequence[Quotation], found: list[Found]) -> None:
    """Speeches that nobody is named for keep the speaker of the speech before them."""
    outer = [f for f in found if not f.inner]
    last: Found | None = None
    for q in quoted:
        if not q.speech:
            continue
        piece = q.span.start, q.span.end
        holder = next((f for f in outer if any(s < piece[1] and piece[0] < e for s, e in f.content)), None)
        if holder is None and last is not None and _adjoins(report.text, last, q):
            last.content.append(piece)
        elif holder is not None:
            if not any(s <= piece[0] and piece[1] <= e for s, e in holder.content):
                holder.content.append(piece)
            last = holder


def _adjoins(text: str, last: Found, q: Quotation) -> bool:
    """Whether only the rest of the cue's sentence, or next to nothing, stands between a speech and the one before."""
    between = text[last.end : q.span.start]
    if "\n" not in between and not re.search(r"[.!?]\s", between.strip()):
        return len(between) <= _CARRY_ON
    return len(re.findall(r"\w+", between)) <= _CARRY


def _finished(text: str, f: Found, quoted: Sequence[Quotation], who: Callable[[Span, Span | None], str]) -> Attribution:
    sources = tuple(Span.of(text, s, e) for s, e in f.sources)
    pieces = tuple(Span.of(text, s, e) for s, e in f.content)
    share = _quoted_share(pieces, [q for q in quoted if not (q.span.start <= f.cue[0] and f.cue[1] <= q.span.end)])
    kind = source_kind(" ".join(s.text for s in sources), f.own_words or share >= _DIRECT, share > 0)
    named = Span.of(text, *f.named) if f.named else None
    core = named if named and len(sources) == 1 and sources[0].holds(named) else None
    speaker = " & ".join(who(s, core) for s in ((named,) if named and not core else sources)) or UNNAMED
    return Attribution(sources, Span.of(text, *f.cue), pieces, kind, speaker, asserts=f.asserts, by=f.by, sure=f.sure)


def _quoted_share(pieces: Sequence[Span], quoted: Sequence[Quotation]) -> float:
    """How much of a content is quoted speech, 0 to 1."""
    covered = sum(
        min(q.span.end, p.end) - max(q.span.start, p.start)
        for p in pieces
        for q in quoted
        if q.speech and q.span.overlaps(p)
    )
    return covered / sum(map(len, pieces))


def _cut_to_paragraphs(report: Report, found: Sequence[Found]) -> None:
    apart = list(paragraphs(report))
    for f in found:
        f.content = _pieces(report.text, f.content, apart)


def _pieces(text: str, pieces: Pieces, apart: Sequence[tuple[int, int]]) -> Pieces:
    """The pieces in order, cut where a paragraph ends; those of one paragraph with only white space between as one."""
    made: Pieces = []
    for low, high in apart[bisect_left(apart, min(pieces), key=lambda p: (p[1], 0)) :]:
        if low >= max(end for _, end in pieces):
            break
        here = len(made)
        for start, end in sorted((max(s, low), min(e, high)) for s, e in pieces if s < high and low < e):
            if len(made) > here and (start <= made[-1][1] or not text[made[-1][1] : start].strip()):
                made[-1] = made[-1][0], max(end, made[-1][1])
            else:
                made.append((start, end))
    return [_stripped(text, start, end) for start, end in made if text[start:end].strip()]


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    words = text[start:end]
    return start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())


def _nested(found: list[Attribution], via: Mapping[tuple[int, int], tuple[int, int]]) -> tuple[Attribution, ...]:
    """The same with each one's parent: who passes it on, or the smallest one whose content holds its cue and content.

    `via` has the cues of those that pass on, by the cues of what they pass on.
    """
    sizes = [sum(map(len, a.content)) for a in found]
    inside = [(*a.content, a.cue) if a.cue else a.content for a in found]
    begins = [min(span.start for span in spans) for spans in inside]
    waiting = sorted(range(len(found)), key=lambda i: found[i].content[0].start, reverse=True)
    made, around = list(found), list[int]()
    for i in sorted(range(len(found)), key=lambda i: begins[i]):
        while waiting and found[waiting[-1]].content[0].start <= begins[i]:
            around.append(waiting.pop())
        around = [j for j in around if found[j].content[-1].end > begins[i]]
        over = [j for j in around if sizes[j] > sizes[i] and _holds_all(found[j], inside[i])]
        made[i] = replace(found[i], parent=min(over, key=lambda j: (sizes[j], j), default=None))
    return _tied(made, via)


def _tied(made: list[Attribution], via: Mapping[tuple[int, int], tuple[int, int]]) -> tuple[Attribution, ...]:
    """The same with those that another passes on within that other one, unless it stands within them."""
    by_cue = {(a.cue.start, a.cue.end): i for i, a in enumerate(made) if a.cue}
    for cue, outer in via.items():
        if cue in by_cue and outer in by_cue and by_cue[cue] not in _around(made, by_cue[outer]):
            made[by_cue[cue]] = replace(made[by_cue[cue]], parent=by_cue[outer])
    return tuple(made)


def _around(made: Sequence[Attribution], i: int | None) -> Iterator[int]:
    """An attribution and all that stand around it, as indexes."""
    while i is not None:
        yield i
        i = made[i].parent


def _holds_all(outer: Attribution, spans: Sequence[Span]) -> bool:
    return all(any(c.holds(span) for c in outer.content) for span in spans)
