"""Feeds and XML that make parsers expand, read files or go to the network."""

from collections.abc import Mapping

SECRET = "sayso-torture-secret"  # noqa: S105 -- a word to look for


def rss(
    title: str = "Mill burned down", text: str = "The mill burned down, the mayor said.", doctype: str = ""
) -> bytes:
    """A feed of one entry."""
    item = f"<item><title>{title}</title><link>https://paper.example/1</link><description>{text}</description></item>"
    return (
        f'<?xml version="1.0"?>{doctype}<rss version="2.0"><channel><title>Paper</title>{item}</channel></rss>'.encode()
    )


def laughs(levels: int) -> str:
    """A doctype of entities, each ten times the one before."""
    lines = ['<!ENTITY a0 "ha">', *(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, levels))]
    return f"<!DOCTYPE rss [{''.join(lines)}]>"


def attacks(secret: str, canary: str) -> Mapping[str, bytes]:
    """Feeds by file name.

    Args:
        secret: the path of a file that holds `SECRET`.
        canary: the address of a host that nobody may ask.
    """
    return {
        "laughs.rss": rss("&a9;", doctype=laughs(10)),
        "laughs.atom": rss("&a9;", doctype=laughs(10)).replace(b"rss", b"feed"),
        "laughs-in-attribute.xml": rss("x", "<b title='&a9;'/>", laughs(10)),
        "quadratic.rss": rss("&a;" * 20_000, doctype=f'<!DOCTYPE rss [<!ENTITY a "{"x" * 20_000}">]>'),
        "loop.rss": rss("&a;", doctype='<!DOCTYPE rss [<!ENTITY a "&b;"><!ENTITY b "&a;">]>'),
        "file.rss": rss("&a;", doctype=f'<!DOCTYPE rss [<!ENTITY a SYSTEM "file://{secret}">]>'),
        "file-parameter.rss": rss(doctype=f'<!DOCTYPE rss [<!ENTITY % a SYSTEM "file://{secret}"> %a;]>'),
        "net.rss": rss("&a;", doctype=f'<!DOCTYPE rss [<!ENTITY a SYSTEM "{canary}">]>'),
        "net-parameter.rss": rss(doctype=f'<!DOCTYPE rss [<!ENTITY % a SYSTEM "{canary}"> %a;]>'),
        "net-doctype.rss": rss(doctype=f'<!DOCTYPE rss PUBLIC "a" "{canary}">'),
        "stylesheet.rss": rss(doctype=f'<?xml-stylesheet type="text/xsl" href="{canary}"?>'),
        "include.rss": rss(f'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file://{secret}"/>'),
        "utf16.rss": rss("&a9;", doctype=laughs(10)).decode().encode("utf-16"),
        "doctype-late.rss": b" " * 5_000 + rss("&a9;", doctype=laughs(10)),
        "doctype-lower.rss": rss("&a9;", doctype=laughs(10)).replace(b"DOCTYPE", b"doctype"),
        "net-xhtml.xhtml": f'<!DOCTYPE html SYSTEM "{canary}"><html><body><p>Mill burned.</p></body></html>'.encode(),
        "script.rss": rss(
            text=f"&lt;script src='{canary}'&gt;&lt;/script&gt;&lt;img src='{canary}'&gt;The mill burned."
        ),
        "deep.rss": rss(text="<a>" * 50_000),
        "attributes.rss": rss(text="<a " + " ".join(f"b{n}='c'" for n in range(50_000)) + "/>"),
        "entries.rss": rss().replace(b"</item>", b"</item>" + b"<item><title>More</title></item>" * 50_000),
        "cut.rss": rss()[:-40],
        "crossed.rss": rss("<b><i>Mill</b></i>"),
        "nul.rss": rss("Mill\x00burned"),
    }
