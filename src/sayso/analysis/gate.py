"""The gate: whether the lower layers have seen a word that could tell an act or cite somebody.

Where there is none, the upper layers have nothing to find, and are not run. The weights are fitted to what the whole
model says, by `training/gate.py`; the bound is so low that no sentence which they were fitted on is shut out.
"""

import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from sayso.errors import RunStopped

if TYPE_CHECKING:
    from sayso.analysis.decoding import Floats

FILE = "gate.npz"
PARTS = ("into", "shift", "out", "bound")


class Gate:
    """A small network from a word's lower state to how likely it is a trigger or a word of saying, in log odds.

    Args:
        into: weights of the hidden units, [width, units].
        shift: what is added to them, [units].
        out: weights of the hidden units in the log odds, [units].
        bound: log odds that open the gate.
    """

    def __init__(self, into: "Floats", shift: "Floats", out: "Floats", bound: float) -> None:
        self._into, self._shift, self._out, self.bound = into, shift, out, bound

    @classmethod
    def load(cls, folder: Path) -> "Gate | None":
        """The gate of a reader's folder; None where it has none.

        Raises:
            RunStopped: the file is no gate.
        """
        path = folder / FILE
        if not path.is_file():
            return None
        try:
            with path.open("rb") as file, np.load(file, allow_pickle=False) as held:
                into, shift, out, bound = (held[part] for part in PARTS)
            return cls(into, shift, out, float(bound))
        except (OSError, ValueError, KeyError, TypeError, EOFError, zipfile.BadZipFile) as error:
            raise RunStopped(f"No gate in {path}: {error}; expected what training/gate.py writes", code=3) from None

    def save(self, folder: Path) -> None:
        """Writes the gate into a reader's folder."""
        bound = np.float32(self.bound)
        np.savez(folder / FILE, into=self._into, shift=self._shift, out=self._out, bound=bound)

    def odds(self, states: "Floats") -> "Floats":
        """Log odds that each word is a trigger or a word of saying.

        Args:
            states: the lower states of words, [word, width].
        """
        told: Floats = np.maximum(states @ self._into + self._shift, 0) @ self._out
        return told

    def opens(self, states: "Floats") -> bool:
        """Whether any of the words could be a trigger or a word of saying; as `odds`."""
        return bool((self.odds(states) >= self.bound).any())
