"""What an address of an object store names."""

from pathlib import Path

import pytest

from sayso.cluster.objects import is_object, objects_of
from sayso.cluster.plan import cut
from sayso.errors import RunStopped
from sayso.sources.draft import Failure

pytest.importorskip("fsspec")


@pytest.fixture
def root(tmp_path: Path) -> str:
    for name in ("b.txt", "a/c.txt", "a/.hidden", ".git/d.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name)
    return f"file://{tmp_path}"


def test_a_folder_names_all_in_it_but_what_is_hidden(root: str) -> None:
    assert list(objects_of(root)) == [(f"{root}/a/c.txt", 7), (f"{root}/b.txt", 5)]


def test_an_object_and_a_pattern_name_what_they_fit(root: str) -> None:
    assert list(objects_of(f"{root}/b.txt")) == [(f"{root}/b.txt", 5)]
    assert list(objects_of(f"{root}/*/*.txt")) == [(f"{root}/a/c.txt", 7)]


@pytest.mark.parametrize("name", ["none.txt", "*.pdf"])
def test_what_names_nothing_says_so(root: str, name: str) -> None:
    (found,) = objects_of(f"{root}/{name}")
    assert isinstance(found, Failure)
    assert found.reason == f"'{root}/{name}' holds no object; expected reports in it"
    assert cut([f"{root}/{name}"], 10)[0].pieces[0].reason == found.reason


@pytest.mark.parametrize("address", ["simplecache::http://127.0.0.1/x", "zip://a.txt::https://x/y.zip"])
def test_no_page_is_fetched_by_way_of_a_store(address: str) -> None:
    with pytest.raises(RunStopped, match="expected one address"):
        cut([address], 10)


@pytest.mark.parametrize(
    ("address", "is_one"),
    [("s3://b/x", True), ("file:///x", True), ("https://x/y", False), ("HTTP://x", False), ("a/b", False)],
)
def test_pages_and_paths_are_no_objects(address: str, is_one: bool) -> None:
    assert is_object(address) is is_one
