"""Readings of a development set by models that have not seen its reports.

Some sets share texts with the claims gold, which the shipped weights were trained on: sentences of the coding set,
reports of the incidents, of linking and of ties. What the models of the folds said stands for the reader there. A
report that shares only some of its sentences is read by the shipped weights: 6 of the incidents, 4 of linking.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from replay import Replay
from sayso.analysis.reader import shipped
from sayso.model.analysis import Heard, Sentence
from sayso.model.reading import Reading
from sayso.model.report import Report
from sayso.run.pipeline import read_report
from sayso.sources.inputs import read_inputs

GOLD = Path(__file__).resolve().parents[2] / "shared" / "gold"


class Fold:
    """What the model of a fold said of a report of the claims gold, for a report with the same text.

    The few sentences that are split otherwise there, as where the titles differ, are read by the shipped weights.

    Args:
        replay: what was said.
        key: of the report of the claims gold.
    """

    def __init__(self, replay: Replay, key: str) -> None:
        self._replay, self._key, self.version = replay, key, replay.version

    def read(self, sentences: Iterable[Sentence]) -> Iterator[Heard]:
        """What was said of each sentence, in order."""
        for sentence in sentences:
            known = self._replay.knows(self._key, sentence)
            yield self._replay.heard(self._key, sentence) if known else shipped().hear(sentence)


def held_back(path: Path) -> Iterator[Reading]:
    """Readings of the reports of a set, in order; those with the text of a report of the claims gold by its fold.

    Args:
        path: JSON lines of reports.
    """
    replay = Replay()
    folded = {_words(one.text): one.key for one in reports(GOLD / "claims.reports.jsonl")}
    for report in reports(path):
        key = folded.get(_words(report.text))
        yield read_report(report, None if key is None else Fold(replay, key))


def reports(path: Path) -> Iterator[Report]:
    """The reports of a file of JSON lines, in order."""
    return (one for one in read_inputs([str(path)]) if isinstance(one, Report))


def _words(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))
