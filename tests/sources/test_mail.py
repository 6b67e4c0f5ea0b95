"""Mail and saved pages."""

from pathlib import Path

import pytest
from tests.sources.made import SENTENCES, TITLE, failure, one, page, reports, taken, write

from sayso.model.capture import Capture
from sayso.sources import Failure

TEXT = " ".join(SENTENCES)
HEAD = """From: =?utf-8?q?Ina_H=C3=B6lm?= <desk@harbour.example>
To: list@valley.example
Subject: =?utf-8?b?VHdvIGJyaWRnZXMgY2xvc2Vk?=
Date: Fri, 09 May 2031 22:00:00 -0800
Message-ID: <1@harbour.example>
MIME-Version: 1.0
"""


def mixed(*parts: str, kind: str = "mixed", head: str = HEAD) -> str:
    joined = "".join(f"--=mark\n{part}\n" for part in parts)
    return f'{head}Content-Type: multipart/{kind}; boundary="=mark"\n\n{joined}--=mark--\n'


PLAIN = f"Content-Type: text/plain; charset=utf-8\n\n{TEXT}"
HTML = f"Content-Type: text/html; charset=utf-8\nContent-Location: https://harbour.example/1\n\n{page()}"


@pytest.mark.parametrize("name", ["a.eml", "a"])
def test_a_message_with_its_facts(tmp_path: Path, name: str) -> None:
    path = write(tmp_path / name, f"{HEAD}\n{TEXT}\n")
    found = one(path)
    report = found.report
    assert report.text == f"Two bridges closed\n\n{TEXT}"
    assert (report.title, report.byline, report.publisher, report.published) == (
        "Two bridges closed",
        "Ina Hölm",
        "harbour.example",
        "2031-05-09",
    )
    assert (found.raw, found.media_type) == (path.read_bytes(), "message/rfc822")


def test_plain_text_before_html_and_html_where_there_is_no_other(tmp_path: Path) -> None:
    both = one(write(tmp_path / "a.eml", mixed(PLAIN, HTML, kind="alternative"))).report
    assert both.text == f"Two bridges closed\n\n{TEXT}"
    alone = one(write(tmp_path / "a.eml", mixed(HTML))).report
    assert alone.text.split("\n\n") == [TITLE, *SENTENCES]


def test_what_is_attached_is_read_too(tmp_path: Path) -> None:
    attached = 'Content-Type: text/plain\nContent-Disposition: attachment; filename="../b.txt"\n\nThe mill burned down.'
    path = write(tmp_path / "a.eml", mixed(PLAIN, attached))
    assert [each.report.key for each in reports(path)] == [str(path), f"{path}!../b.txt"]
    assert reports(path)[1].report.text == "The mill burned down."
    nothing, alone = taken(write(path, mixed(attached)))
    assert isinstance(nothing, Failure)
    assert isinstance(alone, Capture)


def test_a_file_shown_within_a_message_is_read_and_furniture_is_not(tmp_path: Path) -> None:
    table = 'Content-Type: text/csv; name="sitrep.csv"\n\ntitle,text\nMill,The mill burned down.'
    notes = 'Content-Type: text/plain\nContent-Disposition: inline; filename="notes.txt"\n\nThe bridge fell.'
    logo = 'Content-Type: image/png; name="logo.png"\nContent-ID: <1>\n\nx'
    path = write(tmp_path / "a.eml", mixed(PLAIN, table, notes, logo))
    letter, *files = reports(path)
    assert (letter.report.text, letter.report.outcome) == (f"Two bridges closed\n\n{TEXT}", "ok")
    assert [each.report.key for each in files] == [f"{path}!sitrep.csv:2", f"{path}!notes.txt"]
    assert [each.report.text for each in files] == ["The mill burned down.", "The bridge fell."]
    named = PLAIN.replace("charset=utf-8", 'charset=utf-8; name="body.txt"')
    assert one(write(path, mixed(named, logo))).report.text == letter.report.text


