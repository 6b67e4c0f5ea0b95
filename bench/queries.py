"""Time of queries over an archive of a million claims, beside reading all of its claims once.

The rows are made up and put into the index directly: only how they are found is measured.
"""

import argparse
import random
import sqlite3
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from sayso.archive.database import made
from sayso.archive.disk import Disk
from sayso.archive.folder import Folder
from sayso.archive.rows import claim_row, role_rows, source_rows
from sayso.codebook import load
from sayso.codebook.parties import parties
from sayso.model.analysis import STATUSES, Sentence
from sayso.model.claim import Claim, Location, Role, Source, When
from sayso.model.span import Span
from sayso.run.archive import Archive

PER_REPORT = 25
AT_ONCE = 20_000
OFTEN = ("state:RUS", "state:SYR", "group:islamic-state")
ASKED: Mapping[str, Mapping[str, Any]] = {
    "none": {},
    "said by a state": {"said_by": "Russia"},
    "said by a state alone": {"said_by": "Russia", "exactly": True},
    "actor: an id": {"actor": "group:islamic-state"},
    "recipient: words of a name": {"recipient": "brigade 77"},
    "actor: a name of nobody": {"actor": "Rusia"},
    "type": {"type": "THREATEN"},
    "mode": {"mode": "aerial"},
    "status": {"status": "denied"},
    "place: a country": {"place": "Syria"},
    "place: words": {"place": "Town 123"},
    "a day": {"since": "2015-10-07", "until": "2015-10-07"},
    "since a late day": {"since": "2019-12-20"},
    "confidence": {"confidence": 0.999},
    "search: a rare word": {"search": "xylophone"},
    "search: a phrase, best first": {"search": '"word7 word8"', "sort": "best"},
    "publisher": {"publisher": "Outlet 17"},
    "report": {"report": "r0000000000000123"},
    "four filters": {"actor": "Russia", "type": "ASSAULT", "place": "Syria", "since": "2015-10", "until": "2015-10"},
}


def fill(connection: sqlite3.Connection, count: int) -> None:
    """Put made-up reports and claims into an index."""
    dice = random.Random(5)  # noqa: S311 - made-up rows
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute("BEGIN")
    for first in range(0, count, AT_ONCE):
        told = list(claims(dice, first, min(count, first + AT_ONCE)))
        many = connection.executemany
        many(f"INSERT INTO claims VALUES (NULL{', ?' * 28})", map(claim_row, told))  # noqa: S608 -- marks
        many("INSERT INTO sources VALUES (?, ?, ?, ?, ?, ?, ?, ?)", (row for one in told for row in source_rows(one)))
        many("INSERT INTO roles VALUES (?, ?, ?, ?, ?, ?, ?)", (row for one in told for row in role_rows(one)))
    numbered = "SELECT report, CAST(substr(report, 2) AS INTEGER) % 300 AS outlet FROM claims GROUP BY report"
    connection.execute(
        "INSERT INTO reports SELECT NULL, report, report, '', 'Outlet ' || outlet, '', '', '2015-10-08', 'en', 9,"  # noqa: S608
        f" '', 'ok', '', '', 1, 'live', 1, '', '', 1, 1, 0, 0, 0 FROM ({numbered})"
    )
    connection.execute("INSERT INTO claim_words (rowid, sentence) SELECT n, sentence FROM claims")
    connection.execute("COMMIT")


def claims(dice: random.Random, first: int, stop: int) -> Iterator[Claim]:
    """Made-up claims by their numbers."""
    known = sorted(((party.name, party.id) for party in parties()), key=lambda pair: pair[1] not in OFTEN)
    types = [(name, mode) for name, kind in load().types.items() for mode in ("", *kind.modes)]
    nowhere = Span(0, 0, "")
    for number in range(first, stop):
        name, own = known[int(len(known) * dice.random() ** 3)]
        some = int(60_000 * dice.random() ** 2)
        type_, mode = dice.choice(types)
        words = " ".join(f"word{int(50_000 * dice.random() ** 4)}" for _ in range(20))
        day = (date(2010, 1, 1) + timedelta(dice.randrange(3_650))).isoformat()
        town = dice.randrange(8_000)
        claim = Claim(
            id=f"c{number:016x}",
            report=f"r{number // PER_REPORT:016}",
            sentence=Sentence(0, len(words), f"{words} xylophone" if number % 50_000 == 7 else words),
            trigger=nowhere,
            type=type_,
            mode=mode,
            status=dice.choice(STATUSES),
            sources=(Source(f"spokesman {some}", None, "indirect", party=f"name:spokesman-{some}"),),
            actors=(Role(nowhere, name, own),),
            recipients=(Role(nowhere, f"brigade {some}", f"name:brigade-{some}"),),
            place=(f"Town {town}",),
            location=Location(f"Town {town}", town, 1.5, 2.5, 1, f"Region {town % 90}", "SYR" if town % 5 else "IRQ"),
            when=When(day, day, 1, day),
            confidence=dice.random(),
        )
        if not number % 3:
            claim = replace(claim, sources=(Source(name, None, "indirect", party=own), *claim.sources))
        yield claim


def main(arguments: Sequence[str] | None = None) -> int:
    """Make an archive, ask it, and print how long each question took.

    Returns:
        1 where a question that few claims fit took longer than reading them all, else 0.
    """
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--claims", type=int, default=1_000_000, help="how many claims are made up")
    parser.add_argument("--keep", type=Path, default=None, help="folder of an archive to make, or to ask again")
    given = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as scratch:
        return ask(given.keep or Path(scratch, "x.sayso"), given.claims)


def ask(path: Path, count: int) -> int:
    """Ask everything in `ASKED`."""
    folder = Folder(path, Disk())
    if not folder.is_made():
        folder.make()
        connection = made(folder.database)
        fill(connection, count)
        connection.close()
    slow = 0
    with Archive(path) as archive:
        start = time.perf_counter()
        next(archive.rows("SELECT count(*) FROM claims NOT INDEXED WHERE json LIKE '%nobody says this%'"))
        scan = time.perf_counter() - start
        print(f"{'reading every claim once':32} {scan:9.3f} s")
        for name, wanted in ASKED.items():
            start = time.perf_counter()
            shown = sum(1 for _ in archive.claims(**wanted, limit=100))
            first = time.perf_counter() - start
            start = time.perf_counter()
            found = len(archive.claims(**wanted))
            whole = time.perf_counter() - start
            slow += first > scan and found < count / 100
            print(f"{name:32} {first:9.3f} s for {shown:3}, {first / scan:6.3f} of it; {whole:7.3f} s to count {found}")
    return int(slow > 0)


if __name__ == "__main__":
    sys.exit(main())
