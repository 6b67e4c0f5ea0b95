"""Hosts of addresses."""

import pytest

from sayso.model.names import host


@pytest.mark.parametrize(
    ("url", "named"),
    [
        ("https://Harbour.example/a?b", "harbour.example"),
        ("http://[::1]:80/", "::1"),
        ("http://[harbour.example/a", ""),
        ("harbour", ""),
        ("", ""),
    ],
)
def test_an_address_names_a_host_or_none(url: str, named: str) -> None:
    assert host(url) == named
