"""The words of a line that say what it is about, without those of which any line may be made."""

from typing import Final

from wirereader import late_re as re
from wirereader.story.folding import folded

SMALL: Final = frozenset(
    """
    when where why what whats which who whose how much many number count amount total of in from
    for about to on
    the a an this that these those its it's it my your our their am is are was were be been being do
    does did has have had got can could will would there here me i you we it they us tell show read
    say give list view see get know want need like please exactly most out one by current all any
    and now then somebody someone anybody anyone every each there story stories article articles
    news text item piece post headline open selected currently
    """.split()  # noqa: SIM905 - a line of words is read better than a list of them
)
_WORDS: Final = re.compile(r"[^\W_][\w'-]*")
_TYPED: Final = re.compile(r"[^\W_][\w'-]*\*?")
_ENDING: Final = re.compile(r"(?:ies|es|s|ed|ing)\Z")
_LONG: Final = 5
"""Words of more letters than these are found in other forms as well."""
_MOST: Final = 10
"""A line of more words is searched for as it is."""

_FEWEST: Final = 3
"""Of fewer words none is left out."""


def searches_for(line: str) -> tuple[str, ...]:
    """What a line that is no command may be searched for: itself, or its words in any form."""
    return tuple(filter(None, (line, other_forms_of(line))))


def stems_in(line: str) -> tuple[str, ...]:
    """What the words of a line begin with that say what it is about; long ones without ending."""
    words = [word for word in _WORDS.findall(folded(line)) if word not in SMALL]
    return tuple(_ENDING.sub("", word) if len(word) > _LONG else word for word in words[:_MOST])


def with_one_less(line: str) -> tuple[str, ...]:
    """What a question may be searched for where no story has all of its words: all but one."""
    words = other_forms_of(line).split()
    if not _FEWEST <= len(words) <= _MOST:
        return ()
    return tuple(" ".join(words[:at] + words[at + 1 :]) for at in range(len(words)))


def other_forms_of(words: str) -> str:
    """A query for words in any of their forms: "mayor* said" for "what mayors said"; "" for one."""
    found = [(word, _ENDING.sub("", folded(word))) for word in _content(words)]
    if not 1 < len(found) <= _MOST:
        return ""
    return " ".join(f"{stem}*" if len(word) > _LONG else word for word, stem in found)


def as_typed(stem: str, line: str) -> str:
    """The first word of a typed line that begins with `stem`; "" where none does."""
    wanted = folded(stem)
    typed = _TYPED.findall(line)
    return next((word for word in typed if folded(word).startswith(wanted)), "")


def _content(line: str) -> list[str]:
    return [word for word in _WORDS.findall(line) if folded(word) not in SMALL]
