"""Whole numbers in the address of a request."""

from starlette.requests import Request

from sayso.errors import RunStopped

MOST = 10**9
"""No page, size or place is greater."""


def whole(request: Request, name: str, usual: int, *, least: int = 0) -> int:
    """A number of the address.

    Args:
        request: whose address.
        name: of the parameter.
        usual: where it is not given.
        least: what it is at least; it is `MOST` at most.

    Raises:
        RunStopped: it is no such number; exit code 2.
    """
    given = request.query_params.get(name, "").strip()
    if not given:
        return usual
    if not (given.isascii() and given.isdecimal() and len(given) <= len(str(MOST)) and least <= int(given) <= MOST):
        raise RunStopped(f"No number '{given}' for '{name}'; expected a whole one from {least} to {MOST}")
    return int(given)
