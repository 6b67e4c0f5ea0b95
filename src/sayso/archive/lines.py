"""What stands on a line of the journal: everything that ever happened to an archive, as its files have it."""

import base64
import re
from collections.abc import Iterable

import msgspec

from sayso.model.edition import RatedKind
from sayso.model.report import Outcome

_DIGEST = re.compile(r"[0-9a-f]{64}", re.ASCII)
_ID = re.compile(r"[0-9a-z]{1,40}", re.ASCII)
_NAME = re.compile(
    r"raw/[0-9a-f]{2}/[0-9a-f]{64}\.gz|text/[0-9a-z]{1,2}/[0-9a-z]{1,40}-[0-9a-z]{1,40}\.json\.gz"
    r"|readings/[0-9]{9,18}\.jsonl\.gz",
    re.ASCII,
)
"""What the record is in. An archive can come from anybody: another name could be that of a file of its user."""


def _check(names: Iterable[str]) -> None:
    for name in names:
        if not _NAME.fullmatch(name):
            raise ValueError(f"it names the file {name!r}; expected one in raw, text or readings")


class Stored(msgspec.Struct, frozen=True, array_like=True):
    """A file that a batch wrote: its name in the archive, and SHA-256 and size of its bytes as they are stored."""

    name: str
    sha256: str
    size: int

    def __post_init__(self) -> None:
        """Refuse a name outside the record."""
        _check([self.name])


class Taken(msgspec.Struct, frozen=True, omit_defaults=True):
    """One taking of a report: `Capture` without the bytes, which `raw` names by their SHA-256.

    Attributes:
        variant: which form of the report it gave; `outcome` is that form's.
        place: where it came from (`Capture.where`).
        captured: `Capture.at`.
    """

    report: str
    variant: str
    outcome: Outcome
    key: str
    place: str
    raw: str
    media_type: str = ""
    captured: str = ""
    headers: tuple[tuple[str, str], ...] = ()

    def __post_init__(self) -> None:
        """Refuse what would name a file outside the record."""
        for form, value in ((_ID, self.report), (_ID, self.variant), (_DIGEST, self.raw)):
            if not form.fullmatch(value):
                raise ValueError(f"it names {value!r}; expected an id or a hash")


class Ended(msgspec.Struct, frozen=True, omit_defaults=True):
    """How an input ended: where it is, the report it gave ("" for none), the outcome and, but for `ok`, why."""

    place: str
    report: str
    outcome: Outcome
    reason: str = ""


class Line(msgspec.Struct, frozen=True, tag_field="kind"):
    """What every line has: the hash of the line before, its number from 1, and the instant it was written."""

    prev: str
    seq: int
    at: str


class Batch(Line, frozen=True, tag="batch"):
    """Reports were taken in. Once this line is on the disk they are acknowledged.

    Attributes:
        sayso: version that wrote it.
        files: all that it rests on: what was written for it, and files of its captures that stood there already.
        lengths: bytes of each reading in the file of readings.
    """

    sayso: str
    files: tuple[Stored, ...]
    captures: tuple[Taken, ...]
    inputs: tuple[Ended, ...]
    lengths: tuple[int, ...]


class Blanked(msgspec.Struct, frozen=True, array_like=True):
    """A file of readings after an erasure: name, SHA-256, size, and the members (start, length) now blank."""

    name: str
    sha256: str
    size: int
    members: tuple[tuple[int, int], ...]

    def __post_init__(self) -> None:
        """Refuse a name outside the record."""
        _check([self.name])


class Stood(msgspec.Struct, frozen=True, array_like=True):
    """What orders a report among those at its address; kept where it is erased, for those that come later.

    Attributes:
        address: id of the address (`ids.address_id`).
        page: whether it was the page itself, not a teaser of it.
        day: ISO 8601 date of publication, else of capture or taking in.
        instant: of capture or taking in, ISO 8601 in UTC with `Z`.
    """

    address: str
    page: bool
    day: str
    instant: str


class Tombstone(Line, frozen=True, tag="tombstone"):
    """A report was taken back (`retracted`), or its bytes, text and readings erased (`erased`): by whom and why.

    Attributes:
        gone: names of the files that were erased.
        blanked: files of readings that lost the report's, and kept those of others.
        claims: ids of the claims that were erased, so that whoever has a copy can be told.
        stood: where one that was erased stood among the reports at its address: older ones stay out of force, also
            those that come later. None where it stood at no address.
    """

    report: str
    state: str
    why: str
    by: str
    gone: tuple[str, ...] = ()
    blanked: tuple[Blanked, ...] = ()
    claims: tuple[str, ...] = ()
    stood: Stood | None = None

    def __post_init__(self) -> None:
        """Refuse a name outside the record."""
        _check(self.gone)


class Rated(Line, frozen=True, tag="rating"):
    """A user's view of an outlet or a source; the fields are those of `model.edition.Rating`."""

    of: RatedKind
    name: str
    reliability: str
    credibility: str
    why: str
    by: str


class Judged(Line, frozen=True, tag="judgement"):
    """A person's decision, as the commands that make them write it."""

    judgement: msgspec.Raw


class Stamped(Line, frozen=True, tag="stamp"):
    """An authority stated that it had seen the hash of a line at a time (RFC 3161).

    Attributes:
        authority: its address.
        line, head: number and hash of the line; the hash is what the stamp is over.
        time: instant that the authority states, ISO 8601 in UTC with `Z`.
        token: its answer (TimeStampResp in DER), in Base64.
    """

    authority: str
    line: int
    head: str
    time: str
    token: str

    @property
    def answer(self) -> bytes:
        """The answer as it came."""
        return base64.b64decode(self.token)


class Merged(Line, frozen=True, tag="merge"):
    """What another archive held was taken in; the lines before this one say what of it was new.

    Attributes:
        name: of the other archive's folder.
        last, head: number and hash of the last line of its journal.
        files: its journal as it was, among the raw bytes.
    """

    name: str
    last: int
    head: str
    files: tuple[Stored, ...]


AnyLine = Batch | Tombstone | Rated | Judged | Stamped | Merged
