"""Labels of the map."""

import pytest
from starlette.testclient import TestClient

pytestmark = pytest.mark.filterwarnings("error")


def test_regions_have_their_names_countries_and_points(client: TestClient) -> None:
    found = client.get("/api/regions").json()["regions"]
    aleppo = [row for row in found if row[0] == "Aleppo Governorate"]
    assert [row[1] for row in aleppo] == ["SYR"]
    assert aleppo[0][2] == pytest.approx(36.34, abs=0.5)
    assert aleppo[0][3] == pytest.approx(37.48, abs=0.5)
    assert len(found) > 3000
    assert all(-90 <= lat <= 90 and -180 <= lon <= 180 for _, _, lat, lon in found)


def test_regions_are_given_to_those_with_the_token_alone(client: TestClient) -> None:
    assert client.get("/api/regions", headers={"authorization": ""}).status_code == 401
