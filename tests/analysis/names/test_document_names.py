"""What a whole story knows that a sentence does not."""

import itertools

import pytest

from wirereader.analysis.english.english_language import ENGLISH
from wirereader.analysis.names.document_names import whole_story
from wirereader.analysis.names.name_spans import NameSpan
from wirereader.analysis.places.gazetteer import Gazetteer
from wirereader.analysis.text.sentences import sentences


def told(text: str, *tags: tuple[str, str]) -> list[tuple[str, str]]:
    """Run the pass with each (words, label) tagged where the words stand first."""
    tagged = [NameSpan(text.index(w), text.index(w) + len(w), label, 0.9) for w, label in tags]
    names = whole_story(
        text, sentences(text), sorted(tagged, key=lambda t: t.start), gazetteer(), ENGLISH
    )
    assert all(a.end <= b.start for a, b in itertools.pairwise(names))
    return [(text[n.start : n.end], n.label) for n in names]


def gazetteer() -> Gazetteer:
    return Gazetteer.load()


def test_a_full_name_claims_its_surname_everywhere() -> None:
    text = "Tom Worrell spoke. Worrell left. WORRELL is gone, and Worrell's aide wept."
    assert told(text, ("Tom Worrell", "PER")) == [
        ("Tom Worrell", "PER"), ("Worrell", "PER"), ("Worrell", "PER"),
    ]  # fmt: skip


def test_a_nickname_in_marks_is_part_of_the_name() -> None:
    text = 'Captain Moussa "Dadis" Camara met Ann "Bo" Lee.'
    tags = [
        ("Moussa", "PER"),
        ("Dadis", "PER"),
        ("Camara", "PER"),
        ("Ann", "PER"),
        ('Bo" Lee', "PER"),
    ]
    assert told(text, *tags) == [('Moussa "Dadis" Camara', "PER"), ('Ann "Bo" Lee', "PER")]


def test_a_claim_leaves_longer_names_alone() -> None:
    text = "Tom Worrell gave to Worrell University, he said."
    assert ("Worrell", "PER") not in told(text, ("Tom Worrell", "PER"))


def test_titles_make_people() -> None:
    text = "Then Mr. Quarshie and President Abodunrin met."
    assert told(text) == [("Quarshie", "PER"), ("Abodunrin", "PER")]
    assert told("The President Hotel stands.") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It asked the Attorney General. According to it, all is well.", []),
        ("They met the Governor. Yesterday was calm.", []),
        ("It went to Lt. According to the police he left.", []),
        ("They met Gov. Quarshie there.", [("Quarshie", "PER")]),
    ],
)
def test_a_dot_after_a_title_may_end_a_sentence(text: str, found: list[tuple[str, str]]) -> None:
    assert told(text) == found


def test_the_gazetteer_adds_what_the_tagger_missed() -> None:
    text = "The Bucharest summit and the Kremlin and the Georgian army."
    found = told(text)
    assert ("Bucharest", "LOC") in found
    assert ("Kremlin", "LOC") in found


def test_peoples_are_no_places() -> None:
    found = told("The South Ossetian and Kenyan sides met.", ("Kenyan", "LOC"))
    assert found == [("South Ossetian", "NAT"), ("Kenyan", "NAT")]


def test_a_string_is_one_type_by_vote() -> None:
    text = "Quarlex grew. Investors in Quarlex cheered as Quarlex rose."
    first, second = text.index("Quarlex"), text.rindex("Quarlex")
    middle = text.index("Quarlex", first + 1)
    tags = [
        NameSpan(first, first + 7, "PER", 0.5),
        NameSpan(middle, middle + 7, "ORG", 0.9),
        NameSpan(second, second + 7, "ORG", 0.9),
    ]
    names = whole_story(text, sentences(text), tags, gazetteer(), ENGLISH)
    assert {n.label for n in names} == {"ORG"}


def test_acronyms_that_recur_are_organisations() -> None:
    text = "QVB said so. Later QVB said more."
    assert told(text, ("QVB", "PER"))[0] == ("QVB", "ORG")


@pytest.mark.parametrize(
    ("text", "name"), [("He left the US.", "US"), ("It is the DRC, he said.", "DRC")]
)
def test_capitals_are_read_as_capitals(text: str, name: str) -> None:
    assert told(text) == [(name, "LOC")]


def test_a_pronoun_is_not_the_country() -> None:
    assert told("It helps us all.") == []


@pytest.mark.parametrize("lone", ["South", "La", "Republic", "Monday"])
def test_lone_words_are_dropped(lone: str) -> None:
    assert told(f"They saw {lone} there.", (lone, "LOC")) == []


@pytest.mark.parametrize(
    ("tagged", "kept"),
    [("President Tom Roe", "Tom Roe"), ("Tom Roe's", "Tom Roe"), ("the Tom Roe", "Tom Roe")],
)
def test_names_are_cut_to_the_name(tagged: str, kept: str) -> None:
    assert told(f"We saw {tagged} there.", (tagged, "PER")) == [(kept, "PER")]


def test_a_headline_says_only_what_the_story_says() -> None:
    text = "Floods Leave Thousands Stranded In Valley\n\nThe floods left many homeless, she said."
    assert told(text, ("Leave Thousands", "PER")) == []


def test_without_an_atlas_the_tags_still_make_a_story() -> None:
    text = "Tom Worrell spoke. Worrell left."
    names = whole_story(text, sentences(text), [NameSpan(0, 11, "PER", 0.9)], None, ENGLISH)
    assert [text[n.start : n.end] for n in names] == ["Tom Worrell", "Worrell"]


def test_the_day_and_the_common_noun_are_no_part_of_a_name() -> None:
    text = "Mr. Quarshie Tuesday left Helmand province."
    assert told(text, ("Quarshie Tuesday", "PER"), ("Helmand province", "LOC")) == [
        ("Quarshie", "PER"), ("Helmand", "LOC"),
    ]  # fmt: skip
