"""What docs/reader.md says of training is so: its options, its fields, the commands that it shows."""

import json
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import get_args

import pytest
from tests.export.test_annotated import SHELLED, judged, told

from judged import BESIDE, LEAST, LEAST_BESIDE, PARTS
from sayso.analysis.chosen import FOLDER
from sayso.analysis.providers import DEVICE, DEVICES
from sayso.model.analysis import NumberOf

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "reader.md").read_text("utf-8")
BLOCKS = re.findall(r"^```sh\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)
SHOWN = [line.partition("retrain.py")[2] for block in BLOCKS for line in block.splitlines() if "retrain.py" in line]


def retrain(code: str) -> str:
    """What Python prints that has the script's parser, in a process of its own, for it may lack torch."""
    start = f"import sys; sys.path.insert(0, 'training'); from retrain import _parser; {code}"
    ran = subprocess.run([sys.executable, "-c", start], capture_output=True, text=True, check=True, cwd=ROOT)
    return ran.stdout


def test_every_option_is_named_and_none_is_made_up() -> None:
    named = re.findall(r"^\| `(--[a-z]+)", PAGE, re.MULTILINE)
    there_are = retrain("print(*(o for a in _parser()._actions for o in a.option_strings))").split()
    assert sorted(named) == sorted(set(there_are) - {"-h", "--help"})


def test_the_commands_that_are_shown_can_be_given() -> None:
    assert len(SHOWN) >= 4
    many = json.dumps([shlex.split(line) for line in SHOWN])
    given = json.loads(retrain(f"import json; print(json.dumps([str(_parser().parse_args(a)) for a in {many}]))"))
    assert len(given) == len(SHOWN)


def test_the_fields_of_annotations_are_named() -> None:
    record, _ = told(judged(SHELLED))
    table = PAGE.partition("| field | holds |")[2].partition("\n\n")[0]
    assert set(record) <= set(re.findall(r"`(\w+)`", table))


def test_every_part_that_can_be_corrected_has_its_row() -> None:
    from sayso.archive.corrections import PARTS as CORRECTED

    table = PAGE.partition("| corrected | is learnt |")[2].partition("\n\n")[0]
    assert CORRECTED.keys() - {*get_args(NumberOf)} == set(re.findall(r"`(\w+)`", table))
    assert "counts" in table


WORDS = {4: "four", 5: "a fifth"}


@pytest.mark.parametrize(
    "words",
    [
        f"From {LEAST} judged claims",
        f"{WORDS[BESIDE]} for each judged one, and {LEAST_BESIDE} at least",
        f"held back, {WORDS[PARTS]}",
        f"`{FOLDER}`",
        f"`{DEVICE}={[*DEVICES][-1]}`",
    ],
)
def test_what_it_says_in_figures_and_names_is_so(words: str) -> None:
    assert words in PAGE
