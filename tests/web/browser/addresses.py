"""Addresses of all pages of a workbench, with things of its archive to show."""

from collections.abc import Mapping

from tests.web.browser.driving import Served


def addresses(served: Served) -> Mapping[str, str]:
    """An address for each kind of page: the most disputed event, and a report with a claim of it opened."""
    event = served.ask("/api/contradictions")["events"][0]["event"]["id"]
    claim = next(iter(served.ask(f"/api/events/{event}")["claims"].values()))
    return {
        "find": "/",
        "events": "/?view=events",
        "reports": "/?view=reports",
        "report": f"/report/{claim['report']['id']}?claim={claim['id']}",
        "event": f"/event/{event}",
        "disputes": "/disputes",
        "map": "/map",
        "voices": "/voices",
        "judge": "/judge",
        "pairs": "/judge?by=pairs",
        "agreement": "/judge?view=agreement",
        "history": "/judge?view=history",
        "intake": "/intake",
    }
