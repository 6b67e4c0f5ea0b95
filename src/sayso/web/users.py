"""Who may do what: people with passwords in a file, and the sessions of those who have logged in."""

import hashlib
import hmac
import os
import re
import secrets
import time
from collections import deque
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from math import inf
from pathlib import Path
from threading import Lock
from typing import Literal, get_args

import msgspec

from sayso.errors import RunStopped

Role = Literal["read", "judge", "admin"]
RANKS: tuple[Role, ...] = get_args(Role)
"""Each may do what those before it may."""
SESSION = 12 * 3600.0
"""Seconds after which one has to log in again."""
SHORTEST = 10
"""Characters of a password at least."""
_LONGEST = 1000
_NAME = re.compile(r"[\w.@-][\w.@ -]{0,63}")
_COST = 1 << 15
"""Of scrypt: 32 MB and about a tenth of a second for each try."""
_MEMORY = 1 << 26
_UNUSABLE = 3


@dataclass(frozen=True, slots=True)
class User:
    """A person at work."""

    name: str
    role: Role


class Entry(msgspec.Struct, frozen=True):
    """What the file of users says of one: the role, and the password as `hashed` has it."""

    role: Role
    password: str


class Users:
    """People who may log in, by a file that is read again when it changes.

    Args:
        path: of the file, JSON.
    """

    def __init__(self, path: str) -> None:
        self._path = Path(path)
        self._stamp = (0, 0)
        self._entries: Mapping[str, Entry] = {}
        self._follow()

    def entry(self, name: str) -> Entry | None:
        """What is known of a user; None of one who is not there.

        Raises:
            RunStopped: the file cannot be read; strangers are not told where it is.
        """
        try:
            self._follow()
        except RunStopped:
            raise RunStopped("The users cannot be read; expected their file as --users has it", _UNUSABLE) from None
        return self._entries.get(name)

    def _follow(self) -> None:
        """Read the file where it changed."""
        try:
            told = self._path.stat()
            stamp = told.st_mtime_ns, told.st_size
            if stamp != self._stamp:
                self._entries, self._stamp = read(self._path), stamp
        except OSError as error:
            raise RunStopped(f"No users in {str(self._path)!r}: {error.strerror}; expected a file", _UNUSABLE) from None

    def is_right(self, name: str, password: str) -> bool:
        """Whether that is the user's password; it takes as long for a user who is not there."""
        entry = self.entry(name)
        return fits(password, entry.password if entry else _nobody()) and entry is not None


class OnePassword(Users):
    """Everybody who knows one password, by whichever name, as an administrator.

    Args:
        password: as it was typed.
    """

    def __init__(self, password: str) -> None:
        self._entry = Entry("admin", hashed(password))

    def entry(self, name: str) -> Entry | None:
        """As `Users` has it."""
        return self._entry if _NAME.fullmatch(name) else None


def read(path: Path) -> dict[str, Entry]:
    """The users of a file, by name; none of one that is not there yet.

    Raises:
        RunStopped: it is no file of users.
        OSError: it cannot be read.
    """
    try:
        return msgspec.json.decode(path.read_bytes(), type=dict[str, Entry])
    except FileNotFoundError:
        return {}
    except msgspec.DecodeError as error:
        raise RunStopped(f"{str(path)!r} is no file of users ({error}); --add-user makes one", _UNUSABLE) from None


def put(path: Path, name: str, role: Role, password: str) -> None:
    """Write a user into a file, which nobody else may read; one who is there gets the new role and password.

    Raises:
        RunStopped: the name or the password will not do, or it is no file of users.
        OSError: it cannot be written.
    """
    if not _NAME.fullmatch(name):
        raise RunStopped(f"No user {name!r}; expected 1 to 64 letters, digits, spaces, or any of . @ _ -")
    check_password(password)
    users = read(path) | {name: Entry(role, hashed(password))}
    fresh = path.with_name(f"{path.name}.new")
    handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(msgspec.json.format(msgspec.json.encode(users), indent=2) + b"\n")
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)


def check_password(password: str) -> None:
    """Refuse a password that is soon guessed.

    Raises:
        RunStopped: it is too short or too long.
    """
    if not SHORTEST <= len(password) <= _LONGEST:
        raise RunStopped(f"The password has {len(password)} characters; expected {SHORTEST} to {_LONGEST}")


