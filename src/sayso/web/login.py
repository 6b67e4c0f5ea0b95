"""Ways in: the address with the token of this run, or a name and a password."""

from html import escape
from math import ceil

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from sayso.web.guard import Door
from sayso.web.inside import inside
from sayso.web.notice import notice, page
from sayso.web.users import User, Users

_FORM = """{wrong}<form method="post" action="/login">
<input type="hidden" name="next" value="{next}">
<label>Name <input name="name" autocomplete="username" required maxlength="64" value="{name}" {first}></label>
<label>Password <input name="password" type="password" autocomplete="current-password" required maxlength="1000"
></label>
<button>Log in</button>
</form>"""


def door_of(request: Request) -> Door:
    """Who is let in."""
    door: Door = request.app.state.door
    return door


def enter(request: Request) -> Response | None:
    """What answers the address with the token: a cookie, and the address without it; None of any other address."""
    secret, door = request.query_params.get("token"), door_of(request)
    if secret is None or door.users is not None:  # where people log in, nobody hands his session to another
        return None
    if kept := door.sessions.admitted(secret):
        return RedirectResponse("/", 303, headers={"set-cookie": door.admits(kept)})
    if door.sessions.user(request.cookies.get(door.cookie, "")):  # an address that was opened before
        return RedirectResponse("/", 303)
    return notice("Not let in", "This token is not of this run; open the address that `sayso serve` printed", 401)


def form(request: Request) -> Response:
    """The page to log in at."""
    return _form(inside(request.query_params.get("next", "/")))


def _form(back: str, name: str = "", wrong: str = "", status: int = 200) -> Response:
    told = f'<p class="wrong" role="alert">{escape(wrong)}</p>\n' if wrong else ""
    filled = _FORM.format(wrong=told, next=escape(back), name=escape(name), first="" if name else "autofocus")
    response = page("Log in", filled, status)
    response.headers["referrer-policy"] = "same-origin"  # with none at all, browsers keep back where a form comes from
    return response


async def log_in(request: Request) -> Response:
    """Let in who knows the password."""
    told = await request.form(max_files=0, max_fields=10)
    name, password, back = (str(told.get(field, "")) for field in ("name", "password", "next"))
    back, door, tries = inside(back), door_of(request), request.app.state.tries
    if door.users is None:
        return notice("Not let in", "Nobody logs in here; open the address that `sayso serve` printed", 404)
    address = f"address {request.client.host if request.client else ''}"
    if wait := tries.wait(address, f"name {name}"):
        told_of = _form(back, name, f"Too many tries; the next may be made in {ceil(wait / 60)} min", 429)
        told_of.headers["retry-after"] = str(ceil(wait))
        return told_of
    if not await run_in_threadpool(door.users.is_right, name, password):
        return _form(back, name, "No such name with this password", 401)
    tries.forgive(address, f"name {name}")
    return RedirectResponse(back, 303, headers={"set-cookie": door.admits(_opened(door, door.users, name))})


def _opened(door: Door, users: Users, name: str) -> str:
    """A session that ends when the user's entry changes."""
    entry = users.entry(name)
    if entry is None:
        raise ValueError(f"No user {name!r}; expected one whose password was right")
    return door.sessions.open(User(name, entry.role), holds=lambda: users.entry(name) == entry)


def log_out(request: Request) -> Response:
    """End the session of the request."""
    door = door_of(request)
    door.sessions.end(request.cookies.get(door.cookie, ""))
    gone = f"{door.admits('')}; Max-Age=0"
    return RedirectResponse("/login" if door.users else "/", 303, headers={"set-cookie": gone})


ROUTES = (
    Route("/login", form, methods=["GET"]),
    Route("/login", log_in, methods=["POST"]),
    Route("/logout", log_out, methods=["POST"]),
)
