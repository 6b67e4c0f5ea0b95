"""The journal: what it finds wrong, and where."""

from pathlib import Path

import pytest

from sayso.archive.damage import Damaged
from sayso.archive.disk import Disk
from sayso.archive.folder import Folder
from sayso.archive.journal import START, Journal, JournalPosition, sealed, unsealed
from sayso.archive.lines import Tombstone

WHYS = ("court order", "Ünicode ☂", 'quotes " and \\ and \u2028')


@pytest.fixture
def folder(root: Path) -> Folder:
    made = Folder(root, Disk())
    made.make()
    return made


def written(folder: Folder) -> list[JournalPosition]:
    """Three lines, and where each ends."""
    journal, last, ends = Journal(folder), START, []
    for number, why in enumerate(WHYS, 1):
        last = journal.append(last, Tombstone(last.hash, number, "2021-03-09T10:00:00Z", "r1", "retracted", why, "me"))
        ends.append(last)
    return ends


def test_lines_come_back_in_their_order_from_any_position(folder: Folder) -> None:
    ends = written(folder)
    journal = Journal(folder)
    found = list(journal.lines())
    assert [line.why for line, _ in found if isinstance(line, Tombstone)] == list(WHYS)
    assert [after for _, after in found] == ends
    assert [after for _, after in journal.lines(ends[1])] == ends[2:]
    assert journal.end() == ends[-1]


def test_one_changed_byte_is_found_on_its_line(folder: Folder) -> None:
    ends = written(folder)
    path = folder.journal / ends[0].file
    whole = path.read_bytes()
    stops = [end.stop for end in ends]
    for at in range(stops[-1] - 1):
        number = 1 + sum(stop <= at for stop in stops)
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        with pytest.raises(
            Damaged, match=rf"^journal/000000001\.jsonl is damaged in line {number}, from byte "
        ) as told:
            list(Journal(folder).lines())
        assert told.value.code == 3


def test_a_line_taken_out_is_found(folder: Folder) -> None:
    ends = written(folder)
    path = folder.journal / ends[0].file
    whole = path.read_bytes()
    path.write_bytes(whole[: ends[0].stop] + whole[ends[1].stop :])
    with pytest.raises(Damaged, match=r"damaged in line 2, from byte \d+: it does not follow line 1$"):
        Journal(folder).end()


@pytest.mark.parametrize("short", [1, 2, 100])
def test_a_cut_tail_is_put_aside_and_the_rest_goes_on(folder: Folder, short: int) -> None:
    ends = written(folder)
    path = folder.journal / ends[0].file
    whole = path.read_bytes()
    path.write_bytes(whole[:-short])
    journal = Journal(folder)
    assert len(list(journal.lines())) == 2  # a reader leaves out what may be being written
    told = journal.mend(ends[1])
    if short == 1:
        assert (told, path.read_bytes()) == ("", whole)
        return
    assert told.startswith("journal/000000001.jsonl ended in half a line")
    (aside,) = folder.aside.iterdir()
    assert aside.read_bytes() == whole[ends[1].stop : -short]
    assert journal.end() == ends[1]
    assert journal.mend(ends[1]) == ""


def test_a_journal_that_lost_what_was_read_of_it_is_damaged(folder: Folder) -> None:
    ends = written(folder)
    path = folder.journal / ends[0].file
    path.write_bytes(path.read_bytes()[: ends[1].stop])
    with pytest.raises(Damaged, match="ends before line 3, which the database has read"):
        list(Journal(folder).lines(ends[2]))


def test_a_full_file_is_followed_by_another(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sayso.archive.journal._FULL", 1)
    ends = written(folder)
    assert [end.file for end in ends] == ["000000001.jsonl", "000000002.jsonl", "000000003.jsonl"]
    assert Journal(folder).end() == ends[-1]
    assert [after for _, after in Journal(folder).lines(ends[0])] == ends[1:]


def test_a_line_is_json_with_its_own_hash() -> None:
    line = Tombstone("0" * 64, 1, "2021-03-09T10:00:00Z", "r1", "retracted", "", "me")
    raw, digest = sealed(line)
    assert raw.startswith(b'{"hash":"' + digest.encode() + b'","kind":"tombstone","prev":"000')
    assert unsealed(raw[:-1]) == (line, digest)
    for broken in (b"", b"{}", raw[1:-1], raw[:-1] + b" "):
        with pytest.raises(ValueError, match="not those that it was written with"):
            unsealed(broken)
