"""Which addresses lie in a private network: no feed of the outside world may lead there."""

import ipaddress
import re
import socket
from typing import Final
from urllib.parse import urlsplit

_IpAddress = ipaddress.IPv4Address | ipaddress.IPv6Address

# What `is_global` of older Pythons lets through, or answers in more than one way
_REFUSED: Final = tuple(
    map(
        ipaddress.ip_network,
        (
            *("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16"),
            *("172.16.0.0/12", "192.0.0.0/24", "192.168.0.0/16", "198.18.0.0/15", "224.0.0.0/3"),
            *("::/128", "::1/128", "64:ff9b:1::/48", "100::/64", "2001::/23", "3fff::/20"),
            *("5f00::/16", "fc00::/7", "fe80::/9", "ff00::/8"),
        ),
    )
)
_COMPATIBLE: Final = ipaddress.IPv6Network("::/96")
_MAPPED: Final = ipaddress.IPv6Network("::ffff:0:0/96")
_TRANSLATED: Final = ipaddress.IPv6Network("::ffff:0:0:0/96")
_NAT64: Final = ipaddress.IPv6Network("64:ff9b::/96")
_SIX_TO_FOUR: Final = ipaddress.IPv6Network("2002::/16")
# RFC 6761 (localhost), 6762 (local), 8375 (home.arpa), ICANN (internal), and what routers use
_LOCAL_ENDINGS: Final = ("localhost", "local", "internal", "intranet", "lan", "home.arpa")
_NUMBERS = re.compile(r"(?:0x[0-9a-f]*|\d+)(?:\.(?:0x[0-9a-f]*|\d+)){0,3}")


def is_private(address: str) -> bool:
    """Claim that an address as it is written leads into a private network or to this machine.

    Names are not looked up: only literal addresses in any of their forms, `localhost`, endings that
    are kept for local use, and names without a dot are told.
    """
    try:
        host = urlsplit(address if "//" in address else f"//{address}").hostname or ""
    except ValueError:
        return False
    return is_private_host(host)


def is_private_host(host: str) -> bool:
    """Claim the same of a host alone; an IPv6 address may stand in brackets."""
    host = host.strip("[]").rstrip(".").lower()
    literal = literal_ip(host)
    if literal is not None:
        return is_private_ip(literal)
    last = host.rpartition(".")[2]
    return bool(host) and ("." not in host or last in _LOCAL_ENDINGS or host.endswith(".home.arpa"))


def literal_ip(host: str) -> _IpAddress | None:
    """The IP address that a host is, in any form a resolver takes for one, or None for a name."""
    host = host.strip("[]").partition("%")[0]
    try:
        return ipaddress.ip_address(host)
    except ValueError:
        pass
    if not _NUMBERS.fullmatch(host.lower()):
        return None
    try:
        return ipaddress.IPv4Address(socket.inet_aton(host))  # 2130706433, 0x7f.1, 0177.0.0.1
    except OSError:
        return None


def is_private_ip(address: str | _IpAddress) -> bool:
    """Claim that an IP address is not one of the public internet.

    An IPv4 address inside an IPv6 one (mapped, translated, 6to4, NAT64) counts as what it leads to.
    """
    if isinstance(address, str):
        address = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(address, ipaddress.IPv6Address):
        inner = _inner(address)
        if inner is not None:
            return is_private_ip(inner)
    return (
        not address.is_global
        or address.is_multicast
        or any(address in network for network in _REFUSED if network.version == address.version)
    )


def _inner(address: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    number = int(address)
    if address in _SIX_TO_FOUR:
        return ipaddress.IPv4Address((number >> 80) & 0xFFFF_FFFF)
    if any(address in network for network in (_COMPATIBLE, _MAPPED, _TRANSLATED, _NAT64)):
        return ipaddress.IPv4Address(number & 0xFFFF_FFFF)
    return None
