"""What is handed on has the pages in it, and serves them where there is no Node; what would lack them says so."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import httpx2
import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGES = "sayso/web/pages/"


def build(root: Path, target: str, to: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "hatchling", "build", "-t", target, "-d", str(to)]
    return subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if not (ROOT / "src" / PAGES / "index.html").is_file():
        pytest.skip("the pages are not built (make pages)")
    folder = tmp_path_factory.mktemp("wheel")
    done = build(ROOT, "wheel", folder)
    assert done.returncode == 0, done.stderr
    (built,) = folder.glob("*.whl")
    return built


def test_the_wheel_has_every_file_that_the_pages_name(wheel: Path) -> None:
    with ZipFile(wheel) as packed:
        names = set(packed.namelist())
        page = packed.read(f"{PAGES}index.html").decode()
        licences = packed.read(f"{PAGES}licences.txt").decode()
        scripts = [packed.read(name).decode() for name in names if name.startswith(PAGES) and name.endswith(".js")]
    asked = {*re.findall(r'(?:src|href)="/([^"]+)"', page)}
    asked |= {
        f"assets/{name}" for told in scripts for name in re.findall(r"[\"'`]\./([\w.-]+\.(?:js|css))[\"'`]", told)
    }
    assert len(asked) > 8
    assert {PAGES + name for name in asked} <= names
    assert all(name in licences for name in ("svelte", "d3-geo", "world-atlas"))
    assert not any("node_modules" in name or name.endswith((".svelte", ".ts")) for name in names)


def test_the_wheel_serves_its_pages_without_node(wheel: Path, sample_archive: Path, tmp_path: Path) -> None:
    with ZipFile(wheel) as packed:
        packed.extractall(tmp_path / "installed")
    environment = {**os.environ, "PYTHONPATH": str(tmp_path / "installed"), "PATH": ""}
    start = "import sayso, sayso.cli; print(sayso.__file__, flush=True); sayso.cli.main()"
    command = [sys.executable, "-P", "-c", start, "serve", str(sample_archive), "--port", "0", "--no-open"]
    with subprocess.Popen(command, env=environment, cwd=tmp_path, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        try:
            assert process.stdout.readline().startswith(str(tmp_path))
            entry = process.stdout.readline().strip()
            with httpx2.Client(follow_redirects=True, timeout=30) as client:
                page = client.get(entry)
                assert page.status_code == 200
                for name in re.findall(r'(?:src|href)="(/[^"]+)"', page.text):
                    assert client.get(str(page.url.join(name))).status_code == 200, name
        finally:
            process.terminate()
            process.wait(30)


@pytest.fixture
def without_pages(tmp_path: Path) -> Path:
    """A checkout with one file of the package, and no pages."""
    for name in ("pyproject.toml", "hatch_build.py", "README.md", "LICENSE", "NOTICE"):
        shutil.copy(ROOT / name, tmp_path / name)
    (tmp_path / "src/sayso").mkdir(parents=True)
    shutil.copy(ROOT / "src/sayso/__init__.py", tmp_path / "src/sayso/__init__.py")
    return tmp_path


def test_a_wheel_without_pages_is_told_of(without_pages: Path) -> None:
    done = build(without_pages, "wheel", without_pages / "dist")
    assert done.returncode == 0
    assert "make pages" in done.stdout + done.stderr


def test_an_sdist_without_pages_is_refused(without_pages: Path) -> None:
    done = build(without_pages, "sdist", without_pages / "dist")
    assert done.returncode != 0
    assert "make pages" in done.stdout + done.stderr
    assert not list(without_pages.glob("dist/*"))


def test_packages_of_the_pages_are_pinned_and_name_no_registry() -> None:
    told = json.loads((ROOT / "workbench/package-lock.json").read_text("utf-8"))
    packages = {name: one for name, one in told["packages"].items() if name}
    assert len(packages) > 50
    assert not any("resolved" in one for one in packages.values())
    assert all(one["integrity"].startswith("sha512-") for one in packages.values() if not one.get("link"))
    wanted = json.loads((ROOT / "workbench/package.json").read_text("utf-8"))["devDependencies"]
    assert all(re.fullmatch(r"\d+\.\d+\.\d+", version) for version in wanted.values())
    assert {name: told["packages"][f"node_modules/{name}"]["version"] for name in wanted} == wanted
