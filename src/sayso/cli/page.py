"""A page of text for a terminal or a pipe: wrapped at its width, indented, coloured only on a terminal."""

import io
import sys
from collections.abc import Iterable, Sequence
from typing import TextIO

from rich.console import Console
from rich.table import Table
from rich.text import Text

from sayso.cli.clean import clean
from sayso.model.claim import Claim

STATUS_STYLES = {
    "happened": "green",
    "ongoing": "green",
    "planned": "cyan",
    "wanted": "cyan",
    "possible": "yellow",
    "denied": "red",
}

AROUND = 150
"""Characters of a sentence that are shown on each side of a trigger."""


class _Console(Console):
    """A console that leaves it to the command what a pipe that is closed early means."""

    def on_broken_pipe(self) -> None:
        """Raise what rich would end the process with 1 for."""
        raise BrokenPipeError


class Page:
    """Writes lines to a stream, 80 columns wide where the stream is no terminal and COLUMNS does not say otherwise."""

    def __init__(self, stream: TextIO | None = None) -> None:
        stream = stream or _stdout()
        self.console = _Console(
            file=stream, force_terminal=stream.isatty(), highlight=False, markup=False, emoji=False, soft_wrap=True
        )

    def line(self, text: Text | str = "", indent: int = 0, style: str = "") -> None:
        """One paragraph, wrapped; every line of it is indented by as many blanks."""
        whole = Text(text, style) if isinstance(text, str) else text
        for part in whole.wrap(self.console, max(20, self.console.width - indent)) or [Text()]:
            self.line_of(Text(" " * indent) + part)

    def grid(self, rows: Iterable[Sequence[Text]], widths: Sequence[int], indent: int = 0) -> None:
        """Rows of cells side by side, each wrapped in its column.

        Args:
            rows: cells.
            widths: of the columns, in characters; the last one takes what is left.
            indent: blanks before the first column.
        """
        left = max(20, self.console.width - indent - sum(widths[:-1]) - 2 * len(widths))
        table = Table.grid(padding=(0, 2, 0, 0))
        for width in (*widths[:-1], left):
            table.add_column(width=width, overflow="fold")
        for row in rows:
            table.add_row(*row)
        for line in self.console.render_lines(table, self.console.options.update(width=self.console.width - indent)):
            self.line_of(Text.assemble(" " * indent, *((segment.text, segment.style or "") for segment in line)))

    def line_of(self, text: Text) -> None:
        """One line as it is, without the blanks at its end."""
        text.rstrip()
        self.console.print(text)


def _stdout() -> TextIO:
    """Stdout, with `?` for what its encoding has no character for."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")
    return sys.stdout


def marked(claim: Claim) -> Text:
    """The claim's sentence with its trigger between `»` and `«`; of a long one, what stands around the trigger."""
    text, offset = claim.sentence.text, claim.sentence.start
    start, end = claim.trigger.start - offset, claim.trigger.end - offset
    before, after = clean(_ending(text[:start])), clean(_beginning(text[end:]))
    return Text.assemble((before, "dim"), (f"»{clean(text[start:end])}«", "bold"), (after, "dim"))


def _ending(text: str) -> str:
    """The last words of a text, AROUND characters at most."""
    return text if len(text) <= AROUND else "…" + text[len(text) - AROUND :].partition(" ")[2]


def _beginning(text: str) -> str:
    """The first words of a text, AROUND characters at most."""
    return text if len(text) <= AROUND else text[:AROUND].rpartition(" ")[0] + "…"


def act(claim: Claim) -> Text:
    """Type, mode and status of a claim."""
    kind = " ".join(part for part in (claim.type, claim.mode) if part)
    return Text.assemble((kind, "bold"), " · ", (claim.status, STATUS_STYLES[claim.status]))
