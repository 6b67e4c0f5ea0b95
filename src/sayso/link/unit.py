"""An event within one report, as much of it as linking across reports needs: a light value that can be stored."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from sayso.model.claim import Location, When


@dataclass(frozen=True, slots=True)
class Sayings:
    """The words that tell of it, by what they are, each kind with weights.

    Attributes:
        all: all stems of the text, as `wording.weighed` has them.
        opening: those of the title and the first sentences.
        plain: those that name nobody and no place.
        names: words of names that neither the tables of parties nor the gazetteer know.
        known: words of names of parties that the tables know.
        places: words of names of places.
        salient: names, of places too, by how often and how rarely they are named, from 0 to 1; those named once in
            passing are left out.
        opening_names: names of the title and the first sentences that no table of parties and no gazetteer knows.
    """

    all: Mapping[str, float] = field(default_factory=dict)
    opening: Mapping[str, float] = field(default_factory=dict)
    plain: Mapping[str, float] = field(default_factory=dict)
    names: Mapping[str, float] = field(default_factory=dict)
    known: Mapping[str, float] = field(default_factory=dict)
    places: Mapping[str, float] = field(default_factory=dict)
    salient: Mapping[str, float] = field(default_factory=dict)
    opening_names: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Unit:
    """An event within one report.

    Attributes:
        id: of that event, which is that of its earliest claim; that of the report where there is none.
        report: id of the report.
        main: whether it is what most of the report's claims tell of; its words are then those of the whole report,
            else those of its own sentences.
        published: as of the report, "" where unknown.
        lemmas: the words of the codebook that tell it.
        actors, recipients: keys of the parties, as `compare.party_key` has them.
        killed, injured: what is counted of them; None where nothing is.
        sites: finest places that its text names: ids of the gazetteer, or names.
        regions: country and first-level region of all that it names, joined by "/".
        own: the stems of its own sentences, as `wording.weighed` has them.
        counts: what is counted of it and how many, "weapons 26"; ones and twos are everywhere and left out.
        figures: numbers in its text; years are none.
        days: ISO 8601 dates that its text gives to the day.
        years: those that its text speaks of.
        armed: whether it names an armed group that the tables of parties know.
        apart: ids of events of the same report that it tells apart from this one.
        claims: ids of its claims, in the order of the text; none where no claim of the report makes an event.
    """

    id: str
    report: str
    main: bool
    type: str
    mode: str = ""
    published: str = ""
    when: When | None = None
    where: Location | None = None
    lemmas: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    killed: int | None = None
    injured: int | None = None
    said: Sayings = Sayings()
    sites: frozenset[str] = frozenset()
    regions: frozenset[str] = frozenset()
    own: Mapping[str, float] = field(default_factory=dict)
    counts: frozenset[str] = frozenset()
    figures: frozenset[str] = frozenset()
    days: frozenset[str] = frozenset()
    years: frozenset[str] = frozenset()
    armed: bool = False
    apart: frozenset[str] = frozenset()
    claims: tuple[str, ...] = ()
