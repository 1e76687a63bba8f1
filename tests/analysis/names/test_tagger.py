import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wirereader.analysis.english.english_language import ENGLISH
from wirereader.analysis.names.name_boundaries import trimmed
from wirereader.analysis.names.name_spans import NameSpan
from wirereader.analysis.names.tagger import (
    KINDS,
    LABELS,
    Tagger,
    TaggerMissing,
    load_tagger,
    runs,
)
from wirereader.analysis.text.sentences import sentences


@pytest.fixture(scope="module")
def tagger() -> Tagger:
    return load_tagger()


def names(tagger: Tagger, text: str) -> list[tuple[str, str]]:
    return [(text[n.start : n.end], n.label) for n in tagger.tag(text, sentences(text), ENGLISH)]


STORY = """MARLOW, Ireland (WR) — President Ilse Tarkowska said Tuesday that troops had left Abuja.

"We are ready," Mrs. Tarkowska's spokesman, Babak O'Rourke, told the United Nations.
German officials in Berlin said the World Bank would meet Kofi Adu-Boahen in the U.S.
"""


def test_names_of_a_story_never_seen_are_found(tagger: Tagger) -> None:
    found = names(tagger, STORY)
    for name in [
        ("Ireland", "LOC"),
        ("Ilse Tarkowska", "PER"),
        ("Abuja", "LOC"),
        ("Tarkowska", "PER"),
        ("Babak O'Rourke", "PER"),
        ("United Nations", "ORG"),
        ("German", "NAT"),
        ("Berlin", "LOC"),
        ("World Bank", "ORG"),
        ("Kofi Adu-Boahen", "PER"),
        ("U.S.", "LOC"),
    ]:
        assert name in found


def test_a_shouted_name_is_still_a_name(tagger: Tagger) -> None:
    assert ("ANGELA MERKEL", "PER") in names(tagger, "ANGELA MERKEL MEETS LEADERS OF FRANCE")


def test_a_senators_state_is_a_place_without_the_party(tagger: Tagger) -> None:
    text = "Sen. Ada Obi, R-Utah, met Rep. Ilse Kern (D-Ohio) on Monday."
    found = names(tagger, text)
    assert ("Utah", "LOC") in found
    assert ("Ohio", "LOC") in found
    assert not {name for name, _ in found} & {"R", "D", "R-Utah", "D-Ohio"}


def test_plain_words_are_no_names(tagger: Tagger) -> None:
    assert names(tagger, "The rain fell for two days and nobody went out.") == []


def test_the_same_text_gives_the_same_names_again(tagger: Tagger) -> None:
    spans = sentences(STORY)
    assert tagger.tag(STORY, spans, ENGLISH) == tagger.tag(STORY, spans, ENGLISH)


def test_only_the_sentences_given_are_read(tagger: Tagger) -> None:
    second = sentences(STORY)[1]
    found = tagger.tag(STORY, [second], ENGLISH)
    assert found
    assert all(second[0] <= name.start < name.end <= second[1] for name in found)


def test_names_far_into_a_long_line_are_found(tagger: Tagger) -> None:
    text = "and then it rained " * 400 + "until Angela Merkel came to Berlin."
    found = tagger.tag(text, [(0, len(text))], ENGLISH)
    assert [text[n.start : n.end] for n in found] == ["Angela Merkel", "Berlin"]


def test_the_version_is_a_short_hash(tagger: Tagger) -> None:
    assert len(tagger.version) == 12
    assert int(tagger.version, 16) >= 0


def sane(text: str, found: list[NameSpan]) -> bool:
    ends = [0, *(name.end for name in found)]
    return all(
        before <= name.start < name.end <= len(text)
        and name.label in KINDS
        and 0 <= name.score <= 1
        and any(map(str.isalpha, text[name.start : name.end]))
        for before, name in zip(ends, found, strict=False)
    )


ODD = ("Obama", " visits ", "Zoe\u0301", "D.C.", "İ", "ß", "東京", "🙂\u200d", "\x00", "\ufeff")
SIGNS = ("\n", "\t", '"', "“", "”", "'s", "’", ". ", ", ", "-", "\u2028", "President ", "the ")
WILD = st.lists(st.sampled_from(ODD + SIGNS), max_size=60).map("".join)


@settings(max_examples=60, deadline=None)
@given(text=st.one_of(st.text(max_size=200), WILD))
def test_any_text_gives_names_in_order_and_apart(tagger: Tagger, text: str) -> None:
    assert sane(text, tagger.tag(text, sentences(text), ENGLISH))


@pytest.mark.parametrize(
    "text", ["x" * 300_000, "\x00" * 1_000, "é\u0301" * 5_000, '"' * 5_000, "", "\n"]
)
def test_odd_texts_are_read_without_fault(tagger: Tagger, text: str) -> None:
    assert sane(text, tagger.tag(text, sentences(text), ENGLISH))


def test_a_label_never_goes_on_that_did_not_begin(tagger: Tagger) -> None:
    for scored in tagger.scored(STORY * 3, sentences(STORY * 3)):
        chain = tagger.chain(-scored.scores)  # the worst labels: a chain nobody learned
        for before, label in zip([0, *chain], chain, strict=False):
            assert not LABELS[label].startswith("I-") or LABELS[before][2:] == LABELS[label][2:]


