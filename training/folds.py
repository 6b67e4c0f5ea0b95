"""Report-wise folds, with reports that share much text in one fold."""

import re
import zlib
from collections.abc import Mapping


def _shingles(text: str) -> set[int]:
    tokens = re.findall(r"\w+", text.casefold())
    return {zlib.crc32(" ".join(tokens[i : i + 5]).encode()) for i in range(max(1, len(tokens) - 4))}


def folds(texts: Mapping[str, str], count: int = 5, shared: float = 0.2) -> dict[str, int]:
    """The fold of each report, 0 to `count` - 1.

    Args:
        texts: report id to text.
        shared: reports whose five-word runs overlap by at least this much of the shorter one are kept together.
    """
    ids = sorted(texts)
    prints = {i: _shingles(texts[i]) for i in ids}
    group = {i: i for i in ids}
    for n, one in enumerate(ids):
        for other in ids[n + 1 :]:
            least = min(len(prints[one]), len(prints[other]))
            if len(prints[one] & prints[other]) >= shared * least:
                old, new = group[other], group[one]
                group = {k: new if v == old else v for k, v in group.items()}
    return {i: zlib.crc32(f"fold {group[i]}".encode()) % count for i in ids}
