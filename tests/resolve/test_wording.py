"""What the words around a place say of it."""

import pytest

from sayso.resolve.wording import asked, vague


def at(text: str) -> tuple[str, int, int]:
    """A text with its place in brackets, and where that is."""
    start, end = text.index("["), text.index("]") - 1
    return text.replace("[", "").replace("]", ""), start, end


@pytest.mark.parametrize(
    ("text", "how"),
    [
        ("in [Tarn]", ""),
        ("near [Tarn]", "near"),
        ("near the city of [Tarn]", "near"),
        ("20 km from [Tarn]", "near"),
        ("south-east of [Tarn]", "near"),
        ("on the outskirts of [Tarn]", "near"),
        ("in [Tarn]'s suburbs", "near"),
        ("in the countryside of [Tarn]", "countryside"),
        ("in [Tarn]'s northern countryside", "countryside"),
        ("in rural [Tarn]", "countryside"),
        ("on the border with [Tarn]", "border"),
        ("along the [Tarn]-Odun border", "border"),
        ("in the border town of [Tarn]", ""),
        ("in northern [Tarn]", "part"),
        ("across much of [Tarn]", "part"),
    ],
)
def test_how_vague(text: str, how: str) -> None:
    assert vague(*at(text)) == how


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("in [Tarn] province", "area"),
        ("in [Tarn] Governorate", "area"),
        ("in the province of [Tarn]", "area"),
        ("in [Tarn]'s eastern countryside", "area"),
        ("in [Tarn] city", "town"),
        ("in the town of [Tarn]", "town"),
        ("by the [Tarn] city council", ""),
        ("in [Tarn]", ""),
    ],
)
def test_what_kind_is_asked_for(text: str, kind: str) -> None:
    assert asked(*at(text)) == kind
