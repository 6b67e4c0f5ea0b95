"""What reads training data needs no torch."""

import subprocess
import sys
from pathlib import Path

import pytest

TRAINING = Path(__file__).parents[2] / "training"


@pytest.mark.parametrize("module", ["own", "folds", "examples"])
def test_torch_is_not_imported(module: str) -> None:
    code = f"import sys; sys.modules['torch'] = None; import {module}; print([m for m in sys.modules if 'torch' in m])"
    command = [sys.executable, "-c", code]
    assert subprocess.run(command, cwd=TRAINING, capture_output=True, encoding="utf-8", check=True).stdout == (
        "['torch']\n"
    )
