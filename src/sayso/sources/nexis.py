"""Exports of news databases as plain text: many articles in one file, each with a head of labelled lines."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from sayso.errors import InputSkipped
from sayso.sources.dates import day_in
from sayso.sources.decode import decode
from sayso.sources.draft import MAX_BYTES, Draft, Fact, FactField, Failure, Source, check_text

_COUNT = rb"[ \t]*\d{1,6} of \d{1,6} DOCUMENTS?[ \t]*"
_BEGIN = re.compile(rb"\A(?:\xef\xbb\xbf|\x0c)*" + _COUNT + rb"\r?\n?\Z")
_END = re.compile(rb"\A[ \t]*End of Document[ \t]*\r?\n?\Z", re.IGNORECASE)
_LOOKS = re.compile(rb"(?:\A|\n)(?:\xef\xbb\xbf|\x0c)*" + _COUNT + rb"\r?\n")

_LABEL = re.compile(r"[ \t]*([A-Z][A-Za-z]*(?:[- ][A-Za-z]+){0,2}):[ \t]*(.*)")
_HEAD = frozenset({"byline", "section", "length", "dateline", "highlight", "headline", "source", "body", "title"})

# In capitals each of these ends the text; otherwise only those that no sentence begins with.
_TAIL = frozenset(
    {
        *("load-date", "language", "graphic", "publication-type", "journal-code", "document-type", "subject", "person"),
        *("organization", "company", "ticker", "industry", "geographic", "country", "state", "city", "type", "series"),
        *("correction-date", "correction", "notes", "url", "classification"),
    }
)
_SURE_TAIL = frozenset({"load-date", "publication-type", "journal-code", "document-type", "classification"})
_ALONE = re.compile(r"[ \t]*(Body|Classification)[ \t]*:?[ \t]*")
_COPYRIGHT = re.compile(r"\s*(?:copyright\b|©|\(c\)\s|all rights reserved)", re.IGNORECASE)
_FURNITURE = 300
"""Characters behind the closing lines that may be furniture."""

_EDITION = re.compile(r"(?:.* )?(?:edition|final|correction appended)", re.IGNORECASE)


@dataclass(slots=True)
class _Article:
    """An article as it is gathered: lines before the labels, what these say, its text, and text behind its end."""

    head: list[str] = field(default_factory=list)
    labels: dict[str, str] = field(default_factory=dict)
    body: list[str] = field(default_factory=list)
    beyond: list[str] = field(default_factory=list)


def looks_like_nexis(head: bytes) -> bool:
    """Whether a line says "1 of 20 DOCUMENTS"."""
    return _LOOKS.search(head) is not None


def read_nexis(source: Source) -> Iterator[Draft | Failure]:
    """The articles of an export; one that cannot be read becomes a failure.

    Raises:
        InputSkipped: there is none.
    """
    number = 0
    for line, raw in _parts(source):
        number += 1
        where = f"{source.key}:{line}"
        try:
            yield _draft(where, raw)
        except InputSkipped as skipped:
            yield Failure(where, str(skipped))
    if not number:
        raise InputSkipped(f"{source.key!r} holds no article; expected lines such as '1 of 20 DOCUMENTS'")


def _parts(source: Source) -> Iterator[tuple[int, bytes]]:
    """The bytes of each article, with the line that it begins on; before the first mark stands a cover sheet."""
    lines: list[bytes] = []
    begun, number, size, marked = 1, 0, 0, False
    while raw := source.stream.readline(MAX_BYTES + 1):
        number += 1
        begins, ends = _BEGIN.match(raw), _END.match(raw)
        if (begins or ends) and (marked or ends):
            yield from _part(begun, lines)
        if begins or ends:
            lines, begun, size, marked = [], number + 1, 0, True
            continue
        size += len(raw)
        if size <= MAX_BYTES + 1:
            lines.append(raw)
    if marked:
        yield from _part(begun, lines)


def _part(begun: int, lines: list[bytes]) -> Iterator[tuple[int, bytes]]:
    raw = b"".join(lines)
    if raw.strip():
        yield begun, raw


def _draft(where: str, raw: bytes) -> Draft:
    name = repr(where)
    if len(raw) > MAX_BYTES:
        raise InputSkipped(f"{name} is longer than {MAX_BYTES:,} bytes; expected one article")
    decoded = decode(raw, name)
    article = _article(decoded.text.splitlines())
    body = "\n".join(article.body).strip("\n")
    title, facts = _facts(article)
    if not body.strip():
        raise InputSkipped(f"{name} has no text; expected an article")
    text = f"{title}\n\n{body}" if title else body
    check_text(text, name)
    notes = (("encoding", decoded.encoding), *_notes(article))
    lost = len(" ".join(article.beyond))
    beyond = f"{lost:,} characters behind the closing lines are not read" if lost > _FURNITURE else ""
    losses = tuple(filter(None, (decoded.loss, beyond)))
    return Draft(where, text, found=facts, notes=notes, losses=losses, raw=raw, where=where)


def _article(lines: list[str]) -> _Article:
    """The parts of an article: lines up to the first label, labels, text, labels behind it."""
    article, state, label = _Article(), "head", ""
    for line in lines:
        name, value = _label(line)
        if name in _TAIL and state != "head" and (name in _SURE_TAIL or line.lstrip()[:4].isupper()):
            state, label = "tail", name
            article.labels[name] = value
        elif name in _HEAD and state in ("head", "labels"):
            state, label = ("body" if name == "body" else "labels"), name
            article.labels[name] = value
        elif state == "head":
            article.head.append(line)
        elif state == "labels":
            state, label = _after_label(article, line, label)
        elif not _COPYRIGHT.match(line):
            label = label if line.strip() else ""
            gathered = article.body if state == "body" else article.beyond
            gathered.extend([] if state == "tail" and (label or not line.strip()) else [line])
    return article


def _label(line: str) -> tuple[str, str]:
    """The label that a line begins with, in lower case with hyphens, and what stands behind it."""
    if alone := _ALONE.fullmatch(line):
        return alone[1].lower(), ""
    found = _LABEL.fullmatch(line)
    return (found[1].lower().replace(" ", "-"), found[2].strip()) if found else ("", "")


def _after_label(article: _Article, line: str, label: str) -> tuple[str, str]:
    """What a line is that stands behind a label: more of it, a blank, or where the text begins."""
    if not line.strip():
        return "labels", ""
    if label:
        article.labels[label] = f"{article.labels[label]} {line.strip()}".strip()
        return "labels", label
    article.body.append(line)
    return "body", ""


def _facts(article: _Article) -> tuple[str, tuple[Fact, ...]]:
    """The title and the facts of an article: publisher, date and headline stand before the labels in either order."""
    blocks = [block for block in _blocks(article.head) if not _COPYRIGHT.match(block[0])]
    blocks = [block for block in blocks if not _EDITION.fullmatch(block[0])]
    dated = next((number for number, block in enumerate(blocks) if _is_date(block[0])), len(blocks))
    before, after = blocks[:dated], blocks[dated + 1 :]
    date = day_in(blocks[dated][0]) if dated < len(blocks) else day_in(article.labels.get("load-date", ""))
    title = article.labels.get("headline") or article.labels.get("title") or " ".join(after[0] if after else ())
    # Headline and publisher are one block, the headline first, where nothing follows the date.
    names = [line for block in before for line in block]
    publisher = names[-1] if names else ""
    values: dict[FactField, str] = {
        "title": title or " ".join(names[:-1]),
        "publisher": publisher if title or len(names) > 1 else "",
        "published": date,
        "byline": article.labels.get("byline", ""),
        "url": article.labels.get("url", ""),
    }
    return values["title"], tuple(Fact(name, value, "export") for name, value in values.items() if value)


def _is_date(line: str) -> bool:
    return len(line) < 60 and day_in(line) != ""


def _blocks(lines: list[str]) -> list[list[str]]:
    """Lines without blanks between them; a line that is a date or a copyright is a block of its own."""
    blocks: list[list[str]] = []
    fresh = True
    for line in lines:
        words = " ".join(line.split())
        alone = _is_date(words) or _COPYRIGHT.match(words) is not None
        if words and (fresh or alone):
            blocks.append([words])
        elif words:
            blocks[-1].append(words)
        fresh = not words or alone
    return blocks


def _notes(article: _Article) -> tuple[tuple[str, str], ...]:
    """What the export says that is no field of a report."""
    kept = ("section", "load-date", "dateline", "correction", "correction-date")
    return tuple((label, article.labels[label]) for label in kept if article.labels.get(label))
