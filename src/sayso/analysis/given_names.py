"""Whether a given name is a woman's or a man's. The table is derived by `gazetteer/given_names.py`."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from sayso.model.names import fold

TABLE = Path(__file__).with_name("given_names.tsv")


def gender_of(name: str) -> str:
    """Whether those who bear a given name are nearly all women, "f", or men, "m"; "" where they are both or unknown.

    Args:
        name: one word, in any case and with or without accents.
    """
    return _table().get(fold(name), "")


@cache
def _table() -> Mapping[str, str]:
    return dict(re.findall(r"(.+)\t(.+)", TABLE.read_text("utf-8")))