def test_a_message_within_a_message_is_one_of_its_own(tmp_path: Path) -> None:
    other = "From: Omar Reiss <news@valley.example>\nSubject: Mill burns\nMessage-ID: <2@valley.example>\n"
    inner = f"Content-Type: message/rfc822\n\n{other}\nThe mill burned down on Friday.\n"
    path = write(tmp_path / "a.eml", mixed(PLAIN, inner))
    outer, forwarded = reports(path)
    assert (outer.report.text, outer.report.byline) == (f"Two bridges closed\n\n{TEXT}", "Ina Hölm")
    assert (forwarded.report.text.strip(), forwarded.report.byline, forwarded.report.key) == (
        "Mill burns\n\nThe mill burned down on Friday.",
        "Omar Reiss",
        f"{path}!part 2",
    )
    nothing, alone = taken(write(path, mixed(inner)))
    assert isinstance(nothing, Failure)
    assert isinstance(alone, Capture)


def test_a_part_that_is_not_read_is_told(tmp_path: Path) -> None:
    report = one(write(tmp_path / "a.eml", mixed(PLAIN, "Content-Type: text/calendar\n\nBEGIN:VCALENDAR"))).report
    assert (report.outcome, report.reason) == ("partial", "a part of the type 'text/calendar' was not read")


def test_encodings_of_parts(tmp_path: Path) -> None:
    for encoding, told in (("koi8-r", "koi8-r"), ("utf-8", "utf-7"), ("cp1252", "unknown")):
        word = "Мост" if encoding != "cp1252" else "café"
        head = f"{HEAD}Content-Type: text/plain; charset={told}\nContent-Transfer-Encoding: 8bit\n\n".encode()
        assert word in one(write(tmp_path / "a.eml", head + f"{word} {TEXT}".encode(encoding))).report.text
    base64 = f"{HEAD}Content-Transfer-Encoding: quoted-printable\n\nThe caf=C3=A9 burned=\n down.\n"
    assert "The café burned down." in one(write(tmp_path / "a.eml", base64)).report.text


def test_a_cut_message_is_partial(tmp_path: Path) -> None:
    cut = mixed(PLAIN, HTML)
    report = one(write(tmp_path / "a.eml", cut[: cut.index("<p>Mayor")])).report
    assert report.outcome == "partial"
    assert "cut off" in report.reason
    assert "holds no text" in failure(write(tmp_path / "a.eml", HEAD)).reason
    assert "is empty" in failure(write(tmp_path / "a.eml", "")).reason


def test_thousands_of_parts_within_one_another_break_nothing(tmp_path: Path) -> None:
    nested = HEAD
    for depth in range(3_000):
        nested += f"Content-Type: multipart/mixed; boundary=b{depth}\n\n--b{depth}\n"
    (found,) = taken(write(tmp_path / "a.eml", nested + PLAIN))
    assert isinstance(found, Failure) or found.report.outcome == "partial"


SAVED = """From: <Saved by a browser>
Snapshot-Content-Location: https://harbour.example/1
Subject: Two bridges closed after shelling
Date: Fri, 9 May 2031 22:00:00 -0800
MIME-Version: 1.0
"""


@pytest.mark.parametrize("name", ["a.mhtml", "a.mht", "a"])
def test_a_saved_page(tmp_path: Path, name: str) -> None:
    image = "Content-Type: image/png\nContent-Location: https://harbour.example/1.png\n\nx"
    found = one(write(tmp_path / name, mixed(HTML, image, kind="related", head=SAVED)))
    assert found.report.text.split("\n\n") == [TITLE, *SENTENCES]
    assert (found.report.url, found.report.origins["url"]) == ("https://harbour.example/1", "MHTML")
    assert found.report.origins["saved"] == "2031-05-10T06:00:00Z"
    assert found.report.published == ""


def test_a_saved_page_without_a_page(tmp_path: Path) -> None:
    assert "holds no HTML" in failure(write(tmp_path / "a.mht", mixed(PLAIN, kind="related", head=SAVED))).reason
