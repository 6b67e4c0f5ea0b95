"""Addresses on the command line."""

import json

import pytest
from tests.sources.hosts import answer, host
from typer.testing import CliRunner

from sayso.cli.app import app


@pytest.mark.parametrize("command", ["read", "quotes"])
def test_nothing_private_is_asked_without_the_option(command: str) -> None:
    with host({"/": answer(b"The mill burned down, the mayor said.")}) as running:
        ran = CliRunner().invoke(app, [command, running.url()])
        assert ran.exit_code == 1
        assert "loopback" in ran.stderr
        assert "--allow-private" in ran.stderr
        assert running.connections == 0


def test_a_page_is_read() -> None:
    with host({"/": answer(b"The mill burned down, the mayor said.")}) as running:
        options = ["--allow-private", "--every", "0", "--layer", "reports", "--format", "jsonl"]
        ran = CliRunner().invoke(app, ["read", running.url(), *options])
        assert ran.exit_code == 0
        (report,) = map(json.loads, ran.stdout.splitlines())
        assert (report["url"], report["outcome"]) == (running.url(), "ok")


def test_a_pace_out_of_range_is_wrong_usage() -> None:
    assert CliRunner().invoke(app, ["read", "https://paper.example/", "--every", "-1"]).exit_code == 2
