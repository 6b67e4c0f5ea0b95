"""Ids come from content: this file alone says which fields count."""

import hashlib


def _digest(*fields: str) -> str:
    """First 16 hex digits of the SHA-256 of the fields, each preceded by its length so that none runs into the next."""
    joined = "".join(f"{len(field)}:{field}" for field in fields)
    return hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def report_id(text: str, url: str, publisher: str, published: str) -> str:
    """Id of a report: two outlets that carry one text are two reports; one page fetched twice unchanged is one."""
    return "r" + _digest(text, url, publisher, published)


def claim_id(report: str, start: int, end: int, type_: str) -> str:
    """Id of a claim: its report, the span of its trigger and its type."""
    return "c" + _digest(report, str(start), str(end), type_)


def attribution_id(report: str, spans: tuple[tuple[int, int], ...]) -> str:
    """Id of an attribution: its report and the spans of source, cue and content, in this order."""
    return "a" + _digest(report, *(f"{start}-{end}" for start, end in spans))


def event_id(earliest: str) -> str:
    """Id of an event: that of its earliest claim, with `e` in place of `c`, so that it tells what it is the id of."""
    return "e" + earliest.removeprefix("c")


def claim_of(event: str) -> str:
    """Id of the claim that an event has its id from, the way back from `event_id`; of a claim its own."""
    return "c" + event[1:]


def statement_id(claim: str, code: str) -> str:
    """Id of a claim's saying as an event of its own: the claim and the code of such a statement."""
    return "s" + _digest(claim, code)


def judgement_id(verdict: str, of: tuple[str, ...], said: tuple[str, ...]) -> str:
    """Id of a judgement: its verdict, what it is of, and field, value, reason, person and instant, in this order."""
    return "j" + _digest(verdict, *of, "", *said)


def variant_id(layout: str) -> str:
    """Id of a form of a report among those of one report id: all that a reading depends on, as it is stored."""
    return _digest(layout)


def capture_id(report: str, raw: str, place: str) -> str:
    """Id of one taking of a report: the SHA-256 of its raw bytes, and where they came from."""
    return "k" + _digest(report, raw, place)


def address_id(url: str) -> str:
    """Id of an address, which stands for it where it is erased itself."""
    return "u" + _digest(url)


def entry_id(own: str, title: str, text: str, updated: str) -> str:
    """Id of an entry of a feed in one form: what it goes by, and all that may change in it."""
    return "f" + _digest(own, title, text, updated)


def news_id(kind: str, event: str, words: tuple[str, ...], by: tuple[str, ...], reports: tuple[str, ...]) -> str:
    """Id of something new about an event, for who is told of it twice: its words, on whose say-so, and the reports."""
    return "n" + _digest(kind, event, *words, "", *by, "", *reports)
