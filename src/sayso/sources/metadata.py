"""A draft to a report: layout, metadata with where each piece came from, and what was lost."""

from collections.abc import Sequence

from sayso.model.ids import report_id
from sayso.model.report import Part, Report
from sayso.sources import language
from sayso.sources.dates import day, day_in
from sayso.sources.draft import Draft, Fact, FactField
from sayso.sources.layout import layout

_MARKS = "#*_<> \t\r\n"
"""What may stand around a headline, a byline or an address in Markdown."""

_FIELDS: tuple[FactField, ...] = ("title", "publisher", "byline", "url")


def finish(draft: Draft, stated: Sequence[Fact] = (), around: Sequence[Fact] = ()) -> Report:
    """The report that a draft is.

    Metadata is believed in this order: what the user states for this report; `stated`, for all of the run; `around`,
    what the container or the fetcher says; what the page states; what stands in the text.
    """
    parts = _with_headline(draft, layout(draft.text, markdown=draft.markdown))
    facts = (*draft.given, *stated, *around, *draft.found, *_in_text(draft.text, parts))
    chosen = {field: fact for field in _FIELDS if (fact := _first(facts, field))}
    dated, misdated = _published(facts)
    spoken = _language(facts, draft.text)
    metadata = [*chosen.values(), *(fact for fact in (dated, spoken) if fact)]
    values = {fact.field: fact.value for fact in metadata}
    losses = (*draft.losses, *misdated)
    return Report(
        id=report_id(draft.text, values.get("url", ""), values.get("publisher", ""), values.get("published", "")),
        key=draft.key,
        text=draft.text,
        parts=parts,
        origins={**{fact.field: fact.origin for fact in metadata}, **dict(draft.notes)},
        outcome="partial" if losses else "ok",
        reason="; ".join(losses),
        **values,
    )


def _first(facts: tuple[Fact, ...], field: FactField) -> Fact | None:
    return next((fact for fact in facts if fact.field == field and fact.value.strip()), None)


def _published(facts: tuple[Fact, ...]) -> tuple[Fact | None, tuple[str, ...]]:
    """The first publication date that can be read, and what is to be said of those before it that cannot."""
    unread: list[str] = []
    for fact in facts:
        if fact.field == "published" and fact.value.strip():
            if found := day(fact.value):
                return Fact("published", found, fact.origin), tuple(unread)
            unread.append(f"published {fact.value[:80]!r} ({fact.origin}) is no date; expected YYYY-MM-DD")
    return None, tuple(unread)


def _language(facts: tuple[Fact, ...], text: str) -> Fact | None:
    """The language as given, else as detected, else as the page says: pages are made from templates in English."""
    title = _first(facts, "title")
    stated = [fact for fact in facts if fact.field == "language" and language.code(fact.value)]
    given = next((fact for fact in stated if fact.origin in ("field", "option")), None)
    if given is None and (found := language.detect(title.value if title else "", text)):
        return Fact("language", found, "detected")
    fact = given or next(iter(stated), None)
    return Fact("language", language.code(fact.value), fact.origin) if fact else None


def _with_headline(draft: Draft, parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """The layout, with the first line as headline where it is a title that the page or the JSON line gives."""
    titles = {" ".join(fact.value.split()) for fact in (*draft.given, *draft.found) if fact.field == "title"}
    line = next(iter(draft.text.lstrip().splitlines()), "").rstrip()
    start = len(draft.text) - len(draft.text.lstrip())
    end = start + len(line)
    if line not in titles or any(part.start < end < part.end for part in parts):
        return parts
    return (Part(start, end, "headline"), *(part for part in parts if part.start >= end))


def _in_text(text: str, parts: tuple[Part, ...]) -> tuple[Fact, ...]:
    """Metadata that stands in the text itself, by the layout."""
    return tuple(fact for part in parts for fact in _in_part(text[part.start : part.end], part))


def _in_part(words: str, part: Part) -> tuple[Fact, ...]:
    if part.kind == "headline":
        return (Fact("title", words.strip(_MARKS), "headline in the text"),)
    if part.kind == "byline":
        return (Fact("byline", words.strip(_MARKS), "byline in the text"),)
    if part.kind == "url":
        return (Fact("url", words.strip(_MARKS), "address in the text"),) if "http" in words else ()
    if part.kind in ("date", "dateline"):
        return (Fact("published", day_in(words), f"{part.kind} line in the text"),)
    return ()
