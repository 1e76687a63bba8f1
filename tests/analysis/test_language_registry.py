"""A second language is a value of its own and a line in the registry: no rule knows English."""

import re

import pytest

from wirereader.analysis.engine import examine
from wirereader.analysis.grammar import Grammar, ReportingWords, Shape, Verb, VerbForm
from wirereader.analysis.language import CoreferenceWords, Gender, Language, NameWords, PersonWords
from wirereader.analysis.language_registry import LANGUAGES, language_named
from wirereader.analysis.word_tables import TextWords, listed
from wirereader.story.findings import Findings
from wirereader.story.names import EntityKind, MentionKind
from wirereader.story.quotes import Manner

TITLES = listed("statsminister fru herr")


def gender(word: str) -> Gender:
    return "f" if word.lower() == "fru" else "m" if word.lower() == "herr" else "?"


SAY = Shape.CLAUSE | Shape.BARE
SWEDISH = Language(
    code="sv",
    text=TextWords(never_last=listed("dr t.ex")),
    grammar=Grammar(
        pronouns={"han": "m", "hon": "f"},
        person_pronouns={"han": "m", "hon": "f"},
        subject_pronouns=listed("han hon"),
        complementizers=listed("att"),
        auxiliaries=listed("har är"),
    ),
    reporting=ReportingWords(
        verbs={
            "säger": Verb("säga", VerbForm.PRESENT, 3, SAY),
            "sade": Verb("säga", VerbForm.PAST, 3, SAY),
        },
        plain_past="sade",
    ),
    people=PersonWords(is_title=lambda word: word.lower() in TITLES, gender_of_word=gender),
    names=NameWords(
        run=re.compile(r"[A-ZÅÄÖ][\w-]+(?: [A-ZÅÄÖ][\w-]+)*"),
        titled=re.compile(r"(?P<title>Fru|Herr) (?P<name>[A-ZÅÄÖ][\w-]+(?: [A-ZÅÄÖ][\w-]+)?)"),
    ),
    coreference=CoreferenceWords(
        pronoun=re.compile(r"\b(?:han|hon)\b", re.IGNORECASE),
        female_pronouns=listed("hon"),
        speaks_after=re.compile(r"\s(?:säger|sade)\b"),
    ),
)
STORY = """\
Statsminister Anna Lindqvist och herr Bo Ekdahl var i staden, och det var många som kom dit.

”Det är inte bra för landet”, säger Anna Lindqvist.

Hon sade att det är svårt för alla som bor i landet och som inte har råd.
"""


@pytest.fixture
def swedish(monkeypatch: pytest.MonkeyPatch) -> Findings:
    monkeypatch.setitem(LANGUAGES, "sv", lambda: SWEDISH)
    return examine(STORY)


def speaker(findings: Findings, number: int) -> str | None:
    who = findings.quotes[number].speaker
    return None if who is None else findings.entities[who].name


def test_a_language_nobody_registered_has_no_findings() -> None:
    found = examine(STORY)
    assert found.language == "sv"
    assert not found.entities
    assert not found.quotes
    assert language_named("sv") is None


def test_one_line_registers_a_language(swedish: Findings) -> None:
    assert swedish.language == "sv"
    people = [e.name for e in swedish.entities if e.kind is EntityKind.PERSON]
    assert people == ["Anna Lindqvist", "Bo Ekdahl"]


def test_its_verbs_and_pronouns_say_who_speaks(swedish: Findings) -> None:
    assert [quote.manner for quote in swedish.quotes] == [Manner.DIRECT, Manner.INDIRECT]
    assert [speaker(swedish, n) for n in range(2)] == ["Anna Lindqvist", "Anna Lindqvist"]
    contents = [quote.content[0].of(STORY) for quote in swedish.quotes]
    assert contents[0].startswith("Det är inte bra för landet")
    assert contents[1].startswith("det är svårt för alla")
    pronouns = [m.span.of(STORY) for m in swedish.mentions if m.kind is MentionKind.PRONOUN]
    assert pronouns == ["Hon"]


def test_english_words_mean_nothing_in_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(LANGUAGES, "en", lambda: SWEDISH)
    text = "Mr. John Hartwell was in the city. He said that it would be the end of the road."
    found = examine(text)
    assert found.language == "en"
    assert not found.quotes
    assert not [m for m in found.mentions if m.kind is MentionKind.PRONOUN]


def test_without_a_tagger_for_it_rules_are_no_trouble(swedish: Findings) -> None:
    assert swedish.trouble is None