def test_runs_part_names_that_touch() -> None:
    chain = [LABELS.index(label) for label in ("B-PER", "I-PER", "B-PER", "O", "B-ORG")]
    assert list(runs(chain)) == [(0, 0, 1), (0, 2, 2), (2, 4, 4)]


@pytest.mark.parametrize(
    ("name", "kind", "bare"),
    [
        ("President Saakashvili's", "PER", "Saakashvili"),
        ("the Kremlin", "LOC", "Kremlin"),
        ("The Hague", "LOC", "The Hague"),
        ("Mr. Adu", "PER", "Adu"),
        ("former Prime Minister Ada Obi", "PER", "Ada Obi"),
        ("“Chen”", "PER", "Chen"),
        ("King Abdullah", "PER", "Abdullah"),
        ("King", "PER", "King"),
        ("General Motors", "ORG", "General Motors"),
        ("Mayor", "PER", "Mayor"),
        ("Reuters’", "ORG", "Reuters"),
    ],
)
def test_a_name_is_the_name_alone(name: str, kind: str, bare: str) -> None:
    edges = trimmed(name, 0, len(name), kind, ENGLISH.names)
    assert edges is not None
    assert name[slice(*edges)] == bare


@pytest.mark.parametrize(("text", "whole"), [("U.S. law", "U.S."), ("Lee. He", "Lee")])
def test_the_dot_of_an_abbreviation_is_part_of_it(text: str, whole: str) -> None:
    edges = trimmed(text, 0, text.index(".", len(whole) - 1), "LOC", ENGLISH.names)
    assert edges is not None
    assert text[slice(*edges)] == whole


@pytest.mark.parametrize(
    ("text", "kind"), [("“1914.”", "LOC"), ("Pope", "PER"), ("the Prime Minister's", "PER")]
)
def test_signs_and_titles_alone_are_no_name(text: str, kind: str) -> None:
    assert trimmed(text, 0, len(text), kind, ENGLISH.names) is None


def test_missing_weights_are_told_plainly(tmp_path: Path) -> None:
    with pytest.raises(TaggerMissing, match="its weights are not installed"):
        Tagger(weights=tmp_path / "tagger.onnx")


def test_weights_that_cannot_be_read_are_told_plainly(tmp_path: Path) -> None:
    broken = tmp_path / "tagger.onnx"
    broken.write_bytes(b"not a network")
    with pytest.raises(TaggerMissing, match="its weights cannot be read"):
        Tagger(weights=broken)


def test_a_missing_runtime_is_told_plainly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "onnxruntime", None)
    with pytest.raises(TaggerMissing, match="onnxruntime is not installed"):
        load_tagger()


def test_two_threads_find_what_one_finds(tagger: Tagger) -> None:
    text = STORY * 40
    spans = sentences(text)
    assert load_tagger(2).tag(text, spans, ENGLISH) == tagger.tag(text, spans, ENGLISH)


@pytest.mark.parametrize("threads", [1, 2])
def test_a_fault_in_any_thread_is_not_lost(threads: int, monkeypatch: pytest.MonkeyPatch) -> None:
    tagger = load_tagger(threads)
    monkeypatch.setattr(tagger, "_laid_out", lambda _: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        tagger.tag(STORY * 40, sentences(STORY * 40), ENGLISH)


@pytest.mark.parametrize(
    "line",
    [
        "Tadeo Quirrel met Ulla Brandvik in Lisbon on Monday. ",
        "A. B. C. D. E. ",
        "\u201cYes,\u201d Ola Trane said. ",
    ],
)
def test_what_repeats_itself_is_read_once_and_found_each_time(
    line: str, tagger: Tagger, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = f"{line * 1500}Then Ines Coro spoke."
    answer, read = tagger._answer, []

    def counted(row: Any) -> list[Any]:
        read.append(row)
        return answer(row)

    monkeypatch.setattr(tagger, "_answer", counted)
    once = tagger.tag(text, sentences(text), ENGLISH)
    assert 0 < len(read) < 70
    monkeypatch.setattr(tagger, "_read_once", lambda rows, _: [answer(row) for row in rows])
    assert tagger.tag(text, sentences(text), ENGLISH) == once


@pytest.mark.parametrize(
    ("sentence", "is_read"),
    [
        ("The rain fell and I'm sure he went out.", False),
        ("He said that it was late.", False),
        ("But Kim went out.", True),
        ("Kim went out.", True),
        ("IT rained.", True),
        ("it was at eBay.", True),
        ("the fall of Łódź", True),
        ("über die Brücke", True),
    ],
)
def test_sentences_without_a_capital_to_tell_of_are_not_read(
    sentence: str, is_read: bool, tagger: Tagger, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[list[tuple[int, int]]] = []

    def parts(_: str, spans: list[tuple[int, int]]) -> list[object]:
        read.append(spans)
        return []

    monkeypatch.setattr(tagger, "_parts", parts)
    tagger.tag(sentence, [(0, len(sentence))], ENGLISH)
    assert bool(read[0]) is is_read
