"""Files that come with a request, to a folder of ours, as they come: one open file, and no more memory than a piece."""

import re
from collections.abc import AsyncIterator
from pathlib import Path
from typing import BinaryIO

from python_multipart.exceptions import FormParserError
from python_multipart.multipart import MultipartParser, parse_options_header

from sayso.errors import RunStopped
from sayso.web.tasks import Given

MOST_FILES = 5000
FIELD = b"files"
_ODD = re.compile(r"[^A-Za-z0-9._]+")
_ENDING = re.compile(r"(\.[A-Za-z0-9]{1,8}){1,2}$")
_LONGEST = 255


def shown(name: str) -> str:
    """What an uploaded file is called from now on: its name without steps out of where it was, marked as uploaded.

    The mark keeps it from being the path of a file here, which a later run might read.
    """
    parts = [part for part in name.replace("\\", "/").split("/") if part not in ("", ".", "..")]
    plain = "".join(mark if mark.isprintable() else "\ufffd" for mark in "/".join(parts))
    return f"upload:{plain[-_LONGEST:] or 'unnamed'}"


def kept_as(number: int, name: str) -> str:
    """The name of the file of ours that holds an upload: of the name that was given the ending alone."""
    ending = _ENDING.search(_ODD.sub("_", name))
    return f"{number:05}{ending[0].lower() if ending else ''}"


class Uploads:
    """Receives the parts of a form.

    Args:
        folder: where the files go.
        boundary: what stands between parts.
    """

    def __init__(self, folder: Path, boundary: bytes) -> None:
        self.files: list[Given] = []
        self._folder = folder
        self._file: BinaryIO | None = None
        self._field, self._value = bytearray(), bytearray()
        self._disposition = b""
        self._parser = MultipartParser(
            boundary,
            {
                "on_header_field": lambda data, start, end: self._field.extend(data[start:end]),
                "on_header_value": lambda data, start, end: self._value.extend(data[start:end]),
                "on_header_end": self._header,
                "on_headers_finished": self._begin,
                "on_part_data": self._write,
                "on_part_end": self._end,
            },
        )

    async def receive(self, body: AsyncIterator[bytes]) -> list[Given]:
        """The files of a body.

        Raises:
            RunStopped: it is no form, or has too many files.
            OSError: the disk is full.
        """
        try:
            async for piece in body:
                self._parser.write(piece)
            self._parser.finalize()
        except FormParserError as error:
            raise RunStopped(f"The body is no multipart form: {error}") from None
        finally:
            self._end()
        return self.files

    def _header(self) -> None:
        if bytes(self._field).lower() == b"content-disposition":
            self._disposition = bytes(self._value)
        self._field.clear()
        self._value.clear()

    def _begin(self) -> None:
        _, options = parse_options_header(self._disposition)
        self._disposition = b""
        if options.get(b"name") != FIELD or b"filename" not in options:
            return
        if len(self.files) >= MOST_FILES:
            raise RunStopped(f"The form has more than {MOST_FILES} files; expected fewer at a time")
        name = options[b"filename"].decode("utf-8", "replace")
        path = self._folder / kept_as(len(self.files) + 1, name)
        self._file = path.open("xb")
        self.files.append(Given(str(path), shown(name)))

    def _write(self, data: bytes, start: int, end: int) -> None:
        if self._file:
            self._file.write(data[start:end])

    def _end(self) -> None:
        if self._file:
            self._file.close()
            self._file = None
