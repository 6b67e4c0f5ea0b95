"""What an installation is made of: each part with its version, how much it holds, and what it rests on."""

import platform
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path

from sayso.errors import RunStopped
from sayso.export.records import Record

MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the installation.

    Attributes:
        name: what it is.
        version: of the part; "" where it did not load.
        holds: how many of what, as a count by noun.
        size: megabytes on disk, 0 for the program.
        sources: what it was made from, and under which licence.
        fault: why it cannot be used; "" for a sound one.
    """

    name: str
    version: str = ""
    holds: Mapping[str, int] = field(default_factory=dict)
    size: float = 0.0
    sources: str = ""
    fault: str = ""


def parts() -> tuple[Part, ...]:
    """All parts, each loaded to see that it works."""
    return tuple(_checked(name, look) for name, look in _PARTS.items())


def record(part: Part) -> Record:
    """A part as it is printed."""
    return {
        "name": part.name,
        "version": part.version,
        "holds": dict(part.holds),
        "megabytes": round(part.size, 1),
        "sources": part.sources,
        "fault": part.fault,
    }


def _checked(name: str, look: Callable[[], Part]) -> Part:
    try:
        return look()
    except (RunStopped, OSError) as error:
        return Part(name, fault=str(error))


def _program() -> Part:
    return Part(
        "sayso", version("sayso"), sources=f"Python {platform.python_version()}, onnxruntime {version('onnxruntime')}"
    )


def _reader() -> Part:
    from sayso.analysis.chosen import chosen, folder
    from sayso.analysis.labels import TYPES
    from sayso.analysis.reader import WEIGHTS

    own = folder()
    sources = "all-MiniLM-L6-v2 (Apache-2.0), trained further on the data that docs/model-card.md lists"
    sources = f"{own}, one of your own" if own else sources
    return Part("reader model", chosen().version, {"event types": len(TYPES)}, _size(own or WEIGHTS), sources)


def _codebook() -> Part:
    from sayso.codebook import load
    from sayso.codebook.saying import saying
    from sayso.codebook.tables import table_files

    book = load()
    holds = {
        "types": len(book.tables.types),
        "words and phrases": len(book.tables.entries),
        "forms of words of saying": len(saying().verbs),
    }
    size = sum(map(_size, table_files().values()))
    return Part("codebook", book.version, holds, size, "written for this project; codes of CAMEO, PLOVER and ACLED")


def _parties() -> Part:
    from sayso.codebook import load
    from sayso.codebook.parties import parties

    kinds = Counter(one.kind for one in parties())
    nouns = {"state": "states", "org": "organisations", "group": "groups", "body": "organs of states"}
    holds = {nouns.get(kind, kind): count for kind, count in sorted(kinds.items())}
    return Part("parties", load().version, holds, sources="written for this project; codes of ISO 3166-1 and CAMEO")


def _gazetteer() -> Part:
    from sayso.resolve.gazetteer import TABLE, gazetteer

    meta = gazetteer().meta()
    holds = {"places": int(meta["places"]), "names": int(meta["aliases"])}
    return Part("gazetteer", meta["version"], holds, _size(TABLE), f"{meta['sources']}; {meta['licence']}")


_PARTS: Mapping[str, Callable[[], Part]] = {
    "sayso": _program,
    "reader model": _reader,
    "codebook": _codebook,
    "parties": _parties,
    "gazetteer": _gazetteer,
}


def _size(path: Path) -> float:
    """Megabytes of a file, or of the files of a folder."""
    found = path.rglob("*") if path.is_dir() else [path]
    return sum(one.stat().st_size for one in found if one.is_file()) / MEGABYTE
