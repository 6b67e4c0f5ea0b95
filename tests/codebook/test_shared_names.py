import pytest

from sayso.codebook.known import Known, Name
from sayso.codebook.shared_names import MOSTLY, Around, Choice, settle

HILL = Known("group:hill", "Hill Army", "group", country="NTH", since=1970, until=1990)
HEATH = Known("group:heath", "Heath Army", "group", country="STH", since=2003)
BOTH = (Name("HA", HILL, "short"), Name("HA", HEATH, "short"))


@pytest.mark.parametrize(
    ("around", "choice"),
    [
        (Around(year=1980), Choice("group:hill", "no other was called so by 1980")),
        (Around(named=frozenset({"group:heath"}), countries=frozenset({"NTH"}), year=2010), "named in full"),
        (Around(countries=frozenset({"NTH"}), year=2010), "country"),
        (Around(year=2010), "at the time"),
        (Around(countries=frozenset({"NTH", "STH"})), None),
        (Around(), None),
    ],
)
def test_reasons_in_their_order(around: Around, choice: Choice | str | None) -> None:
    found = settle(BOTH, "", around)
    if isinstance(choice, str):
        assert found is not None
        assert choice in found.why
    else:
        assert found == choice


def test_mostly_is_the_last_reason() -> None:
    assert settle(BOTH, "group:hill", Around()) == Choice("group:hill", MOSTLY)
    assert settle(BOTH, "group:heath", Around(year=1980)) == Choice("group:hill", "no other was called so by 1980")


def test_years_in_which_a_name_was_borne() -> None:
    borne = (Name("Band", HILL, "former", 1970, 1975), Name("Band", HEATH, "former", 2005, 2009))
    assert settle(borne, "", Around(year=2004)) == Choice("group:hill", "no other was called so by 2004")
    assert settle(borne, "", Around(year=2007)) == Choice("group:heath", "the only one that had the name at the time")
    assert settle(borne, "", Around(year=2012)) is None
