"""Names that a report misspells by one letter."""

from collections.abc import Iterable

_LEAST = 6
"""Letters of a name from which one of them may be wrong: "Niger" is no "Nigeria", and "Mali" no "Malu"."""


def meant(word: str, names: Iterable[str], least: int = _LEAST) -> str:
    """The one name that a word is one letter away from, the first letter aside; "" for none or several.

    Args:
        word: as it stands.
        names: what it may be meant for, none of them the word itself.
        least: letters that both need to have.
    """
    near = {name for name in names if min(len(word), len(name)) >= least and one_off(word, name)}
    return near.pop() if len(near) == 1 else ""


def one_off(one: str, other: str) -> bool:
    """Whether two words begin alike and differ by a letter, be it another, one more or one less."""
    if one[:1] != other[:1] or abs(len(one) - len(other)) > 1 or one == other:
        return False
    short, long = sorted((one, other), key=len)
    at = next((i for i, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    return short[at + (len(short) == len(long)) :] == long[at + 1 :]
