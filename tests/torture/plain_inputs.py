"""Sound inputs of the formats that are read without a child of their own, to be damaged."""

from collections.abc import Mapping

from tests.torture.hostile_pages import ARTICLE, SENTENCES

_TEXT = "\r\n\r\n".join(SENTENCES)

MAIL = f"""From: Ina Holm <ina@paper.example>\r
To: list@paper.example\r
Subject: =?utf-8?q?Two_bridges_closed_=E2=80=93_again?=\r
Date: Fri, 09 May 2031 10:00:00 +0200\r
MIME-Version: 1.0\r
Content-Type: multipart/alternative; boundary="=-b"\r
\r
--=-b\r
Content-Type: text/plain; charset=utf-8\r
Content-Transfer-Encoding: 8bit\r
\r
{_TEXT}\r
--=-b\r
Content-Type: text/html; charset=utf-8\r
Content-Transfer-Encoding: quoted-printable\r
\r
{ARTICLE.replace("=", "=3D")}\r
--=-b--\r
""".encode()

MHTML = f"""From: <Saved by a browser>\r
Snapshot-Content-Location: https://paper.example/bridges\r
Subject: Two bridges closed\r
Date: Fri, 9 May 2031 08:00:00 -0000\r
MIME-Version: 1.0\r
Content-Type: multipart/related; type="text/html"; boundary="----M"\r
\r
------M\r
Content-Type: text/html\r
Content-Transfer-Encoding: quoted-printable\r
Content-Location: https://paper.example/bridges\r
\r
<html><body><article>{ARTICLE.replace("=", "=3D")}</article></body></html>\r
------M\r
Content-Type: image/png\r
Content-Transfer-Encoding: base64\r
Content-Location: https://paper.example/a.png\r
\r
iVBORw0KGgo=\r
------M--\r
""".encode()

_ROW = f'"{SENTENCES[0]} ""Yes"", he said.\n{SENTENCES[1]}"'
TABLE = (
    b"title,date,publisher,url,text\r\n"
    + "".join(
        f'"Bridge {number}, closed",2031-05-0{number},Paper,https://paper.example/{number},{_ROW}\r\n'
        for number in range(1, 6)
    ).encode()
)

EXPORT = "".join(
    f"""
                               {number} of 3 DOCUMENTS


                                 Harbour Post

                              May 9, 2031 Friday

Two bridges closed after shelling

BYLINE: Ina Holm

SECTION: NEWS; Pg. {number}

LENGTH: 58 words

{_TEXT}

LOAD-DATE: May 10, 2031

LANGUAGE: ENGLISH

"""
    for number in range(1, 4)
).encode()

LINES = "".join(f'{{"id": "{n}", "title": "Bridge", "text": "{SENTENCES[0]}"}}\n' for n in range(5)).encode()

SOUND: Mapping[str, bytes] = {
    "letter.eml": MAIL,
    "page.mhtml": MHTML,
    "table.csv": TABLE,
    "export.txt": EXPORT,
    "lines.jsonl": LINES,
}
