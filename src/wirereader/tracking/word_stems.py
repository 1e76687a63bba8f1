"""Words of a text as terms: small letters, common endings off, words that say nothing left out."""

import re
from collections.abc import Iterable

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
_KNOWN = 20_000  # words whose terms are kept: some 4 MB


def stem(word: str) -> str:
    """A word in small letters without its ending; good enough to bring its forms together."""
    if len(word) > _LEAST_STEM + 1:
        for end in _ENDINGS:
            if word.endswith(end) and len(word) - len(end) >= _LEAST_STEM:
                return word[: -len(end)] + ("y" if end == "ies" else "")
    return word


class _Terms(dict[str, str]):
    """The term of each word met, "" where it says nothing: most words of news come again."""

    def __missing__(self, word: str) -> str:
        if len(self) >= _KNOWN:
            self.clear()
        term = stem(word) if word not in _STOP and len(word) > 1 else ""
        self[word] = term
        return term


_TERMS = _Terms()


def words_of(text: str) -> list[str]:
    """The words and numbers of a text in order, in small letters."""
    return _WORD.findall(text.casefold())


def terms_of(words: Iterable[str]) -> list[str]:
    """The terms of words in small letters, in order."""
    known = _TERMS
    return [term for word in words if (term := known[word])]


def terms(text: str) -> list[str]:
    """The terms of a text in order."""
    return terms_of(words_of(text))
