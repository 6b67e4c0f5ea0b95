"""Looks for the pages of the workbench before a build: they are made by `make pages` and not kept in git."""

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

PAGES = Path("src/sayso/web/pages/index.html")


class PagesHook(BuildHookInterface):  # type: ignore[type-arg]
    """An sdist without pages is refused, for it is what others build from; a wheel made of a checkout is told of."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 - hatchling's signature
        """Called before each target is built; an editable install takes the pages from the checkout when it serves."""
        if version == "editable" or (Path(self.root) / PAGES).is_file():
            return
        told = f"No {PAGES}: `sayso serve` would have no pages to give out; expected `make pages` first"
        if self.target_name == "sdist":
            raise SystemExit(told)
        self.app.display_warning(told)
