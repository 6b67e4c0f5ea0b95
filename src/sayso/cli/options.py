"""Options and arguments that several commands have."""

from typing import Annotated, Literal

import typer

Format = Literal["table", "jsonl", "csv"]

Debug = Annotated[bool, typer.Option("--debug", help="Show the traceback where something goes wrong.")]
OutFormat = Annotated[
    Format | None,
    typer.Option("--format", case_sensitive=False, help="How to print. [default: table on a terminal, else jsonl]"),
]
ArchivePath = Annotated[str, typer.Argument(metavar="ARCHIVE", help="The folder of an archive.")]
