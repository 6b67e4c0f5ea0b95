"""All hostile inputs by group, those of `../shared/hostile` where it is there and those made here."""

import itertools
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.torture import hostile_archives, hostile_feeds, hostile_pages, hostile_pdfs, hostile_warcs, plain_inputs
from tests.torture.mutations import flipped, mutated, truncated

ROOT = Path(__file__).resolve().parents[2]
HOSTILE = ROOT.parent / "shared" / "hostile"


@dataclass(frozen=True, slots=True)
class Case:
    """One input: the name of its file, and what makes its bytes."""

    name: str
    build: Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What inputs try to reach: a file that holds `hostile_feeds.SECRET`, and the address of a host."""

    secret: str = "/nowhere/secret"  # noqa: S105 -- a path
    canary: str = "http://127.0.0.1:9/"


def groups(around: Surroundings, scale: float = 1.0) -> Mapping[str, Iterable[Case]]:
    """Cases by group, made as they are drawn.

    Args:
        around: what they try to reach.
        scale: share of the cases of the large groups; 1 for all. Below 0.1, shapes of HTML come in one small size.
    """

    def some(many: int) -> int:
        return max(3, round(many * scale))

    shared = HOSTILE.is_dir()
    return {
        "html5lib trees": _thinned(_trees(), scale) if shared else (),
        "html5lib tokens": _thinned(_tokens(), scale) if shared else (),
        "html5lib encodings": _thinned(_encodings(), scale * 100) if shared else (),
        "naughty strings": _thinned(_naughty(), scale) if shared else (),
        "HTML shapes": _shapes(hostile_pages.SIZES if scale >= 0.1 else (100,)),
        "HTML mutated": _mutated("page.html", _page(), some(20_000)),
        "archives that are odd": _files(HOSTILE / "archives"),
        "archives that trap": _made(hostile_archives.TRAPS),
        "archives that swell": _made({**hostile_archives.BOMBS, **hostile_warcs.BOMBS}),
        "archives mutated": itertools.chain.from_iterable(
            _mutated(name, hostile_archives.SOUND[name](), some(200)) for name in hostile_archives.SOUND
        ),
        "feeds that attack": _held(hostile_feeds.attacks(around.secret, around.canary)),
        "feeds mutated": _mutated("feed.rss", hostile_feeds.rss(), some(500)),
        "PDF that swell or lie": _made(hostile_pdfs.BOMBS),
        "PDF mutated": itertools.chain.from_iterable(
            _mutated(name, hostile_pdfs.SOUND[name](), some(1_000)) for name in hostile_pdfs.SOUND
        ),
        "WARC that are odd": itertools.chain(_files(HOSTILE / "warc"), _made(hostile_warcs.ODD)),
        "WARC cut": _damaged("cut.warc.gz", truncated(hostile_warcs.sound(8), some(500))),
        "WARC flipped": _damaged("flipped.warc.gz", flipped(hostile_warcs.sound(8), some(500))),
        "ARC and WARC mutated": itertools.chain.from_iterable(
            _mutated(name, hostile_warcs.SOUND[name](), some(200)) for name in hostile_warcs.SOUND
        ),
        "mail, MHTML, tables, exports mutated": itertools.chain.from_iterable(
            _mutated(name, raw, some(200)) for name, raw in plain_inputs.SOUND.items()
        ),
    }


def _thinned(cases: Iterable[Case], scale: float) -> Iterator[Case]:
    return itertools.islice(cases, 0, None, max(1, round(1 / min(1.0, scale))))


def _made(builders: Mapping[str, Callable[[], bytes]]) -> Iterator[Case]:
    return (Case(name, build) for name, build in builders.items())


def _held(inputs: Mapping[str, bytes]) -> Iterator[Case]:
    return (_case(name, raw) for name, raw in inputs.items())


def _case(name: str, raw: bytes) -> Case:
    return Case(name, lambda: raw)


def _files(folder: Path) -> Iterator[Case]:
    return (Case(path.name, path.read_bytes) for path in sorted(folder.glob("*")))


def _mutated(name: str, raw: bytes, many: int) -> Iterator[Case]:
    return (Case(f"{seed}-{name}", lambda seed=seed: mutated(raw, seed)) for seed in range(many))  # type: ignore[misc]


def _damaged(name: str, inputs: Iterable[tuple[int, bytes]]) -> Iterator[Case]:
    return (_case(f"{at}-{name}", raw) for at, raw in inputs)


def _shapes(sizes: Iterable[int]) -> Iterator[Case]:
    for name, size in itertools.product(hostile_pages.SHAPES, sizes):
        yield Case(f"{name.replace(' ', '-')}-{size}.html", lambda name=name, size=size: hostile_pages.page(name, size))  # type: ignore[misc]


def _page() -> bytes:
    page = (ROOT / "src" / "sayso" / "demo" / "reports" / "aid-convoy.html").read_bytes()
    return page + hostile_pages.page("tables nested", 3)


def _trees() -> Iterator[Case]:
    for path in sorted((HOSTILE / "html5lib" / "tree-construction").rglob("*.dat")):
        for number, raw in enumerate(
            re.findall(rb"^#data\n(.*?)\n#errors", path.read_bytes(), re.DOTALL | re.MULTILINE)
        ):
            yield _case(f"{path.stem}-{number}.html", raw)


def _tokens() -> Iterator[Case]:
    for path in sorted((HOSTILE / "html5lib" / "tokenizer").glob("*.test")):
        held = json.loads(path.read_bytes())
        for number, test in enumerate(held.get("tests", held.get("xmlViolationTests", []))):
            yield _case(f"{path.stem}-{number}.html", test["input"].encode("utf-8", "surrogatepass"))


def _encodings() -> Iterator[Case]:
    for path in sorted((HOSTILE / "html5lib" / "encoding").rglob("*.dat")):
        for number, raw in enumerate(
            re.findall(rb"^#data\n(.*?)\n#encoding", path.read_bytes(), re.DOTALL | re.MULTILINE)
        ):
            yield _case(f"{path.stem}-{number}.html", raw)


def _naughty() -> Iterator[Case]:
    for number, text in enumerate(json.loads((HOSTILE / "blns.json").read_bytes())):
        yield _case(f"{number}.txt", text.encode("utf-8", "surrogatepass"))
        yield _case(f"{number}.html", f"<title>{text}</title><p>{text}</p>".encode("utf-8", "surrogatepass"))
        yield _case(f"{number}.jsonl", json.dumps({"title": text, "text": text, "publisher": text}).encode())
