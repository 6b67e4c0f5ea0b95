"""Damaged inputs of every format: each ends in an outcome, and nothing is raised."""

import gzip
import random
from pathlib import Path

import pytest
from tests.sources.made import Words, packed, page, pages, pdf, taken, tarred, write, zipped
from tests.sources.test_feed import ATOM, ITEM, TEASER, rss
from tests.sources.test_mail import HTML, PLAIN, SAVED, mixed
from tests.sources.test_nexis import CLASSIC

from sayso.sources import Failure

WHOLE = {
    "a.html": page().encode(),
    "a.txt": b"The mill burned down.\n",
    "a.jsonl": b'{"text": "One."}\n{"text": "Two."}\n',
    "a.csv": b'id,text,title\n1,"The ""mill"" burned,\ndown",x\n2,"It stands",y\n',
    "a.pdf": pdf([Words(50, 700, "The mill burned down.")]),
    "a.warc": b"".join(pages(2)),
    "a.warc.gz": packed(pages(2)),
    "a.rss": rss(ITEM, TEASER).encode(),
    "a.atom": ATOM.encode(),
    "a.eml": mixed(PLAIN, HTML).encode(),
    "a.mht": mixed(HTML, kind="related", head=SAVED).encode(),
    "b.txt": CLASSIC.encode(),
    "a.zip": zipped({"a.txt": "The mill burned.", "b.jsonl": '{"text": "One."}'}),
    "a.wacz": zipped({"datapackage.json": "{}", "archive/a.warc.gz": packed(pages(1))}),
    "a.tar": tarred({"a.txt": "The mill burned.", "b.txt": "The mill stands."}),
    "a.tar.gz": tarred({"a.txt": "The mill burned.", "b.txt": "The mill stands."}, "w:gz"),
    "a.txt.gz": gzip.compress(b"The mill burned."),
}


def damaged(whole: bytes, draw: random.Random) -> bytes:
    raw = bytearray(whole)
    for _ in range(draw.randrange(4)):
        at = draw.randrange(len(raw))
        raw[at : at + draw.randrange(3)] = draw.randbytes(draw.randrange(3))
    return bytes(raw[: draw.randrange(1, len(raw) + 1)] if draw.random() < 0.4 else raw)


def break_all(folder: Path, count: int) -> None:
    draw = random.Random(5)  # noqa: S311 -- the same damage each time
    for name, whole in WHOLE.items():
        for _ in range(count):
            found = taken(write(folder / name, damaged(whole, draw)))
            assert found, name
            assert [each.reason for each in found if isinstance(each, Failure) and "\n" in each.reason] == []


def test_every_damage_has_an_outcome(tmp_path: Path) -> None:
    break_all(tmp_path, 8)


@pytest.mark.torture
def test_thousands_of_damages(tmp_path: Path) -> None:
    break_all(tmp_path, 400)
