from wirereader.analysis.names.tagger import load_tagger
from wirereader.analysis.names.tagger_rows import CLS, ROW, SEP, laid_out, may_name, rows_of
from wirereader.analysis.names.wordpiece import Subword, WordPieceTokenizer, load_vocabulary

PIECES = WordPieceTokenizer(load_vocabulary())


def told(text: str) -> list[str]:
    part = PIECES.pieces(text)
    return [
        text[piece.start : piece.end]
        for piece, is_told in zip(part, may_name(part), strict=True)
        if is_told
    ]


def test_a_capital_and_the_word_after_it_may_be_of_a_name() -> None:
    assert told("rain fell on Berlin again and people went home") == ["Berlin", "again"]


def test_what_stands_between_two_capitals_near_each_other_may_be_of_a_name() -> None:
    words = told("it was the Bank for the Reconstruction that paid them")
    assert words == ["Bank", "for", "the", "Reconstruction", "that"]


def test_two_capitals_far_apart_have_nothing_between_them() -> None:
    words = told("Anna was there when it all began and so Boris went")
    assert words == ["Anna", "was", "Boris", "went"]


def test_all_pieces_of_a_word_are_told_together() -> None:
    part = PIECES.pieces("we met Tarkowska-Obi there then")
    is_told = may_name(part)
    for at, piece in enumerate(part):
        assert piece.first or is_told[at] == is_told[at - 1]


def test_a_sentence_without_capitals_has_nothing() -> None:
    assert told("rain fell again and again, and nobody went out.") == []


def long_part() -> list[Subword]:
    return PIECES.pieces("and then it rained again on them " * 14 + "until Angela Merkel came")


def test_a_row_has_all_its_pieces_once_and_those_wanted_first() -> None:
    (row,) = rows_of(iter([long_part()]))
    out = laid_out(row)
    assert out.ids[0] == CLS
    assert out.ids[-1] == SEP
    assert sorted(out.order) == list(range(len(out.ids)))
    wanted = out.order[: out.wanted]
    assert wanted == sorted(wanted)
    assert {0, len(out.ids) - 1} <= set(wanted)
    assert len(wanted) < 10


def test_a_short_row_is_read_whole() -> None:
    (row,) = rows_of(iter([PIECES.pieces("rain fell on Berlin again")]))
    out = laid_out(row)
    assert out.order == list(range(len(out.ids)))
    assert out.wanted == len(out.ids)


def test_no_row_is_longer_than_the_network_was_trained_on() -> None:
    parts = [long_part() for _ in range(3)]
    rows = list(rows_of(iter(parts)))
    assert sum(len(row.parts) for row in rows) == len(parts)
    assert all(len(laid_out(row).ids) <= ROW for row in rows)


def test_words_that_are_not_read_to_the_end_are_surely_no_names() -> None:
    text = "and then it rained again on them " * 14 + "until Angela Merkel came"
    tagger = load_tagger()
    (scored,) = tagger.scored(text, [(0, len(text))])
    chances = tagger.chances(scored.scores)
    words = [text[a:b] for a, b in scored.words]
    assert chances[0, 0] > 0.999
    assert [word for word, chance in zip(words, chances, strict=True) if chance[0] < 0.5] == [
        "Angela",
        "Merkel",
    ]
