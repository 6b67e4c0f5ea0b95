"""GET /api/export and /api/cite: what is shown, as files and as a citation."""

import asyncio
import csv
import errno
import gc
import io
import json
from collections.abc import Awaitable, Callable, Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import pyarrow.parquet
import pytest
from starlette.testclient import TestClient
from starlette.types import Message
from tests.web.conftest import PORT, Bench

from sayso.export.encoding import FORMULA, csv_line
from sayso.run.archive import Archive
from sayso.web import exporting, spooling
from sayso.web.desk import Desk
from sayso.web.spooling import Spool


@pytest.mark.parametrize("view", ["claims", "events", "reports"])
def test_the_csv_is_that_of_the_command(client: TestClient, sample_archive: Path, view: str) -> None:
    answered = client.get(f"/api/export?view={view}&as=csv&type=ASSAULT")
    assert answered.status_code == 200
    assert answered.headers["content-disposition"].startswith(f'attachment; filename="demo-{view}.csv"')
    with Archive(sample_archive) as archive:
        result = getattr(archive, view)(type="ASSAULT")
        lines = [csv_line(result.header), *sorted(map(csv_line, result.rows()))]
    told = answered.content
    assert told.startswith(lines[0])
    rows = list(csv.reader(io.StringIO(told.decode())))
    assert sorted(rows[1:]) == sorted(csv.reader(io.StringIO(b"".join(lines[1:]).decode())))
    assert len(told) == sum(map(len, lines))


@pytest.mark.parametrize("view", ["claims", "events", "reports"])
def test_json_lines_are_the_records_in_the_order_of_the_page(client: TestClient, view: str) -> None:
    page = client.get(f"/api/find?view={view}&q=missiles&size=200").json()["rows"]
    told = client.get(f"/api/export?view={view}&q=missiles&as=jsonl").text.splitlines()
    assert [json.loads(line)["id"] for line in told] == [row["id"] for row in page]


def test_parquet_has_every_row(client: TestClient) -> None:
    told = client.get("/api/export?as=parquet&status=denied")
    table = pyarrow.parquet.read_table(io.BytesIO(told.content))
    assert table.num_rows == client.get("/api/find?status=denied").json()["total"] > 0
    assert set(table.column("status").to_pylist()) == {"denied"}
    assert pyarrow.types.is_floating(table.schema.field("confidence").type)


def test_nothing_found_is_a_header_alone(client: TestClient) -> None:
    assert client.get("/api/export?as=csv&q=xylophone").text.count("\n") == 1
    assert client.get("/api/export?as=jsonl&q=xylophone").text == ""
    empty = client.get("/api/export?as=parquet&q=xylophone").content
    assert pyarrow.parquet.read_table(io.BytesIO(empty)).num_rows == 0


def test_cells_for_spreadsheets_are_no_formulas(client: TestClient) -> None:
    told = client.get("/api/export?as=csv&excel_safe=1").text
    assert told.startswith('"report_id",')
    cells = [cell for row in csv.reader(io.StringIO(told)) for cell in row if cell and not _is_number(cell)]
    assert cells
    assert not any(cell.startswith(FORMULA) for cell in cells)


def _is_number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return True


@pytest.mark.parametrize("query", ["as=xlsx", "as=csv&view=things", "as=csv&sort=size"])
def test_what_cannot_be_exported_is_an_error(client: TestClient, query: str) -> None:
    answered = client.get(f"/api/export?{query}")
    assert answered.status_code == 400
    assert "error" in answered.json()


def test_a_citation_says_what_is_shown_and_of_which_state(client: TestClient, sample_archive: Path) -> None:
    query = f"view=events&type=ASSAULT&q={quote('said:Russia missiles')}"
    cited = client.get(f"/api/cite?{query}").json()
    total = client.get(f"/api/find?{query}").json()["total"]
    with Archive(sample_archive) as archive:
        head = next(archive.rows("SELECT hash FROM journal ORDER BY seq DESC LIMIT 1"))[0]
    for part in ("demo: events", "type: Assault", "said by Russia", "words: missiles", f"{total} event", head):
        assert part in cited["text"]
    assert cited["bibtex"].startswith("@misc{sayso-")
    assert cited["bibtex"].count("{") == cited["bibtex"].count("}")
    assert cited["csl"]["type"] == "dataset"
    assert cited["csl"]["title"] in cited["text"]


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> list[Archive]:
    """The archives that answers have open at this moment."""
    some: list[Archive] = []
    whole = Desk.archive

    @contextmanager
    def counted(desk: Desk) -> Iterator[Archive]:
        with whole(desk) as archive:
            some.append(archive)
            try:
                yield archive
            finally:
                some.remove(archive)

    monkeypatch.setattr(Desk, "archive", counted)
    monkeypatch.setattr(exporting, "AT_ONCE", 1)
    return some


Take = Callable[[bytes], Awaitable[None]]


async def download(bench: Bench, take: Take, begun: asyncio.Event | None = None) -> None:
    """Export all claims to a client that takes parts as it does; it goes away once `begun` is set."""

    async def receive() -> Message:
        await (begun or asyncio.Event()).wait()
        return {"type": "http.disconnect"}

    async def send(message: Message) -> None:
        if message["type"] == "http.response.body":
            await take(message.get("body", b""))

    headers = [(b"host", f"127.0.0.1:{PORT}".encode()), (b"authorization", f"Bearer {bench.token}".encode())]
    told = {"type": "http", "method": "GET", "path": "/api/export", "query_string": b"as=jsonl", "headers": headers}
    await asyncio.wait_for(bench.client.app(told, receive, send), 60)


def test_the_archive_is_let_go_of_where_nobody_takes_the_rest(bench: Bench, held: list[Archive]) -> None:
    async def taken_in_part() -> int:
        begun, parts = asyncio.Event(), 0

        async def take(_: bytes) -> None:
            nonlocal parts
            parts += 1
            begun.set()
            await asyncio.Event().wait()

        await download(bench, take, begun)
        return parts

    gc.disable()
    try:
        assert asyncio.run(taken_in_part()) == 1
        assert held == []
    finally:
        gc.enable()


def test_the_archive_is_let_go_of_where_nobody_takes_the_first_part(held: list[Archive], own_archive: Path) -> None:
    desk = Desk(str(own_archive))

    def parts() -> Generator[bytes, None, None]:
        with desk.archive():
            yield b"x"

    Spool(parts()).close()
    assert held == []
    desk.close()


def test_the_archive_is_let_go_of_where_no_file_can_be_made(
    bench: Bench, held: list[Archive], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full() -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(spooling, "TemporaryFile", full)
    gc.disable()
    try:
        assert bench.client.get("/api/export?as=jsonl").status_code == 503
        assert held == []
    finally:
        gc.enable()


def test_who_takes_it_slowly_holds_no_archive_open_and_gets_all(bench: Bench, held: list[Archive]) -> None:
    taken: list[bytes] = []

    async def take(part: bytes) -> None:
        while held:  # for ever, if it was held until all is taken
            await asyncio.sleep(0.01)
        taken.append(part)

    asyncio.run(download(bench, take))
    assert len(b"".join(taken).splitlines()) == bench.client.get("/api/find").json()["total"]


def test_a_disk_that_is_full_breaks_the_file_off(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: object) -> Iterator[bytes]:
        yield b"{}\n"
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setitem(exporting.FORMS, "jsonl", ("application/jsonl", full))
    with pytest.raises(OSError, match="No space left"):
        bench.client.get("/api/export?as=jsonl")
