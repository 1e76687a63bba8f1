"""Only words that may be of a name are asked for."""

import pytest

from wirereader.analysis.engine import examine
from wirereader.analysis.english.english_language import ENGLISH
from wirereader.analysis.names.candidate_pieces import candidate_pieces
from wirereader.analysis.names.tagger import Tagger, load_tagger
from wirereader.analysis.names.wordpiece import WordPieceTokenizer, load_vocabulary


@pytest.fixture(scope="module")
def tokenizer() -> WordPieceTokenizer:
    return WordPieceTokenizer(load_vocabulary())


@pytest.fixture(scope="module")
def tagger() -> Tagger:
    return load_tagger()


def asked(tokenizer: WordPieceTokenizer, text: str, *also: int) -> list[str]:
    part = tokenizer.pieces(text)
    places = candidate_pieces(part, also)
    assert places == sorted(places)
    starts = [piece.start for piece in part if piece.first] + [len(text)]
    return [
        text[part[at].start : starts[starts.index(part[at].start) + 1]].strip() for at in places
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("the rain fell on the town", []),
        ("a ship named Vesna sank at dawn", ["ship", "named", "Vesna"]),
        ("he saw de la Rosa speak", ["de", "la", "Rosa"]),
        ("he joined Marlow Inc. in spring", ["he", "joined", "Marlow", "Inc", "."]),
        ("the Bank of the West was sold", ["the", "Bank", "of", "the", "West"]),
        ("Oslo is a long way from Rome", ["Oslo", "way", "from", "Rome"]),
        ("then it sold 12 boats", ["it", "sold", "12"]),
        ("at eBay they knew", ["at", "eBay"]),
    ],
)
def test_words_with_a_capital_and_what_may_stand_in_a_name_are_asked_for(
    tokenizer: WordPieceTokenizer, text: str, words: list[str]
) -> None:
    assert asked(tokenizer, text) == words


def test_words_wanted_for_another_reason_are_asked_for_too(tokenizer: WordPieceTokenizer) -> None:
    text = "rain fell and she left"
    assert asked(tokenizer, text, text.index("she")) == ["she"]


@pytest.mark.parametrize(
    "text",
    [
        "Ann Lee left but then x\u00adshe said so to Bob Roe.",
        "Bob Roe came; then re\u00adhe\u00ad left.",
        "Ann Lee met un\u2060her and Bob Roe.",
    ],
)
def test_a_pronoun_behind_a_mark_that_nobody_sees_costs_no_text(text: str) -> None:
    assert [entity.name for entity in examine(text).entities][-1:] == ["Bob Roe"]


def test_a_long_word_is_asked_for_by_its_first_piece(tokenizer: WordPieceTokenizer) -> None:
    part = tokenizer.pieces("near Zhytomyrska station")
    assert [part[at].start for at in candidate_pieces(part)] == [0, 5]


def test_a_row_without_anything_to_ask_for_has_no_names(tagger: Tagger) -> None:
    text = "łódź lies there"
    assert tagger.tag(text, [(0, len(text))], ENGLISH) == []


def test_what_no_name_can_hold_scores_as_no_name(tagger: Tagger) -> None:
    text = "Zofia Kern walked slowly through the old park beside the river"
    [scored] = tagger.scored(text, [(0, len(text))])
    outside = [
        text[a:b]
        for (a, b), row in zip(scored.words, scored.scores, strict=True)
        if not row.argmax()
    ]
    assert outside == text.split()[2:]
