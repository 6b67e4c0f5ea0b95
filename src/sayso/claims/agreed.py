"""Rules and reader model together: which attributions of a sentence to believe, and whose words for their parts."""

from collections.abc import Sequence
from dataclasses import replace

from sayso.claims.cues import is_no_saying
from sayso.claims.found import Found, Pieces
from sayso.claims.lines import ARTICLES, CITING
from sayso.claims.quotations import Quotation
from sayso.codebook.saying import saying
from sayso.model.analysis import Cited, Sentence
from sayso.model.span import Span

BELIEVED = 0.9
"""From this chance on, the model's word alone makes a word of saying."""
UNHEARD = 0.05
"""The chance of a word of saying that the model does not report."""
CLEAR = 0.98
"""From this chance on, the model's words for a content go before the rules'."""
PLAIN = 0.98
"""So do its words for a source that go beyond the rules' or stand elsewhere."""
ARTICLE = 4
"""Code points before a name that do not change it: "the "."""
LONG = 18
"""Words from which a sentence without any comma has likely lost them."""
NEAR = 20
"""Code points between a subject and its verb, with auxiliaries and adverbs: within them the rules are to be trusted."""


def agreed(
    sentence: Sentence, by_rule: Sequence[Found], cited: Sequence[Cited], quoted: Sequence[Quotation]
) -> list[Found]:
    """The attributions of a sentence.

    Args:
        sentence: the sentence.
        by_rule: what the rules find in the sentence.
        cited: what the model says of it.
        quoted: the quotations near it.
    """
    left = [c for c in cited if not is_no_saying(sentence.text[c.head.start - sentence.start :])]
    out: list[Found] = []
    clear = 2.0 if _lost_its_commas(sentence) else CLEAR
    for found in by_rule:
        twin = next((c for c in left if _same_cue(found, c)), None)
        if twin is not None:
            left.remove(twin)
            out.append(_joined(found, twin, quoted, clear))
        else:
            out.append(replace(found, sure=UNHEARD))
    alone = [_alone(c, quoted) for c in left if c.scores["cue"] >= BELIEVED]
    return out + [f for f in alone if not any(_says_the_same(f, other) for other in out)]


def _same_cue(found: Found, cited: Cited) -> bool:
    return found.cue[0] < cited.cue.end and cited.cue.start < found.cue[1]


def _quotes(found: Found, quoted: Sequence[Quotation]) -> bool:
    """Whether a speech is part of what is attributed: there quotation marks tell more than the model sees."""
    return any(q.speech and q.span.start < e and s < q.span.end for q in quoted for s, e in found.content)


def _lost_its_commas(sentence: Sentence) -> bool:
    """Whether it is long and has none: where clauses end is then hard to see for the model."""
    return "," not in sentence.text and len(sentence.text.split()) > LONG


def _joined(found: Found, cited: Cited, quoted: Sequence[Quotation], clear: float) -> Found:
    """What both have found, with the words of the one to be trusted more: the model's content from `clear` on."""
    made = _named(replace(found, by="both", sure=cited.scores["cue"]), cited)
    if _quotes(found, quoted) or cited.scores["content"] < clear or not made.sources:
        return made
    return replace(made, content=_before_aside(found, [_pair(s) for s in cited.content]))


def _named(found: Found, cited: Cited) -> Found:
    """The same with the model's words for the source, where they go beyond the rules' or stand elsewhere.

    Rules find the subject right before a verb; the model knows the whole phrase, and subjects that stand far off.
    """
    if cited.source is None or cited.scores["source"] < PLAIN or len(found.sources) != 1:
        return found
    (start, end), words = found.sources[0], cited.source
    if words.start <= start and end <= words.end:
        core = (start, end) if start - words.start <= ARTICLE else None  # what follows a name only describes it
        return replace(found, sources=[_pair(words)], named=found.named or core)
    apart = words.end <= start or end <= words.start
    cites = cited.head.text.lower() in CITING  # whom "citing" names follows at once
    far = not (cites or 0 <= found.cue[0] - end <= NEAR)
    return replace(found, sources=[_pair(words)], named=None) if apart and far else found


def _before_aside(by_rule: Found, content: Pieces) -> Pieces:
    """The model's content without what follows a cue in its midst, where the rules have only what stands before it."""
    first = min(by_rule.cue[0], *(start for start, _ in by_rule.sources))
    ends_before = all(end <= first for _, end in by_rule.content)
    before = [piece for piece in content if piece[1] <= first]
    return before if ends_before and before else content


def _says_the_same(one: Found, other: Found) -> bool:
    """Whether two give the same words to the same source: "went on", and "to say"."""
    return bool(set(one.content) & set(other.content)) and (one.sources == other.sources or not one.sources)


def _alone(cited: Cited, quoted: Sequence[Quotation]) -> Found:
    """What the model alone has found."""
    sources = [_pair(cited.source)] if cited.source and cited.source.text.lower() not in ARTICLES else []
    return Found(
        sources,
        _pair(cited.head),
        [_pair(s) for s in cited.content],
        asserts=cited.asserts and (bool(sources) or _is_hearsay(cited)),
        inner=any(q.speech and q.span.holds(cited.head) for q in quoted),
        by="reader",
        sure=cited.scores["cue"],
    )


def _is_hearsay(cited: Cited) -> bool:
    """Whether a cue that names nobody lays what is told at an unnamed door: "reportedly", "is said to"."""
    table, head = saying(), cited.head.text.lower()
    verb = table.verbs.get(head)
    passive = verb is not None and verb[0].base in table.hearsay_passives and "participle" in verb[1]
    return head in table.hearsay or head in table.hearsay_adjectives or passive


def _pair(span: Span) -> tuple[int, int]:
    return span.start, span.end
