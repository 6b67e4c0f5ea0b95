"""What an address asks for: its filters and its search box, checked, and told in words."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, cast, get_args

from starlette.requests import Request

from sayso.archive.facets.columns import View
from sayso.archive.facets.places import country_name
from sayso.archive.facets.sought import More, Sought, sought
from sayso.archive.queries.days import days
from sayso.archive.queries.filters import TAKEN, Wanted
from sayso.archive.queries.spots import Box, one_place
from sayso.codebook import load
from sayso.codebook.parties import parties
from sayso.errors import RunStopped
from sayso.model.analysis import STATUSES
from sayso.model.event import Grade
from sayso.resolve.gazetteer import gazetteer
from sayso.web.searching import Box as Typed
from sayso.web.searching import box

NONE = "none"
"""The value of `place` and `date` that stands for what has none."""
_WORDED: Mapping[str, str] = {
    "said_by": "said by {}",
    "origin": "origin: {}",
    "actor": "actor: {}",
    "recipient": "recipient: {}",
    "party": "party: {}",
    "type": "type: {}",
    "mode": "mode: {}",
    "status": "status: {}",
    "grade": "grade: {}",
    "place": "place: {}",
    "box": "in the box {}",
    "since": "from {}",
    "until": "until {}",
    "date": "in {}",
    "search": "words: {}",
    "publisher": "outlet: {}",
    "report": "report: {}",
    "confidence": "confidence from {}",
    "exactly": "parties alone, without those who belong to them",
    "superseded": "with what is in force no longer",
    "judged_out": "with what was judged to be no claim",
}
"""Filters as chips and citations have them."""
_ONE = frozenset({"since", "until", "confidence", "search", "box"})
_SWITCHES = frozenset({"exactly", "superseded", "judged_out"})


@dataclass(frozen=True, slots=True)
class Chip:
    """One filter in force.

    Attributes:
        box: whether it stands in the search box, else among the parameters of the address.
    """

    name: str
    value: str
    label: str
    box: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked for.

    Attributes:
        filters: those in force, told in words.
        notes: lines on what was not understood, and is passed over.
    """

    sought: Sought
    filters: tuple[Chip, ...]
    notes: tuple[str, ...]


def wanted_of(request: Request, view: View | None = None) -> Question:
    """What a request asks for.

    Args:
        request: its address has the filters, and the search box as `q`.
        view: what is listed; None for the `view` of the address, claims where it has none.

    Raises:
        RunStopped: there is no such view; exit code 2.
    """
    given = request.query_params
    chips = [Chip(name, value, "") for name, value in given.multi_items() if name in _WORDED and value.strip()]
    order = {"sort": given.get("sort", ""), "reverse": _is_on(given.get("reverse", ""))}
    return question(cast("View", view or given.get("view", "claims")), chips, box(given.get("q", "")), order)


def sought_of(request: Request, view: View) -> tuple[Sought, tuple[str, ...]]:
    """What a request asks for in one view, and lines on what was not understood; as of `wanted_of`."""
    found = wanted_of(request, view)
    return found.sought, found.notes


def question(view: View, chips: Iterable[Chip], boxed: Typed, order: Mapping[str, Any]) -> Question:
    """As of `wanted_of`, from parts."""
    notes = list(boxed.notes)
    boxes = [Chip(name, value, "", box=True) for name, value in boxed.given]
    kept = list(_once(_checked((*chips, *boxes), notes)))
    told = [Chip(one.name, one.value, label(one.name, one.value), one.box) for one in kept]
    if boxed.words:
        told.append(Chip("search", boxed.words, label("search", boxed.words), box=True))
    told.extend(Chip("search", f"-{word}", f"without {word}", box=True) for word in boxed.without)
    return Question(_sought(view, kept, boxed, order), tuple(told), tuple(notes))


def _once(chips: Iterable[Chip]) -> Iterable[Chip]:
    return {(one.name, one.value): one for one in chips}.values()


def _sought(view: View, chips: Iterable[Chip], boxed: Typed, order: Mapping[str, Any]) -> Sought:
    given: defaultdict[str, list[str]] = defaultdict(list)
    for one in chips:
        given[one.name].append(one.value)
    nowhere, undated = (NONE in given[name] for name in ("place", "date"))
    several = {name: tuple(one for one in values if not _is_none(name, one)) for name, values in given.items()}
    more = More(several.pop("party", ()), several.pop("date", ()), boxed.left_out, nowhere, undated)
    wanted: dict[str, Any] = {name: values for name, values in several.items() if name not in _ONE | _SWITCHES}
    wanted |= {name: True for name in _SWITCHES if several.get(name)}
    wanted |= {name: several[name][-1] for name in ("since", "until", "box") if several.get(name)}
    if several.get("confidence"):
        wanted["confidence"] = float(several["confidence"][-1])
    wanted["search"] = " ".join([*several.get("search", ()), *([f"({boxed.words})"] if boxed.words else [])])
    taken = TAKEN.get(view, frozenset())
    kept = {name: value for name, value in (wanted | dict(order)).items() if name in taken and value}
    return sought(view, cast("Wanted", kept), more)


