"""Names of people, places and organisations, told by a small encoder we trained ourselves.

The network scores each word; the best chain of labels that makes sense (no name goes on that
never began) is found by Viterbi's algorithm (Forney 1973). `training/README.md` has the recipe.
"""

import os
import re
import threading
from collections import deque
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import cache
from importlib import import_module
from importlib.resources import as_file, files
from itertools import islice, pairwise
from pathlib import Path
from typing import Any, NamedTuple

from wirereader.analysis.language import Language, NameWords
from wirereader.analysis.names.attention import Attention
from wirereader.analysis.names.candidate_pieces import candidate_pieces
from wirereader.analysis.names.name_boundaries import trimmed
from wirereader.analysis.names.name_spans import NameSpan
from wirereader.analysis.names.wordpiece import Case, Subword, WordPieceTokenizer, load_vocabulary
from wirereader.analysis.word_tables import TextWords
from wirereader.story.faults import AnalysisFault

KINDS = ("PER", "LOC", "ORG", "MISC", "NAT")
LABELS = ("O", *(begin + kind for kind in KINDS for begin in ("B-", "I-")))
ROW = 128  # pieces a row: what the network was trained on
CLS, SEP = 101, 102  # numbers of BERT's marks in the vocabulary
_ROWS_AT_ONCE = 32  # rows read at a time, so that memory does not grow with the text
_ROWS_KEPT = 64  # rows whose answers are kept, some 6 MB: what repeats itself does so soon
_MOST_THREADS = 2  # threads: other programs have work, too
_NEVER = -1e9  # score: below any chain that makes sense
_SURE = 12.0  # score: of no name, as the network has it where nothing speaks for one
_CAPITAL = re.compile(r"[^\W\d_a-z\u00df-\u00f6\u00f8-\u00ff][\w'\u2019.&-]*")


TO_HAVE_TAGGER = "pip install 'wirereader[tagger]' brings it where there is one."


class TaggerMissing(AnalysisFault):
    """The tagger cannot run here: onnxruntime, numpy or its weights are not installed."""


class Scored(NamedTuple):
    """The words of a sentence, or of a part of a long one, and how each label scores for each.

    Words are code points [start, end); the scores are an array of words by labels.
    """

    words: list[tuple[int, int]]
    scores: Any


class Reading(NamedTuple):
    """What the network says of a text: its names, and what its pronouns attend to."""

    names: list[NameSpan]
    attention: Attention


class _Row(NamedTuple):
    """What one row of the network reads: sentences, or parts of long ones, side by side.

    `ids` and `case` are those of the pieces, with a mark before the first part and after each;
    `asked` are the places in the row of the pieces whose scores are asked for, sorted.
    """

    parts: list[list[Subword]]
    ids: list[int]
    case: list[int]
    asked: list[int]

    @property
    def given(self) -> "_Given":
        """All that the network is given: rows that are the same in it are answered the same."""
        return tuple(self.ids), tuple(self.case), tuple(self.asked)


_Given = tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...]]


