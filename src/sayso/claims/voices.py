"""Who speaks where in a report, by its attributions."""

from collections.abc import Sequence

from sayso.claims.cues import source_kind
from sayso.model.analysis import Attribution, AttributionKind
from sayso.model.overlaps import Overlaps
from sayso.model.span import Span

_FIRST_PERSON = frozenset({"i", "we"})


class Voices:
    """The attributions of a report by what they put forward.

    Left out are those that only judge their content or have it in mind (`asserts`), and those of "I" and "we", who are
    whoever speaks there already.

    Args:
        attributions: with their parents, as `attributions` gives them.
    """

    def __init__(self, attributions: Sequence[Attribution]) -> None:
        self._all = attributions
        put_forward = [(n, a) for n, a in enumerate(attributions) if _puts_forward(a)]
        self._pieces = Overlaps([(piece, n) for n, a in put_forward for piece in a.content], lambda one: one[0])

    def around(self, span: Span) -> tuple[Attribution, ...]:
        """The attributions whose content holds the span, from the outermost to the innermost."""
        held = {n for piece, n in self._pieces(span) if piece.holds(span)}
        ordered = sorted(held, key=lambda n: (-sum(map(len, self._all[n].content)), self._depth(n), n))
        return tuple(self._all[n] for n in ordered)

    def _depth(self, n: int) -> int:
        """How many attributions stand around one: of two with the same content, one may pass the other on."""
        depth, outer = 0, self._all[n].parent
        while outer is not None:
            depth, outer = depth + 1, self._all[outer].parent
        return depth

    def at(self, offset: int) -> str:
        """The speaker of the innermost attribution at this offset, or "" for the report's own voice."""
        held = self.around(Span(offset, offset + 1))
        return held[-1].speaker if held else ""

    def kind(self, trigger: Span, source: Span | None) -> AttributionKind:
        """How a source is cited for what stands at `trigger`; for a source that no attribution has, by its words."""
        if source is None:
            return "hearsay"
        held = self.around(trigger)
        for attribution in reversed(held):
            if any(words.overlaps(source) for words in attribution.sources):
                return attribution.kind
        return source_kind(source.text, direct=bool(held) and held[-1].kind == "direct")


def _puts_forward(attribution: Attribution) -> bool:
    source = attribution.sources[0].text.lower() if len(attribution.sources) == 1 else ""
    return attribution.asserts and source not in _FIRST_PERSON
