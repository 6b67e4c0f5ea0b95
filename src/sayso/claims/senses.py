"""Acts that are none: words of force in a turn of speech, and harm that nobody did.

The reader model knows war better than boardrooms and weather; what the words around a trigger rule out is set right
here, by the turns of `codebook/senses.yml`.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from sayso.analysis.means import means
from sayso.claims.lines import Line
from sayso.claims.surroundings import Surroundings, surroundings, words_of
from sayso.codebook.senses import Sense, Senses, senses
from sayso.model.analysis import Act, Sentence

FORCE = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "PROTEST"})
"""Types of deeds against others, for which a turn of speech is taken by mistake."""
_SCORE = re.compile(r"\d{1,3}[-–]\d{1,3}")
_NO_NOUN_BEFORE = frozenset("RXOIt")
"""Behind these a word that may be a noun is a verb: "who bear"."""
_OBJECT_BEGINS = frozenset("DJNUO#")
_FELL = re.compile(
    r"\b(?:f[ae]ll(?:en|s|ing)?|plung\w+|slip\w*|tumbl\w+)\b[^.;]{0,40}\bto (?:his|her|its|their) deaths?\b"
    r"|\bafter (?:slipping|falling|tripping)\b"
    r"(?! (?:back|foul|victim)\b| in(?:to)? (?:\w+ ){0,3}?(?:ambush|hands|trap)\b)",
    re.IGNORECASE,
)
"""Who fell to death, and nobody pushed."""

_VEHICLES = frozenset(
    {"bus", "car", "lorry", "minibus", "motorbike", "motorcycle", "taxi", "train", "tram", "truck", "van"}
)
_RUN_OVER = re.compile(
    r"\b(?:hit|struck|knocked down|run over|killed|injured) by (?:an? |the )?"
    r"(?:(?!army|armou?red|bomb|car|fire|military|patrol|police|prison|security|settler|troop|water)[a-z-]+ ){0,2}?"
    rf"(?:{'|'.join(sorted(_VEHICLES))})\b"
    r"(?! (?:bombs?|carrying|driven|filled|fire|laden|loaded|of|packed|rigged|that|which)\b)"
)
_ON_PURPOSE = re.compile(
    r"\b(?:assail\w+|attack\w*|deliberate\w*|intention\w*|plou?gh\w*|plow\w*|rammed|ramming|terror\w*)\b",
    re.IGNORECASE,
)
"""Who was run over by chance, and words that tell otherwise."""

Acts = tuple[Act, ...]


def literal(sentences: Sequence[Sentence], acts: Sequence[Acts]) -> tuple[Acts, ...]:
    """The acts of a report without those that only a turn of speech, an accident or the weather looks like.

    Args:
        sentences: of the report, in order.
        acts: of each sentence.
    """
    table, told, out = senses(), False, list[Acts]()
    for sentence, found in zip(sentences, acts, strict=True):
        meant = tuple(_meant(table, sentence, found))
        kept = _done_by_somebody(table, sentence, meant, told)
        told = told or any(act.type == "ASSAULT" for act in kept)
        out.append(kept)
    return tuple(out)


def _meant(table: Senses, sentence: Sentence, acts: Acts) -> Iterator[Act]:
    """The acts of a sentence, each as the turn has it that its trigger stands in."""
    for act in acts:
        sense = _sense(table, sentence, act)
        if sense is None:
            yield act
        elif sense.type:
            yield replace(act, type=sense.type, mode=sense.mode, sense=sense.name)


def _sense(table: Senses, sentence: Sentence, act: Act) -> Sense | None:
    word = act.trigger.text.casefold()
    possible = [sense for sense in table.senses if word in sense.words and act.type in (sense.told or FORCE)]
    found = (sense for sense in possible if holds(sense, surroundings(sentence, act.trigger, sense.words[word])))
    return next(found, None)


def holds(sense: Sense, around: Surroundings) -> bool:
    """Whether all conditions of a sense hold around a trigger."""
    asked = (
        (sense.object, around.object),
        (sense.subject, around.subject),
        (sense.before, {around.before}),
        (sense.modifier, around.modifier),
        (sense.particle, {around.particle}),
        (sense.beside, around.words),
    )
    if any(listed and listed.isdisjoint(there) for listed, there in asked):
        return False
    if (sense.noun and not around.noun) or (sense.score and not any(map(_SCORE.fullmatch, around.words))):
        return False
    behind = (around.after.get(preposition, frozenset()) & nouns for preposition, nouns in sense.after.items())
    return not sense.after or any(behind)


def _done_by_somebody(table: Senses, sentence: Sentence, acts: Acts, told: bool) -> Acts:
    """The acts without the harm that nature or an accident did.

    Args:
        told: whether the report has told of force before, which an accident may then go back to.
    """
    force = [act for act in acts if act.type == "ASSAULT"]
    causes = table.nature if told else table.nature | table.accidents
    if not force or not all(act.trigger.text.casefold() in table.harm | causes for act in force):
        return acts
    text = words_of(sentence)
    # The Tamil Tigers are none; a word that opens the sentence may be.
    wild = any(
        low in table.animals and (raw[0].islower() or not i)
        for i, (low, raw) in enumerate(zip(text.lower, text.raw, strict=True))
    )
    beasts = wild and any((_doers(act) | _subject(sentence, act)) & table.animals for act in force)
    befell = any(_is_head(text, i, causes) or (not told and _befalls(text, i)) for i in range(len(text)))
    befell = befell or _FELL.search(sentence.text) is not None
    run_over = not told and _RUN_OVER.search(sentence.text) is not None and not _ON_PURPOSE.search(sentence.text)
    befell = befell or run_over
    if not (beasts or befell) or means(sentence.text, sentence.start):
        return acts
    return tuple(act for act in acts if act not in force or _has_doer(table, act))


def _doers(act: Act) -> frozenset[str]:
    """Heads of who does it, as far as these stand last."""
    return frozenset(span.text.casefold().split()[-1] for span in act.actors)


def _subject(sentence: Sentence, act: Act) -> frozenset[str]:
    """Heads of the subject of its trigger, as of a verb."""
    return surroundings(sentence, act.trigger, frozenset({"past", "participle"})).subject


def _has_doer(table: Senses, act: Act) -> bool:
    """Whether somebody does it, and no cause."""
    causes = table.nature | table.animals | table.accidents | _VEHICLES
    named = any(" " in span.text and span.text.split()[-1][0].isupper() for span in act.actors)
    return act.trigger.text.casefold() not in causes and (named or not _doers(act) <= causes)


def _is_head(text: Line, i: int, causes: frozenset[str]) -> bool:
    """Whether a word is one of the causes, alone or with the one before it, and the head of its noun phrase.

    No cause is what only names a likeness: "like wildfire", "an epidemic of raids".
    """
    pair = " ".join(text.lower[max(0, i - 1) : i + 1])
    common = (text.lower[i] in causes or pair in causes) and not (i and text.raw[i][:1].isupper())
    named = not common and text.raw[i] in causes  # an illness that is written with capitals
    if not common and not named:
        return False
    noun_follows = text.signs[i + 1 : i + 2] in ("N", "U") and text.next(i) not in senses().harm
    likened = text.next(i) == "of" or "like" in text.lower[max(0, i - 2) : i]
    return not noun_follows and not likened and (named or text.signs[i - 1 : i] not in _NO_NOUN_BEFORE)


def _befalls(text: Line, i: int) -> bool:
    """Whether a word is a verb for what befell something: "a crane collapsed", not "overturned the ruling"."""
    return text.lower[i] in senses().befalls and text.signs[i + 1 : i + 2] not in _OBJECT_BEGINS
