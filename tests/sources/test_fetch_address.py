import ipaddress

import pytest

from sayso.sources.fetch_address import closed


@pytest.mark.parametrize(
    "address",
    [
        *("1.1.1.1", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "126.255.255.255", "128.0.0.0"),
        *("169.253.255.255", "169.255.0.0", "172.15.255.255", "172.32.0.0", "192.167.255.255", "192.169.0.0"),
        *("198.17.255.255", "198.20.0.0", "223.255.255.255", "2606:4700::1", "2a00::1", "2003::1"),
        *("::ffff:1.1.1.1", "64:ff9b::1.1.1.1", "2002:101:101::", "2606:4700::5efe:101:101"),
    ],
)
def test_public_addresses_are_open(address: str) -> None:
    assert closed(address) == ""


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("0.0.0.0", "this machine"),  # noqa: S104 -- nothing binds to it
        ("0.255.255.255", "this machine"),
        ("10.0.0.0", "private"),
        ("10.255.255.255", "private"),
        ("100.64.0.0", "private to a provider"),
        ("100.127.255.255", "private to a provider"),
        ("127.0.0.1", "loopback"),
        ("127.255.255.255", "loopback"),
        ("169.254.169.254", "link-local"),
        ("172.16.0.0", "private"),
        ("172.31.255.255", "private"),
        ("192.168.0.1", "private"),
        ("192.0.0.8", "reserved"),
        ("198.18.0.1", "for benchmarks"),
        ("203.0.113.7", "for documentation"),
        ("224.0.0.1", "multicast"),
        ("239.255.255.250", "multicast"),
        ("240.0.0.1", "reserved"),
        ("255.255.255.255", "reserved"),
        ("::", "this machine"),
        ("::1", "loopback"),
        ("::7f00:1", "reserved"),
        ("::ffff:127.0.0.1", "loopback"),
        ("::ffff:a9fe:a9fe", "link-local"),
        ("::ffff:0:10.0.0.1", "private"),
        ("64:ff9b::127.0.0.1", "loopback"),
        ("64:ff9b:1::1", "private"),
        ("2002:7f00:1::", "loopback"),
        ("2002:c0a8:101::1", "private"),
        ("2001:0:4136:e378:8000:63bf:3fff:fdd2", "reserved"),
        ("2001:db8::1", "for documentation"),
        ("2606:4700::5efe:7f00:1", "loopback"),
        ("2606:4700::200:5efe:10.0.0.1", "private"),
        ("fc00::1", "private"),
        ("fd12::1", "private"),
        ("fe80::1", "link-local"),
        ("fe80::1%lo", "link-local"),
        ("fec0::1", "private"),
        ("ff02::1", "multicast"),
        ("4000::1", "reserved"),
    ],
)
def test_others_are_closed_and_why(address: str, why: str) -> None:
    assert closed(address) == why


def test_nothing_that_python_takes_for_private_is_open() -> None:
    for number in range(0, 1 << 32, 1_047_297):
        address = ipaddress.IPv4Address(number)
        if address.is_private or address.is_loopback or address.is_multicast or address.is_reserved:
            assert closed(str(address)), address


def test_a_name_is_no_address() -> None:
    with pytest.raises(ValueError, match="localhost"):
        closed("localhost")
