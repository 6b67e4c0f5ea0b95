"""Media type and charset of a header."""

import pytest

from sayso.sources.content_type import media_type


@pytest.mark.parametrize(
    ("stated", "kind", "charset"),
    [
        ("text/html", "text/html", ""),
        ("Text/HTML ; Charset=KOI8-R", "text/html", "KOI8-R"),
        ('text/html;charset="utf-8";x=y', "text/html", "utf-8"),
        ("text/html; x=y; charset = 'iso-8859-2', text/plain", "text/html", "iso-8859-2"),
        ("text/html; charset=no/such;charset", "text/html", "no/such"),
        ("text/html; charset=", "text/html", ""),
        ("text/html; mycharset=utf-8", "text/html", ""),
        ("", "", ""),
    ],
)
def test_media_type_and_charset(stated: str, kind: str, charset: str) -> None:
    assert media_type(stated) == (kind, charset)
