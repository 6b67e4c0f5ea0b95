"""Web archives: the pages among their records, each with the record as its evidence."""

import base64
import binascii
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from sayso.sources.content_type import media_type
from sayso.sources.draft import Draft, Envelope, Fact, Failure, Revisit, Run, Source
from sayso.sources.http_block import Response, response
from sayso.sources.originals import Original
from sayso.sources.room import check_depth, held
from sayso.sources.warc_bytes import chunks
from sayso.sources.warc_records import MAX_RECORD, Damage, Record, records
from sayso.sources.web_archives import GRAMMARS

PAGES = ("text/html", "application/xhtml+xml", "text/plain", "application/pdf")
"""Media types of what is read; the rest of an archive (images, scripts, requests) is no report."""

_KINDS = ("response", "resource", "conversion", "revisit")
_ABOUT_ITSELF = ("metadata:", "<metadata:", "urn:", "dns:", "filedesc:")
"""Addresses of what programs note down of their own work."""

_HEAD = 4_096
"""How many of the first bytes tell how an archive is packed."""

_ALGORITHMS = ("sha1", "sha256", "md5", "sha512")
_OLD = b"WARC/0."
"""Versions before the standard, whose digests are of one thing here and of another there."""

_INSTANT = re.compile(r"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.\d+)?Z")


@dataclass(frozen=True, slots=True)
class _Kept:
    """What a record keeps: the response in it, and what that is."""

    record: Record
    response: Response
    media_type: str
    charset: str

    @property
    def url(self) -> str:
        return self.record.get("warc-target-uri").strip("<> ")


def read_warc(source: Source) -> Iterator[Draft | Failure | Source]:
    """The pages of a web archive as sources; what is damaged is passed over and told at the end."""
    return _read(source, "warc")


def read_arc(source: Source) -> Iterator[Draft | Failure | Source]:
    """The same for the format that the Internet Archive had before WARC, in both of its versions."""
    return _read(source, "arc")


def _read(source: Source, kind: str) -> Iterator[Draft | Failure | Source]:
    """The pages of a web archive; `kind` is the name of the grammar of its records."""
    check_depth(source.depth, repr(source.key))
    grammar = GRAMMARS[kind]
    head = source.stream.peek(_HEAD)[:_HEAD]  # type: ignore[attr-defined]
    damages: dict[int, str] = {}
    seen = pages = 0
    name, packed = repr(source.key), source.key.endswith(".gz")
    for found in records(chunks(source.stream, name, head, source.room, kind, packed=packed), grammar):
        if isinstance(found, Damage):
            damages.setdefault(found.at, found.reason)
            continue
        seen += 1
        if found.fault:
            damages.setdefault(found.at, found.fault)
        waiting = len(source.run.waiting)
        for page in _pages(source, found, grammar.media_type):
            pages += 1
            yield page
        pages += len(source.run.waiting) - waiting
    if damages or not pages:
        yield _conclusion(source.key, damages, seen, pages)


def settle(run: Run) -> Iterator[Failure | Source]:
    """At the end of a run, the revisits whose originals came after them, and those that have none."""
    waiting, run.waiting[:] = run.waiting[:], []
    for revisit in waiting:
        original = run.originals.find(revisit.names)
        if original:
            yield _resolved(revisit, original)
        else:
            key = revisit.source.key
            reason = f"{key!r} is a revisit, and no record that was read holds its page; expected the archive with it"
            yield Failure(key, reason, "partial")


def _conclusion(key: str, damages: dict[int, str], seen: int, pages: int) -> Failure:
    """What is to be said of an archive itself: where it is damaged, or that it holds no page."""
    if not damages:
        held = f"none of its {seen:,} records" if seen else "no record"
        return Failure(key, f"{key!r} holds no page ({held} is one); expected HTML, plain text or PDF in it")
    at, reason = next(iter(damages.items()))
    more = len(damages) - 1
    others = f" and at {more:,} more {'place' if more == 1 else 'places'}" if more else ""
    told = f"{key!r} is damaged at byte {at:,} ({reason}){others}"
    if not pages:
        return Failure(key, f"{told}; no page can be read")
    return Failure(key, f"{told}; all other records were read", "partial")


