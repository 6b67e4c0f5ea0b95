"""Places of events: the region that most speaks for, the finest place in it, and no point finer than told."""

from dataclasses import dataclass, field, replace
from typing import Any

from sayso.link.scene import scene
from sayso.link.told import Told
from sayso.model.analysis import PlaceMention
from sayso.model.claim import Claim, Location

ALEPPO, HOMS = "Aleppo Governorate", "Homs Governorate"
"""Regions that the gazetteer has."""


@dataclass
class Scene:
    """A report whose places are told beside its claims."""

    desk: Any
    places: list[PlaceMention] = field(default_factory=list)
    told: list[Told] = field(default_factory=list)

    def place(self, words: str, region: str, country: str = "SYR", *, feature: str = "PPL", within: str = "") -> None:
        """Names a place once, with the region it is taken to lie in."""
        wide = 6 if feature == "PCLI" else 4 if feature == "ADM1" else 1
        span = self.desk.at(words)
        self.places.append(
            PlaceMention(span, words, None if within else 7, 35.1234, 37.1, country, feature, region, wide, within)
        )

    def claim(self, trigger: str, *places: str, type_: str = "ASSAULT") -> Claim:
        """A claim with these places, resolved as the first of them is."""
        spans = tuple(self.desk.at(words) for words in places)
        known = {mention.span: mention for mention in self.places}
        first = known.get(spans[0]) if spans else None
        at = first and Location(
            first.name, first.geonameid, first.lat, first.lon, first.precision, first.admin1, first.country
        )
        claim: Claim = replace(
            self.desk.take(trigger, place=", ".join(places), type=type_), location=at, evidence={"place": spans}
        )
        self.told.append(Told(self.desk.report, claim, len(self.told), False, not self.told))
        return claim

    def found(self, *, main: bool = False) -> Location | None:
        return scene(self.told, self.places, [one.claim for one in self.told] if main else ())


def test_the_finest_place_of_the_region_that_most_claims_give(desk: Any) -> None:
    s = Scene(desk("Shells hit Brask in Amal.\nMany died in Amal.\nThey fled to Oldport.\n"))
    s.place("Brask", ALEPPO)
    s.place("Amal", ALEPPO, feature="ADM1")
    s.place("Oldport", HOMS)
    s.claim("hit", "Brask", "Amal")
    s.claim("died", "Amal")
    s.claim("fled", "Oldport")
    found = s.found()
    assert found
    assert (found.name, found.admin1, found.precision) == ("Brask", ALEPPO, 1)


def test_a_name_taken_for_a_place_abroad_yields_to_the_region_beside_it(desk: Any) -> None:
    s = Scene(desk("Shells hit Brask in Amal.\nThe mayor of Oldport spoke.\nHillstead was quiet.\n"))
    s.place("Brask", "Andalusia", "ESP")
    for words in ("Amal", "Oldport", "Hillstead"):
        s.place(words, ALEPPO, feature="ADM1" if words == "Amal" else "PPL")
    s.claim("hit", "Brask", "Amal")
    found = s.found()
    assert found
    assert (found.name, found.admin1, found.country, found.precision) == ("Brask", ALEPPO, "SYR", 4)
    assert found.geonameid is None
    assert found.lat == round(found.lat or 0, 2)


def test_a_part_of_a_longer_name_says_little(desk: Any) -> None:
    s = Scene(desk("Shells hit Brask Farms in Amal.\n"))
    s.place("Brask", HOMS)
    s.place("Amal", ALEPPO)
    s.claim("hit", "Brask Farms", "Amal")
    found = s.found()
    assert found
    assert found.admin1 == ALEPPO


def test_only_a_main_event_takes_a_place_told_beside_it(desk: Any) -> None:
    for main, region in ((True, ALEPPO), (False, "")):
        s = Scene(desk("Raids hit Norland.\nPeople of Brask fled.\n"))
        s.place("Norland", "", feature="PCLI")
        s.place("Brask", ALEPPO)
        s.claim("hit", "Norland")
        found = s.found(main=main)
        assert found
        assert found.admin1 == region


def test_what_is_told_beside_it_must_lie_in_the_country_told(desk: Any) -> None:
    s = Scene(desk("Raids hit Norland.\nMinisters in Oldport said so.\n"))
    s.place("Norland", "", feature="PCLI")
    s.place("Oldport", "District of Columbia", "USA")
    s.claim("hit", "Norland")
    found = s.found(main=True)
    assert found
    assert (found.name, found.admin1, found.country) == ("Norland", "", "SYR")


def test_talks_take_no_place_from_beside_them(desk: Any) -> None:
    s = Scene(desk("Ministers met.\nBrask was quiet.\n"))
    s.place("Brask", ALEPPO)
    s.claim("met", type_="CONSULT")
    assert s.found(main=True) is None


def test_places_that_nobody_knows_keep_their_names(desk: Any) -> None:
    s = Scene(desk("Shells hit Brask.\n"))
    s.claim("hit", "Brask")
    assert s.found() == Location("Brask")
