"""Towns of unknown regions lie in those of their neighbours."""

from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(__file__).parents[2] / "gazetteer"


@pytest.mark.parametrize(
    ("neighbours", "region"),
    [
        ([(10.1, 1), (10.2, 2), (10.3, 2), (10.31, 1)], 2),  # most of the nearest three
        ([(10.1, 1), (10.2, 2)], 1),  # the nearest where they differ
        ([(10.49, 3)], 3),
        ([(10.51, 3)], 0),  # too far off
        ([], 0),
    ],
)
def test_a_town_takes_the_region_of_its_neighbours(
    monkeypatch: pytest.MonkeyPatch, neighbours: list[tuple[float, int]], region: int
) -> None:
    monkeypatch.syspath_prepend(str(FOLDER))
    place, regions_added = import_module("builder").Place, import_module("regions").regions_added

    def town(id_: int, lat: float, admin1: int, country: str = "SYR") -> Any:
        return place(id_, "Odun", lat, 20.0, "P.PPL", country, admin1)

    settled = [town(n, lat, admin1) for n, (lat, admin1) in enumerate(neighbours, 2)]
    abroad = town(99, 10.0, 9, "TUR")
    added = regions_added([town(1, 10.0, 0), *settled, abroad])
    assert [one.admin1 for one in added] == ([region] if region else [])
