"""Files, folders, patterns and standard input to reports, one after the other."""

import contextlib
import os
import stat
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from io import BufferedReader, RawIOBase
from pathlib import Path
from typing import TYPE_CHECKING, cast, get_args

from sayso.errors import InputSkipped, RunStopped
from sayso.model.capture import Capture
from sayso.model.report import Report
from sayso.sources.dates import day
from sayso.sources.draft import Draft, Fact, FactField, Failure, Run, Source
from sayso.sources.fetch_url import is_url
from sayso.sources.fetching import Fetching, Pages
from sayso.sources.formats import Format, head, named, recognise
from sayso.sources.language import code
from sayso.sources.metadata import finish
from sayso.sources.pages import fetched_page, page
from sayso.sources.table import check_columns
from sayso.sources.walk import failure, files_of, shown
from sayso.sources.warc import settle

if TYPE_CHECKING:
    from sayso.sources.fetch import Fetched

__all__ = ["META", "Failure", "Given", "captures", "fetched_feed", "read_inputs"]

META: tuple[FactField, ...] = get_args(FactField)
"""What can be stated for all inputs."""

STDIN = "-"

_PIPES = ("/dev/fd/", "/proc/self/fd/", "/dev/stdin")
"""Where a shell puts what it pipes in (`<(command)`); any other pipe might never be written to."""


@dataclass(frozen=True, slots=True)
class Given:
    """An input that is opened by whoever gives it.

    Attributes:
        key: what it is called.
        open: opens it, at its first byte.
        form: name of its format; None to tell by content and name.
        line: of a stretch of a file of lines, the number of its first line, from 1.
    """

    key: str
    open: Callable[[], contextlib.AbstractContextManager[BufferedReader]]
    form: str | None = None
    line: int = 1


def captures(
    inputs: Iterable[str | Given],
    *,
    published: str = "",
    format: str | None = None,  # noqa: A002 -- the word of the command's option
    meta: Mapping[str, str] | None = None,
    columns: Mapping[str, str] | None = None,
    fetching: Fetching | None = None,
    left_out: Callable[[str], None] = lambda _: None,
) -> Iterator[Capture | Failure]:
    """The reports of files, folders, patterns, addresses and `-` (standard input), each with the bytes it came from.

    They come in the order given, folders sorted, members of a container in its order. Reads only as far as the caller
    asks. What cannot be read comes as a `Failure`, and the rest follows.

    Args:
        inputs: paths, patterns or addresses, or what is opened otherwise; a pattern is expanded where no file has that
            very name.
        published: publication date of all reports that do not state theirs in a field of their own.
        format: name of the format of all inputs; by default content and name of each tell.
        meta: facts stated for all reports that do not state theirs in a field of their own; `META` names the keys.
        columns: for tables of articles, the column that holds each field, such as `{"text": "Full story"}`.
        fetching: how addresses are fetched; nothing is where none is given and no feed is followed.
        left_out: is told of each folder that is passed over as it is an archive or a lake.

    Raises:
        RunStopped: `format` names no format, `published` is no date, `meta` or `columns` has an unknown key, or
            `fetching` makes no sense.
    """
    stated = _stated({**(meta or {}), **({"published": published} if published else {})})
    run = Run(
        columns=check_columns(columns or {}), pages=Pages(fetching), follow=fetching is not None and fetching.follow
    )
    return _captures(inputs, stated, named(format) if format else None, run, left_out)


def fetched_feed(url: str, fetched: "Fetched", run: Run) -> Iterator[Capture | Failure]:
    """The reports of a feed that was fetched, as `captures` has them.

    The bytes of each are those of its entry also where the feed came packed: all of it would be kept with every entry.

    Args:
        url: what the feed goes by.
        fetched: what stands there.
        run: what is the same for all feeds that are read.
    """
    source = fetched_page(url, fetched, run)
    yield from _in_source(replace(source, envelope=replace(source.envelope, raw=None)), (), named("feed"))
    for late in settle(run):
        yield from (late,) if isinstance(late, Failure) else _in_source(late, ())


def read_inputs(
    inputs: Iterable[str],
    *,
    published: str = "",
    format: str | None = None,  # noqa: A002 -- the word of the command's option
    meta: Mapping[str, str] | None = None,
    columns: Mapping[str, str] | None = None,
    fetching: Fetching | None = None,
) -> Iterator[Report | Failure]:
    """The reports of `captures` alone, for whoever needs no evidence; takes the same arguments."""
    found = captures(inputs, published=published, format=format, meta=meta, columns=columns, fetching=fetching)
    return (one.report if isinstance(one, Capture) else one for one in found)


def _stated(meta: Mapping[str, str]) -> tuple[Fact, ...]:
    """Facts that the user states for all reports.

    Raises:
        RunStopped: a key is unknown, or the publication date is none.
    """
    for key, value in meta.items():
        if key not in META:
            raise RunStopped(f"No metadata {key!r}; there are {', '.join(META)}")
        if key == "published" and not day(value):
            raise RunStopped(f"Publication date {value!r} is no date; expected YYYY-MM-DD")
        if key == "language" and not code(value):
            raise RunStopped(f"Language {value!r} is none; expected an ISO 639-1 code such as en")
    return tuple(Fact(key, meta[key], "option") for key in META if meta.get(key))


