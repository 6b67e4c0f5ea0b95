"""What is wrong with an archive, for its user."""

from sayso.errors import RunStopped

UNUSABLE = 3
"""Exit code for an archive that cannot be used as it is."""


class Damaged(RunStopped):
    """Something of an archive is not as it was written; the message says what and where."""

    def __init__(self, message: str) -> None:
        super().__init__(message, UNUSABLE)
