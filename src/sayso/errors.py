"""What can go wrong, told apart by consequence: one input is skipped, or the run stops."""


class SaysoError(Exception):
    """Base of all errors meant for a user; its text is one line: the thing, its value and what was expected."""


class InputSkipped(SaysoError):
    """This input cannot be read; the next one can. The command goes on and ends with exit code 1."""


class RunStopped(SaysoError):
    """The run cannot go on.

    Args:
        message: one line for the user.
        code: exit code: 2 wrong usage, 3 an unusable archive or setting, 4 the machine's fault.
    """

    def __init__(self, message: str, code: int = 2) -> None:
        super().__init__(message)
        self.code = code
