"""Labelled text made into training blocks: labels for pieces, copies in other letter case."""

import gzip
import hashlib
import json
import random
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from wirereader.analysis.names.tagger import LABELS, ROW
from wirereader.analysis.names.wordpiece import Case, Subword, WordPieceTokenizer
from wirereader.analysis.text.sentences import sentences

# Sets that label people, places and organisations alone: their blanks may be any other name.
NO_OTHER_NAMES = ("uner",)
IGNORED = 0  # no label allowed: the loss leaves the piece out
_ALL = (1 << len(LABELS)) - 1


def bit(label: str) -> int:
    """Give the bit that stands for a label in a set of allowed labels."""
    return 1 << LABELS.index(label)


OUTSIDE = bit("O")
OTHER = OUTSIDE | bit("B-MISC") | bit("I-MISC")


class TrainingRow(NamedTuple):
    """A piece to learn from: vocabulary number, case, and the bits of the labels it may have."""

    id: int
    case: int
    allowed: int


def read(path: Path) -> list[dict[str, Any]]:
    """Read a JSONL file of texts with gold spans, zipped or not, and print its fingerprint."""
    raw = path.read_bytes()
    print(f"{path.name}  sha256 {hashlib.sha256(raw).hexdigest()}", flush=True)
    text = gzip.decompress(raw) if path.suffix == ".gz" else raw
    return [json.loads(line) for line in text.decode("utf-8").split("\n") if line.strip()]


def nationalities() -> frozenset[str]:
    """Read the words that say where somebody or something is from."""
    return frozenset(Path(__file__).with_name("nationalities.txt").read_text("utf-8").split())


class Corpus:
    """The sentences of many texts, each a list of rows; texts told in order stay in order."""

    def __init__(self, pieces: WordPieceTokenizer) -> None:
        self._pieces = pieces
        self._from_where = nationalities()
        self._units: list[list[list[TrainingRow]]] = []

    def __len__(self) -> int:
        return len(self._units)

    def add(self, texts: Iterable[dict[str, Any]]) -> None:
        """Add texts: `gold` spans with a type, or with the labels their words `may` have."""
        for text in texts:
            rows = [r for r in self._rows(text) if r]
            self._units += _runs(rows)

    def _rows(self, text: dict[str, Any]) -> Iterator[list[TrainingRow]]:
        body = text["text"]
        blank = OTHER if str(text.get("source", "")).startswith(NO_OTHER_NAMES) else OUTSIDE
        gold = sorted(text["gold"], key=lambda g: g["start"])
        for start, end in sentences(body):
            cut = self._pieces.pieces(body, start, end)
            allowed = [blank if piece.first else IGNORED for piece in cut]
            for name in gold:
                if name["start"] < end and name["end"] > start:
                    self._mark(cut, allowed, name, body)
            self._mark_nationalities(cut, allowed, body)
            yield [TrainingRow(p.id, p.case, a) for p, a in zip(cut, allowed, strict=True)]

    def _mark(
        self, cut: list[Subword], allowed: list[int], name: dict[str, Any], body: str
    ) -> None:
        kind = name["type"]
        may = sum(bit(label) for label in name.get("may", ()))
        if kind in {"MISC", "LOC"} and body[name["start"] : name["end"]] in self._from_where:
            kind = "NAT"
        begin = "B-"
        for at, piece in enumerate(cut):
            if piece.first and name["start"] <= piece.start < name["end"]:
                allowed[at] = may or bit(begin + kind)
                begin = "I-"

    def _mark_nationalities(self, cut: list[Subword], allowed: list[int], body: str) -> None:
        for at, piece in enumerate(cut):
            if not allowed[at] & OUTSIDE:
                continue
            stop = at + 1
            while stop < len(cut) and not cut[stop].first:
                stop += 1
            if body[piece.start : cut[stop - 1].end] in self._from_where:
                allowed[at] = bit("B-NAT")

    def blocks(self, chance: random.Random) -> Iterator[list[TrainingRow | None]]:
        """Pack shuffled units, some in other letter case, into blocks; None is an edge."""
        order = list(self._units)
        chance.shuffle(order)
        block: list[TrainingRow | None] = [None]
        for unit in order:
            for sentence in unit:
                rows = recased(sentence, chance)
                for at in range(0, len(rows), ROW - 2):
                    part = rows[at : at + ROW - 2]
                    if len(block) + len(part) + 1 > ROW:
                        yield block
                        block = [None]
                    block += [*part, None]
        if len(block) > 1:
            yield block


def recased(sentence: list[TrainingRow], chance: random.Random) -> list[TrainingRow]:
    """Write one sentence in thirty in capitals, and one as a headline."""
    roll = chance.random()
    if roll < 0.03:
        return [r._replace(case=_upper(r.case)) for r in sentence]
    if roll < 0.06:
        return [r._replace(case=Case.CAPITAL) if r.case == Case.LOWER else r for r in sentence]
    return sentence


def _upper(case: int) -> int:
    return Case.UPPER if case in {Case.LOWER, Case.CAPITAL, Case.MIXED} else case


def _runs(rows: list[list[TrainingRow]]) -> Iterator[list[list[TrainingRow]]]:
    """Cut a text's sentences into runs that fill one block each."""
    run: list[list[TrainingRow]] = []
    size = 1
    for sentence in rows:
        if run and size + len(sentence) + 1 > ROW:
            yield run
            run, size = [], 1
        run.append(sentence)
        size += len(sentence) + 1
    if run:
        yield run
