"""Family names that are words as well: "So" of So Wai-ming, "Lake" of Ann Lake."""

import re
from collections.abc import Iterable, Iterator

from wirereader.analysis.language import Language
from wirereader.analysis.names.institutions import acts_as_people_do
from wirereader.analysis.names.name_spans import PER, NameSpan, SpanIndex

FAMILY_FIRST = re.compile(r"(?P<family>[A-Z][a-z]+) [A-Z][a-z]+-[a-z]+")
_FAMILY_LAST = re.compile(r"(?P<first>[A-Z][a-z]+)(?: [A-Z]\.)? (?P<family>[A-Z][a-z]+)")
_INSIDE_CLAUSE = re.compile(r"[a-z],? \Z|['\u2019]s \Z")
_OWNS = ("'s ", "\u2019s ")
_BEFORE = 16  # code points before a name: "assassinated "
_SHORT = 3  # letters: longer family names that are no words are found as others are


def family_names(
    text: str, heads: SpanIndex, names: Iterable[NameSpan], language: Language
) -> Iterator[NameSpan]:
    """Find family names of the story's people where nothing is named yet and a word cannot be.

    `heads` are the spans in headline case, where a capital says nothing.  A name that comes first
    stands within a clause or owns something; one that comes last does what people do, or owns.
    """
    names = list(names)
    first, last = set[str](), set[str]()
    for name in names:
        whole = text[name.start : name.end] if name.label == PER else ""
        if found := FAMILY_FIRST.fullmatch(whole):
            first.add(found["family"])
        elif found := _FAMILY_LAST.fullmatch(whole):
            family = found["family"]
            if family.lower() in language.people.lone_words:
                last.add(family)
    if not first and not last:
        return
    taken = SpanIndex.of(names)
    pattern = "|".join(sorted(first | last))
    for found in re.finditer(rf"(?<![\w-])(?:{pattern})(?![\w-])", text):
        start, end = found.span()
        if taken.touches(start, end) or heads.touches(start, end):
            continue
        owns = text.startswith(_OWNS, end)
        inside = _INSIDE_CLAUSE.search(text, max(0, start - 3), start) is not None
        is_word = len(found[0]) < _SHORT or found[0].lower() in language.people.lone_words
        if (found[0] in first and is_word and (inside or owns)) or (
            found[0] in last
            and (
                (owns and inside)
                or acts_as_people_do(text, start, end, language)
                or language.names.done_to.search(text, max(0, start - _BEFORE), start)
            )
        ):
            yield NameSpan(start, end, PER, 0.75)
