"""Lists of feeds."""

from pathlib import Path

import pytest

from sayso.errors import RunStopped
from sayso.watch.listed import feeds_of

OPML = """<?xml version="1.0"?>
<opml version="2.0"><head><title>Feeds</title></head><body>
<outline text="News"><outline type="rss" text="Post" xmlUrl="https://post.example/rss?a=1&amp;b=2"/>
<outline text="Wire" XMLURL=" https://wire.example/atom "/></outline>
<outline text="A note"/></body></opml>"""


def test_addresses_lines_and_opml_each_once(tmp_path: Path) -> None:
    (tmp_path / "f.opml").write_text(OPML)
    (tmp_path / "f.txt").write_text("\ufeff# ours\n\nhttps://post.example/rss?a=1&b=2\nhttp://x.example/\n", "utf-8")
    given = ["https://own.example/feed", str(tmp_path / "f.opml"), str(tmp_path / "f.txt")]
    assert feeds_of(given) == [
        "https://own.example/feed",
        "https://post.example/rss?a=1&b=2",
        "https://wire.example/atom",
        "http://x.example/",
    ]


BOMB = '<!DOCTYPE o [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><opml><outline xmlUrl="https://x.example/&b;"/></opml>'
FILE = '<!DOCTYPE o [<!ENTITY a SYSTEM "file:///etc/hostname">]><opml><outline xmlUrl="https://x.example/">&a;</outline></opml>'


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (BOMB, "<!DOCTYPE"),
        (FILE, "<!DOCTYPE"),
        ("<opml><outline>", "is no XML"),
        ("<opml/>", "No feed in"),
        ("# nothing\n", "No feed in"),
        ("", "is empty"),
        ("ftp://x.example/\n", "expected http or https"),
        ('<opml><outline xmlUrl="file:///etc/passwd"/></opml>', "expected http or https"),
        ("post.example/rss\n", "f.txt"),
    ],
)
def test_what_is_no_list_of_feeds(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "f.txt").write_text(text)
    with pytest.raises(RunStopped, match=said) as raised:
        feeds_of([str(tmp_path / "f.txt")])
    assert "\n" not in str(raised.value)


def test_an_address_that_is_none() -> None:
    with pytest.raises(RunStopped, match="expected http or https"):
        feeds_of(["ftp://x.example/feed"])


def test_a_list_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(RunStopped, match="cannot be read"):
        feeds_of([str(tmp_path / "none.opml")])


def test_a_device_without_an_end() -> None:
    with pytest.raises(RunStopped, match="'/dev/zero' is empty or longer than"):
        feeds_of(["/dev/zero"])


def test_too_many_feeds(tmp_path: Path) -> None:
    (tmp_path / "f.txt").write_text("".join(f"https://{n}.example/\n" for n in range(10_001)))
    with pytest.raises(RunStopped, match="10,001 feeds"):
        feeds_of([str(tmp_path / "f.txt")])
