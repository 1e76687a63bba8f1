"""Switches among the environment variables: ACCESSIBLE, WIREREADER_PLAIN."""

from collections.abc import Mapping

_NO = frozenset({"", "0", "false", "no", "off"})


def is_on(environment: Mapping[str, str], name: str) -> bool:
    """Claim that a variable is set, and to something else than a no."""
    return environment.get(name, "").strip().casefold() not in _NO
