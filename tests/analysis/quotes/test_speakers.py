"""Speakers: whom the phrase at a quote means."""

import re

import pytest

from wirereader.analysis.english.english_language import ENGLISH
from wirereader.analysis.quotes.attribution import Basis
from wirereader.analysis.quotes.quotations import QuoteDraft
from wirereader.analysis.quotes.speakers import attribute
from wirereader.story.body import Span
from wirereader.story.names import Entity, EntityKind, Mention, MentionKind
from wirereader.story.quotes import Manner, Quote

ENTITIES = (
    Entity(EntityKind.PERSON, "Ann Lee"),
    Entity(EntityKind.PERSON, "John Smith"),
    Entity(EntityKind.PLACE, "Ruritania"),
    Entity(EntityKind.ORGANIZATION, "Trade Ministry"),
)
GENDER = ("f", "m", "?", "?")
NAMES = {"Ann Lee": 0, "John Smith": 1, "Smith": 1, "Ruritania": 2, "Trade Ministry": 3}


def spans(text: str, phrase: str) -> Span:
    start = text.index(phrase)
    return Span(start, start + len(phrase))


def quote(
    text: str,
    source: str | None,
    *,
    subjects: tuple[str, ...] = (),
    extra: tuple[Mention, ...] = (),
    evidence: Basis = Basis.AFTER,
) -> Quote:
    mentions: list[Mention] = list(extra)
    for name in sorted(NAMES, key=len, reverse=True):
        at = text.find(name)
        if at >= 0 and not any(m.span.start <= at < m.span.end for m in mentions):
            mentions.append(Mention(Span(at, at + len(name)), NAMES[name]))
    mentions.sort(key=lambda m: m.span)
    draft = QuoteDraft(
        (Span(0, 1),),
        Manner.DIRECT,
        source=spans(text, source) if source else None,
        evidence=evidence if source else Basis.NOTHING,
        subjects=tuple(spans(text, s) for s in subjects),
    )
    return attribute(text, [draft], ENTITIES, mentions, GENDER, ENGLISH)[0]


@pytest.mark.parametrize(
    ("text", "source", "speaker"),
    [
        ("x, said John Smith", "John Smith", 1),
        ("x, the baker John Smith said", "the baker John Smith", 1),
        ("x, a spokesman for John Smith said", "a spokesman for John Smith", None),
        ("x, John Smith's lawyer said", "John Smith's lawyer", None),
        ("x, Ann Lee of the Trade Ministry said", "Ann Lee of the Trade Ministry", 0),
        ("x, Ruritania said", "Ruritania", 2),
        ("x, Ruritania's army said", "Ruritania's army", 2),
        ("x, police in Ruritania said", "police in Ruritania", None),
        ("x, his mother, retired nurse Ann Lee, said", "his mother", 0),
        ("x, his mother, who met Ann Lee, said", "his mother", None),
        ("x, the niece, Del. Ann Lee (D-Ohio), said", "the niece", 0),
        ("x, Ruritania's Trade Ministry said", "Ruritania's Trade Ministry", 3),
        ("x, a Trade Ministry spokesman said", "a Trade Ministry spokesman", None),
        ("x, John Smith's reply was", "John Smith's reply", 1),
        ("x, the spokesman said", "the spokesman", None),
        ("x, the spokesman (Ann Lee) said", "the spokesman", 0),
        ("x, the winner (John Smith) said", "the winner", 1),
        ("x, the spokesman (who met Ann Lee) said", "the spokesman", None),
        ("x, the spokesman (Ruritania) said", "the spokesman", None),
    ],
)
def test_the_head_of_the_phrase_speaks(text: str, source: str, speaker: int | None) -> None:
    found = quote(text, source)
    assert found.speaker == speaker
    assert (found.certainty > 0) is (speaker is not None)
    assert found.source == spans(text, source)


def test_a_linked_pronoun_is_whom_the_linker_says() -> None:
    text = "x, Ann Lee and John Smith. He said"
    link = Mention(spans(text, "He"), 1, MentionKind.PRONOUN, 0.5)
    sure = Mention(spans(text, "He"), 1, MentionKind.PRONOUN, 1.0)
    assert quote(text, "He", extra=(link,)).speaker == 1
    assert quote(text, "He", extra=(link,)).certainty < quote(text, "He", extra=(sure,)).certainty


def test_an_unlinked_pronoun_takes_the_nearest_fitting_subject() -> None:
    text = "x, Ann Lee met John Smith. She said"
    assert quote(text, "She", subjects=("John Smith", "Ann Lee")).speaker == 0
    assert quote(text, "She", subjects=("John Smith",)).speaker is None


def test_a_pronoun_after_a_nameless_woman_is_nobody_named() -> None:
    text = "x, Ann Lee waited. A spokeswoman came. She said"
    assert quote(text, "She", subjects=("A spokeswoman", "Ann Lee")).speaker is None


def test_no_source_no_speaker() -> None:
    found = quote("x, Ann Lee waited", None)
    assert found.speaker is None
    assert found.certainty == 0.0


