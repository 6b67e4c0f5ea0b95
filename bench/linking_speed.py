"""How long linking takes at size, and how much memory: on made-up units, as many a report as reports have.

Occurrences are spread over as many days as the archive is long: a tenth of the claims is a tenth of the days. An
occurrence is told by one to twelve reports within three days. Words are drawn as often as they stand in news.
`--freeze` writes what is printed to `frozen/linking_speed.txt`.
"""

import argparse
import random
import resource
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from sayso.link.across import Links
from sayso.link.unit import Sayings, Unit
from sayso.link.wording import TABLE, weighed
from sayso.model.claim import Location, When

RESULTS = Path(__file__).parent / "frozen" / "linking_speed.txt"
SIZES = (10_000, 30_000, 100_000)
PER_DAY = 20
"""Reports a day."""
UNITS, CLAIMS = 10, 14
"""A report has about so many events, and so many claims."""
TYPES = ("ASSAULT", "ASSAULT", "ASSAULT", "ACCUSE", "REQUEST", "CONSULT", "AID", "COERCE")
VOCABULARY, PLACES, PERSONS = 12_000, 600, 4_000
BEGIN = date(2015, 1, 1)


class Press:
    """Makes up reports, the same ones for the same number."""

    def __init__(self, seed: int = 1) -> None:
        self._chance = random.Random(seed)  # noqa: S311 -- made-up news
        self._reports = 0
        counted = [line.split("\t") for line in TABLE.read_text("utf-8").splitlines()[1:]]
        self._words = [word for word, _ in counted]
        self._counts = [int(count) for _, count in counted]

    def reports(self, claims: int) -> Iterator[list[Unit]]:
        """So many claims in reports, in the order of days."""
        wanted, day = claims // CLAIMS, 0
        while wanted > 0:
            for _ in range(max(1, PER_DAY // 4)):
                for units in self._story(BEGIN + timedelta(days=day)):
                    wanted -= 1
                    yield units
            day += 1

    def _story(self, day: date) -> Iterator[list[Unit]]:
        chance = self._chance
        words = chance.choices(self._words, self._counts, k=40) + [f"w{chance.randrange(VOCABULARY)}" for _ in range(6)]
        names = [f"n{chance.randrange(PERSONS)}" for _ in range(5)]
        place = chance.randrange(PLACES)
        for _ in range(min(12, int(chance.paretovariate(1.1)))):
            yield self._report(day + timedelta(days=chance.randrange(3)), day, words, names, place)

    def _report(self, published: date, day: date, words: list[str], names: list[str], place: int) -> list[Unit]:
        self._reports += 1
        chance, report = self._chance, f"r{self._reports}"
        own = chance.choices(self._words, self._counts, k=110)
        text = [*chance.sample(words, 30), *own, *names * 2, f"p{place}"]
        main = self._unit(report, 0, text, names, day, published, place)
        others = [
            self._unit(report, n, chance.sample(text, 15), names[:1], day, published, chance.randrange(PLACES))
            for n in range(1, UNITS)
        ]
        return [main, *others]

    def _unit(
        self, report: str, n: int, text: list[str], names: list[str], day: date, published: date, place: int
    ) -> Unit:
        said = weighed(text)
        type_ = TYPES[n % len(TYPES)]
        dated = When(day.isoformat(), day.isoformat(), 1, day.isoformat()) if n % 2 == 0 else None
        named = dict.fromkeys(names, 0.5)
        return Unit(
            id=f"e{report}-{n:02}",
            report=report,
            main=n == 0,
            type=type_,
            published=published.isoformat(),
            when=dated,
            where=Location(f"p{place}", place, place % 60 / 2, place % 37 / 2, 1, f"a{place % 20}", "SYR"),
            lemmas=(f"v{place % 9}",),
            actors=(f"state:{place % 12}",),
            said=Sayings(said, said, said, {f"p{place}": 1.0}, weighed(names), {}, named, named),
            own=weighed(text[:15]),
            sites=frozenset({str(place)}),
            armed=True,
            claims=tuple(f"c{report}-{n}-{k}" for k in range(1 + (n < CLAIMS - UNITS))),
        )


def measure(size: int) -> tuple[str, Links, Press]:
    """Links an archive of that many claims, and says how long it took."""
    press = Press()
    made = [unit for units in press.reports(size) for unit in units]
    claims, began = sum(len(unit.claims) for unit in made), time.perf_counter()
    links = Links()
    links.add(made)
    took, peak = time.perf_counter() - began, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    line = f"{claims:7,d} claims  {len(made):7,d} units  {len(links.clusters):7,d} events  {took:6.1f} s  {peak:.2f} GB"
    return line, links, press


def main() -> None:
    """Prints the figures of all sizes, and of a hundred reports more."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--freeze", action="store_true", help="write the figures to frozen/linking_speed.txt")
    lines = []
    for size in SIZES:
        line, links, press = measure(size)
        lines.append(line)
        print(line, flush=True)
    more = [unit for _, units in zip(range(100), press.reports(10_000), strict=False) for unit in units]
    began = time.perf_counter()
    links.add(more)
    lines.append(f"100 reports more  {time.perf_counter() - began:.1f} s  (under 10 s)")
    print(lines[-1])
    if parser.parse_args().freeze:
        RESULTS.write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
