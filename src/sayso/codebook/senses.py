"""Senses of words of force that tell of none, and causes of harm that are nobody's act: loads `senses.yml`."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from sayso.codebook.coding import load
from sayso.codebook.inflect import Form, forms, third_person
from sayso.codebook.rows import Row, read_rows, wrong

Nouns = frozenset[str]


@dataclass(frozen=True, slots=True)
class Sense:
    """A turn of speech; it holds where all conditions that it has hold. All words are in lower case.

    Attributes:
        words: forms of the trigger, with what each may be.
        object, subject, before, modifier, particle, beside: what must stand there, as `senses.yml` explains; empty for
            no condition.
        after: by preposition, what may stand behind it; one is enough.
        told: the types for which the reader model may have taken the trigger; empty for all types of force.
        score: whether the score of a game must stand beside it.
        noun: whether the trigger must be a noun.
        type, mode: what the turn tells instead; "" for no act.
        name: its words and conditions, for whoever asks why.
    """

    words: Mapping[str, frozenset[Form]]
    object: Nouns
    subject: Nouns
    before: Nouns
    modifier: Nouns
    particle: Nouns
    beside: Nouns
    after: Mapping[str, Nouns]
    told: frozenset[str]
    score: bool
    noun: bool
    type: str
    mode: str
    name: str


@dataclass(frozen=True, slots=True)
class Senses:
    """All of them, and what harms without anybody's doing, in every form.

    Attributes:
        senses: in the order of the table; the first that holds counts.
        nature: nouns, of one or two words, for what nobody does.
        animals: the same, where they are who does it.
        accidents: those for what may have been somebody's doing.
        befalls: verbs for accidents.
        harm: words that tell what was harmed, whoever or whatever did it.
    """

    senses: tuple[Sense, ...]
    nature: Nouns
    animals: Nouns
    accidents: Nouns
    befalls: frozenset[str]
    harm: frozenset[str]


@cache
def senses() -> Senses:
    """The shipped table.

    Raises:
        RunStopped: the table has an unknown field, type or mode, or a sense without words or conditions.
    """
    return read_senses(Path(__file__).with_name("senses.yml"))


def read_senses(path: Path) -> Senses:
    """The table in a file; raises as `senses`."""
    table = read_rows(path).only("nouns", "senses", "nature", "animals", "accidents", "befalls", "harm")
    named = {name: plurals(table.row("nouns").texts(name)) for name in table.row("nouns").cells}
    listed = table.cells.get("senses")
    if not isinstance(listed, list):
        raise wrong(table.where, f"senses is {listed!r}; expected a list of senses")
    return Senses(
        tuple(_sense(Row.of(f"{path.name}, sense {n}", row), named) for n, row in enumerate(listed, 1)),
        plurals(table.texts("nature")),
        plurals(table.texts("animals")),
        plurals(table.texts("accidents")),
        _inflected(table.texts("befalls")),
        _inflected(table.texts("harm")),
    )


def _sense(row: Row, named: Mapping[str, Nouns]) -> Sense:
    row.only(
        "words",
        "told",
        "object",
        "subject",
        "before",
        "modifier",
        "particle",
        "beside",
        "after",
        "score",
        "noun",
        "means",
    )
    if not row.texts("words") or len(set(row.cells) - {"words", "noun", "means"}) == 0:
        raise wrong(row.where, f"is {dict(row.cells)!r}; expected words and at least one condition")
    type_, _, mode = row.text("means").partition(" ")
    _check(row, type_, mode)
    for one in row.texts("told"):
        _check(row, one, "", "told")
    after = row.row("after")
    return Sense(
        words={form: kinds for word in row.texts("words") for form, kinds in forms(word).items()},
        object=_nouns(row, "object", named),
        subject=_nouns(row, "subject", named),
        before=_inflected(row.texts("before")),
        modifier=_nouns(row, "modifier", named),
        particle=frozenset(row.texts("particle")),
        beside=_nouns(row, "beside", named),
        after={preposition: _nouns(after, preposition, named) for preposition in after.cells},
        told=frozenset(row.texts("told")),
        score=row.flag("score"),
        noun=row.flag("noun"),
        type=type_,
        mode=mode,
        name=f"{row.texts('words')[0].split('/')[0]} with {', '.join(_conditions(row))}",
    )


def _conditions(row: Row) -> list[str]:
    """The conditions of a sense in the order of the table, as words."""
    return [name for name in row.cells if name not in ("words", "told", "noun", "means")] or ["whatever"]


def _check(row: Row, type_: str, mode: str, field: str = "means") -> None:
    types = load().types
    if type_ and type_ not in types:
        raise wrong(row.where, f"{field} {type_!r}; expected a type: {', '.join(types)}")
    if mode and mode not in types[type_].modes:
        raise wrong(row.where, f"means {type_} {mode!r}; expected a mode of it: {', '.join(types[type_].modes)}")


def _nouns(row: Row, name: str, named: Mapping[str, Nouns]) -> Nouns:
    """The nouns of a condition, those of the lists that it names among them."""
    words = row.texts(name)
    plain = plurals(tuple(word for word in words if word not in named))
    return plain.union(*(named[word] for word in words if word in named))


def plurals(words: tuple[str, ...]) -> Nouns:
    """Nouns in singular and plural."""
    return frozenset(words) | {third_person(word) for word in words}


def _inflected(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(form for word in words for form in forms(word))