def hashed(password: str) -> str:
    """A password as it may be kept: `scrypt`, cost, salt and hash."""
    salt = secrets.token_bytes(16)
    return f"scrypt${_COST}${salt.hex()}${_scrypt(password, salt, _COST).hex()}"


def fits(password: str, kept: str) -> bool:
    """Whether a password is the one that is kept."""
    with suppress(ValueError):
        kind, cost, salt, told = kept.split("$")
        if kind == "scrypt" and len(password) <= _LONGEST and int(cost) <= _COST:
            return hmac.compare_digest(_scrypt(password, bytes.fromhex(salt), int(cost)), bytes.fromhex(told))
    return False


def _scrypt(password: str, salt: bytes, cost: int) -> bytes:
    return hashlib.scrypt(password.encode("utf-8", "replace"), salt=salt, n=cost, r=8, p=1, maxmem=_MEMORY)


@cache
def _nobody() -> str:
    """The password of who is not there."""
    return hashed(secrets.token_hex())


@dataclass(frozen=True, slots=True)
class _Session:
    user: User
    until: float
    holds: Callable[[], bool] = lambda: True
    once: bool = False


class Sessions:
    """Who has which secret; they are kept in memory alone, and end with the run.

    Args:
        clock: seconds that only go forward.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = Lock()
        self._open: dict[bytes, _Session] = {}

    def open(self, user: User, seconds: float = SESSION, holds: Callable[[], bool] = lambda: True) -> str:
        """A new secret for a user.

        Args:
            user: who will be known by it.
            seconds: how long.
            holds: asked each time whether the user still is who he was.
        """
        return self._put(_Session(user, self._clock() + seconds, holds))

    def once(self, user: User, seconds: float) -> str:
        """A secret for so many seconds that is good for nothing but to get another for it, once."""
        return self._put(_Session(user, self._clock() + seconds, once=True))

    def _put(self, session: _Session) -> str:
        secret, now = secrets.token_urlsafe(32), self._clock()
        with self._lock:
            self._open = {key: one for key, one in self._open.items() if one.until > now}
            self._open[_key(secret)] = session
        return secret

    def _taken(self, secret: str) -> _Session | None:
        with self._lock:
            return self._open.pop(_key(secret), None)

    def admitted(self, secret: str) -> str:
        """The secret to keep for one that is shown: the same, or a new one for the whole run; "" for nobody's."""
        if self.user(secret):
            return secret
        found = self._taken(secret)
        return self.open(found.user, inf) if found and found.once and found.until > self._clock() else ""

    def user(self, secret: str) -> User | None:
        """Who has a secret; None for nobody."""
        found = self._open.get(_key(secret))
        return found.user if found and not found.once and found.until > self._clock() and found.holds() else None

    def end(self, secret: str) -> None:
        """Let a secret be nobody's."""
        self._taken(secret)


def _key(secret: str) -> bytes:
    """What a secret is found by: how long finding takes tells nothing of secrets."""
    return hashlib.sha256(secret.encode("utf-8", "replace")).digest()


class Tries:
    """How often somebody may try a password.

    Args:
        most: wrong tries within the span.
        span: seconds.
        clock: seconds that only go forward.
    """

    def __init__(self, most: int = 10, span: float = 900.0, clock: Callable[[], float] = time.monotonic) -> None:
        self._most, self._span, self._clock = most, span, clock
        self._lock = Lock()
        self._made: dict[str, deque[float]] = {}

    def wait(self, *who: str) -> float:
        """Count a try; the seconds until the next may be made, where this one may not, else 0.

        Args:
            who: who tries, and whom he claims to be: each has so many tries.
        """
        with self._lock:
            now = self._clock()
            for key, made in list(self._made.items()):
                while made and made[0] <= now - self._span:
                    made.popleft()
                if not made:
                    del self._made[key]
            full = [self._made[key] for key in who if len(self._made.get(key, ())) >= self._most]
            if full:
                return max(made[0] for made in full) + self._span - now
            for key in who:
                self._made.setdefault(key, deque()).append(now)
            return 0.0

    def forgive(self, *who: str) -> None:
        """Forget the tries of somebody who had it right."""
        with self._lock:
            for key in who:
                self._made.pop(key, None)
