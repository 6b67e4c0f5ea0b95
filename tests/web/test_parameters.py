"""Whatever stands in an address: it is answered or refused in one line, and nothing of the archive changes."""

import hashlib
from pathlib import Path
from urllib.parse import quote

import pytest
from starlette.routing import Route
from tests.web.conftest import Bench

from sayso.web.app import API

ODD = ("'; DROP TABLE claims; --", '"]`);--', "a\x00b", "9" * 30, '"unclosed (AND OR NOT *^:')
NAMES = (
    *("q", "view", "sort", "page", "facet", "as", "by", "of"),
    *("type", "grade", "actor", "place", "date", "since", "box", "search"),
)
PATHS = sorted(
    {
        route.path.replace("{id}", "r1")
        for part in API
        for route in part.ROUTES
        if isinstance(route, Route) and "GET" in (route.methods or ())
    }
)


def state(root: Path) -> dict[str, str]:
    files = (path for path in sorted(root.rglob("*")) if path.is_file() and path.suffix not in (".db-shm", ".db-wal"))
    return {str(path): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_all_addresses_are_tried() -> None:
    assert len(PATHS) > 15


@pytest.mark.parametrize("path", PATHS)
def test_no_parameter_breaks_anything(sample_bench: Bench, path: str) -> None:
    before, wrong = state(sample_bench.path), []
    for name in NAMES:
        for odd in ODD:
            answer = sample_bench.client.get(path, params={name: odd})
            if answer.status_code not in (200, 400, 404) or (answer.status_code != 200 and "\n" in answer.text):
                wrong.append((name, odd, answer.status_code, answer.text[:200]))
    assert not wrong
    assert state(sample_bench.path) == before


@pytest.mark.parametrize(
    "odd", [*ODD, "-1", "\U0001f600\u202e\u200b", "x" * 3000, "..", "%2e%2e", "\\", "c1", "e1", "j1", "r"]
)
@pytest.mark.parametrize("path", ["/api/reports/", "/api/events/", "/api/intake/"])
def test_no_id_breaks_anything(sample_bench: Bench, path: str, odd: str) -> None:
    answer = sample_bench.client.get(path + quote(odd, safe="%"))
    assert answer.status_code in (200, 404)
    if answer.status_code == 404:
        assert "\n" not in answer.json()["error"]
