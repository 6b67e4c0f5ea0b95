"""The commands over linked events and judgements: what they are called, and their options."""

from collections.abc import Callable
from typing import Annotated

import typer

from sayso.cli.guard import guarded
from sayso.cli.options import ArchivePath, Debug, OutFormat

Limit = Annotated[int | None, typer.Option(metavar="COUNT", min=1, help="How many at most.")]


def link(archive: ArchivePath, format: OutFormat = None, debug: Debug = False) -> None:  # noqa: A002
    """Join the claims of an archive into events; what was linked already and is not touched stays as it is."""
    with guarded(debug):
        from sayso.cli.link import link_all

        raise typer.Exit(link_all(archive, format))


def judge(
    archive: Annotated[str, typer.Argument(metavar="ARCHIVE", help="The folder of an archive.")] = "",
    file: Annotated[str, typer.Argument(metavar="FILE", help="Judgements as JSON lines; - for stdin.")] = "",
    export: Annotated[bool, typer.Option("--export", help="Print all judgements of the archive instead.")] = False,
    annotations: Annotated[
        bool, typer.Option("--annotations", help="Print the judged claims as training takes them instead.")
    ] = False,
    agreement: Annotated[
        tuple[str, str] | None,
        typer.Option(metavar="FILE FILE", help="How far the judgements of two files agree; needs no archive."),
    ] = None,
    by: Annotated[
        str, typer.Option(metavar="NAME", help="Who decided, where a line does not say. [default: the login]")
    ] = "",
    format: OutFormat = None,  # noqa: A002 - the option's name
    debug: Debug = False,
) -> None:
    """Take people's judgements into an archive, print them, or say how far two people agree."""
    if agreement is None and not archive:
        raise typer.BadParameter("Missing argument 'ARCHIVE'; expected an archive, or --agreement with two files")
    asked = {"FILE": bool(file), "--export": export, "--annotations": annotations}
    if agreement is None and list(asked.values()).count(True) != 1:
        told = " and ".join(name for name, given in asked.items() if given) or "nothing to do"
        raise typer.BadParameter(f"{told}; expected one of FILE (judgements to take in), --export, --annotations")
    with guarded(debug):
        from sayso.cli.judge import show_agreement, take_in, write_annotations, write_out

        if agreement is not None:
            raise typer.Exit(show_agreement(agreement, format))
        if annotations:
            raise typer.Exit(write_annotations(archive))
        raise typer.Exit(write_out(archive) if export else take_in(archive, file, by))


def contradictions(
    archive: ArchivePath,
    limit: Limit = None,
    format: OutFormat = None,  # noqa: A002 - the option's name
    debug: Debug = False,
) -> None:
    """List the events whose accounts contradict each other, the most disputed first, with what is disputed by whom."""
    with guarded(debug):
        from sayso.cli.contradictions import show

        raise typer.Exit(show(archive, limit, format))


def origins(
    archive: ArchivePath,
    limit: Limit = None,
    format: OutFormat = None,  # noqa: A002 - the option's name
    debug: Debug = False,
) -> None:
    """List who is behind how much of what is reported; copies of one text count once."""
    with guarded(debug):
        from sayso.cli.origins import show

        raise typer.Exit(show(archive, limit, format))


def diff(
    archive: ArchivePath,
    since: Annotated[str, typer.Option(metavar="INSTANT", help="A date, or a time in UTC.")],
    format: OutFormat = None,  # noqa: A002 - the option's name
    debug: Debug = False,
) -> None:
    """List what changed in the events of an archive since an instant."""
    with guarded(debug):
        from sayso.cli.diff import show

        raise typer.Exit(show(archive, since, format))


COMMANDS: tuple[Callable[..., None], ...] = (link, judge, contradictions, origins, diff)
