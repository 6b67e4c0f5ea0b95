"""What `sayso` understands: its commands and their options. The work is imported when a command runs."""

from enum import StrEnum
from typing import Annotated, Literal, get_args

import typer

from sayso.cli.custody_commands import COMMANDS as CUSTODY
from sayso.cli.event_commands import COMMANDS as EVENTS
from sayso.cli.guard import guarded
from sayso.cli.options import ArchivePath, Column, Debug, InFormat, OutFormat, Published, ReaderFolder, facts, pairs
from sayso.cli.options import Format as Format
from sayso.cli.options import InputFormat as InputFormat
from sayso.cli.query_commands import COMMANDS as QUERIES
from sayso.cli.run_command import COMMANDS as RUNNING
from sayso.cli.serve_command import COMMANDS as SERVING
from sayso.cli.usage import Commands
from sayso.cli.watch_command import COMMANDS as WATCHING

Layer = Literal["claims", "attributions", "mentions", "events", "reports"]
ExportFormat = Literal[
    "acled",
    "ucdp-ged",
    "plover",
    "gdelt",
    "icews",
    "csv",
    "parquet",
    "geojson",
    "web-annotation",
    "prov",
    "datasette",
    "jsonl",
]
EXPORTS: tuple[str, ...] = get_args(ExportFormat)


