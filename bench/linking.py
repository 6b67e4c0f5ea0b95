"""Linking across reports: by the scorer beside the gold, beside plain word overlap, and on pairs labelled by us.

Each pair of reports is scored with weights that were fitted without the folds of either; the weights that ship are
fitted on all. `--write` writes those; `--freeze` writes what is printed to `frozen/linking.txt`.
"""

import argparse
from collections.abc import Iterator, Sequence
from importlib.resources import as_file, files
from pathlib import Path

from linking_fit import by_folds, fit, pairs, shown
from linking_gold import as_events, baseline, clusters, judged, plain, readings, score
from sayso.link.across import Links
from sayso.link.reports_alike import WEIGHTS
from sayso.link.unit import Unit
from sayso.link.units import units
from sayso.model.reading import Reading
from sayso.run.pipeline import read

RESULTS = Path(__file__).parent / "frozen" / "linking.txt"


def measured(given: Sequence[Reading], *, write: bool) -> Iterator[str]:
    """All figures, line by line."""
    gold, every = clusters(), [unit for reading in given for unit in units(reading)]
    keys = {reading.report.id: reading.report.key for reading in given}
    mains = list({unit.id: unit for unit in every if unit.main}.values())
    compared = pairs(mains, {unit.id: gold[keys[unit.report]] for unit in mains})
    if write:
        WEIGHTS.write_text("\n".join(shown(fit(compared))) + "\n", "utf-8")
    odds = by_folds(compared)

    def held_back(one: Unit, other: Unit) -> float:
        return odds[one.id, other.id]

    links = Links(alike=held_back)
    links.add(every)
    yield f"{len(given)} reports, {len(every)} units, {len(compared.ids)} pairs of reports compared"
    yield "plain word overlap with dates"
    yield from (f"  {line}" for line in score(baseline([reading.report for reading in given])))
    yield "linking, weights of other folds"
    yield from (f"  {line}" for line in score(as_events(links, given)))
    with as_file(files("sayso.demo") / "reports") as folder:
        samples = list(read([str(folder)]))
    shipped = Links()
    shipped.add(unit for reading in samples for unit in units(reading))
    yield "sample reports and gold ids, weights as shipped for the samples, of other folds for the gold"
    both = Links(units=(*links.units.values(), *shipped.units.values()), compared=(*links.compared, *shipped.compared))
    yield from (f"  {line}" for line in judged(both, (*given, *samples), plain))


def main() -> None:
    """Prints all figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--readings", default="", help="JSON lines of readings; else the gold reports are read, slowly")
    parser.add_argument("--write", action="store_true", help="write the weights that ship")
    parser.add_argument("--freeze", action="store_true", help="write the figures to frozen/linking.txt")
    arguments = parser.parse_args()
    lines = list(measured(readings(arguments.readings), write=arguments.write))
    print("\n".join(lines))
    if arguments.freeze:
        RESULTS.write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
