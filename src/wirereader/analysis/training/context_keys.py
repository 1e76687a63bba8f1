"""Fit what the late layers know of pieces they do not read: keys and values, told linearly.

Pieces that cannot be part of a name are left where the early layers brought them. Their keys and
values in each later layer are a linear map of that state, by ridge regression (Hoerl and Kennard
1970) to what the whole network gives them.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from wirereader.analysis.names.tagger_rows import ROW, LaidOut, laid_out, rows_of
from wirereader.analysis.names.wordpiece import Subword, WordPieceTokenizer, load_vocabulary
from wirereader.analysis.text.sentences import sentences
from wirereader.analysis.training.corpus import read

RIDGE = 1e-6  # of the number of pieces: only keeps the equations solvable
PIECES = 120_000  # pieces fitted on: more change nothing that can be measured
SENTENCES = 10  # short texts are put together: as many as stand in one block of news
Array = NDArray[np.float32]


def fitted(states: bytes, texts: Sequence[Path]) -> dict[str, Array]:
    """Give `context.weight` [out, in] and `context.bias`, by the graph that `states` holds."""
    options = onnxruntime.SessionOptions()
    options.log_severity_level = 3  # errors alone
    session = onnxruntime.InferenceSession(
        states, options, disabled_optimizers=["SkipLayerNormFusion"]
    )
    square: Any = 0.0
    across: Any = 0.0
    count = 0
    for row in _rows(texts):
        given, told = _read(session, row)
        square = square + given.T @ given
        across = across + given.T @ told
        count += len(given)
        if count >= PIECES:
            break
    square = square + RIDGE * count * np.eye(len(square))
    found = np.linalg.solve(square.astype(np.float64), across).astype(np.float32)
    return {"context.weight": found[:-1].T, "context.bias": found[-1]}


def _rows(texts: Sequence[Path]) -> Iterator[LaidOut]:
    """Rows of the texts, a block of each file in turn."""
    pieces = WordPieceTokenizer(load_vocabulary())
    blocks = [list(_blocks(path)) for path in texts]
    for at in range(max(map(len, blocks))):
        for some in blocks:
            if at < len(some):
                yield from map(laid_out, rows_of(_parts(pieces, some[at])))


def _blocks(path: Path) -> Iterator[str]:
    texts = [line["text"] for line in read(path)]
    step = 1 if len(sentences(texts[0])) > 1 else SENTENCES
    for at in range(0, len(texts), step):
        yield " ".join(texts[at : at + step])


def _parts(pieces: WordPieceTokenizer, text: str) -> Iterator[list[Subword]]:
    for start, end in sentences(text):
        found = pieces.pieces(text, start, end)
        for at in range(0, len(found), ROW - 2):
            yield found[at : at + ROW - 2]


def _read(session: Any, row: LaidOut) -> tuple[Array, Array]:
    """States of the pieces left aside, with a one behind, and what they lead to."""
    place = np.array([row.order], "int32")
    early, late = session.run(
        ["early", "late"],
        {
            "ids": np.array([row.ids], "int32")[:, row.order],
            "case": np.array([row.case], "int32")[:, row.order],
            "place": place,
            "count": np.array([row.wanted], "int64"),
        },
    )
    states = early[0, row.wanted :]
    return np.concatenate([states, np.ones((len(states), 1), "float32")], 1), late[0, row.wanted :]
