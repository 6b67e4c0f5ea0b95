"""An archive made of the sample reports, and clients of a workbench over it."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from sayso.run.archive import Archive
from sayso.web.app import make_app
from sayso.web.desk import Desk
from sayso.web.guard import LOOPBACK, Door, hosts_of
from sayso.web.users import Sessions, User

PORT = 8765
SAMPLES = Path(__file__).resolve().parents[2] / "src/sayso/demo/reports"
ORIGIN = f"http://127.0.0.1:{PORT}"


@dataclass(frozen=True, slots=True)
class Bench:
    """A workbench in this process.

    Attributes:
        client: has the token of an administrator.
        door: lets it in; `door.sessions.open` gives others a token.
        path: the folder of the archive, which may be written to.
        token: of the client.
    """

    client: TestClient
    door: Door
    path: Path
    token: str


@pytest.fixture(scope="session")
def sample_archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample reports, linked; not to be written to: `own_archive` is."""
    path = tmp_path_factory.mktemp("sample") / "demo.sayso"
    archive = Archive(path)
    archive.add(SAMPLES)
    archive.link()
    archive.close()
    return path


@pytest.fixture
def own_archive(sample_archive: Path, tmp_path: Path) -> Path:
    """A copy of the sample archive for one test."""
    return Path(shutil.copytree(sample_archive, tmp_path / "own.sayso"))


def bench_of(path: Path) -> Iterator[Bench]:
    """A workbench over an archive."""
    door = Door(hosts_of(LOOPBACK, PORT), Sessions(), port=PORT)
    token = door.sessions.open(User("Ada", "admin"))
    headers = {"authorization": f"Bearer {token}"}
    with TestClient(
        make_app(Desk(str(path)), door), base_url=ORIGIN, headers=headers, follow_redirects=False
    ) as client:
        yield Bench(client, door, path, token)


def stranger_to(bench: Bench) -> TestClient:
    """A client of the same workbench that has no token."""
    client = TestClient(bench.client.app, base_url=ORIGIN, follow_redirects=False)
    client.portal = bench.client.portal  # one loop for all, else each request starts one
    return client


@pytest.fixture(scope="session")
def sample_bench(sample_archive: Path) -> Iterator[Bench]:
    """A workbench over the sample archive, to read."""
    yield from bench_of(sample_archive)


@pytest.fixture
def client(sample_bench: Bench) -> TestClient:
    """A client with the token, to read the sample archive."""
    return sample_bench.client


@pytest.fixture
def bench(own_archive: Path) -> Iterator[Bench]:
    """A workbench over an archive of its own, to write to."""
    yield from bench_of(own_archive)
