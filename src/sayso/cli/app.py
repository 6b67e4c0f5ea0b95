"""What `sayso` understands: its commands and their options. The work is imported when a command runs."""

import datetime
from enum import StrEnum
from typing import Annotated, Literal

import typer

from sayso.cli.guard import guarded

Layer = Literal["claims", "attributions", "mentions", "events", "reports"]
Format = Literal["table", "jsonl", "csv"]
InputFormat = Literal["text", "markdown", "html", "jsonl"]


class Kind(StrEnum):
    """Kinds of quotes: of options that can be repeated, typer takes no `Literal`."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"
    DOCUMENT = "document"
    HEARSAY = "hearsay"


Debug = Annotated[bool, typer.Option("--debug", help="Show the traceback where something goes wrong.")]
OutFormat = Annotated[
    Format | None, typer.Option("--format", help="How to print. [default: table on a terminal, else jsonl]")
]

app = typer.Typer(
    name="sayso",
    help="Read news reports of conflict and politics into claims: who did what to whom, and on whose say-so.",
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


def main() -> None:
    """Run the command line.

    Ends the process with 0 done, 1 some inputs failed, 2 wrong usage, 3 unusable setting, or 4 the machine's fault.
    """
    app(prog_name="sayso")


def _version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"sayso {version('sayso')}")
        raise typer.Exit


def _day(value: str) -> str:
    """A date as given, checked.

    Raises:
        typer.BadParameter: it is none.
    """
    try:
        return value and datetime.date.fromisoformat(value).isoformat()
    except ValueError:
        raise typer.BadParameter(f"No date '{value}'; expected YYYY-MM-DD, such as 2015-10-07") from None


def _names(values: list[str] | None) -> tuple[str, ...]:
    """Names as given, checked.

    Raises:
        typer.BadParameter: one says nothing, and would be found in every name.
    """
    for value in values or ():
        if not value.strip():
            raise typer.BadParameter(f"No name '{value}'; expected a speaker's name or a part of it")
    return tuple(values or ())


Inputs = Annotated[list[str], typer.Argument(metavar="INPUT", help="Files, folders, or - for stdin.")]
Published = Annotated[
    str, typer.Option(metavar="DATE", callback=_day, help="Date of publication of reports that give none.")
]
InFormat = Annotated[InputFormat | None, typer.Option(help="Form of the inputs. [default: by name and content]")]


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and end.")
    ] = False,
) -> None:
    """The options that stand before a command; `--version` has done its work when this is reached."""


@app.command()
def read(
    inputs: Inputs,
    layer: Annotated[Layer, typer.Option(help="What to print.")] = "claims",
    format: OutFormat = None,  # noqa: A002 - the option's name
    published: Published = "",
    input_format: InFormat = None,
    explain: Annotated[bool, typer.Option("--explain", help="In tables: what decided, on which words.")] = False,
    debug: Debug = False,
) -> None:
    """Read reports and print what they claim; nothing is stored."""
    with guarded(debug):
        from sayso.cli.output import Printed
        from sayso.cli.read import read_and_print

        printed = Printed(layer, format, explain)
        raise typer.Exit(read_and_print(inputs, printed, published=published, form=input_format))


@app.command()
def quotes(
    inputs: Inputs,
    speaker: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME", callback=_names, help="Only of speakers with this in their name; repeatable."),
    ] = None,
    kind: Annotated[list[Kind] | None, typer.Option(help="Only of this kind; repeatable.")] = None,
    format: OutFormat = None,  # noqa: A002 - the option's name
    published: Published = "",
    input_format: InFormat = None,
    debug: Debug = False,
) -> None:
    """Read reports and print who is quoted saying what; nothing is stored."""
    with guarded(debug):
        from sayso.cli.quotes import Quoted
        from sayso.cli.read import read_and_print

        quoted = Quoted(format, tuple(speaker or ()), tuple(kind or ()))
        raise typer.Exit(read_and_print(inputs, quoted, published=published, form=input_format))


@app.command()
def demo(format: OutFormat = None, debug: Debug = False) -> None:  # noqa: A002 - the option's name
    """Read the sample reports that come with sayso, and show who says what of the disputed incidents in them."""
    with guarded(debug):
        from sayso.cli.demo import show

        raise typer.Exit(show(format))


@app.command()
def doctor(format: OutFormat = None, debug: Debug = False) -> None:  # noqa: A002 - the option's name
    """Show what this installation is made of, and whether each part of it works."""
    with guarded(debug):
        from sayso.cli.doctor import show

        raise typer.Exit(show(format))
