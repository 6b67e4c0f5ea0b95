"""RSS and Atom."""

from pathlib import Path

import pytest
from tests.sources.made import SENTENCES, failure, one, reports, taken, write

from sayso.model.capture import Capture
from sayso.sources import Failure
from sayso.sources.child import FEED

FULL = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
ITEM = f"""<item>
<title>Two bridges closed &amp; a mill burned</title><link>https://harbour.example/1</link>
<guid isPermaLink="false">tag:harbour.example,2031:1</guid><pubDate>Fri, 09 May 2031 22:00:00 -0800</pubDate>
<dc:creator>Ina Holm</dc:creator><description>In short.</description>
<content:encoded><![CDATA[{FULL}]]></content:encoded></item>"""
TEASER = """<item><title>Mill burns</title><link>https://harbour.example/2</link>
<description>The mill in the valley &lt;b&gt;burned&lt;/b&gt; down ...</description></item>"""


def rss(*items: str, head: str = '<?xml version="1.0" encoding="UTF-8"?>') -> str:
    names = 'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    channel = "<title>Harbour Post</title><language>en-GB</language>"
    return f'{head}<rss version="2.0" {names}><channel>{channel}{"".join(items)}</channel></rss>'


ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Harbour Post</title>
<entry><title>Two bridges closed</title><link href="https://harbour.example/1"/><id>urn:x:1</id>
<updated>2031-05-10T08:00:00Z</updated><content type="html">{FULL.replace("<", "&lt;")}</content></entry></feed>"""


def test_an_entry_with_its_own_text(tmp_path: Path) -> None:
    path = write(tmp_path / "feed.xml", rss(ITEM))
    found = one(path)
    report = found.report
    assert report.text.split("\n\n") == ["Two bridges closed & a mill burned", *SENTENCES]
    assert (report.url, report.publisher, report.published, report.byline, report.language) == (
        "https://harbour.example/1",
        "Harbour Post",
        "2031-05-09",
        "Ina Holm",
        "en",
    )
    assert report.key == found.where == f"{path}!tag:harbour.example,2031:1"
    assert report.origins["guid"] == "tag:harbour.example,2031:1"
    assert report.origins["published"] == "feed published"
    assert (found.raw, found.media_type) == (ITEM.encode(), "application/rss+xml")


@pytest.mark.parametrize(
    ("head", "rest"),
    [
        ("<ttl>90</ttl>", 5_400),
        ("<ttl>soon</ttl>", 0),
        ("<ttl>9999999</ttl>", 0),
        ("<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency>", 900),
        ("<sy:updatePeriod> Daily </sy:updatePeriod>", 86_400),
        ("<sy:updatePeriod>now</sy:updatePeriod><sy:updateFrequency>0</sy:updateFrequency>", 0),
        ("", 0),
    ],
)
def test_how_long_a_feed_asks_to_be_left_alone(head: str, rest: int) -> None:
    names = 'xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"'
    feed = FEED.read(f'<rss version="2.0" {names}><channel>{head}{TEASER}</channel></rss>', "feed")
    assert (feed.rest, len(feed.entries)) == (rest, 1)


def test_a_teaser_is_partial(tmp_path: Path) -> None:
    full, teaser = reports(write(tmp_path / "a", rss(ITEM, TEASER)))
    assert full.report.outcome == "ok"
    assert teaser.report.text == "Mill burns\n\nThe mill in the valley burned down ..."
    assert (teaser.report.outcome, teaser.report.reason) == (
        "partial",
        "the entry is a teaser; the rest of its text is on the page that it links to",
    )


def test_atom(tmp_path: Path) -> None:
    report = one(write(tmp_path / "a.atom", ATOM)).report
    assert (report.title, report.url, report.published) == (
        "Two bridges closed",
        "https://harbour.example/1",
        "2031-05-10",
    )
    assert report.origins["updated"] == "2031-05-10T08:00:00Z"
    assert report.origins["published"] == "feed updated"
    assert report.text.count("\n\n") == 3


@pytest.mark.parametrize(
    "prolog",
    [
        '<!DOCTYPE rss [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>',
        '<!DOCTYPE rss SYSTEM "file:///etc/hostname">',
        '<!doctype rss [<!ENTITY x SYSTEM "http://127.0.0.1/">]>',
        "<!-- <![CDATA[ --><!DOCTYPE rss []><!-- ]]> -->",
        "<?x <!-- ?><!DOCTYPE rss []><!-- -->",
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused(tmp_path: Path, prolog: str, encoding: str) -> None:
    raw = rss(ITEM, head=prolog).encode(encoding)
    assert "has a <!DOCTYPE>; expected a feed without one" in failure(write(tmp_path / "a.rss", raw)).reason


@pytest.mark.parametrize("path", ["{tmp_path}/told.xml", "/dev/stdin", "file://{tmp_path}/told.xml"])
def test_a_feed_that_is_a_path_is_not_followed(tmp_path: Path, path: str) -> None:
    write(tmp_path / "told.xml", rss(ITEM))
    content = path.format(tmp_path=tmp_path)
    assert "holds no element" in failure(write(tmp_path / "a.rss", content)).reason
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(tmp_path)
        write(tmp_path / "<told>", rss(ITEM))
        assert "holds no entry" in failure(write(tmp_path / "a.rss", "<told>")).reason


def test_words_of_a_doctype_within_an_entry_do_no_harm(tmp_path: Path) -> None:
    item = ITEM.replace("<p>The harbour", "<!DOCTYPE html><p>The harbour")
    assert one(write(tmp_path / "a.xml", rss(item))).report.text.endswith(SENTENCES[-1])


def test_ill_formed_and_cut(tmp_path: Path) -> None:
    found = taken(write(tmp_path / "a.rss", rss(ITEM, TEASER)[:-60]))
    assert [type(each) for each in found] == [Capture, Capture, Failure]
    assert isinstance(found[2], Failure)
    assert "is ill-formed" in found[2].reason
    assert found[2].outcome == "partial"
    assert "holds no entry" in failure(write(tmp_path / "a.rss", "<rss>")).reason
    assert "is empty" in failure(write(tmp_path / "a.rss", "")).reason


def test_encodings(tmp_path: Path) -> None:
    item = ITEM.replace("Two bridges", "Мост")
    head = '<?xml version="1.0" encoding="koi8-r"?>'
    assert one(write(tmp_path / "a.xml", rss(item, head=head).encode("koi8-r"))).report.title.startswith("Мост")
    utf7 = rss(ITEM.replace("Two", "+ADw-b+AD4-"), head='<?xml version="1.0" encoding="utf-7"?>')
    assert one(write(tmp_path / "a.xml", utf7)).report.title.startswith("+ADw-b+AD4-")


def test_an_entry_without_words_is_named(tmp_path: Path) -> None:
    found = taken(write(tmp_path / "a.xml", rss(ITEM, "<item><guid>2</guid></item>")))
    assert isinstance(found[1], Failure)
    assert "holds no text" in found[1].reason
    assert found[1].key.endswith("!2")
