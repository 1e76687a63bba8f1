"""All rules, in the order in which they are tried: those that say most come first."""

from collections.abc import Iterator

from wirereader.desk.wording.grammar.asking_rules import ASKING
from wirereader.desk.wording.grammar.marking_rules import MARKING
from wirereader.desk.wording.grammar.program_rules import PROGRAM
from wirereader.desk.wording.grammar.rule import Rule
from wirereader.desk.wording.grammar.story_rules import of_nouns, of_nouns_alone, of_verbs


def rules() -> Iterator[Rule]:
    """Every rule once."""
    yield from PROGRAM
    yield from MARKING
    yield from of_nouns()
    yield from ASKING
    yield from of_verbs()
    yield from of_nouns_alone()
