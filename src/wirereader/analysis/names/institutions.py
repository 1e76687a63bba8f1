"""Bodies of a state ("Kenyan Foreign Ministry"), and what shows that a name acts as people do.

Told from the words alone, where a tagger that knows neither the country nor the name may waver.
"""

from collections.abc import Callable, Iterator

from wirereader.analysis.language import Language

_WINDOW = 40  # code points before a name: the longest preposition and article with room to spare


def bodies_of_state(
    text: str, is_people: Callable[[str], bool], language: Language
) -> Iterator[tuple[int, int]]:
    """Give the spans (code points) of names such as "Georgian Foreign Ministry".

    `is_people` tells a demonym from any other word with a capital.
    """
    for found in language.names.state_body.finditer(text):
        if is_people(found["people"]):
            yield found.span()


def acts_as_people_do(text: str, start: int, end: int, language: Language) -> bool:
    """Claim that the name at `start` to `end` does what people do and no place can: "X smiled"."""
    if language.names.placing.search(text[max(0, start - _WINDOW) : start]):
        return False
    found = language.names.next_verb.match(text, end)
    return found is not None and (
        found[1] in language.names.human_verbs or found[1] in language.reporting.verbs
    )
