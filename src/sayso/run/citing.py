"""What an edition says of itself: how it was made, and how to cite it. Every figure is counted in the archive."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sayso.run.zipped import SUMS

_MOST_WORDS = 5
"""Names of more words are taken for an organisation's."""
_ORGANISATION = re.compile(
    r"[^\w\s.'’-]|\d|^the\b|\b(?:of|for|and|agency|archive|association|cent(?:er|re)|college|committee|consortium|council"
    r"|department|foundation|group|inc|initiative|institut(?:e|ion)?|lab(?:oratory|s)?|ltd|media|ministry|monitor"
    r"|network|news|observatory|office|organi[sz]ation|press|program(?:me)?|project|research|school|society|team|trust"
    r"|union|unit|universit\w*|watch)\b",
    re.IGNORECASE,
)
"""Signs and words that no person's name has."""


@dataclass(frozen=True, slots=True)
class Cited:
    """An edition, as far as it is described.

    Attributes:
        title: what it is called.
        authors: names as they are to be printed.
        at: instant of the last line of the journal, in UTC: the state that was written.
        head: hash of that line.
        lines: how many lines there are.
        sayso: version that wrote it.
        counts: as of `Status`, and of events.
        outcomes: of live reports.
        readers: versions that read live reports and others, with how many each.
        published: first and last day of publication of live reports, "" where none gives one.
        dated: how many live reports give one.
        outlets: how many outlets are named.
        ratings, judgements: how many there are.
        corrected: how many parts of claims stand as people corrected them.
        left_out: how many claims people judged to be none.
    """

    title: str
    authors: tuple[str, ...]
    at: str
    head: str
    lines: int
    sayso: str
    counts: Mapping[str, int]
    outcomes: Mapping[str, int]
    readers: Mapping[tuple[str, str, str], int]
    published: tuple[str, str]
    dated: int
    outlets: int
    ratings: int
    judgements: int
    corrected: int
    left_out: int

    @property
    def version(self) -> str:
        """What tells this edition from others: the beginning of the hash."""
        return self.head[:12]


def methods(cited: Cited) -> str:
    """How the data came about, in words that can go into a paper: a paragraph a line."""
    paragraphs = (_reports(cited), _reading(cited), _events(cited), _CAUTION, _state(cited))
    return "\n\n".join(("# Methods", *(" ".join(sentences) for sentences in paragraphs))) + "\n"


def _reports(cited: Cited) -> Iterator[str]:
    counts, outcomes = cited.counts, cited.outcomes
    first, last = cited.published
    days = f", published from {first} to {last} ({cited.dated} of them are dated)" if cited.dated else ""
    yield f"The data rest on {_many(counts['live'], 'report')} of {_many(cited.outlets, 'named outlet')}{days}."
    yield f"Of these, {outcomes.get('ok', 0)} were taken in whole, {outcomes.get('partial', 0)} in part,"
    yield f"and {outcomes.get('failed', 0)} could not be read and have no claims."
    yield f"Not in force are {_many(counts['superseded'], 'report')} that a newer one at the same address superseded,"
    yield f"{counts['retracted']} that were retracted and {counts['erased']} that were erased;"
    yield "their ids are in the table of what was deleted."


def _reading(cited: Cited) -> Iterator[str]:
    yield "Each report was read by a program, sentence by sentence, into claims: who did what to whom, on whose say-so,"
    yield "with what status (happened, ongoing, planned, wanted, possible or denied), where and when."
    counts = cited.counts
    yield f"This gave {_many(counts['claims'], 'claim')} and {_many(counts['attributions'], 'attribution')}."
    readers = "; ".join(
        f"sayso {own}, codebook {codebook or 'none'}, model {model or 'none'} ({_many(count, 'report')})"
        for (own, codebook, model), count in cited.readers.items()
    )
    yield f"The readings in force, those of superseded and retracted reports included, are by {readers or 'nobody'}."
    yield "Every claim gives the characters of the report's text that it rests on, and a confidence from 0 to 1."
    yield f"{_many(cited.judgements, 'judgement')} by people were taken in:"
    yield f"{_many(cited.corrected, 'part')} of claims stand as people corrected them,"
    yield f"and {_many(cited.left_out, 'claim')} that people judged to be none are left out;"
    yield "versions.json says which, by whom and why."
    yield f"{_many(cited.ratings, 'rating')} of outlets and sources are given beside the data, and removed no claim."


