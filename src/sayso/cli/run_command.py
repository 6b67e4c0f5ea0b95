"""The command of the distributed run: what it is called, and its options."""

from collections.abc import Callable
from typing import Annotated, Literal

import typer

from sayso.cli.guard import guarded
from sayso.cli.options import Column, Debug, InFormat, OutFormat, Published, ReaderFolder, facts, pairs

EngineName = Literal["local", "dask"]


def run(
    given: Annotated[
        list[str], typer.Option("--input", metavar="INPUT", help="Files, folders, patterns, object stores; repeatable.")
    ],
    output: Annotated[str, typer.Option(metavar="LAKE", help="Where to: a folder, or one of an object store.")],
    engine: Annotated[EngineName, typer.Option(case_sensitive=False, help="Who does the work.")] = "local",
    scheduler: Annotated[str, typer.Option(metavar="ADDRESS", help="Of a cluster of Dask that runs.")] = "",
    workers: Annotated[int, typer.Option(min=0, help="How many tasks at once. [default: one a processor]")] = 0,
    shard: Annotated[str, typer.Option(metavar="I/N", help="Do each Nth shard alone, from the Ith, and stop.")] = "",
    shard_size: Annotated[
        float, typer.Option(metavar="MB", min=0.001, max=1e6, help="Megabytes of input of a shard.")
    ] = 4,
    archive_at: Annotated[
        str, typer.Option("--archive", metavar="ARCHIVE", help="Where the archive stands. [default: in the lake]")
    ] = "",
    meta: Annotated[
        list[str] | None, typer.Option(metavar="KEY=VALUE", callback=facts, help="A fact about all inputs; repeatable.")
    ] = None,
    column: Column = None,
    published: Published = "",
    input_format: InFormat = None,
    format: OutFormat = None,  # noqa: A002 - the option's name
    reader: ReaderFolder = "",
    debug: Debug = False,
) -> None:
    """Read many reports in shards, here or on a cluster, into an archive with tables beside it."""
    with guarded(debug):
        from sayso.cli.reading import read_with
        from sayso.cli.run import run_all
        from sayso.cluster.plan import Stated
        from sayso.cluster.running import Wanted

        read_with(reader)
        stated = Stated(published, input_format, tuple(pairs(meta).items()), tuple(pairs(column).items()))
        wanted = Wanted(tuple(given), output, stated, engine, workers, scheduler, shard, shard_size, archive_at)
        raise typer.Exit(run_all(wanted, format))


COMMANDS: tuple[Callable[..., None], ...] = (run,)