def _is_none(name: str, value: str) -> bool:
    return value == NONE and name in ("place", "date")


def label(name: str, value: str) -> str:
    """A filter in words."""
    if _is_none(name, value):
        return f"no {name}"
    return _WORDED[name].format(_shown(name, value))


def _shown(name: str, value: str) -> str:
    if name == "type" and value.upper() in load().types:
        return load().types[value.upper()].label
    if name == "mode":
        return value.replace("-", " ")
    if name == "place":
        return place_shown(value)
    if name == "box":
        return _box_shown(value)
    kind, colon, own = value.partition(":")
    if colon and kind.isalpha() and name in ("said_by", "origin", "actor", "recipient", "party"):
        known = parties().get(value)
        return known.name if known else own.replace("-", " ")
    return value


def place_shown(value: str) -> str:
    """What to call a place; of one that stands alone with what tells it from others of its name."""
    name, _, at = one_place(value).rpartition("@")
    if name:
        return f"{name} at {', '.join(f'{float(one):g}' for one in at.split(','))}"
    known = gazetteer().place(int(at)) if at else None
    if known is None:
        return value
    region = gazetteer().place(known.admin1) if known.admin1 else None
    within = (region.name if region else "", country_name(known.country))
    return ", ".join(dict.fromkeys((known.name, *filter(None, within))))


def _box_shown(value: str) -> str:
    box = Box.of(value)
    south, north = (_degrees(at, "N", "S") for at in (box.south, box.north))
    west, east = (_degrees(at, "E", "W") for at in (box.west, box.east))
    return f"{south} to {north}, {west} to {east}"


def _degrees(at: float, positive: str, negative: str) -> str:
    return f"{abs(at):g}° {positive if at >= 0 else negative}"


def _checked(chips: Iterable[Chip], notes: list[str]) -> Iterable[Chip]:
    """Filters whose values can be; of others it is noted why they cannot."""
    kept: list[Chip] = []
    for one in chips:
        try:
            kept.append(Chip(one.name, _CHECKS.get(one.name, str)(one.value.strip()), "", one.box))
        except RunStopped as stopped:
            notes.append(str(stopped))
    first, last = (next((c.value for c in reversed(kept) if c.name == name), "") for name in ("since", "until"))
    if first and last and days(first)[0] > days(last)[1]:
        notes.append(f"No time from '{first}' until '{last}'; expected the earlier one first")
        kept = [one for one in kept if one.name not in ("since", "until")]
    return kept


def _among(what: str, known: Callable[[], Iterable[str]], form: Callable[[str], str]) -> Callable[[str], str]:
    def check(value: str) -> str:
        if form(value) not in known():
            raise RunStopped(f"No {what} '{value}'; there are {', '.join(sorted(known()))}")
        return form(value)

    return check


def _day(value: str) -> str:
    days(value)
    return value


def _day_or_none(value: str) -> str:
    return NONE if value.lower() == NONE else _day(value)


def _place(value: str) -> str:
    return NONE if value.lower() == NONE else value


def _box(value: str) -> str:
    Box.of(value)
    return value


def _confidence(value: str) -> str:
    try:
        if 0 <= float(value) <= 1:
            return value
    except ValueError:
        pass
    raise RunStopped(f"No confidence '{value}'; expected a number from 0 to 1")


def _switch(value: str) -> str:
    if not _is_on(value):
        raise RunStopped(f"No value '{value}' for a switch; expected 1")
    return "1"


def _is_on(value: str) -> bool:
    return value.lower() in ("1", "true", "yes", "on")


def _search(value: str) -> str:
    boxed = box(value)
    if boxed.notes:
        raise RunStopped(boxed.notes[0])
    return value


def _modes() -> Iterable[str]:
    return {mode for kind in load().types.values() for mode in kind.modes}


_CHECKS: Mapping[str, Callable[[str], str]] = {
    "type": _among("type", lambda: load().types, str.upper),
    "mode": _among("mode", _modes, str.lower),
    "status": _among("status", lambda: STATUSES, str.lower),
    "grade": _among("grade", lambda: get_args(Grade), str.lower),
    "since": _day,
    "until": _day,
    "date": _day_or_none,
    "place": _place,
    "box": _box,
    "confidence": _confidence,
    "search": _search,
    **dict.fromkeys(_SWITCHES, _switch),
}