class Kind(StrEnum):
    """Kinds of quotes: of options that can be repeated, typer takes no `Literal`."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"
    DOCUMENT = "document"
    HEARSAY = "hearsay"


app = typer.Typer(
    name="sayso",
    cls=Commands,
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


def _names(values: list[str] | None) -> tuple[str, ...]:
    """Names as given, checked.

    Raises:
        typer.BadParameter: one says nothing, and would be found in every name.
    """
    for value in values or ():
        if not value.strip():
            raise typer.BadParameter(f"No name '{value}'; expected a speaker's name or a part of it")
    return tuple(values or ())


Inputs = Annotated[list[str], typer.Argument(metavar="INPUT", help="Files, folders, URLs, or - for stdin.")]
AllowPrivate = Annotated[
    bool, typer.Option("--allow-private", help="Fetch from private addresses too, such as localhost.")
]
Follow = Annotated[bool, typer.Option("--follow", help="Of feeds, fetch the pages that the entries link to.")]
Every = Annotated[
    float, typer.Option(metavar="SECONDS", min=0, max=3600, help="Least time between two requests to one host.")
]


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
    layer: Annotated[Layer, typer.Option(case_sensitive=False, help="What to print.")] = "claims",
    format: OutFormat = None,  # noqa: A002 - the option's name
    published: Published = "",
    input_format: InFormat = None,
    column: Column = None,
    follow: Follow = False,
    every: Every = 1.0,
    allow_private: AllowPrivate = False,
    explain: Annotated[bool, typer.Option("--explain", help="In tables: what decided, on which words.")] = False,
    min_confidence: Annotated[
        float, typer.Option(metavar="LEAST", min=0, max=1, help="Leave out claims that are less sure.")
    ] = 0.0,
    reader: ReaderFolder = "",
    debug: Debug = False,
) -> None:
    """Read reports and print what they claim; nothing is stored."""
    with guarded(debug):
        from sayso.cli.output import Printed
        from sayso.cli.read import read_and_print
        from sayso.cli.reading import read_with
        from sayso.sources.fetching import Fetching

        read_with(reader)
        printed, fetching = Printed(layer, format, explain), Fetching(allow_private, follow, every)
        raise typer.Exit(
            read_and_print(
                inputs,
                printed,
                published=published,
                form=input_format,
                columns=pairs(column),
                fetching=fetching,
                least=min_confidence,
            )
        )


@app.command()
def quotes(
    inputs: Inputs,
    speaker: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME", callback=_names, help="Only of speakers with this in their name; repeatable."),
    ] = None,
    kind: Annotated[
        list[Kind] | None, typer.Option(case_sensitive=False, help="Only of this kind; repeatable.")
    ] = None,
    format: OutFormat = None,  # noqa: A002 - the option's name
    published: Published = "",
    input_format: InFormat = None,
    column: Column = None,
    follow: Follow = False,
    every: Every = 1.0,
    allow_private: AllowPrivate = False,
    reader: ReaderFolder = "",
    debug: Debug = False,
) -> None:
    """Read reports and print who is quoted saying what; nothing is stored."""
    with guarded(debug):
        from sayso.cli.quotes import Quoted
        from sayso.cli.read import read_and_print
        from sayso.cli.reading import read_with
        from sayso.sources.fetching import Fetching

        read_with(reader)
        quoted = Quoted(format, tuple(speaker or ()), tuple(kind or ()))
        fetching = Fetching(allow_private, follow, every)
        columns = pairs(column)
        raise typer.Exit(
            read_and_print(inputs, quoted, published=published, form=input_format, columns=columns, fetching=fetching)
        )


@app.command()
def add(
    archive: Annotated[str, typer.Argument(metavar="ARCHIVE", help="The folder of an archive; made where missing.")],
    inputs: Annotated[
        list[str] | None, typer.Argument(metavar="INPUT", help="Files, folders, URLs, or - for stdin.")
    ] = None,
    meta: Annotated[
        list[str] | None,
        typer.Option(metavar="KEY=VALUE", callback=facts, help="A fact about all inputs; repeatable."),
    ] = None,
    column: Column = None,
    published: Published = "",
    input_format: InFormat = None,
    retry_failed: Annotated[bool, typer.Option("--retry-failed", help="Try again what failed before.")] = False,
    again: Annotated[bool, typer.Option("--again", help="Take in also what was erased by `sayso forget`.")] = False,
    follow: Follow = False,
    every: Every = 1.0,
    allow_private: AllowPrivate = False,
    format: OutFormat = None,  # noqa: A002 - the option's name
    reader: ReaderFolder = "",
    debug: Debug = False,
) -> None:
    """Take reports into an archive; what is there already is not read again."""
    if not inputs and not retry_failed:
        raise typer.BadParameter("Missing argument 'INPUT'; expected files, or --retry-failed")
    with guarded(debug):
        from sayso.cli.add import Wanted, take_in
        from sayso.cli.reading import read_with
        from sayso.sources.fetching import Fetching

        read_with(reader)
        told, columns = pairs(meta), pairs(column)
        fetching = Fetching(allow_private, follow, every)
        wanted = Wanted(tuple(inputs or ()), told, published, input_format, fetching, retry_failed, again, columns)
        raise typer.Exit(take_in(archive, wanted, format))


@app.command()
def export(
    archive: ArchivePath,
    form: Annotated[
        ExportFormat,
        typer.Option("--as", metavar="FORMAT", case_sensitive=False, help=f"One of {', '.join(EXPORTS)}."),
    ],
    to: Annotated[str, typer.Option(metavar="PATH", help="File or folder to write; - for stdout.")] = "",
    since: Annotated[str, typer.Option(metavar="INSTANT", help="Only what came in or changed since, in UTC.")] = "",
    excel_safe: Annotated[bool, typer.Option("--excel-safe", help="In tables, put ' before formulas.")] = False,
    hxl: Annotated[bool, typer.Option("--hxl", help="Of acled and ucdp-ged: HXL tags in the second row.")] = False,
    all_events: Annotated[
        bool, typer.Option("--all-events", help="Of acled and ucdp-ged: also what they would not list.")
    ] = False,
    force: Annotated[bool, typer.Option("--force", help="Replace what sayso export has not written.")] = False,
    debug: Debug = False,
) -> None:
    """Write an archive in a format that others read."""
    with guarded(debug):
        from sayso.cli.export import export_archive, instant
        from sayso.export.outcome import Options

        options = Options(instant(since), excel_safe, hxl, all_events)
        raise typer.Exit(export_archive(archive, form, to, options, force=force))


@app.command()
def errors(archive: ArchivePath, format: OutFormat = None, debug: Debug = False) -> None:  # noqa: A002
    """List the inputs of an archive that failed or lost something, and why."""
    with guarded(debug):
        from sayso.cli.ledger import show_errors

        raise typer.Exit(show_errors(archive, format))


@app.command()
def status(archive: ArchivePath, format: OutFormat = None, debug: Debug = False) -> None:  # noqa: A002
    """Show what an archive holds."""
    with guarded(debug):
        from sayso.cli.ledger import show_status

        raise typer.Exit(show_status(archive, format))


@app.command()
def rebuild(
    archive: ArchivePath,
    drop: Annotated[bool, typer.Option("--drop", help="Drop lines that are in the database alone.")] = False,
    debug: Debug = False,
) -> None:
    """Make the database of an archive anew from its other files; nothing is read again."""
    with guarded(debug):
        from sayso.cli.ledger import rebuild

        raise typer.Exit(rebuild(archive, drop=drop))


for command in (*QUERIES, *EVENTS, *CUSTODY, *SERVING, *RUNNING, *WATCHING):
    app.command()(command)


@app.command()
def demo(
    keep: Annotated[str, typer.Option(metavar="ARCHIVE", help="Where to keep the archive. [default: nowhere]")] = "",
    format: OutFormat = None,  # noqa: A002 - the option's name
    debug: Debug = False,
) -> None:
    """Read the sample reports that come with sayso, and show who says what of the disputed incidents in them."""
    with guarded(debug):
        from sayso.cli.demo import show

        raise typer.Exit(show(format, keep))


@app.command()
def doctor(format: OutFormat = None, debug: Debug = False) -> None:  # noqa: A002 - the option's name
    """Show what this installation is made of, and whether each part of it works."""
    with guarded(debug):
        from sayso.cli.doctor import show

        raise typer.Exit(show(format))
