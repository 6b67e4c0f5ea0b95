"""The commands of custody and upkeep: what they are called, and their options. The work is imported when one runs."""

from collections.abc import Callable
from typing import Annotated, Literal

import typer

from sayso.cli.guard import guarded
from sayso.cli.options import ArchivePath, Debug, OutFormat, ReaderFolder

CountBy = Literal["place", "party", "type"]
CountOf = Literal["claims", "events", "killed"]
Rated = Literal["outlet", "source"]
Reliability = Literal["a", "b", "c", "d", "e", "f", "g"]
Credibility = Literal["1", "2", "3", "4", "5", "6"]

Reports = Annotated[list[str], typer.Argument(metavar="REPORT", help="Ids, keys or addresses of reports.")]
Why = Annotated[str, typer.Option(metavar="TEXT", help="The reason; it stays in the journal.")]
By = Annotated[str | None, typer.Option(metavar="NAME", help="Who says so. [default: the name of the login]")]
To = Annotated[str, typer.Option(metavar="PATH", help="A name that ends in .zip, or a folder.")]
Private = Annotated[
    bool, typer.Option("--allow-private", help="The authority may be at a private address, such as localhost.")
]


def verify(
    archive: ArchivePath,
    ca: Annotated[
        str, typer.Option(metavar="FILE", help="Certificates (PEM) that time stamps have to be signed under.")
    ] = "",
    files_only: Annotated[bool, typer.Option("--files-only", help="Leave the database out.")] = False,
    format: OutFormat = None,  # noqa: A002 - the option's name
    debug: Debug = False,
) -> None:
    """Check that an archive is as it was written: every hash, every quoted word, every row."""
    with guarded(debug):
        from sayso.cli.verify import verify as check

        raise typer.Exit(check(archive, format, ca=ca, files_only=files_only))


def pack(
    archive: ArchivePath,
    to: To,
    reports: Annotated[
        list[str] | None, typer.Argument(metavar="REPORT", help="Ids, keys or addresses. [default: all reports]")
    ] = None,
    stamp: Annotated[str, typer.Option(metavar="URL", help="Have this authority stamp the journal first.")] = "",
    allow_private: Private = False,
    force: Annotated[bool, typer.Option("--force", help="Replace an earlier pack.")] = False,
    debug: Debug = False,
) -> None:
    """Pack up what was kept of reports, with all that shows it is as it was."""
    with guarded(debug):
        from sayso.cli.pack import pack_up

        raise typer.Exit(pack_up(archive, reports or (), to, (stamp, allow_private), force=force))


def stamp(
    archive: ArchivePath,
    authority: Annotated[str, typer.Argument(metavar="URL", help="Address of an authority (RFC 3161).")],
    allow_private: Private = False,
    debug: Debug = False,
) -> None:
    """Have an authority state when an archive was as it is; the hash of its journal alone is sent."""
    with guarded(debug):
        from sayso.cli.stamp import have_stamped

        raise typer.Exit(have_stamped(archive, authority, allow_private=allow_private))


def reread(archive: ArchivePath, reader: ReaderFolder = "", debug: Debug = False) -> None:
    """Read the reports of an archive again with the present reader; earlier readings are kept beside."""
    with guarded(debug):
        from sayso.cli.reading import read_with
        from sayso.cli.reread import read_again

        read_with(reader)
        raise typer.Exit(read_again(archive))


def forget(archive: ArchivePath, reports: Reports, why: Why, by: By = None, debug: Debug = False) -> None:
    """Erase reports for good: raw bytes, text and readings. It cannot be undone."""
    with guarded(debug):
        from sayso.cli.forget import erase

        raise typer.Exit(erase(archive, reports, why, by))


def retract(archive: ArchivePath, reports: Reports, why: Why, by: By = None, debug: Debug = False) -> None:
    """Mark reports as taken back by their publisher: they are kept, and no longer in force."""
    with guarded(debug):
        from sayso.cli.forget import take_back

        raise typer.Exit(take_back(archive, reports, why, by))


def merge(
    archive: Annotated[str, typer.Argument(metavar="INTO", help="The folder of an archive; made where missing.")],
    others: Annotated[list[str], typer.Argument(metavar="FROM", help="Folders of other archives.")],
    debug: Debug = False,
) -> None:
    """Take what other archives hold into one."""
    with guarded(debug):
        from sayso.cli.merge import merge_all

        raise typer.Exit(merge_all(archive, others))


def freeze(
    archive: ArchivePath,
    to: To,
    title: Annotated[str, typer.Option(metavar="TEXT", help="What the edition is called.")] = "",
    author: Annotated[list[str] | None, typer.Option(metavar="NAME", help="Whom to cite; repeatable.")] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace an earlier edition.")] = False,
    debug: Debug = False,
) -> None:
    """Write a citable edition: tables, records, versions, hashes, methods, citation."""
    with guarded(debug):
        from sayso.cli.freeze import write

        raise typer.Exit(write(archive, to, title, author or (), force=force))


def counts(
    archive: ArchivePath,
    by: Annotated[CountBy, typer.Option(case_sensitive=False, help="What a row is for, month by month.")],
    of: Annotated[CountOf, typer.Option(case_sensitive=False, help="What is counted.")] = "claims",
    format: OutFormat = None,  # noqa: A002 - the option's name
    debug: Debug = False,
) -> None:
    """Count claims, events or people killed, month by month."""
    with guarded(debug):
        from sayso.cli.counts import show

        raise typer.Exit(show(archive, by, of, format))


def rate(
    archive: ArchivePath,
    name: Annotated[
        str, typer.Argument(metavar="NAME", help="An outlet, or a source. [default: list all ratings]")
    ] = "",
    reliability: Annotated[
        Reliability | None,
        typer.Option(case_sensitive=False, help="a wholly reliable ... e unreliable, f not to be judged, g deceptive."),
    ] = None,
    credibility: Annotated[
        Credibility | None, typer.Option(help="1 confirmed by others ... 5 improbable, 6 not to be judged.")
    ] = None,
    of: Annotated[Rated, typer.Option(case_sensitive=False, help="What the name is of.")] = "outlet",
    why: Annotated[str, typer.Option(metavar="TEXT", help="The reason; it stays in the journal.")] = "",
    by: By = None,
    format: OutFormat = None,  # noqa: A002 - the option's name
    debug: Debug = False,
) -> None:
    """Rate an outlet or a source on the Admiralty scale, or show the ratings; no claim is dropped for one."""
    if reliability is None and (credibility or why):
        raise typer.BadParameter("Missing option '--reliability'; expected a to g")
    if reliability is not None and not name:
        raise typer.BadParameter("Missing argument 'NAME'; expected an outlet or a source")
    with guarded(debug):
        from sayso.cli.rate import give, show
        from sayso.model.edition import Rating

        if reliability is None:
            raise typer.Exit(show(archive, name, format))
        raise typer.Exit(give(archive, Rating(of, name, reliability, credibility or "", why, by or "")))


COMMANDS: tuple[Callable[..., None], ...] = (
    verify,
    pack,
    stamp,
    reread,
    forget,
    retract,
    merge,
    freeze,
    counts,
    rate,
)
