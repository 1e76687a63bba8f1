"""Which edition of the analysis this is, told without loading any of it.

Findings are kept by text and edition: whatever changes an answer changes the edition, be it a rule,
a word list, the gazetteer or the weights.
"""

from functools import cache
from pathlib import Path

from wirereader import __version__
from wirereader.digest import blake2b

_HERE = Path(__file__).parent
_LARGE = 1_000_000  # bytes: above it only the weights and the gazetteer are
_ENDS = 65_536  # bytes read of either end of these: their own digests stand there
_ASIDE = frozenset({"scoring", "training", "__pycache__"})  # they make no finding


@cache
def edition() -> str:
    """Name package and analysis: "wirereader 0.1.0 (5f0c31e29a7d)".

    The digest (BLAKE2b) is of all that answers depend on; of a file above a megabyte only its size
    and its two ends are read, where the weights and the gazetteer carry digests of their own.
    """
    digest = blake2b(digest_size=6)
    for path in _parts():
        size = path.stat().st_size
        digest.update(f"{path.name} {size}\n".encode())
        with path.open("rb") as file:
            if size <= _LARGE:
                digest.update(file.read())
            else:
                digest.update(file.read(_ENDS))
                file.seek(-_ENDS, 2)
                digest.update(file.read())
    return f"wirereader {__version__} ({digest.hexdigest()})"


def _parts() -> list[Path]:
    return sorted(
        path
        for path in _HERE.rglob("*")
        if path.suffix in {".py", ".txt", ".bin", ".onnx", ".json"}
        and not _ASIDE.intersection(path.relative_to(_HERE).parts)
    )
