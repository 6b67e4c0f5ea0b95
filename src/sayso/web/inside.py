"""Addresses of this server, for what leads a browser on."""

from urllib.parse import quote

_SAFE = "/?&=%:@!$'()*+,;~-._"
"""What stands in addresses as it is."""


def inside(target: str) -> str:
    r"""A page of this server, as an address for `Location`: `target` where it is one, else the first page.

    Browsers take `\` for `/`, drop tabs and line ends, and take what begins with `//` for another host.
    """
    plain = target.isprintable() and "\\" not in target and "#" not in target
    if not plain or not target.startswith("/") or target.startswith("//"):
        return "/"
    return quote(target, safe=_SAFE)
