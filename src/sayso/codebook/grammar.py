"""Classes of English words, from `grammar.yml`: enough to see noun phrases and clauses without a parser."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from sayso.codebook.inflect import forms
from sayso.codebook.rows import read_rows, wrong


@dataclass(frozen=True, slots=True)
class Grammar:
    """Words by class, lower case.

    Attributes:
        signs: the one-letter sign of a word of the closed classes.
        verbs: forms of frequent verbs, those in -ing aside.
        nouns_in_ing: words in -ing that name a thing.
        also_nouns: forms of verbs that are as often nouns.
        not_adverbs, not_past: words in -ly that are no adverbs, words in -ed that are no past forms.
    """

    signs: Mapping[str, str]
    verbs: frozenset[str]
    nouns_in_ing: frozenset[str]
    also_nouns: frozenset[str]
    not_adverbs: frozenset[str]
    not_past: frozenset[str]


@cache
def grammar() -> Grammar:
    """The shipped classes of words.

    Raises:
        RunStopped: a sign is not one letter, or a list holds something that is no text.
    """
    table = read_rows(Path(__file__).with_name("grammar.yml")).only(
        "classes", "verbs", "nouns_in_ing", "also_nouns", "not_adverbs", "not_past"
    )
    classes = table.row("classes")
    for sign in classes.cells:
        if len(sign) != 1:
            raise wrong(classes.where, f"has the sign {sign!r}; expected one letter")
    return Grammar(
        signs={word: sign for sign in classes.cells for word in classes.texts(sign)},
        verbs=frozenset(f for word in table.texts("verbs") for f, kinds in forms(word).items() if kinds - {"ing"}),
        nouns_in_ing=frozenset(table.texts("nouns_in_ing")),
        also_nouns=frozenset(table.texts("also_nouns")),
        not_adverbs=frozenset(table.texts("not_adverbs")),
        not_past=frozenset(table.texts("not_past")),
    )
