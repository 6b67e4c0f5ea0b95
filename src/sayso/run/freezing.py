"""A citable edition: the tables and records of an archive, with versions, hashes, and words to cite it by."""

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import BinaryIO

from sayso.archive.journal import JournalPosition
from sayso.archive.ledger import Status, status
from sayso.errors import RunStopped
from sayso.export.formats import export, named
from sayso.export.outcome import Options
from sayso.run.citing import Cited, bibtex, cff, methods, readme
from sayso.run.exporting import one_state
from sayso.run.judging import JudgedEdition
from sayso.run.linked import Linked
from sayso.run.zipped import staged

Judgements = Mapping[str, Sequence[Mapping[str, str]]]

FORMS = ("csv", "jsonl")
"""Formats that an edition has, a folder each."""


@dataclass(frozen=True, slots=True)
class _Inside:
    """A folder that an export writes to."""

    folder: Path

    @contextmanager
    def open(self, name: str) -> Iterator[BinaryIO]:
        """A file to write."""
        with self.place(name).open("wb") as file:
            yield file

    def place(self, name: str) -> Path:
        """Where a file stands."""
        return self.folder / name


def freeze(archive: Linked, to: Path, title: str = "", authors: Sequence[str] = (), *, force: bool = False) -> Cited:
    """Write an edition: a zip file, or a folder. The same archive gives the same bytes.

    Args:
        archive: what to write.
        to: where to; a name that ends in `.zip`, or that of a folder.
        title: what the edition is called; "" for one made of the archive's name.
        authors: whom to cite; none for the archive's own name.
        force: whether an earlier edition is replaced.

    Raises:
        RunStopped: there is nothing in it, the place is taken, or the archive cannot be used.
    """
    with one_state(archive), staged(to, force=force) as folder:
        last = _last(archive)
        held, view = status(archive), JudgedEdition(archive)
        rows: dict[str, Mapping[str, int]] = {}
        for name in FORMS:
            (folder / name).mkdir()
            rows[name] = export(view, named(name), _Inside(folder / name), Options()).written
        judged = view.judgements()
        cited = _cited(archive, held, last, rows["csv"], judged, (title, tuple(authors)))
        for name, told in (
            ("README.md", readme(cited)),
            ("METHODS.md", methods(cited)),
            ("CITATION.cff", cff(cited)),
            ("citation.bib", bibtex(cited)),
            ("versions.json", _versions(held, last, rows, judged)),
        ):
            (folder / name).write_text(told, "utf-8")
    return cited


def _last(archive: Linked) -> JournalPosition:
    """Where the database stands in the journal, which is the state that is exported."""
    for row in archive.rows("SELECT file, stop, seq, hash FROM journal ORDER BY seq DESC LIMIT 1"):
        return JournalPosition(*row)
    raise RunStopped(f"Nothing to freeze in {str(archive.folder.root)!r}; expected reports in it")


def _cited(
    archive: Linked,
    held: Status,
    last: JournalPosition,
    rows: Mapping[str, int],
    judged: Judgements,
    named_so: tuple[str, tuple[str, ...]],
) -> Cited:
    name = archive.folder.root.resolve().stem
    spans = "SELECT min(nullif(published, '')), max(published), count(nullif(publisher, '')), count(DISTINCT"
    spans += " nullif(publisher, '')), count(nullif(published, '')) FROM reports WHERE state = 'live'"
    first, newest, _, outlets, dated = next(iter(archive.rows(spans)))
    ended = "SELECT outcome, count(*) FROM reports WHERE state = 'live' GROUP BY outcome"
    return Cited(
        title=named_so[0] or f"{name}: claims and events read off news reports",
        authors=named_so[1] or (name,),
        at=held.last,
        head=last.hash,
        lines=last.seq,
        sayso=version("sayso"),
        counts={**held.counts, **{name: rows[f"{name}.csv"] for name in ("claims", "attributions", "events")}},
        outcomes=dict(archive.rows(ended)),
        readers=held.readers,
        published=(first or "", newest or ""),
        dated=dated,
        outlets=outlets,
        ratings=sum(1 for _ in archive.ratings()),
        judgements=next(iter(archive.rows("SELECT count(*) FROM judgements")))[0],
        corrected=len(judged["corrected"]),
        left_out=len(judged["left_out"]),
    )


def _versions(held: Status, last: JournalPosition, rows: Mapping[str, Mapping[str, int]], judged: Judgements) -> str:
    told = {
        "made_by": f"sayso {version('sayso')}",
        "journal": {"lines": last.seq, "head": last.hash, "at": held.last},
        "readers": [
            {"version": one, "codebook": codebook, "model": model, "reports": count}
            for (one, codebook, model), count in held.readers.items()
        ],
        "judgements": judged,
        "rows": {name: dict(sorted(counts.items())) for name, counts in rows.items()},
    }
    return json.dumps(told, indent=1, ensure_ascii=False) + "\n"
