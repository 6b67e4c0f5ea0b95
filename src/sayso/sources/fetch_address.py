"""IP addresses: which of them stand for a public host."""

import ipaddress
from typing import Final

Address = ipaddress.IPv4Address | ipaddress.IPv6Address

# IANA's registries of special-purpose addresses, written out: Python's own tables differ from one release to the next.
_CLOSED_4: Final = {
    "0.0.0.0/8": "this machine",
    "10.0.0.0/8": "private",
    "100.64.0.0/10": "private to a provider",
    "127.0.0.0/8": "loopback",
    "169.254.0.0/16": "link-local",
    "172.16.0.0/12": "private",
    "192.0.0.0/24": "reserved",
    "192.0.2.0/24": "for documentation",
    "192.88.99.0/24": "reserved",
    "192.168.0.0/16": "private",
    "198.18.0.0/15": "for benchmarks",
    "198.51.100.0/24": "for documentation",
    "203.0.113.0/24": "for documentation",
    "224.0.0.0/4": "multicast",
    "240.0.0.0/4": "reserved",
}

_CLOSED_6: Final = {
    "::/128": "this machine",
    "::1/128": "loopback",
    "64:ff9b:1::/48": "private",
    "100::/64": "reserved",
    "2001::/23": "reserved",
    "2001:db8::/32": "for documentation",
    "3fff::/20": "for documentation",
    "fc00::/7": "private",
    "fe80::/10": "link-local",
    "fec0::/10": "private",
    "ff00::/8": "multicast",
}

_NETWORKS_4: Final = [(ipaddress.IPv4Network(network), why) for network, why in _CLOSED_4.items()]
_NETWORKS_6: Final = [(ipaddress.IPv6Network(network), why) for network, why in _CLOSED_6.items()]
_UNICAST: Final = ipaddress.IPv6Network("2000::/3")
"""All that has been given out to public hosts."""

# Forms that hold an IPv4 address: the network, and how far to the right the 32 bits stand.
_CARRIERS: Final = [
    (ipaddress.IPv6Network("::ffff:0:0/96"), 0),
    (ipaddress.IPv6Network("::ffff:0:0:0/96"), 0),
    (ipaddress.IPv6Network("64:ff9b::/96"), 0),
    (ipaddress.IPv6Network("2002::/16"), 80),
]

_ISATAP: Final = (0x0000_5EFE, 0x0200_5EFE)
"""The upper half of an interface number that ends in an IPv4 address."""


def closed(address: str) -> str:
    """Why an IP address stands for no public host, such as `loopback`; "" where it may be public.

    An address that holds an IPv4 address (mapped, 6to4, NAT64, ISATAP) is judged by that one.

    Raises:
        ValueError: the text is no IP address.
    """
    return _closed(ipaddress.ip_address(address.partition("%")[0]))


def _closed(address: Address) -> str:
    if isinstance(address, ipaddress.IPv4Address):
        return next((why for network, why in _NETWORKS_4 if address in network), "")
    why = next((why for network, why in _NETWORKS_6 if address in network), "")
    if why:
        return why
    for network, shift in _CARRIERS:
        if address in network:
            return _closed(_low(int(address) >> shift))
    if int(address) >> 32 & 0xFFFF_FFFF in _ISATAP and (why := _closed(_low(int(address)))):
        return why
    return "" if address in _UNICAST else "reserved"


def _low(bits: int) -> ipaddress.IPv4Address:
    return ipaddress.IPv4Address(bits & 0xFFFF_FFFF)