def _captures(
    inputs: Iterable[str | Given],
    stated: tuple[Fact, ...],
    form: Format | None,
    run: Run,
    left_out: Callable[[str], None],
) -> Iterator[Capture | Failure]:
    for given in inputs:
        if isinstance(given, Given):
            yield from _in_given(given, stated, form, run)
            continue
        if is_url(given):
            yield from _at_address(given, stated, form, run)
            continue
        for path in (STDIN,) if given == STDIN else files_of(given, left_out):
            if isinstance(path, Failure):
                yield path
            else:
                yield from _in_file(path, stated, form, run)
    for late in settle(run):
        yield from (late,) if isinstance(late, Failure) else _in_source(late, stated)


def _in_file(path: str, stated: tuple[Fact, ...], form: Format | None, run: Run) -> Iterator[Capture | Failure]:
    try:
        with _opened(path) as stream:
            yield from _in_source(Source(shown(path), stream, run=run), stated, form)
    except InputSkipped as skipped:
        yield Failure(shown(path), str(skipped))
    except OSError as error:
        yield failure(path, f"cannot be read: {error.strerror or error}")


def _in_given(given: Given, stated: tuple[Fact, ...], form: Format | None, run: Run) -> Iterator[Capture | Failure]:
    try:
        with given.open() as stream:
            own = named(given.form) if given.form else form
            yield from _in_source(Source(shown(given.key), stream, run=run, line=given.line), stated, own)
    except InputSkipped as skipped:
        yield Failure(shown(given.key), str(skipped))
    except OSError as error:
        yield failure(given.key, f"cannot be read: {error.strerror or error}")


def _at_address(url: str, stated: tuple[Fact, ...], form: Format | None, run: Run) -> Iterator[Capture | Failure]:
    try:
        source = page(url, run)
    except InputSkipped as skipped:
        yield Failure(url.encode(errors="replace").decode(), str(skipped))
    else:
        yield from _in_source(source, stated, form)


def _in_source(source: Source, stated: tuple[Fact, ...], form: Format | None = None) -> Iterator[Capture | Failure]:
    """What lies in a source, members of containers and what lies in them included."""
    begun = False
    try:
        chosen = form or recognise(source.key, head(source.stream), source.envelope.media_type)
        for found in chosen.read(source):
            begun = begun or not isinstance(found, Failure)
            if isinstance(found, Source):
                yield from _or_instead(found, source, chosen, stated) if found.instead else _in_source(found, stated)
            else:
                yield found if isinstance(found, Failure) else _capture(found, source, chosen, stated)
    except InputSkipped as skipped:
        yield Failure(source.key, str(skipped), "partial" if begun else "failed")


def _or_instead(page: Source, source: Source, form: Format, stated: tuple[Fact, ...]) -> Iterator[Capture | Failure]:
    """What lies in a page that was fetched for an entry of a feed; where that is no report, the entry itself."""
    found = list(_in_source(page, stated))
    lost = next((one.reason for one in found if isinstance(one, Failure)), "it is empty")
    if page.instead is None or any(isinstance(one, Capture) for one in found):
        yield from found
    else:
        entry = replace(page.instead, losses=(*page.instead.losses, f"its page was not read: {lost}"))
        yield _capture(entry, source, form, stated)


def _capture(draft: Draft, source: Source, form: Format, stated: tuple[Fact, ...]) -> Capture:
    envelope = source.envelope
    if envelope.losses:
        draft = replace(draft, losses=(*envelope.losses, *draft.losses))
    facts = () if form is named("feed") else envelope.facts  # a feed's address is that of none of its entries
    return Capture(
        finish(draft, stated, facts),
        raw=draft.raw if envelope.raw is None else envelope.raw,
        media_type=envelope.raw_type or envelope.media_type or form.media[0],
        where=envelope.where or draft.where or source.key,
        at=envelope.at,
        headers=envelope.headers,
    )


@contextlib.contextmanager
def _opened(path: str) -> Iterator[BufferedReader]:
    if path == STDIN:
        with _standard_input() as stream:
            yield stream
        return
    if not stat.S_ISREG(os.stat(path).st_mode) and not path.startswith(_PIPES):  # noqa: PTH116 -- a str, with its "./"
        raise InputSkipped(f"{shown(path)!r} is a device, pipe or socket; expected a file")
    with Path(path).open("rb") as stream:
        yield stream


@contextlib.contextmanager
def _standard_input() -> Iterator[BufferedReader]:
    stream = cast("RawIOBase | BufferedReader", sys.stdin.buffer)
    if isinstance(stream, BufferedReader):
        yield stream
        return
    # Standard input may have been replaced by something that cannot look ahead; it must stay open after us.
    ahead = cast("BufferedReader", BufferedReader(stream))
    try:
        yield ahead
    finally:
        ahead.detach()
