"""Which reader reads: the one that comes with sayso, or one that a user has trained further.

The choice stands in the environment, so that the processes which a command starts make the same one.
"""

import hashlib
import json
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from sayso.analysis import labels
from sayso.analysis.reader import FORM, WEIGHTS, Reader, shipped
from sayso.analysis.shared import shared
from sayso.errors import RunStopped

FOLDER = "SAYSO_READER"
"""The environment variable that names the folder of another reader; unset or empty, the shipped one reads."""
SETTINGS = "reader.json"
_DECIDING = ("*.onnx", "vocab.txt", "gate*")
"""What in a folder decides how it reads, beside the settings; anything else may lie there."""
_NAME = re.compile(r"[\w.-]{1,40}")
_DIGITS = 12


@dataclass(frozen=True, slots=True)
class Known:
    """A reader in a folder.

    Attributes:
        folder: where it lies.
        name: as its user calls it.
        id: the name with a hash of all that decides how it reads; what is recorded of each reading.
    """

    folder: Path
    name: str
    id: str


def choose(named: str) -> None:
    """Have this process, and those that it starts, read with the reader in a folder; "" leaves the choice as it is.

    Raises:
        RunStopped: the folder is no reader; exit code 3.
    """
    if named:
        os.environ[FOLDER] = str(known(Path(named).absolute()).folder)


def chosen() -> Reader:
    """The reader that reads here, loaded once a process.

    Raises:
        RunStopped: the folder that the environment names is no reader; exit code 3.
    """
    own = folder()
    reader = _loaded(known(own)) if own else shipped()
    reader.shared = shared(reader.version)
    return reader


def folder() -> Path | None:
    """The folder of the reader that was chosen; None where the shipped one reads."""
    named = os.environ.get(FOLDER, "")
    return Path(named).absolute() if named else None


@cache
def known(folder: Path) -> Known:
    """The reader of a folder, as its files stand there when it is first asked for.

    A copy of the shipped folder is the shipped reader, under whose id it reads.

    Args:
        folder: where it lies, an absolute path.

    Raises:
        RunStopped: the folder is no reader; the message says what of it is amiss; exit code 3.
    """
    try:
        told = json.loads((folder / SETTINGS).read_text(encoding="utf-8"))
        if told == _shipped_settings() and _digest(folder, []) == _digest(WEIGHTS, []):
            return Known(folder, told["name"], told["version"])
        name, trained, _ = str(told["name"]), told["labels"], told["version"]
        bounds = [float(told[one]) for one in ("threshold", "cues")]
    except OSError as error:
        raise _unusable(folder, f"{SETTINGS} cannot be read ({error.strerror})") from None
    except (ValueError, KeyError, TypeError) as error:
        what = f"{type(error).__name__}: {error}"
        raise _unusable(folder, f"{SETTINGS} has not name, version, threshold, cues and labels ({what})") from None
    if not _NAME.fullmatch(name):
        raise _unusable(folder, f"the name {name!r}; expected up to 40 letters, digits, dots and dashes")
    if trained != label_id():
        raise _unusable(folder, f"trained for labels {trained!r}, this sayso has {label_id()}; train it anew")
    try:
        digest = _digest(folder, bounds)
    except OSError as error:
        raise _unusable(folder, f"{Path(error.filename or folder).name} cannot be read ({error.strerror})") from None
    return Known(folder, name, f"{name}-{digest}")


def label_id() -> str:
    """What stands for the labels that a reader can give, in their order, and for how its graphs are asked.

    One that was trained for others says other things, or cannot be asked.
    """
    told = (labels.MARKS, labels.HINTS, labels.WORD_HEADS, labels.TRIGGER_HEADS, FORM)
    return hashlib.sha256(json.dumps(told).encode("utf-8")).hexdigest()[:_DIGITS]


def _shipped_settings() -> object:
    return json.loads((WEIGHTS / SETTINGS).read_text(encoding="utf-8"))


def _digest(folder: Path, bounds: list[float]) -> str:
    whole = hashlib.sha256(json.dumps(bounds).encode("utf-8"))
    for path in _deciding(folder):
        with path.open("rb") as file:
            whole.update(f"{path.name} {hashlib.file_digest(file, 'sha256').hexdigest()}\n".encode())
    return whole.hexdigest()[:_DIGITS]


def _deciding(folder: Path) -> Iterator[Path]:
    yield from sorted({path for pattern in _DECIDING for path in folder.glob(pattern) if path.is_file()})


@cache
def _loaded(one: Known) -> Reader:
    try:
        reader = Reader(one.folder)
    except (RunStopped, OSError, MemoryError):
        raise
    except Exception as error:  # onnxruntime has a dozen kinds of its own for a file that is no model
        raise _unusable(one.folder, str(error).partition("\n")[0]) from None
    reader.version = one.id
    return reader


def _unusable(folder: Path, why: str) -> RunStopped:
    return RunStopped(f"No reader in '{folder}': {why}; expected a folder that training/retrain.py wrote", code=3)
