"""The command that watches feeds: what it is called, and its options."""

from collections.abc import Callable
from typing import Annotated

import typer

from sayso.cli.guard import guarded
from sayso.cli.options import Debug, OutFormat, ReaderFolder


def watch(
    archive: Annotated[str, typer.Argument(metavar="ARCHIVE", help="The folder of an archive; made where missing.")],
    feeds: Annotated[list[str], typer.Argument(metavar="FEEDS", help="Addresses of feeds, or files that list them.")],
    every: Annotated[
        str, typer.Option(metavar="SPAN", help="Least time between two polls of a feed. [default: 15m; with --once 0]")
    ] = "",
    once: Annotated[bool, typer.Option("--once", help="Poll each feed that is due once, and end.")] = False,
    lasts: Annotated[str, typer.Option("--for", metavar="SPAN", help="End after that time, such as 2h.")] = "",
    all_events: Annotated[bool, typer.Option("--all", help="Tell of events that are new as well.")] = False,
    post: Annotated[str, typer.Option(metavar="URL", help="Post what is new as JSON to this address too.")] = "",
    allow_private: Annotated[
        bool, typer.Option("--allow-private", help="Fetch from and post to private addresses too, such as localhost.")
    ] = False,
    format: OutFormat = None,  # noqa: A002 - the option's name
    reader: ReaderFolder = "",
    debug: Debug = False,
) -> None:
    """Poll feeds into an archive, and print what that changes: what is contested or denied, and tolls."""
    with guarded(debug):
        from sayso.cli.reading import read_with
        from sayso.cli.watch import Asked
        from sayso.cli.watch import watch as poll

        read_with(reader)
        asked = Asked(tuple(feeds), every, once, lasts, all_events, post, allow_private)
        raise typer.Exit(poll(archive, asked, format))


COMMANDS: tuple[Callable[..., None], ...] = (watch,)
