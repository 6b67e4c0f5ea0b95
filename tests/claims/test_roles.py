"""Words of a role to parties."""

import pytest
from tests.hand import find, material

from sayso.claims.roles import roles


@pytest.mark.parametrize(
    ("text", "words", "names"),
    [
        ("The mayor and the governor met.", ["The mayor", "the governor"], ["mayor", "governor"]),
        ("Norway, or rather Norwegian jets, left.", ["Norway", "Norwegian jets"], ["Norway"]),
        ("The governor and the governor met.", ["The governor", "the governor"], ["governor"]),
        ("The Hill Front met.", ["Hill", "Front"], ["Hill Front"]),
        ("The mayor and at least the aide met.", ["The mayor", "at least the"], ["mayor"]),
        ("Somebody met.", [], []),
    ],
)
def test_roles_are_parties_each_once(text: str, words: list[str], names: list[str]) -> None:
    found = roles(material(text), [find(text, one) for one in words], "")
    assert [role.name for role in found] == names
    assert all(text[role.span.start : role.span.end] == role.span.text for role in found)
