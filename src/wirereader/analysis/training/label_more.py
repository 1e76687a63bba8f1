"""Label plain news text with a trained tagger: python label_more.py TAGGER.onnx TEXTS OUT.jsonl.

Labels that come with the texts are not read. What the tagger is unsure of stays open: a word
carries every label it may well have, and training asks only for one of them. A name the tagger
knows from many places counts as that name where it missed it, or took it for something else.
"""

import argparse
import json
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any, NamedTuple

from wirereader.analysis.names.tagger import KINDS, LABELS, Tagger, runs
from wirereader.analysis.text.sentences import sentences
from wirereader.analysis.training.corpus import nationalities, read

# chance from which a label is taken as it is, and from which it stays possible
SURE, LIKELY = 0.75, 0.1
# mentions and share of one kind that make a name known, and its words at most
OFTEN, SHARE, LONGEST = 4, 0.8, 4
TOLD = {
    "ORG": "VOA|Voice of America|Congress|Parliament|U.N.|UN|United Nations|Taleban|Taliban|NATO|"
    "EU|E.U.|European Union|African Union|Pentagon|State Department",
    "LOC": "U.S.|United States|West Bank|Gaza Strip|Washington|Darfur|Helmand|Diyala",
}
_WORD = re.compile(r"\w+|[^\w\s]")


class Sentence(NamedTuple):
    """The words of a sentence, the best label of each, and the labels each may have."""

    words: list[str]
    spans: list[tuple[int, int]]
    chain: list[int]
    may: list[list[str]]


def read_names(tagger: Tagger, text: str) -> list[Sentence]:
    """Let the tagger label one text."""
    found = []
    for scored in tagger.scored(text, sentences(text)):
        chances = tagger.chances(scored.scores)
        may = [
            [] if row.max() >= SURE else [LABELS[at] for at in (row >= LIKELY).nonzero()[0]]
            for row in chances
        ]
        words = [text[a:b] for a, b in scored.words]
        found.append(Sentence(words, scored.words, tagger.chain(scored.scores), may))
    return found


def known_names(texts: list[list[Sentence]]) -> dict[tuple[str, ...], int]:
    """Find the names that are nearly always of one kind, by their words: number of the kind."""
    kinds: dict[tuple[str, ...], Counter[int]] = defaultdict(Counter)
    for sentence in (sentence for text in texts for sentence in text):
        for kind, first, last in runs(sentence.chain):
            if last - first < LONGEST and sentence.words[first][:1].isupper():
                kinds[tuple(sentence.words[first : last + 1])][kind] += 1
    seen: Counter[tuple[str, ...]] = Counter()
    for sentence in (sentence for text in texts for sentence in text):
        for first in range(len(sentence.words)):
            for size in range(1, LONGEST + 1):
                name = tuple(sentence.words[first : first + size])
                if len(name) == size and name in kinds:
                    seen[name] += 1
    told = {name: kind for kind, names in TOLD.items() for name in names.split("|")}
    told |= dict.fromkeys(nationalities(), "NAT")
    known = {tuple(_WORD.findall(name)): KINDS.index(kind) for name, kind in told.items()}
    for name, counts in kinds.items():
        kind, often = counts.most_common(1)[0]
        all_told = sum(counts.values())
        if often >= OFTEN and often >= SHARE * all_told and all_told >= 0.5 * seen[name]:
            known.setdefault(name, kind)
    return known


def settled(sentence: Sentence, known: dict[tuple[str, ...], int]) -> list[dict[str, Any]]:
    """Give the names of a sentence after asking what is known, and the words left open."""
    chain, may = list(sentence.chain), list(sentence.may)
    for size in range(LONGEST, 0, -1):
        for first in range(len(chain) - size + 1):
            stop = first + size
            kind = known.get(tuple(sentence.words[first:stop]))
            if kind is None or not _alone(chain, first, stop):
                continue
            begin = 2 * kind + 1
            chain[first:stop] = [begin] + [begin + 1] * (size - 1)
            may[first:stop] = [[]] * size
    found: list[dict[str, Any]] = []
    for kind, first, last in runs(chain):
        found.append(_span(sentence, first, last) | {"type": KINDS[kind]})
    found += [_span(sentence, at, at) | {"type": "?", "may": m} for at, m in enumerate(may) if m]
    return found


def _alone(chain: list[int], first: int, stop: int) -> bool:
    """Tell whether no longer name of the tagger's reaches over the words."""
    opens = chain[first] == 0 or chain[first] % 2 == 1
    closes = stop == len(chain) or chain[stop] == 0 or chain[stop] % 2 == 1
    return opens and closes and sum(label % 2 for label in chain[first:stop]) <= 1


def _span(sentence: Sentence, first: int, last: int) -> dict[str, Any]:
    return {"start": sentence.spans[first][0], "end": sentence.spans[last][1]}


def main() -> None:
    """Read the command line and label."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("tagger", type=Path)
    parser.add_argument("texts", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--share", type=float, default=1.0, help="how many of the texts to write")
    parser.add_argument("--after", type=float, default=0.0, help="how many to pass over before")
    given = parser.parse_args()
    tagger = Tagger(2, given.tagger)
    texts = read(given.texts)
    texts = texts[round(len(texts) * given.after) :]
    labelled = [read_names(tagger, text["text"]) for text in texts]
    known = known_names(labelled)
    print(len(known), "names known", file=sys.stderr)
    with given.out.open("w", encoding="utf-8") as out:
        kept = round(len(texts) * given.share)
        for text, sents in zip(texts[:kept], labelled[:kept], strict=True):
            gold = [name for sentence in sents for name in settled(sentence, known)]
            whole = {"id": text["id"], "source": "own", "text": text["text"], "gold": gold}
            out.write(json.dumps(whole) + "\n")


if __name__ == "__main__":
    main()
