"""What `sayso` understands: its commands and their options. The work is imported when a command runs."""

import datetime
from typing import Annotated, Literal

import typer

from sayso.cli.guard import guarded

Layer = Literal["claims", "attributions", "mentions", "events", "reports"]
Format = Literal["table", "jsonl", "csv"]
InputFormat = Literal["text", "markdown", "html", "jsonl"]

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


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and end.")
    ] = False,
) -> None:
    """The options that stand before a command; `--version` has done its work when this is reached."""


@app.command()
def read(
    inputs: Annotated[list[str], typer.Argument(metavar="INPUT", help="Files, folders, or - for stdin.")],
    layer: Annotated[Layer, typer.Option(help="What to print.")] = "claims",
    format: OutFormat = None,  # noqa: A002 - the option's name
    published: Annotated[
        str, typer.Option(metavar="DATE", callback=_day, help="Date of publication of reports that give none.")
    ] = "",
    input_format: Annotated[
        InputFormat | None, typer.Option(help="Form of the inputs. [default: by name and content]")
    ] = None,
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
def demo(format: OutFormat = None, debug: Debug = False) -> None:  # noqa: A002 - the option's name
    """Read the sample reports that come with sayso, and show who says what of the disputed incidents in them."""
    with guarded(debug):
        from sayso.cli.demo import show

        raise typer.Exit(show(format))