class Tagger:
    """The tagger, loaded; `version` tells its weights from any others.

    Reads the weights shipped unless it is given a file; with more `threads`, parts of a text are
    read side by side. Raises TaggerMissing when it cannot run.
    """

    def __init__(self, threads: int = 1, weights: Path | None = None) -> None:
        try:
            self._np: Any = import_module("numpy")
            runtime = import_module("onnxruntime")
            self._pieces = WordPieceTokenizer(load_vocabulary())
            shipped = files("wirereader.analysis").joinpath("model", "tagger.onnx")
            with as_file(shipped) as path:
                self._session = _session(runtime, weights or path)
        except ImportError as error:
            raise _missing(f"{error.name} is not installed") from error
        except FileNotFoundError as error:
            raise _missing("its weights are not installed") from error
        except Exception as error:  # the runtime's own faults have no other base
            raise _missing("its weights cannot be read") from error
        self._threads = threads
        self._alone = threading.Lock()
        self.has_company: Callable[[], bool] | None = None
        """Tells whether another process keeps the other core busy, where there is one."""
        self.version: str = self._session.get_modelmeta().custom_metadata_map["weights"]
        may_follow = self._np.array([[_may_follow(a, b) for b in LABELS] for a in LABELS])
        self._steps = self._np.where(may_follow, 0.0, _NEVER)
        self._following = frozenset(map(tuple, self._np.argwhere(may_follow).tolist()))
        self._outside = self._np.array([_SURE, *[0] * (len(LABELS) - 1)], "float32")

    def tag(
        self, text: str, sentences: Sequence[tuple[int, int]], language: Language
    ) -> list[NameSpan]:
        """Find the names in the sentences of a text: sorted, apart, without titles or articles."""
        return self.read(text, sentences, language).names

    def read(self, text: str, sentences: Sequence[tuple[int, int]], language: Language) -> Reading:
        """Find the names as `tag` does, and what the third-person pronouns attend to."""
        telling = [span for span in sentences if _may_name(text, *span, language.text)]
        pronouns = {m.start() for m in language.coreference.pronoun.finditer(text)}
        attention = Attention(self._np, pronouns)
        names = [
            name
            for part, scores in self._scored_parts(text, telling, attention)
            if scores.argmax(-1).any()  # a third of the sentences have no name
            for name in self._names(text, _by_word(part, scores), language.names)
        ]
        return Reading(names, attention)

    def scored(self, text: str, sentences: Sequence[tuple[int, int]]) -> Iterator[Scored]:
        """Score the words of the sentences, in order; what cannot be of a name is outside one.

        Memory does not grow with the text: 32 rows of 128 pieces are read at a time.
        """
        for part, scores in self._scored_parts(text, sentences):
            yield _by_word(part, scores)

    def _scored_parts(
        self,
        text: str,
        sentences: Sequence[tuple[int, int]],
        attention: Attention | None = None,
    ) -> Iterator[tuple[list[Subword], Any]]:
        """Score the pieces of each sentence, or of each part of a long one.

        What the pronouns attend to goes into `attention`, if the weights tell it.
        """
        rows = _rows(self._parts(text, sentences), attention.pronouns if attention else ())
        known: dict[_Given, list[Any]] = {}
        while some := list(islice(rows, _ROWS_AT_ONCE)):
            for row, (found, *heads) in zip(some, self._read_once(some, known), strict=True):
                if attention is not None and heads:
                    attention.take(row.parts, row.asked, *heads)
                scores = self._np.tile(self._outside, (len(row.ids), 1))
                scores[row.asked] = found
                column = 1
                for part in row.parts:
                    yield part, scores[column : column + len(part)]
                    column += len(part) + 1

    def chances(self, scores: Any) -> Any:
        """Turn scores into chances that sum to one for each word."""
        chances = self._np.exp(scores - scores.max(-1, keepdims=True))
        return chances / chances.sum(-1, keepdims=True)

    def chain(self, scores: Any) -> list[int]:
        """Give the best chain of labels that makes sense for the words of one sentence."""
        best: list[int] = scores.argmax(-1).tolist()
        if self._following.issuperset(pairwise([0, *best])):
            return best
        total = scores[0] + self._steps[0]
        back = []
        for word in scores[1:]:
            ways = total[:, None] + self._steps
            back.append(ways.argmax(0))
            total = ways.max(0) + word
        chain = [int(total.argmax())]
        for came_from in reversed(back):
            chain.append(int(came_from[chain[-1]]))
        return chain[::-1]

    def _names(self, text: str, scored: Scored, bounds: NameWords) -> Iterator[NameSpan]:
        labels = self.chain(scored.scores)
        if not any(labels):
            return
        words = len(labels)
        # of each word, for each kind, that a name of it begins or goes on there
        chances = self.chances(scored.scores)[:, 1:].reshape(words, -1, 2).sum(-1).tolist()
        for kind, first, last in runs(labels):
            score = min(chance[kind] for chance in chances[first : last + 1])
            start, end, label = scored.words[first][0], scored.words[last][1], KINDS[kind]
            if seat := bounds.party_seat.match(text, start):
                start, label = seat.end(), "LOC"
            if edges := trimmed(text, start, end, label, bounds):
                yield NameSpan(*edges, label, round(min(1.0, score), 4))

    def _parts(self, text: str, sentences: Sequence[tuple[int, int]]) -> Iterator[list[Subword]]:
        for start, end in sentences:
            pieces = self._pieces.pieces(text, start, end)
            for at in range(0, len(pieces), ROW - 2):
                yield pieces[at : at + ROW - 2]

    def _read_once(self, rows: list[_Row], known: dict[_Given, list[Any]]) -> list[list[Any]]:
        """Read rows as `_read` does, those of the same pieces once: spam, tables, endless initials.

        `known` are the answers of the text's latest rows; these rows' join them.
        """
        given = [row.given for row in rows]
        told = {one: known[one] for one in given if one in known}
        fresh = {one: row for one, row in zip(given, rows, strict=True) if one not in told}
        told |= zip(fresh, self._read(list(fresh.values())), strict=True)
        known |= told
        for oldest in list(known)[:-_ROWS_KEPT]:
            del known[oldest]
        return [told[one] for one in given]

    def _read(self, rows: list[_Row]) -> list[list[Any]]:
        """Read each row by itself, the longest first, so that the threads end together.

        A row gives its scores and, if the weights have them, queries and keys of some heads.

        Side by side in one run rows would share the scale they are rounded with: what one says
        would change what is found in another.
        """
        waiting = deque(sorted(range(len(rows)), key=lambda at: -len(rows[at].ids)))
        told: list[list[Any]] = [[]] * len(rows)
        faults: list[Exception] = []

        def read() -> None:
            while not faults:
                try:
                    at = waiting.popleft()
                except IndexError:  # all are taken
                    return
                try:
                    told[at] = self._answer(rows[at])
                except Exception as fault:  # noqa: BLE001 - it is raised again below
                    faults.append(fault)

        is_alone = self._alone.acquire(blocking=False)  # another text keeps the other core busy
        has_company = self.has_company is not None and self.has_company()
        count = min(self._threads if is_alone and not has_company else 1, len(waiting)) - 1
        others = [threading.Thread(target=read, daemon=True) for _ in range(count)]
        for thread in others:
            thread.start()
        read()
        for thread in others:
            thread.join()
        if is_alone:
            self._alone.release()
        if faults:
            raise faults[0]
        return told

    def _answer(self, row: _Row) -> list[Any]:
        if not row.asked:
            return [self._np.empty((0, len(LABELS)), "float32")]
        return [one[0] for one in self._session.run(None, self._laid_out(row))]

    def _laid_out(self, row: _Row) -> dict[str, Any]:
        int32 = self._np.int32
        given = ("ids", [row.ids]), ("case", [row.case]), ("asked", row.asked)
        return {name: self._np.array(values, int32) for name, values in given}


