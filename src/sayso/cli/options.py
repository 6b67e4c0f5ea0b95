"""Options and arguments that several commands have."""

import datetime
from typing import Annotated, Literal

import typer

Format = Literal["table", "jsonl", "csv"]

Debug = Annotated[bool, typer.Option("--debug", help="Show the traceback where something goes wrong.")]
OutFormat = Annotated[
    Format | None,
    typer.Option("--format", case_sensitive=False, help="How to print. [default: table on a terminal, else jsonl]"),
]
ArchivePath = Annotated[str, typer.Argument(metavar="ARCHIVE", help="The folder of an archive.")]
InputFormat = Literal[
    "text",
    "markdown",
    "html",
    "jsonl",
    "csv",
    "pdf",
    "warc",
    "arc",
    "feed",
    "mhtml",
    "mail",
    "nexis",
    "zip",
    "tar",
    "packed",
]


def day(value: str) -> str:
    """A date as given, checked.

    Raises:
        typer.BadParameter: it is none.
    """
    try:
        return value and datetime.date.fromisoformat(value).isoformat()
    except ValueError:
        raise typer.BadParameter(f"No date '{value}'; expected YYYY-MM-DD, such as 2015-10-07") from None


def facts(values: list[str] | None) -> list[str]:
    """Facts as given, checked; their keys in small letters.

    Raises:
        typer.BadParameter: one has no "=", or says nothing.
    """
    found: list[str] = []
    for value in values or ():
        key, _, told = value.partition("=")
        if not key.strip() or not told.strip():
            raise typer.BadParameter(f"No fact '{value}'; expected KEY=VALUE, such as publisher=Reuters")
        found.append(f"{key.strip().lower()}={told}")
    return found


def pairs(values: list[str] | None) -> dict[str, str]:
    """Facts that were checked, by their keys."""
    return dict(value.split("=", 1) for value in values or ())


ReaderFolder = Annotated[
    str,
    typer.Option("--reader", metavar="FOLDER", envvar="SAYSO_READER", help="Read with the reader in this folder."),
]
Published = Annotated[
    str, typer.Option(metavar="DATE", callback=day, help="Date of publication of reports that give none.")
]
InFormat = Annotated[
    InputFormat | None, typer.Option(case_sensitive=False, help="Form of the inputs. [default: by name and content]")
]
Column = Annotated[
    list[str] | None,
    typer.Option(metavar="FIELD=NAME", callback=facts, help="Of tables, the column of a field; repeatable."),
]
