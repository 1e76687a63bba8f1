"""Words of a text as terms: small letters, common endings off, words that say nothing left out."""

import re
from collections.abc import Iterable
from zlib import crc32

_WORD = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)*|\d+(?:[.,]\d+)*")
_STOP = frozenset(
    [
        "a",
        "about",
        "after",
        "again",
        "against",
        "all",
        "also",
        "am",
        "an",
        "and",
        "any",
        "are",
        "as",
        "at",
        "be",
        "because",
        "been",
        "before",
        "being",
        "between",
        "both",
        "but",
        "by",
        "can",
        "could",
        "did",
        "do",
        "does",
        "doing",
        "down",
        "during",
        "each",
        "few",
        "for",
        "from",
        "further",
        "had",
        "has",
        "have",
        "having",
        "he",
        "her",
        "here",
        "hers",
        "him",
        "his",
        "how",
        "i",
        "if",
        "in",
        "into",
        "is",
        "it",
        "its",
        "just",
        "me",
        "more",
        "most",
        "my",
        "no",
        "nor",
        "not",
        "now",
        "of",
        "off",
        "on",
        "once",
        "only",
        "or",
        "other",
        "our",
        "out",
        "over",
        "own",
        "s",
        "said",
        "same",
        "say",
        "says",
        "she",
        "should",
        "so",
        "some",
        "such",
        "t",
        "than",
        "that",
        "the",
        "their",
        "them",
        "then",
        "there",
        "these",
        "they",
        "this",
        "those",
        "through",
        "to",
        "too",
        "under",
        "until",
        "up",
        "us",
        "very",
        "was",
        "we",
        "were",
        "what",
        "when",
        "where",
        "which",
        "while",
        "who",
        "whom",
        "why",
        "will",
        "with",
        "would",
        "year",
        "years",
        "you",
        "your",
        "mr",
        "mrs",
        "ms",
        "new",
        "one",
        "two",
        "first",
        "last",
        "people",
        "told",
        "according",
        "news",
        "photo",
    ]
)
_ENDINGS = ("'s", "\u2019s", "ing", "edly", "ed", "ies", "es", "s", "ly")
_LEAST_STEM = 3
_KNOWN = 40_000  # words whose terms are kept: some 5 MB


def stem(word: str) -> str:
    """A word in small letters without its ending; good enough to bring its forms together."""
    if len(word) > _LEAST_STEM + 1:
        for end in _ENDINGS:
            if word.endswith(end) and len(word) - len(end) >= _LEAST_STEM:
                return word[: -len(end)] + ("y" if end == "ies" else "")
    return word


class _Keys(dict[str, int]):
    """The hash of the term of each word met, 0 where it says nothing: most words come again."""

    def __missing__(self, word: str) -> int:
        if len(self) >= _KNOWN:  # those met first are met most
            for rare in list(self)[_KNOWN // 2 :]:
                del self[rare]
        found = self[word] = 0 if _is_empty(word) else term_hash(stem(word))
        return found


_KEYS = _Keys()


def _is_empty(word: str) -> bool:
    return word in _STOP or len(word) <= 1


def term_hash(term: str) -> int:
    """The 32-bit hash that stands for a term where terms are kept; 0 for none."""
    return crc32(term.encode("utf-8", "surrogatepass"))


def words_of(text: str) -> list[str]:
    """The words and numbers of a text in order, in small letters."""
    return _WORD.findall(text.casefold())


def term_hashes(words: Iterable[str]) -> list[int]:
    """The terms of words in small letters, in order, by their hashes."""
    keys = _KEYS
    return [key for word in words if (key := keys[word])]


def terms(text: str) -> list[str]:
    """The terms of a text in order."""
    return [stem(word) for word in words_of(text) if not _is_empty(word)]
