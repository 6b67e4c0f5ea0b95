"""The Python API: the verbs of the command line."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from os import PathLike, fspath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sayso.model.claim import Claim
    from sayso.model.quote import Quote
    from sayso.model.reading import Reading
    from sayso.sources.fetching import Fetching
    from sayso.sources.inputs import Failure

Input = str | PathLike[str]


def read(
    *inputs: Input | Iterable[Input],
    published: str = "",
    format: str | None = None,  # noqa: A002  the word users know
    columns: Mapping[str, str] | None = None,
    fetching: "Fetching | None" = None,
    on_failure: "Callable[[Failure], None] | None" = None,
) -> "Iterator[Claim]":
    """The claims of reports, read lazily, in the order of the inputs and their texts.

    Args:
        inputs: paths of files and folders, globs, URLs, or "-" for standard input; also an iterable of them.
        published: ISO 8601 date for reports that give no date of their own.
        format: name of a format, such as "text" or "pdf"; None goes by the content and the name.
        columns: of tables of articles, the column that holds each field, such as `{"text": "Full story"}`.
        fetching: how URLs are fetched (`sayso.sources.fetching.Fetching`); None has the defaults.
        on_failure: called with each input that cannot be read; without it, such an input raises.

    Raises:
        InputSkipped: an input cannot be read, and there is no `on_failure`.
    """
    for reading in _readings(inputs, published, format, columns, fetching, on_failure):
        yield from reading.claims


def quotes(
    *inputs: Input | Iterable[Input],
    published: str = "",
    format: str | None = None,  # noqa: A002  the word users know
    columns: Mapping[str, str] | None = None,
    fetching: "Fetching | None" = None,
    on_failure: "Callable[[Failure], None] | None" = None,
) -> "Iterator[Quote]":
    """Who is quoted saying what in reports, read lazily, in the order of the inputs and their texts.

    Args:
        inputs, published, format, columns, fetching, on_failure: as of `read`.

    Raises:
        InputSkipped: an input cannot be read, and there is no `on_failure`.
    """
    from sayso.run.quotes import quotes as quoted

    for reading in _readings(inputs, published, format, columns, fetching, on_failure):
        yield from quoted(reading)


def _readings(
    inputs: Iterable[Input | Iterable[Input]],
    published: str,
    form: str | None,
    columns: Mapping[str, str] | None,
    fetching: "Fetching | None",
    on_failure: "Callable[[Failure], None] | None",
) -> "Iterator[Reading]":
    from sayso.run.pipeline import read as readings

    paths = [fspath(p) for item in inputs for p in ([item] if isinstance(item, str | PathLike) else item)]
    return readings(
        paths, published=published, format=form, columns=columns, fetching=fetching, on_failure=on_failure or _stop
    )


def _stop(failure: "Failure") -> None:
    from sayso.errors import InputSkipped

    raise InputSkipped(f"{failure.key}: {failure.reason}")
