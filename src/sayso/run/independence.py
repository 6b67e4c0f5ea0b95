"""Which accounts of an event affirm it independently: those that its grade counts as origins."""

from collections.abc import Iterable, Mapping

from sayso.link.compare import party_key
from sayso.link.houses import house
from sayso.link.voices import offices
from sayso.model.claim import Claim, Source
from sayso.model.event import Account, Event

_HEADLINES = frozenset({"headline", "caption"})


def independent(event: Event, claims: Mapping[str, Claim], around: Iterable[Claim] = ()) -> tuple[str, ...]:
    """The origins that affirm an event independently, as `link.grades.independent` has them, by what is kept of it.

    Args:
        event: which.
        claims: its claims, by id.
        around: claims of its reports that tell who holds which office.
    """
    held = offices(around)
    told = {one.origin: [claims[own] for own in one.claims if own in claims] for one in event.accounts}
    affirmed = {own: [one for one in some if one.status in ("happened", "ongoing")] for own, some in told.items()}
    firm = [one for one in event.accounts if one.stance == "affirms" and affirmed[one.origin]]
    first_hand = [one for one in firm if any(map(_first_hand, affirmed[one.origin]))]
    in_text = [one for one in first_hand if not all(c.sentence.part in _HEADLINES for c in affirmed[one.origin])]
    houses: dict[str, str] = {}
    for one in in_text or first_hand:
        houses.setdefault(_house(one, told[one.origin], held), one.origin)
    return tuple(houses.values())


def _first_hand(claim: Claim) -> bool:
    return all(source.kind == "document" for source in claim.sources[:-1])


def _house(account: Account, told: Iterable[Claim], held: Mapping[str, str]) -> str:
    sources = [source for one in told for source in one.sources[-1:] if source.name == account.origin]
    key = party_key(account.origin, _party(sources))
    words = next((source.span.text for source in sources if source.span), "")
    return house(key, account.origin, words, held)


def _party(sources: Iterable[Source]) -> str:
    return next((source.party for source in sources if len(source.members) < 2 and source.party), "")
