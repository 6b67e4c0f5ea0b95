"""Reports in, readings out: the only place that knows all stages."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from traceback import extract_tb
from typing import TYPE_CHECKING, Protocol

from sayso.errors import SaysoError
from sayso.model.overlaps import Overlaps
from sayso.model.reading import Reader as Versions
from sayso.model.reading import Reading
from sayso.model.report import Report
from sayso.sources.fetching import Fetching
from sayso.sources.inputs import Failure, read_inputs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sayso.claims.material import Material
    from sayso.model.analysis import Heard, PlaceMention, Sentence


class SentenceReader(Protocol):
    """Whatever tells what a sentence says: the learned reader, or a record of what one said."""

    version: str

    def read(self, sentences: "Sequence[Sentence]") -> "Iterator[Heard]":
        """What each sentence says, in order."""


def read(
    inputs: Iterable[str],
    *,
    published: str = "",
    format: str | None = None,  # noqa: A002  the word users know
    columns: Mapping[str, str] | None = None,
    fetching: Fetching | None = None,
    on_failure: Callable[[Failure], None] | None = None,
) -> Iterator[Reading]:
    """Reads files, folders, globs, addresses or `-` (standard input), lazily, in order.

    Args:
        inputs: paths and addresses.
        published: ISO 8601 date for reports that give none.
        format: name of a format; None goes by the content and the name.
        columns: of tables of articles, the column that holds each field.
        fetching: how addresses are fetched.
        on_failure: called with each input that cannot be read.
    """
    for item in read_inputs(inputs, published=published, format=format, columns=columns, fetching=fetching):
        result = item if not isinstance(item, Report) else read_or_fail(item) if on_failure else read_report(item)
        if isinstance(result, Reading):
            yield result
        elif on_failure is not None:
            on_failure(result)


def read_or_fail(report: Report) -> Reading | Failure:
    """The reading of a report, or what went wrong: a fault of ours in one report must not cost the others."""
    try:
        return read_report(report)
    except (SaysoError, OSError, MemoryError):
        raise
    except Exception as error:
        at = extract_tb(error.__traceback__)[-1]
        what = f"{type(error).__name__}: {error}, {Path(at.filename).name}:{at.lineno}"
        return Failure(report.key, f"{report.key!r} was not read ({what}); a fault of sayso, please report it")


def read_report(report: Report, reader: SentenceReader | None = None) -> Reading:
    """Everything that is read off one report.

    Args:
        report: as the sources make it.
        reader: the learned reader; None takes the one that was chosen, which is the shipped one unless a user has
            another (docs/reader.md).
    """
    from sayso.analysis.chosen import chosen
    from sayso.analysis.coordinates import coordinates
    from sayso.claims import assemble, mentions
    from sayso.codebook import load
    from sayso.resolve import countries, located, placed

    reader = reader or chosen()
    material = _material(report, reader)
    parties = mentions.parties(material)
    places = located(
        report,
        material.sentences,
        also=[place.span for place in mentions.places(material)],
        states=countries(parties),
    )
    return Reading(
        report=report,
        sentences=material.sentences,
        attributions=material.attributions,
        times=material.times,
        numbers=material.numbers,
        parties=parties,
        places=_with_given(places, coordinates(report.text, 0)),
        claims=placed(assemble.claims(material, load()), places),
        reader=_versions(reader.version),
    )


def _with_given(places: "Sequence[PlaceMention]", given: "Sequence[PlaceMention]") -> "tuple[PlaceMention, ...]":
    """The places with those that a report gives by coordinates, whose letters name no other place."""
    taken = Overlaps(given, lambda one: one.span)
    named = (place for place in places if not any(taken(place.span)))
    return tuple(sorted((*named, *given), key=lambda place: place.span))


def _material(report: Report, reader: SentenceReader) -> "Material":
    """What rules and reader find in a report before anything is put together."""
    from sayso.analysis.anchor import written
    from sayso.analysis.means import means
    from sayso.analysis.naming import Naming
    from sayso.analysis.numbers import numbers
    from sayso.analysis.sentences import sentences
    from sayso.analysis.times import all_times
    from sayso.claims import mentions
    from sayso.claims.attribution import attributions
    from sayso.claims.material import Material
    from sayso.claims.objects import objects
    from sayso.claims.rebuttals import rebutted
    from sayso.claims.senses import literal
    from sayso.codebook.parties import parties

    split, day = sentences(report), written(report)
    heard = tuple(reader.read(split))
    acts = rebutted(split, literal(split, objects(split, [h.acts for h in heard])))
    naming = Naming(report, split, parties(), mentions.of_acts(acts), mentions.across(acts))
    return Material(
        report=report,
        sentences=split,
        acts=acts,
        attributions=attributions(
            report,
            split,
            name=lambda span: " & ".join(naming.members(span)),
            is_person=lambda name: naming.party(name).startswith("person:"),
            cited=[h.cited for h in heard],
            deeds={(act.trigger.start, act.trigger.end) for said in acts for act in said if act.type in DEEDS},
        ),
        times=tuple(all_times(split, day)),
        numbers=tuple(n for s in split for n in numbers(s.text, s.start)),
        means=tuple(m for s in split for m in means(s.text, s.start)),
        naming=naming,
    )


DEEDS = frozenset({"AID", "ASSAULT", "COERCE", "CONSULT", "COOPERATE", "MOBILIZE", "PROTEST", "RETREAT"})
"""Types of what is done rather than said."""


def present() -> Versions:
    """Who reads now: the versions that a reading made by this installation stands under."""
    from sayso.analysis.chosen import chosen

    return _versions(chosen().version)


@cache
def _versions(model: str) -> Versions:
    from importlib.metadata import version

    from sayso.codebook import load

    return Versions(version=version("sayso"), codebook=load().version, model=model)
