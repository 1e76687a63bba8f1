"""Words of a rule or document in a relative clause are its own, not those of whoever names it."""

import pytest

from tests.support.quoted import told
from wirereader.analysis.engine import examine


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ('The judge cited a state law that bars anyone who "knowingly aids" him.', "a state law"),
        ('Critics pointed to the charter, which says judges serve "for life."', "the charter"),
        ('The suit rests on standards that prohibit acting if they "took part."', "standards"),
        ('The company broke rules which require firms to keep data "no longer."', "rules"),
        ('Ann Lee was charged under a statute that would make it a crime to "incite hatred."',
         "a statute"),
        ('She tore up the letter that told her she was "no longer needed."', "the letter"),
    ],
)  # fmt: skip
def test_a_rule_speaks_by_its_words(text: str, source: str) -> None:
    found, _ = told(text)[0]
    assert found is not None
    assert found.endswith(source)


@pytest.mark.parametrize(
    "text",
    [
        'He broke a law that Ann Lee called "cruel and stupid."',
        'A law that bars such sales, Ann Lee said, was "a long time coming."',
        'Ann Lee attacked a policy that lets officers stop those who look, she said, "odd."',
    ],
)
def test_who_speaks_between_the_rule_and_the_words_is_their_source(text: str) -> None:
    found, _ = told(text)[0]
    assert found in {"Ann Lee", "she"}


@pytest.mark.parametrize("rules", ["rules", "European Union rules"])
def test_who_breaks_a_rule_is_no_part_of_its_name(rules: str) -> None:
    text = f'Maria Lopez broke {rules} that forbid "any gift from a lobbyist".'
    source = examine(text).quotes[0].source
    assert source is not None
    assert source.of(text) == rules
