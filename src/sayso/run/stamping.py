"""Time stamps over the journal of an archive: proof that all of it was there by then."""

import base64
import secrets

from sayso.archive.archive import Archive
from sayso.archive.clock import now
from sayso.archive.journal import Journal, JournalPosition
from sayso.archive.lines import Stamped
from sayso.archive.timestamps import REQUEST_TYPE, request, stated
from sayso.archive.writer import Written
from sayso.errors import InputSkipped, RunStopped
from sayso.sources.fetch import Fetcher
from sayso.sources.fetch_wire import Sent

_SETTING = 3
_NONCE = 63
"""Bits of the number by which an answer is known to be to this very request."""


def stamp(archive: Archive, authority: str, *, allow_private: bool = False) -> Stamped:
    """Have an authority (RFC 3161) state that it has seen the hash of the last line of the journal, and keep that.

    Args:
        archive: whose journal.
        authority: its address; only the hash is sent there.
        allow_private: whether it may be on the loopback or in a private network.

    Raises:
        RunStopped: the authority does not answer, or not as it should, or the archive cannot be written to.
    """
    _ = archive.connection
    last = Journal(archive.folder).end()
    if not last.seq:
        raise RunStopped(
            f"Nothing to stamp in {str(archive.folder.root)!r}; expected an archive with reports", _SETTING
        )
    answer, time = _answer(authority, last, allow_private=allow_private)
    token = base64.b64encode(answer).decode("ascii")
    made: list[Stamped] = []

    def line(written: Written) -> Stamped:
        after = written.last
        made.append(Stamped(after.hash, after.seq + 1, now(), authority, last.seq, last.hash, time, token))
        return made[-1]

    archive.write(line)
    return made[-1]


def _answer(authority: str, last: JournalPosition, *, allow_private: bool) -> tuple[bytes, str]:
    """The answer of an authority, and the time it states."""
    nonce = secrets.randbits(_NONCE)
    try:
        fetcher = Fetcher(allow_private=allow_private)
        answer = fetcher.post(authority, Sent(request(last.hash, nonce), REQUEST_TYPE)).content
        stamp = stated(answer)
    except InputSkipped as skipped:
        raise RunStopped(f"No time stamp: {skipped}", _SETTING) from None
    except ValueError as error:
        raise RunStopped(f"No time stamp from {authority!r}: {error}", _SETTING) from None
    if stamp.imprint != last.hash or stamp.nonce != nonce:
        raise RunStopped(f"The time stamp from {authority!r} is over something else than was asked", _SETTING)
    return answer, stamp.time
