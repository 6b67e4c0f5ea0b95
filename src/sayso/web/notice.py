"""Pages that the server writes itself: to log in, and to say why there is nothing else to see."""

from html import escape

from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{title} - sayso</title>
<link rel="stylesheet" href="/plain.css">{head}
</head>
<body><main><h1>{title}</h1>
{body}
</main></body>
</html>
"""
_STYLE = """
:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
body { margin: 0; color: light-dark(#1b1b19, #e9e7e1); background: light-dark(#fbfaf7, #171716); }
main { max-width: 26rem; margin: 12vh auto 0; padding: 0 1.25rem; }
h1 { font: 600 1.5rem/1.2 Georgia, serif; margin: 0 0 1rem; }
label { display: block; margin: 0 0 1rem; }
input { display: block; box-sizing: border-box; width: 100%; font: inherit; padding: .4rem .5rem; margin-top: .2rem;
  color: inherit; background: light-dark(#fff, #222220); border: 1px solid light-dark(#77746c, #8d8a82); }
button { font: inherit; padding: .45rem 1.2rem; color: light-dark(#fff, #171716);
  background: light-dark(#1f4e79, #9cc4ec); border: 0; }
:focus-visible { outline: 3px solid light-dark(#1f4e79, #9cc4ec); outline-offset: 2px; }
.wrong { color: light-dark(#a3231b, #ff9d93); }
"""


def page(title: str, body: str, status: int = 200, head: str = "") -> Response:
    """A page of its own.

    Args:
        title: as text.
        body: as HTML; what others wrote has to be escaped in it.
        status: of HTTP.
        head: as HTML, what else stands in its head.
    """
    return HTMLResponse(_PAGE.format(title=escape(title), body=body, head=head), status)


def notice(title: str, text: str, status: int) -> Response:
    """A page that says one thing."""
    return page(title, f"<p>{escape(text)}</p>", status)


def again(target: str) -> Response:
    """A page that asks for itself once more: from another site's page, browsers bring no cookie; from ours they do."""
    to = escape(target)
    head = f'\n<meta http-equiv="refresh" content="0; url={to}">'
    return page("One moment", f'<p><a href="{to}">Go on</a></p>', head=head)


def style(_: object) -> Response:
    """What these pages look like, in colours of their own: they are shown where no other page is."""
    return Response(_STYLE, media_type="text/css", headers={"cache-control": "private, max-age=3600"})


ROUTES = (Route("/plain.css", style),)
