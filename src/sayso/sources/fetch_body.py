"""Bodies of responses: read and unpacked within a limit."""

import zlib
from http.client import HTTPException, HTTPResponse

from sayso.errors import InputSkipped

_PIECE = 65_536


def read_body(response: HTTPResponse, url: str, most: int) -> bytes:
    """The body of a response, without the chunks it is sent in.

    Args:
        response: with its headers read.
        url: what messages call it.
        most: most bytes.

    Raises:
        InputSkipped: it is longer, or breaks off.
        OSError: it does not come in time.
    """
    too_long = f"{url!r} is longer than {most:,} bytes; expected one report"
    if (response.length or 0) > most:
        raise InputSkipped(too_long)
    body = bytearray()
    try:
        while piece := response.read(_PIECE):
            body += piece
            if len(body) > most:
                raise InputSkipped(too_long)
    except HTTPException as error:
        raise InputSkipped(f"{url!r} breaks off after {len(body):,} bytes ({type(error).__name__})") from None
    if response.length:
        raise InputSkipped(f"{url!r} breaks off after {len(body):,} bytes; expected {response.length:,} more")
    return bytes(body)


def unpacked(body: bytes, coding: str, url: str, most: int) -> bytes:
    """A body without its compression.

    Args:
        body: as sent.
        coding: the value of Content-Encoding; "" for none.
        url: what messages call it.
        most: most bytes of what is in it; no more are ever unpacked.

    Raises:
        InputSkipped: there are more, the bytes are damaged, or the coding is none that was asked for.
    """
    coding = coding.strip().lower()
    if coding in ("", "identity"):
        return body
    if coding not in ("gzip", "x-gzip", "deflate"):
        raise InputSkipped(f"{url!r} comes in the coding {coding[:40]!r}; expected gzip, or none")
    # zlib's numbers for gzip or zlib by their marks, and for the bare deflate that some servers send
    bare = coding == "deflate" and (not body or body[0] & 0x0F != 8)
    inflate = zlib.decompressobj(-15 if bare else 47)
    try:
        content = inflate.decompress(body, most + 1)
    except zlib.error as error:
        raise InputSkipped(f"{url!r} is damaged: its {coding} cannot be read ({error})") from None
    if len(content) > most:
        raise InputSkipped(f"{url!r} unpacks to more than {most:,} bytes; expected one report")
    if not inflate.eof or inflate.unused_data:
        raise InputSkipped(f"{url!r} is damaged: its {coding} ends too early or goes on after its end")
    return content
