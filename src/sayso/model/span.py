"""A stretch of a report's text."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a report's frozen text: `report.text[start:end] == text`.

    Offsets count Unicode code points; `end` is not included.
    """

    start: int
    end: int
    text: str = ""

    @classmethod
    def of(cls, text: str, start: int, end: int) -> "Span":
        """The span of `text` from `start` to `end`, with its words.

        Raises:
            ValueError: the offsets lie outside the text or enclose nothing.
        """
        if not 0 <= start < end <= len(text):
            raise ValueError(f"No span {start}:{end} in a text of {len(text)} characters; expected 0 <= start < end")
        return cls(start, end, text[start:end])

    def __len__(self) -> int:
        return self.end - self.start

    def overlaps(self, other: "Span") -> bool:
        """Whether both share at least one character."""
        return self.start < other.end and other.start < self.end

    def holds(self, other: "Span") -> bool:
        """Whether the other lies wholly within this one."""
        return self.start <= other.start and other.end <= self.end
