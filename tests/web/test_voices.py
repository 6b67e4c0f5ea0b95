"""GET /api/voices: the matrix of parties as one origin tells it."""

from dataclasses import asdict
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from tests.web.asking import got

from sayso.run.archive import Archive


@pytest.mark.parametrize(
    ("as_told_by", "against", "filters"),
    [
        ("", "", {}),
        ("Russia", "", {}),
        ("Russia", "United States", {"type": "ASSAULT"}),
        ("Sample Broadcasting", "", {}),
    ],
)
def test_the_page_has_what_python_has(
    client: TestClient, sample_archive: Path, as_told_by: str, against: str, filters: dict[str, str]
) -> None:
    given = "&".join(f"{name}={value}" for name, value in filters.items())
    page = got(client, f"/api/voices?as={as_told_by}&against={against}&{given}")
    with Archive(sample_archive) as archive:
        found = archive.voices(as_told_by, against, **filters)  # type: ignore[arg-type]  # the filters of the case
    told = asdict(found)
    assert page["cells"] == [{**one, "types": list(one["types"])} for one in told["cells"]]
    assert (page["parties"], page["origins"]) == (list(told["parties"]), list(told["origins"]))
    assert (page["as"], page["against"], page["total"], page["untold"]) == (
        as_told_by,
        against,
        found.total,
        found.untold,
    )


def test_each_listed_party_has_as_many_claims_as_the_filter_for_origins_finds(
    client: TestClient, sample_archive: Path
) -> None:
    page = got(client, "/api/voices")
    with Archive(sample_archive) as archive:
        acts = [kind for kind in {one.type for one in archive.claims()} if kind != "RELATION"]
        parties = [one for one in page["origins"] if one["party"]]
        assert len(parties) > 20
        for one in parties:
            assert one["claims"] == len(
                archive.claims(origin=one["party"], exactly="state:" not in one["party"], type=acts)
            )


def test_what_nobody_is_called_is_noted_without_the_path_of_the_archive(
    client: TestClient, sample_archive: Path
) -> None:
    page = got(client, "/api/voices?as=Nobodyhere")
    assert page["cells"] == []
    assert "Nobodyhere" in page["notes"][0]
    assert str(sample_archive.parent) not in page["notes"][0]


def test_a_filter_that_cannot_be_is_passed_over_and_noted(client: TestClient) -> None:
    page = got(client, "/api/voices?type=ATACK")
    assert page["total"] == got(client, "/api/voices")["total"]
    assert "ATACK" in page["notes"][0]
