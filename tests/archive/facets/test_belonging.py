"""What parties are called where one chooses among them."""

import numpy as np

from sayso.archive.facets.belonging import Naming, parties_in
from sayso.archive.facets.coded import Column


def test_half_a_quotation_is_no_part_of_what_a_party_is_called() -> None:
    names = ('"terrorists', 'the "Army of Conquest"')
    namings = tuple(Naming(f"name:{n}", name, name) for n, name in enumerate(names))
    found = parties_in(np.asarray([0, 1], np.int32), Column(np.asarray([0, 1], np.int32), namings), 2, {})
    assert found.labels == ("terrorists", 'the "Army of Conquest"')
    assert found.values == ("name:0", "name:1")