def _events(cited: Cited) -> Iterator[str]:
    yield "Claims that seem to tell of one occurrence were put together by rules of"
    yield f"sayso {cited.sayso}, which gave {_many(cited.counts['events'], 'event')}."
    yield "An event counts the independent origins that affirm it; an origin is whoever a claim rests on in the end."
    yield "Tolls are given account by account, and are not added up over claims."


_CAUTION = (
    "The program makes mistakes: it misses claims, and takes some parties, places and times for others.",
    "Figures made from these data should be checked against a sample read by people.",
)


def _state(cited: Cited) -> Iterator[str]:
    yield f"State of {cited.at}: a journal of {_many(cited.lines, 'line')}, the last with the SHA-256 {cited.head}."


def readme(cited: Cited) -> str:
    """What is in the edition."""
    return f"""# {cited.title}

| file | holds |
|---|---|
| `csv/` | all tables as CSV, with codebook.csv and scripts that load them into R, pandas and Stata |
| `jsonl/` | the same as JSON lines, one file a layer |
| `METHODS.md` | how the data came about |
| `CITATION.cff`, `citation.bib` | how to cite them |
| `versions.json` | what read the reports, the state of the archive, rows of each file |
| `{SUMS}` | SHA-256 of every file: `sha256sum -c {SUMS}` |

Edition {cited.version}, state of {cited.at}.
"""


def cff(cited: Cited) -> str:
    """CITATION.cff, of the Citation File Format 1.2.0."""
    lines = [
        "cff-version: 1.2.0",
        "message: Please cite these data as below.",
        "type: dataset",
        f"title: {_yaml(cited.title)}",
        "authors:",
        *(line for author in cited.authors for line in _cff_author(author)),
        f"version: {_yaml(cited.version)}",
        f"date-released: {_yaml(cited.at[:10])}",
        "identifiers:",
        "  - type: other",
        f"    value: {_yaml(f'sha256:{cited.head}')}",
        "    description: Last line of the journal of the archive",
    ]
    return "\n".join(lines) + "\n"


def bibtex(cited: Cited) -> str:
    """An entry for BibTeX."""
    key = re.sub(r"[^a-z0-9]+", "-", cited.authors[0].lower()).strip("-") or "edition"
    authors = " and ".join(map(_bibtex_author, cited.authors))
    return f"""@misc{{{key}-{cited.at[:4]}-{cited.version},
  author = {{{authors}}},
  title = {{{{{tex(cited.title)}}}}},
  year = {{{cited.at[:4]}}},
  version = {{{cited.version}}},
  note = {{Data set read off news reports with sayso {cited.sayso}; SHA-256 of the journal {cited.head}}}
}}
"""


def person(author: str) -> tuple[str, str] | None:
    """Family name and given names of a person; None for an organisation or a name of one word.

    `Family, Given` is explicit. Of other names the last word is the family's, with what stands before it in small
    letters: `Ludwig van Beethoven`.
    """
    family, comma, given = (part.strip() for part in author.partition(","))
    if comma:
        return (family, given) if family and given and "," not in given else None
    words = author.split()
    if not 2 <= len(words) <= _MOST_WORDS or _ORGANISATION.search(author):
        return None
    first = len(words) - 1
    while first > 1 and words[first - 1].islower():
        first -= 1
    return " ".join(words[first:]), " ".join(words[:first])


def _cff_author(author: str) -> Iterator[str]:
    if named := person(author):
        yield f"  - family-names: {_yaml(named[0])}"
        yield f"    given-names: {_yaml(named[1])}"
    else:
        yield f"  - name: {_yaml(author)}"


def _bibtex_author(author: str) -> str:
    named = person(author)
    return f"{tex(named[0])}, {tex(named[1])}" if named else f"{{{tex(author)}}}"


def _many(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def _yaml(text: str) -> str:
    """A string of JSON is one of YAML."""
    return json.dumps(text, ensure_ascii=False)


_TEX = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{mark: f"\\{mark}" for mark in "{}$&#%_"},
}


def tex(text: str) -> str:
    """A text as TeX takes it."""
    return "".join(_TEX.get(mark, mark) for mark in text)