def _pages(source: Source, record: Record, raw_type: str) -> Iterator[Failure | Source]:
    """The page that a record of that media type keeps, where it keeps one."""
    kind = record.get("warc-type").lower()
    if kind not in _KINDS or record.get("warc-target-uri").startswith(_ABOUT_ITSELF):
        return
    kept = _kept(record)
    if kept.response.body is not kept.response.entity:
        source.room.take_record(len(kept.response.entity), len(kept.response.body), repr(source.key), whole=True)
    member = _member(source, kept, raw_type)
    if kind == "revisit":
        revisit = Revisit(member, _referred(record))
        if kept.media_type and kept.media_type not in PAGES:
            return
        if original := source.run.originals.find(revisit.names):
            yield _resolved(revisit, original)
        else:
            source.run.waiting.append(revisit)
    elif kept.media_type in PAGES and (kept.response.status in range(200, 300) or not kept.response.status):
        if record.too_long:
            length = f"is in a record of {record.too_long:,} bytes; expected at most {MAX_RECORD:,}"
            yield Failure(member.key, f"{member.key!r} {length}")
        elif kept.response.body.strip():
            original = Original(kept.media_type, kept.charset, kept.response.body)
            source.run.originals.keep(_names(record), original)
            yield replace(member, stream=held(kept.response.body))
        else:
            yield Failure(member.key, f"{member.key!r} is empty; expected a page")
    elif not (kept.response.status or record.fault) and _is_http(record):
        yield Failure(member.key, f"{member.key!r} is no HTTP response; expected one with its headers")


def _is_http(record: Record) -> bool:
    """Whether a record says that it holds an HTTP response."""
    return record.get("content-type").lower().startswith("application/http")


def _kept(record: Record) -> _Kept:
    block = record.raw[record.start :]
    stated = record.get("content-type")
    http = _is_http(record) or block.startswith(b"HTTP/")
    found = response(block) if http else Response(0, (), block, block)
    kind, charset = media_type(found.get("content-type") if http else stated)
    return _Kept(record, found, kind, charset)


def _member(source: Source, kept: _Kept, raw_type: str) -> Source:
    record = kept.record
    at = _INSTANT.fullmatch(record.get("warc-date"))
    envelope = Envelope(
        media_type=kept.media_type,
        charset=kept.charset,
        at=f"{at[1]}Z" if at else "",
        headers=kept.response.headers,
        facts=(Fact("url", kept.url, "web archive"),) if kept.url.startswith(("http://", "https://")) else (),
        losses=_losses(kept),
        raw=record.raw,
        raw_type=raw_type,
        where=f"{source.key}@{record.at}",
    )
    return source.member(kept.url or f"record at {record.at}", held(b""), envelope)


def _losses(kept: _Kept) -> tuple[str, ...]:
    """What is missing of a page that a record keeps, or not as the record says it is."""
    record = kept.record
    kind = record.get("warc-type").lower()
    losses = list(kept.response.losses) if kind != "revisit" else []
    if record.fault:
        losses.append(f"the record at byte {record.at:,} is damaged: {record.fault}")
    if why := record.get("warc-truncated"):
        losses.append(f"the page was cut off when it was captured ({why})")
    block = record.raw[record.start :]
    if not record.fault and kind != "revisit" and not _matches(record.get("warc-block-digest"), block):
        losses.append(f"the record at byte {record.at:,} does not match its digest")
    elif not record.fault and kind == "response" and not record.raw.startswith(_OLD):
        of_payload = (kept.response.entity, kept.response.body, block.partition(b"\r\n\r\n")[2])
        if not _matches(record.get("warc-payload-digest"), *of_payload):
            losses.append(f"the page at byte {record.at:,} does not match its digest")
    return tuple(losses)


def _matches(digest: str, *contents: bytes) -> bool:
    """Whether a digest is that of one of the contents; also where there is none that can be checked."""
    name, _, stated = digest.partition(":")
    name = name.strip().lower().replace("-", "")
    if name not in _ALGORITHMS or not stated:
        return True
    made = [hashlib.new(name, content, usedforsecurity=False).digest() for content in contents]
    return any(_decoded(stated.strip(), len(one)) in (one, None) for one in made)


def _decoded(stated: str, size: int) -> bytes | None:
    """The bytes that a digest is written for, in base 16 or 32; None where it is written otherwise."""
    try:
        in_hex = len(stated) == 2 * size
        made = bytes.fromhex(stated) if in_hex else base64.b32decode(stated.upper() + "=" * (-len(stated) % 8))
    except (ValueError, binascii.Error):
        return None
    return made if len(made) == size else None


def _names(record: Record) -> tuple[str, ...]:
    """What later records may call this one, surest first."""
    url = record.get("warc-target-uri").strip("<> ")
    return record.get("warc-payload-digest"), record.get("warc-record-id"), f"{url} {record.get('warc-date')}"


def _referred(record: Record) -> tuple[str, ...]:
    """What a revisit calls the record that it repeats."""
    url = record.get("warc-refers-to-target-uri").strip("<> ")
    return record.get("warc-payload-digest"), record.get("warc-refers-to"), f"{url} {record.get('warc-refers-to-date')}"


def _resolved(revisit: Revisit, original: Original) -> Source:
    envelope = revisit.source.envelope
    told = replace(
        envelope,
        media_type=envelope.media_type or original.media_type,
        charset=envelope.charset or original.charset,
    )
    return replace(revisit.source, stream=held(original.body), envelope=told)
