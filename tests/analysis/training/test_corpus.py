import random

from wirereader.analysis.names.tagger import LABELS, ROW
from wirereader.analysis.names.wordpiece import Case, WordPieceTokenizer, load_vocabulary
from wirereader.analysis.training.corpus import Corpus, TrainingRow

VOCABULARY = load_vocabulary()


def learned(text: str, gold: list[dict[str, object]], source: str = "") -> dict[str, set[str]]:
    corpus = Corpus(WordPieceTokenizer(VOCABULARY))
    corpus.add([{"text": text, "source": source, "gold": gold}])
    rows = [row for block in corpus.blocks(random.Random(7)) for row in block if row]  # noqa: S311
    return {VOCABULARY[row.id]: labels(row) for row in rows if row.allowed}


def labels(row: TrainingRow) -> set[str]:
    return {label for at, label in enumerate(LABELS) if row.allowed >> at & 1}


def name(text: str, part: str, kind: str, **more: object) -> dict[str, object]:
    start = text.index(part)
    return {"start": start, "end": start + len(part), "type": kind, **more}


def test_a_name_begins_and_goes_on_and_the_rest_is_outside() -> None:
    text = "Angela Merkel spoke"
    assert learned(text, [name(text, "Angela Merkel", "PER")]) == {
        "angela": {"B-PER"},
        "mer": {"I-PER"},
        "spoke": {"O"},
    }


def test_a_nationality_is_one_whatever_the_set_says() -> None:
    text = "Georgian and French wine"
    found = learned(text, [name(text, "French", "MISC")])
    assert found["georgian"] == found["french"] == {"B-NAT"}


def test_where_other_names_are_not_marked_a_blank_may_be_one() -> None:
    text = "Paris Match"
    found = learned(text, [name(text, "Paris", "LOC")], source="uner-ewt")
    assert found == {"paris": {"B-LOC"}, "match": {"O", "B-MISC", "I-MISC"}}


def test_a_word_left_open_may_have_each_label_given() -> None:
    text = "Paris Match"
    gold = [name(text, "Match", "?", may=["O", "B-ORG"])]
    assert learned(text, gold)["match"] == {"O", "B-ORG"}


def test_blocks_hold_every_sentence_once_and_are_never_too_long() -> None:
    corpus = Corpus(WordPieceTokenizer(VOCABULARY))
    corpus.add({"text": f"Word number {n}. " * 9, "gold": []} for n in range(40))
    blocks = list(corpus.blocks(random.Random(3)))  # noqa: S311
    assert max(map(len, blocks)) <= ROW
    assert all(block[0] is block[-1] is None for block in blocks)
    numbers = [row for block in blocks for row in block if row and row.case == Case.NUMBER]
    assert len(numbers) == 40 * 9
