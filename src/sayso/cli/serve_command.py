"""The command that serves the workbench: what it is called, and its options."""

from collections.abc import Callable
from typing import Annotated, Literal

import typer

from sayso.cli.guard import guarded
from sayso.cli.options import Debug, ReaderFolder

Role = Literal["read", "judge", "admin"]


def serve(
    archive: Annotated[str, typer.Argument(metavar="ARCHIVE", help="The folder of an archive.")] = "",
    port: Annotated[int, typer.Option(min=0, max=65535, help="Where to listen; 0 for any port that is free.")] = 8765,
    host: Annotated[str, typer.Option(metavar="ADDRESS", help="Where to listen.")] = "127.0.0.1",
    name: Annotated[
        list[str] | None,
        typer.Option(metavar="HOST", help="What else browsers call this server, HOST or HOST:PORT; repeatable."),
    ] = None,
    open_browser: Annotated[bool, typer.Option("--open/--no-open", help="Open a browser.")] = True,
    as_name: Annotated[
        str, typer.Option("--as", metavar="NAME", help="Whose judgements they are. [default: the login]")
    ] = "",
    users: Annotated[str, typer.Option(metavar="FILE", help="Who may log in, and with which role.")] = "",
    password: Annotated[bool, typer.Option("--password", help="Ask for one password that all users know.")] = False,
    tls_cert: Annotated[str, typer.Option(metavar="FILE", help="Certificate (PEM) of this server.")] = "",
    tls_key: Annotated[str, typer.Option(metavar="FILE", help="Its key.")] = "",
    behind_tls: Annotated[bool, typer.Option("--behind-tls", help="A proxy that speaks TLS stands before it.")] = False,
    add_user: Annotated[
        str, typer.Option(metavar="NAME", help="Write a user into the file of --users; asks for the password.")
    ] = "",
    role: Annotated[Role, typer.Option(case_sensitive=False, help="Of --add-user: what the user may do.")] = "judge",
    reader: ReaderFolder = "",
    debug: Debug = False,
) -> None:
    """Open the workbench over an archive in the browser: read, compare, map and judge."""
    if not archive and not add_user:
        raise typer.BadParameter("Missing argument 'ARCHIVE'; expected an archive, or --add-user with --users")
    if add_user and (archive or not users):
        raise typer.BadParameter("--add-user takes --users FILE and no archive")
    with guarded(debug):
        from sayso.cli.reading import read_with
        from sayso.cli.serve import Serving
        from sayso.cli.serve import add_user as put_user
        from sayso.cli.serve import serve as run

        if add_user:
            raise typer.Exit(put_user(users, add_user, role))
        read_with(reader)
        names, opens = tuple(name or ()), open_browser
        wanted = Serving(host, port, names, opens, as_name, users, password, tls_cert, tls_key, behind_tls, debug)
        raise typer.Exit(run(archive, wanted))


COMMANDS: tuple[Callable[..., None], ...] = (serve,)