def _by_word(part: Sequence[Subword], scores: Any) -> Scored:
    """Keep the scores of the first piece of each word."""
    firsts = [at for at, piece in enumerate(part) if piece.first or not at]
    ends = [part[at - 1].end for at in [*firsts[1:], len(part)]]
    words = [(part[at].start, end) for at, end in zip(firsts, ends, strict=True)]
    return Scored(words, scores[firsts])


def load_tagger(threads: int = 1) -> Tagger:
    """Load the tagger; TaggerMissing says why when it cannot run here."""
    return Tagger(threads)


@cache
def shared_tagger() -> Tagger | None:
    """Give the tagger everybody shares, loaded at the first call; None when it cannot run here."""
    try:
        return load_tagger(cores())
    except TaggerMissing:
        return None


def cores() -> int:
    """Count the cores this process may use, two at most: others have work, too."""
    count = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return min(_MOST_THREADS, count or 1)


def _session(runtime: Any, weights: Path) -> Any:
    """Open the weights in the runtime, which makes no threads of its own."""
    if not weights.is_file():
        raise FileNotFoundError(str(weights))
    options = runtime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3  # the runtime's errors alone
    return runtime.InferenceSession(weights, options, providers=["CPUExecutionProvider"])


def _missing(why: str) -> TaggerMissing:
    return TaggerMissing(
        "Names are found by rules alone.",
        f"The tagger cannot run: {why}.",
        TO_HAVE_TAGGER,
    )


def _may_name(text: str, start: int, end: int, words: TextWords) -> bool:
    """Claim that a sentence has a capital that may begin a name; most of the network's time."""
    for found in _CAPITAL.finditer(text, start, end):
        word = found.group()
        if word.lower() not in words.starters and not words.first_person.match(word):
            return True
        if len(word) > 1 and word[1:] != word[1:].lower():
            return True
    return False


def _may_follow(before: str, label: str) -> bool:
    return not label.startswith("I-") or before[2:] == label[2:]


def _rows(parts: Iterator[list[Subword]], also: Collection[int]) -> Iterator[_Row]:
    """Put sentences side by side until a row is full; words that start at `also` are asked for."""
    edge = int(Case.EDGE)
    row = _Row([], [CLS], [edge], [])
    for part in parts:
        if row.parts and len(row.ids) + len(part) + 1 > ROW:
            yield row
            row = _Row([], [CLS], [edge], [])
        before = len(row.ids)
        row.asked.extend(before + at for at in candidate_pieces(part, also))
        row.parts.append(part)
        row.ids.extend(piece.id for piece in part)
        row.ids.append(SEP)
        row.case.extend(piece.case for piece in part)
        row.case.append(edge)
    if row.parts:
        yield row


def runs(labels: list[int]) -> Iterator[tuple[int, int, int]]:
    """Give each name in a chain of labels: number of its kind, first word, last word."""
    at = 0
    while at < len(labels):
        first, at = at, at + 1
        if not labels[first]:
            continue
        going_on = labels[first] + 1
        while at < len(labels) and labels[at] == going_on:
            at += 1
        yield (labels[first] - 1) // 2, first, at - 1