@pytest.mark.parametrize(("named", "speaker"), [("John Smith", None), ("Ann Lee", 1)])
@pytest.mark.parametrize("is_linked", [True, False], ids=["linked", "by nearness"])
def test_whoever_is_named_between_verb_and_words_is_not_he(
    named: str, speaker: int | None, is_linked: bool
) -> None:
    text = f"John Smith came. He called {named} a fool."
    subject, he = spans(text, "John Smith"), spans(text, "He")
    between = Span(text.rindex(named), text.rindex(named) + len(named))
    mentions = [Mention(subject, 1), Mention(between, NAMES[named])]
    mentions += [Mention(he, 1, MentionKind.PRONOUN, 0.9)] if is_linked else []
    mentions.sort(key=lambda mention: mention.span)
    draft = QuoteDraft(
        (spans(text, "a fool"),),
        Manner.MIXED,
        cue=spans(text, "called"),
        source=he,
        evidence=Basis.INSIDE,
        subjects=(subject,),
    )
    assert attribute(text, [draft], ENTITIES, mentions, GENDER, ENGLISH)[0].speaker == speaker


def test_weaker_evidence_is_less_certain() -> None:
    text = "x, said John Smith"
    sure = quote(text, "John Smith")
    carried = quote(text, "John Smith", evidence=Basis.CARRIED)
    assert sure.certainty >= 0.9 > carried.certainty


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The mayor of Lupon, Rodel Yap, said the road was open.", "Rodel Yap"),
        ("“It came,” the second bidder, Anna Smith, said by telephone. “I saw.”", "Anna Smith"),
        ("An officer for the council, Dr. Kofi Boateng, said it would cost more.", "Kofi Boateng"),
        ("“It held,” said the owner’s partner, Juma Wekesa. “All night.”", "Juma Wekesa"),
    ],
)
def test_a_role_and_the_name_beside_it_are_one_speaker(text: str, speaker: str) -> None:
    from wirereader.analysis.engine import examine

    findings = examine(text)
    assert [findings.entities[q.speaker or 0].name for q in findings.quotes] == [speaker]
    assert all(quote.is_attributed for quote in findings.quotes)


def test_what_another_reports_is_less_sure() -> None:
    text = "x, John Smith said"
    mention = Mention(spans(text, "John Smith"), 1)

    def certainty(*, is_nested: bool) -> float:
        draft = QuoteDraft(
            (Span(0, 1),),
            Manner.MIXED,
            source=spans(text, "John Smith"),
            evidence=Basis.INSIDE,
            is_nested=is_nested,
        )
        return attribute(text, [draft], ENTITIES, [mention], GENDER, ENGLISH)[0].certainty

    sure = 0.9  # shown as sure
    assert certainty(is_nested=True) < sure < certainty(is_nested=False)


def test_it_is_not_the_body_before_a_report_without_a_name() -> None:
    text = "Trade Ministry met. The report is out. It says x"
    assert quote(text, "It", subjects=("The report", "Trade Ministry")).speaker is None
    assert quote(text, "It", subjects=("Trade Ministry",)).speaker == 3


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Her teacher, the late Emil Strand, used to say it was “a slow song”.", ["Emil Strand"]),
        (
            (
                "Mr. Okafor was heard.\n\nCHAIR: Did you sign it?\n\nOKAFOR: I signed a letter.\n\n"
                "CHAIR: It has your name.\n\nOKAFOR: So does my cup."
            ),
            ["Okafor", "Okafor"],
        ),
        (
            (
                "Harold Penn wrote to Mrs. Penn in May. “The larks sing,” he wrote.\n\n"
                "Penn's great-niece, Sally Orme, wept when she read it. “He is like me,” she said."
            ),
            ["Harold Penn", "Sally Orme"],
        ),
    ],
)
def test_who_speaks_in_other_shapes(text: str, speakers: list[str]) -> None:
    from wirereader.analysis.engine import examine

    findings = examine(text)
    marked = [q for q in findings.quotes if q.manner is not Manner.INDIRECT]
    named = [q.speaker for q in marked if q.speaker is not None]
    assert [findings.entities[number].name for number in named] == speakers


@pytest.mark.parametrize(
    ("text", "source", "speaker"),
    [
        ("Ann Lee won. The 24-year-old said", "The 24-year-old", 0),
        ("Ann Lee, who had a bag of 24 apples, won. The 24-year-old said", "The 24-year-old", None),
        ("Ann Lee won. The 24-year-old said so, and 24 went home", "The 24-year-old", 0),
        ("Ann Lee beat John Smith. The 24-year-old said", "The 24-year-old", None),
        ("Ann Lee won. The 24-year-old said so, and John Smith left", "The 24-year-old", 0),
        ("The 24-year-old said so before Ann Lee left", "The 24-year-old", None),
    ],
)
def test_an_age_means_the_only_one_named_so_far(
    text: str, source: str, speaker: int | None
) -> None:
    assert quote(text, source).speaker == speaker


def test_what_was_told_before_is_looked_for_once(monkeypatch: pytest.MonkeyPatch) -> None:
    said = "The 24-year-old said so. "
    text = "Ann Lee won. " + said * 50
    read = 0
    search = re.search

    def noted(pattern: str, words: str) -> "re.Match[str] | None":
        nonlocal read
        read += len(words)
        return search(pattern, words)

    monkeypatch.setattr(re, "search", noted)
    starts = range(len("Ann Lee won. "), len(text), len(said))
    drafts = [
        QuoteDraft(
            (Span(at, at + 1),),
            Manner.DIRECT,
            source=Span(at, at + len("The 24-year-old")),
            evidence=Basis.BEFORE,
        )
        for at in starts
    ]
    quotes = attribute(text, drafts, ENTITIES, [Mention(Span(0, 7), 0)], GENDER, ENGLISH)
    assert quotes[0].speaker == 0
    assert read <= len(text)
