"""A user who may write nothing that is not theirs."""

import os
import pkgutil
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib import import_module
from typing import Final

import wirereader
from wirereader.analysis.engine import engine_version, examine

NOBODY: Final = 65534
"""The number that systems give to nobody."""
_BY_ITSELF = ("wirereader.__main__", "wirereader.analysis.training")
"""What runs when it is imported, and what asks for more than the program has."""


@contextmanager
def as_nobody() -> Iterator[None]:
    """Root may write anything: give its powers up for a while."""
    if os.geteuid() != 0:
        yield
        return
    _read_the_program()
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@cache
def _read_the_program() -> None:
    """Read all of it first: in a folder closed to others nobody could, and what fails is kept."""
    for found in pkgutil.walk_packages(wirereader.__path__, "wirereader."):
        if not found.name.startswith(_BY_ITSELF):
            import_module(found.name)
    engine_version()
    examine("Mayor Ann Lee said in Paris on Monday that it had rained for a week. “It rained.”")
