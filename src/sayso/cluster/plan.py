"""How the work is cut into shards: by the inputs alone, so that every engine and every machine cuts alike."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from sayso.cluster.objects import is_object, objects_of
from sayso.errors import InputSkipped, RunStopped
from sayso.sources.draft import Failure
from sayso.sources.fetch_url import is_url
from sayso.sources.formats import head, recognise
from sayso.sources.inputs import STDIN
from sayso.sources.jsonl import stands_by_lines
from sayso.sources.stretch import ends_before
from sayso.sources.walk import files_of

MEGABYTE = 1_000_000
SHARDS = "shards"
"""The folder of all shards in a lake."""
MOST_FILES = 10_000
"""Files of one shard at most, however small they are."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A file, or the lines of one that begin in a stretch of it.

    Attributes:
        path: as it was given: a path, or an address of an object store.
        size: bytes.
        start: of a stretch, its first byte; None for a whole file.
        before: of a stretch, how many lines of the file end before it.
        reason: why there is nothing to be read; "" where there is.
    """

    path: str
    size: int = 0
    start: int | None = None
    before: int = 0
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Stated:
    """What the user states of all inputs, as of `sayso add`.

    Attributes:
        published: ISO 8601 date of reports that give none.
        form: name of a format; None to tell by name and content.
        meta: facts, by key.
        columns: of tables of articles, the column of each field.
    """

    published: str = ""
    form: str | None = None
    meta: tuple[tuple[str, str], ...] = ()
    columns: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Shard:
    """A share of the inputs that is read by itself: its number from 0, and its pieces in the order of the inputs."""

    number: int
    pieces: tuple[Piece, ...]

    @property
    def name(self) -> str:
        """Of its folder in a lake."""
        return f"{SHARDS}/{self.number:06}"


def cut(
    inputs: Iterable[str], size: int, form: str | None = None, left_out: Callable[[str], None] = lambda _: None
) -> list[Shard]:
    """The shards of these inputs; inputs that are added at the end leave those before them as they were.

    Args:
        inputs: paths, patterns and addresses, as `sayso add` takes them.
        size: bytes of a shard. Files of JSON lines that are larger are cut between lines, others stay whole.
        form: name of the format that is stated for all inputs.
        left_out: is told of each folder that is passed over as it is an archive or a lake.

    Raises:
        RunStopped: an input is one that no machine but this one can read, or has to be fetched.
    """
    shards: list[Shard] = []
    held: list[Piece] = []
    full = 0
    for piece in (
        one for given in inputs for whole in _files(given, left_out) for one in _stretches(whole, size, form)
    ):
        if held and (len(held) == MOST_FILES or full + piece.size > size):
            shards.append(Shard(len(shards), tuple(held)))
            held, full = [], 0
        held.append(piece)
        full += piece.size
    return [*shards, Shard(len(shards), tuple(held))] if held else shards


def share(shards: Sequence[Shard], asked: str) -> list[Shard]:
    """The shards that one of several machines does: `2/8` is the second eighth of them.

    Raises:
        RunStopped: it is no share.
    """
    nth, _, of = asked.partition("/")
    if not (nth.isdecimal() and of.isdecimal() and 1 <= int(nth) <= int(of)):
        raise RunStopped(f"No share '{asked}'; expected I/N from 1/N to N/N, such as 2/8")
    return [shard for shard in shards if shard.number % int(of) == int(nth) - 1]


def _files(given: str, left_out: Callable[[str], None]) -> Iterator[Piece]:
    """The files that an input names, whole, with their sizes."""
    if given == STDIN:
        raise RunStopped("No standard input for a run that many machines share; expected files, or `sayso add`")
    if is_url(given) and not is_object(given):
        raise RunStopped(f"{given!r} is to be fetched, which a run does not; expected files, or `sayso add`")
    if is_object(given):
        yield from (
            Piece(one.key, reason=one.reason) if isinstance(one, Failure) else Piece(*one) for one in objects_of(given)
        )
        return
    for found in files_of(given, left_out):
        if isinstance(found, Failure):
            yield Piece(found.key, reason=found.reason)
        else:
            yield Piece(found, _size(found))


def _size(path: str) -> int:
    with suppress(OSError):  # whoever reads it will say why it cannot
        return Path(path).stat().st_size
    return 0


def _stretches(whole: Piece, size: int, form: str | None) -> Iterator[Piece]:
    """A file as a whole, or in stretches of this size."""
    if whole.size <= size or is_object(whole.path) or not _by_lines(whole.path, form):
        yield whole
        return
    starts = range(0, whole.size, size)
    for start, before in zip(starts, ends_before(whole.path, starts), strict=True):
        yield Piece(whole.path, min(size, whole.size - start), start, before)


def _by_lines(path: str, form: str | None) -> bool:
    """Whether a file is one of JSON lines."""
    with suppress(OSError, InputSkipped), Path(path).open("rb") as stream:
        start = head(stream)
        return (form or recognise(path, start).name) == "jsonl" and stands_by_lines(start)
    return False
