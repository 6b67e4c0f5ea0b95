"""Wrong usage, told as the house does: the value, and what was expected."""

from typing import Any

import typer
from typer.core import TyperGroup

_EXPECTED = {
    "int_parsing": "a whole number",
    "int_from_float": "a whole number",
    "float_parsing": "a number",
    "finite_number": "a number",
    "greater_than_equal": "{ge:g} or more",
    "less_than_equal": "{le:g} or less",
}
"""By the names that pydantic, with which typer checks values, has for what is wrong."""


class Commands(TyperGroup):
    """The commands of `sayso`."""

    def invoke(self, ctx: Any) -> Any:
        """Run the command that is named.

        Raises:
            typer.BadParameter: a value is none of an option's.
        """
        try:
            return super().invoke(ctx)
        except typer.BadParameter as error:
            error.message = told(error)
            raise


def told(error: typer.BadParameter) -> str:
    """What is wrong with a value, without the words of the library that found it."""
    faults = getattr(error.__cause__, "errors", None)
    if faults is None:
        return error.message
    fault = faults()[0]
    if expected := _EXPECTED.get(fault["type"]):
        return f"{fault['input']!r}; expected {expected.format(**fault.get('ctx', {}))}"
    return str(fault["msg"]).removeprefix("Value error, ").removesuffix(".")
