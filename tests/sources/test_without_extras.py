"""What is an extra is done without: what cannot be unpacked is not asked for, for one."""

import subprocess
import sys
from collections.abc import Iterator
from types import ModuleType

import pytest
import zstandard

from wirereader.analysis import engine
from wirereader.analysis.names import tagger
from wirereader.sources import article_extraction
from wirereader.sources.http import decompression
from wirereader.story.faults import FormatFault

PAGE = b"<html><body><main><p>" + b"The ferry was late again, and nobody was told. " * 40


class NotInstalled:
    """Finds none of some modules."""

    def __init__(self, *names: str) -> None:
        self.names = names

    def find_spec(self, name: str, *_: object) -> None:
        if name.split(".", maxsplit=1)[0] in self.names:
            raise ModuleNotFoundError(name, name=name)


@pytest.fixture
def without(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A Python without the extras."""
    # _zstd: what Python 3.14 has of its own, in compression.zstd
    extras = ("brotli", "zstandard", "_zstd", "trafilatura", "onnxruntime", "numpy")
    for name in [one for one in sys.modules if one.split(".")[0] in extras]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.delitem(sys.modules, "compression.zstd", raising=False)
    monkeypatch.setattr(sys, "meta_path", [NotInstalled(*extras), *sys.meta_path])
    tagger.shared_tagger.cache_clear()
    engine.engine_version.cache_clear()
    yield
    tagger.shared_tagger.cache_clear()
    engine.engine_version.cache_clear()


def unpacked(packed: bytes) -> bytes:
    unpacking = decompression.Decompression(["zstd"], 1 << 20)
    unpacking.take(packed)
    return unpacking.whole()


@pytest.mark.usefixtures("without")
@pytest.mark.parametrize("coding", ["br", "zstd"])
def test_what_cannot_be_unpacked_is_damaged(coding: str) -> None:
    with pytest.raises(decompression.DamagedError):
        decompression.Decompression([coding], 1 << 20)


@pytest.mark.parametrize("is_there", [True, False])
def test_what_is_asked_for_can_be_unpacked(*, is_there: bool) -> None:
    code = (
        "import importlib.util\n"
        f"importlib.util.find_spec = lambda _: {1 if is_there else None}\n"
        "from wirereader.sources.http.decompression import ACCEPTED\n"
        "print(ACCEPTED)\n"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == ("gzip, deflate, br, zstd" if is_there else "gzip, deflate")


def test_pythons_own_zstandard_does_as_well(monkeypatch: pytest.MonkeyPatch) -> None:
    packed = zstandard.compress(b"words " * 1000)
    begin = zstandard.ZstdDecompressor().decompressobj
    own = ModuleType("compression.zstd")
    own.ZstdError = zstandard.ZstdError  # type: ignore[attr-defined]
    own.DecompressionParameter = type("P", (), {"window_log_max": 100})  # type: ignore[attr-defined]
    own.ZstdDecompressor = lambda options: begin() if options == {100: 23} else None  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "zstandard", None)
    monkeypatch.setitem(sys.modules, "compression", ModuleType("compression"))
    monkeypatch.setitem(sys.modules, "compression.zstd", own)
    assert unpacked(packed) == b"words " * 1000


@pytest.mark.usefixtures("without")
def test_a_page_that_needs_the_extra_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(article_extraction, "find_spec", lambda _: None)
    with pytest.raises(FormatFault) as told:
        article_extraction.article_of(PAGE, "https://wire.example/1")
    assert "wirereader[articles]" in told.value.remedy


@pytest.mark.usefixtures("without")
def test_names_are_found_by_rules_and_one_sentence_says_how_to_have_more() -> None:
    found = engine.examine("Harbour master Ida Velde said in Lisbon that nobody was hurt.")
    assert found.entities
    assert found.trouble is not None
    assert "wirereader[tagger]" in found.trouble
