"""Words have one place: what rules name is there, and what is there is named by a rule."""

from wirereader.desk.wording.grammar import vocabulary
from wirereader.desk.wording.grammar.rule_matching import items_of
from wirereader.desk.wording.grammar.rules import rules
from wirereader.desk.wording.grammar.sentence import NUMBERS


def named() -> frozenset[str]:
    return frozenset().union(*(item.concepts for rule in rules() for item in items_of(rule.items)))


def test_every_concept_that_a_rule_names_is_one() -> None:
    concepts = {name for name in named() if name.isupper()} - {NUMBERS}
    assert concepts <= vocabulary.names()


def test_every_concept_is_named_by_a_rule() -> None:
    assert vocabulary.names() - {vocabulary.PASSED_OVER} <= named()


def test_no_rule_stands_twice() -> None:
    items = [(rule.items, rule.lines) for rule in rules()]
    assert len(items) == len(set(items))
