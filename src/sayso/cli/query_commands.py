"""The commands that ask an archive: what they are called, and their options. The work is imported when one runs."""

import inspect
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from sayso.cli.guard import guarded
from sayso.cli.options import ArchivePath, Debug, OutFormat

if TYPE_CHECKING:
    from sayso.archive.queries.filters import Listed

ShowFormat = Literal["table", "jsonl"]


def _several(metavar: str, told: str) -> Any:
    return Annotated[list[str] | None, typer.Option(metavar=metavar, help=f"{told}; repeatable.")]


def _text(metavar: str, told: str) -> Any:
    return Annotated[str | None, typer.Option(metavar=metavar, callback=_worded, help=told)]


def _worded(option: typer.CallbackParam, value: str | None) -> str | None:
    """A text as given, checked.

    Raises:
        typer.BadParameter: it says nothing.
    """
    if value is not None and not value.strip():
        raise typer.BadParameter(f"{value!r}; expected {option.metavar}")
    return value


FILTERS: Mapping[str, tuple[Any, object]] = {
    "said_by": (_several("PARTY", "Who says so, at any link of the chain"), None),
    "origin": (_several("PARTY", "Who says so in the end"), None),
    "actor": (_several("PARTY", "Who acts"), None),
    "recipient": (_several("PARTY", "Who is acted on"), None),
    "exactly": (Annotated[bool, typer.Option("--exactly", help="Of states: not their forces and officials.")], False),
    "type": (_several("TYPE", "Type of act, such as ASSAULT"), None),
    "mode": (_several("MODE", "Mode of act"), None),
    "status": (_several("STATUS", "How an act is told, such as happened"), None),
    "grade": (_several("GRADE", "Grade of events, such as contested"), None),
    "place": (_several("PLACE", "Country, region or place"), None),
    "box": (_text("W,S,E,N", "Located in this part of the world, in degrees: 35,32,42,38."), None),
    "since": (_text("DATE", "From then on: YYYY, YYYY-MM or YYYY-MM-DD."), None),
    "until": (_text("DATE", "Up to then, that day included."), None),
    "search": (_text("WORDS", 'Words, "phrases", AND, OR, NOT, NEAR(a b, 5), begin*.'), None),
    "confidence": (Annotated[float, typer.Option(metavar="LEAST", min=0, max=1, help="The least, 0 to 1.")], 0.0),
    "publisher": (_several("NAME", "Outlet, or words of its name"), None),
    "report": (_several("ID", "Id or key of a report"), None),
    "superseded": (Annotated[bool, typer.Option("--superseded", help="Also what is in force no longer.")], False),
    "judged_out": (
        Annotated[bool, typer.Option("--judged-out", help="Also claims that somebody judged to be none.")],
        False,
    ),
    "limit": (Annotated[int | None, typer.Option(metavar="COUNT", min=1, help="How many at most.")], None),
    "sort": (_text("ORDER", "Order, such as date; docs/queries.md lists them."), None),
    "reverse": (Annotated[bool, typer.Option("--reverse", help="Turn the order round.")], False),
}
"""The options of all lists; each list has those that go with it."""

_OF_TEXTS = ("said_by", "exactly", "since", "until", "search", "publisher", "report", "superseded")
_HOW = ("limit", "sort", "reverse")
_EVENTS = tuple(name for name in FILTERS if name not in ("superseded", "judged_out"))

LISTS: Mapping["Listed", tuple[str, Sequence[str]]] = {
    "claims": ("List the claims of an archive: who did what to whom, and on whose say-so.", tuple(FILTERS)),
    "attributions": ("List who is cited for what in the reports of an archive.", (*_OF_TEXTS, *_HOW)),
    "reports": ("List the reports of an archive, or those with a claim that fits.", tuple(FILTERS)),
    "events": ("List the events of an archive, with who says what of each.", _EVENTS),
    "parties": ("List who acts, is acted on or is cited in an archive, and how often.", _EVENTS),
}

_SQL = {
    "sql": (_text("SELECT", "Run this over the tables of the archive, in place of filters."), None),
    "seconds": (Annotated[float, typer.Option(metavar="TIME", min=0.01, max=3600, help="Time for --sql.")], 1.0),
}


def _command(listed: "Listed", told: str, names: Sequence[str]) -> Callable[..., None]:
    """The command that lists something, with its own options."""

    def command(archive: str, sql: str | None, seconds: float, format: str | None, debug: bool, **given: Any) -> None:  # noqa: A002
        with guarded(debug):
            from sayso.cli.asking import run_sql, show_list

            if sql:
                raise typer.Exit(run_sql(archive, sql, seconds, given, format))
            raise typer.Exit(show_list(listed, archive, given, format))

    options = {**{name: FILTERS[name] for name in names}, **_SQL, "format": (OutFormat, None), "debug": (Debug, False)}
    either = inspect.Parameter.KEYWORD_ONLY
    parameters = [inspect.Parameter("archive", either, annotation=ArchivePath)]
    parameters += [inspect.Parameter(n, either, default=value, annotation=kind) for n, (kind, value) in options.items()]
    command.__name__, command.__doc__ = listed, told
    command.__annotations__ = {one.name: one.annotation for one in parameters}
    command.__dict__["__signature__"] = inspect.Signature(parameters)
    return command


def show(
    archive: ArchivePath,
    id: Annotated[  # noqa: A002 - what it is
        str, typer.Argument(metavar="ID", help="Of a report, claim, attribution, event or judgement; a key; a party.")
    ],
    format: Annotated[  # noqa: A002 - the option's name
        ShowFormat | None,
        typer.Option(case_sensitive=False, help="How to print. [default: table on a terminal, else jsonl]"),
    ] = None,
    debug: Debug = False,
) -> None:
    """Show one report, claim, attribution, event, judgement or party of an archive, with all that is known of it."""
    with guarded(debug):
        from sayso.cli.showing import show_one

        raise typer.Exit(show_one(archive, id, format))


COMMANDS: tuple[Callable[..., None], ...] = (*(_command(listed, *rest) for listed, rest in LISTS.items()), show)
