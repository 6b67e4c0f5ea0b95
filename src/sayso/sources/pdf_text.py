"""The text of a PDF. Runs in a child process: nothing else imports this file."""

import ctypes
import re
import statistics
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import pypdfium2
import pypdfium2.raw as pdfium

from sayso.sources.page import Pages
from sayso.sources.pdf_layout import Line, in_order, paragraphs, without_running

_LARGE = 1.2
"""How many times larger than the text a headline is."""

_FEWEST_WORDS = 3
"""Words of a headline; what is shorter is rather the name of the paper or of a section."""

_FILE_NAME = re.compile(r"\S+\.\w{2,5}|(?:microsoft word|untitled|document\d*|layout)\b.*", re.IGNORECASE)


def answer(payload: bytes) -> Pages:
    """Read one PDF."""
    try:
        document = pypdfium2.PdfDocument(payload)
    except pypdfium2.PdfiumError as error:
        return Pages(refused=_why(error))
    pages = len(document)
    lines: list[Line] = []
    unread = 0
    for number in range(pages):
        try:
            lines += _lines(document[number], number)
        except pypdfium2.PdfiumError:
            unread += 1
    blank = pages - unread - len({line.page for line in lines})
    kept = without_running(lines)
    ordered = [line for number in range(pages) for line in in_order([one for one in kept if one.page == number])]
    headline = _headline(ordered)
    title = " ".join(line.text for line in headline) or _stated(document)
    body = paragraphs([line for line in ordered if line not in headline])
    losses = (f"{unread} of {pages} pages cannot be read",) if unread else ()
    return Pages(title=title, body="\n".join(body), pages=pages, blank=blank, losses=losses)


def _why(error: pypdfium2.PdfiumError) -> str:
    code = getattr(error, "err_code", None)
    if code == pdfium.FPDF_ERR_PASSWORD:
        return "is protected by a password"
    return "is damaged or no PDF"


@dataclass(slots=True)
class _Run:
    """Letters that stand next to one another, as they are gathered."""

    letters: list[str] = field(default_factory=list)
    boxes: list[tuple[float, float, float, float]] = field(default_factory=list)
    sizes: list[float] = field(default_factory=list)

    def goes_on(self, box: tuple[float, float, float, float]) -> bool:
        """Whether a letter's box stands on the same line, and not beyond a gutter."""
        if not self.boxes:
            return True
        left, bottom, _, top = box
        _, last_bottom, last_right, last_top = self.boxes[-1]
        height = max(last_top - last_bottom, top - bottom, self.sizes[-1], 1.0)
        level = bottom < last_top + 0.3 * height and top > last_bottom - 0.3 * height
        return level and -2 * height < left - last_right < 1.6 * height

    def line(self, page: int) -> Line | None:
        """The line, or None where it holds nothing."""
        text = " ".join("".join(self.letters).split())
        if not text or not self.boxes:
            return None
        lefts, bottoms, rights, tops = zip(*self.boxes, strict=True)
        size = statistics.median(self.sizes)
        return Line(page, text, min(lefts), max(rights), min(bottoms), max(tops), size)


def _lines(page: pypdfium2.PdfPage, number: int) -> Iterator[Line]:
    """The lines of a page, in the order in which the file has them."""
    letters = page.get_textpage()
    run = _Run()
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    for index in range(pdfium.FPDFText_CountChars(letters.raw)):
        letter = _letter(pdfium.FPDFText_GetUnicode(letters.raw, index))
        if letter in "\r\n":
            if line := run.line(number):
                yield line
            run = _Run()
        elif letter.isspace():
            run.letters.append(" ")
        elif pdfium.FPDFText_GetCharBox(letters.raw, index, left, right, bottom, top):
            box = (left.value, bottom.value, right.value, top.value)
            if not run.goes_on(box):
                if line := run.line(number):
                    yield line
                run = _Run()
            run.letters.append(letter)
            run.boxes.append(box)
            run.sizes.append(pdfium.FPDFText_GetFontSize(letters.raw, index))
    if line := run.line(number):
        yield line
    letters.close()
    page.close()


def _letter(code: int) -> str:
    """A code point as text; what is none is left out as a blank."""
    if code == 0 or code > 0x10FFFF or 0xD800 <= code < 0xE000:
        return " "
    return chr(code)


def _headline(lines: Sequence[Line]) -> list[Line]:
    """The lines in the largest letters on the first page, where they are larger than the text and enough words."""
    if not lines:
        return []
    usual = statistics.median(line.size for line in lines for _ in line.text.split())
    first = [line for line in lines if line.page == lines[0].page and line.size > _LARGE * usual]
    for size in sorted({round(line.size, 1) for line in first}, reverse=True):
        found = [line for line in first if round(line.size, 1) == size]
        if _FEWEST_WORDS <= sum(len(line.text.split()) for line in found) <= 40:
            return found
    return []


def _stated(document: pypdfium2.PdfDocument) -> str:
    """The title that the file states, where it can be one."""
    title = " ".join(document.get_metadata_dict().get("Title", "").split())
    return title if len(title.split()) >= _FEWEST_WORDS and not _FILE_NAME.fullmatch(title) else ""
