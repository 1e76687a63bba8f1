"""What is a local network address, however it is written."""

import ipaddress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirereader.sources.http.private_networks import (
    is_private,
    is_private_host,
    is_private_ip,
    literal_ip,
)

PRIVATE = [
    *("0.0.0.0", "10.1.2.3", "100.64.0.1", "100.127.255.255", "127.0.0.1", "127.9.9.9"),  # noqa: S104 - not bound
    *("169.254.169.254", "172.16.0.1", "172.31.255.255", "192.0.0.1", "192.168.0.1"),
    *("198.18.0.1", "224.0.0.1", "239.255.255.255", "240.0.0.1", "255.255.255.255"),
    *("::", "::1", "fc00::1", "fdff::1", "fe80::1", "febf::1", "fec0::1", "ff02::1"),
    *("::ffff:10.0.0.1", "::ffff:127.0.0.1", "::ffff:0:10.0.0.1", "::10.0.0.1"),
    *("64:ff9b::10.0.0.1", "64:ff9b:1::1", "2002:a00:1::", "2002:7f00:1::1", "2001:0:a00::1"),
    *("100::1", "2001:db8::1", "fe80::1%eth0"),
]
PUBLIC = [
    *("1.1.1.1", "93.184.215.14", "172.32.0.1", "172.15.0.1", "100.63.0.1", "100.128.0.1"),
    *("192.167.1.1", "169.253.1.1", "11.0.0.1", "128.0.0.1", "223.255.255.254"),
    *("2606:4700::1111", "2a00:1450::1", "::ffff:1.1.1.1", "64:ff9b::1.1.1.1", "2002:101:101::1"),
]


@pytest.mark.parametrize("address", PRIVATE)
def test_private_addresses(address: str) -> None:
    assert is_private_ip(address)
    assert is_private_host(f"[{address}]" if ":" in address else address)


@pytest.mark.parametrize("address", PUBLIC)
def test_public_addresses(address: str) -> None:
    assert not is_private_ip(address)
    assert not is_private_host(address)


@pytest.mark.parametrize(
    "address",
    [
        *(
            "http://localhost/feed",
            "http://LOCALHOST:8080",
            "http://feeds.localhost/",
            "localhost.",
        ),
        *("http://nas/rss", "http://nas.local/rss", "http://wiki.internal", "https://x.home.arpa/"),
        *("http://2130706433/", "http://0x7f000001/", "http://0177.0.0.1/", "http://127.1/"),
        *("http://0x7f.0.0.1/", "http://[::1]:80/", "http://[::ffff:7f00:1]/", "192.168.1.1"),
        *("http://user:pass@10.0.0.1/", "https://127.0.0.1.:443/"),
    ],
)
def test_private_as_it_is_written(address: str) -> None:
    assert is_private(address)


@pytest.mark.parametrize(
    "address",
    [
        *(
            "https://news.test/feed",
            "http://1.1.1.1/",
            "http://16843009/",
            "http://localhost.test/",
        ),
        *("http://10.0.0.1.nip.test/", "http://local.test", "https://internal.test/x", ""),
        *("http://[::1", "mailto:me@localhost.test"),
    ],
)
def test_public_as_it_is_written(address: str) -> None:
    assert not is_private(address)


def test_names_are_no_addresses() -> None:
    assert literal_ip("news.test") is None
    assert literal_ip("0xnews") is None
    assert literal_ip("1.2.3.4.5") is None
    assert literal_ip("999.1.1.1") is None


@given(st.ip_addresses(v=4))
def test_an_inner_address_counts_as_what_it_leads_to(inner: ipaddress.IPv4Address) -> None:
    number = int(inner)
    for outer in (
        ipaddress.IPv6Address((0xFFFF << 32) | number),
        ipaddress.IPv6Address((0x64_FF9B << 96) | number),
        ipaddress.IPv6Address((0x2002 << 112) | (number << 80)),
    ):
        assert is_private_ip(outer) == is_private_ip(inner)


@given(st.ip_addresses())
def test_nothing_is_public_that_python_knows_to_be_otherwise(
    address: ipaddress.IPv4Address | ipaddress.IPv6Address,
) -> None:
    # these are judged by the address inside; Python 3.13 calls all of 6to4 private
    is_outer = getattr(address, "ipv4_mapped", None) or getattr(address, "sixtofour", None)
    if address.is_private and not is_outer:
        assert is_private_ip(address)


@given(st.text())
def test_any_text_is_answered(text: str) -> None:
    assert is_private(text) in {True, False}
