"""BLAKE2b, the one digest of the program, without what else `hashlib` loads.

That module asks OpenSSL for all it knows, 3 ms of every start; BLAKE2b it takes from here itself.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hashlib import blake2b
else:
    try:
        from _blake2 import blake2b
    except ImportError:  # an interpreter that keeps it elsewhere
        from hashlib import blake2b

__all__ = ["blake2b"]
