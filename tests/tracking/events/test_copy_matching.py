"""When two stories have the same words, and when they only look so."""

from collections.abc import Callable

import pytest

from tests.tracking.changes.version_pairs import BANK, COURT, FERRY, FLOOD
from wirereader.tracking.events.copy_matching import (
    CopyText,
    are_copies,
    copy_text,
    may_be_copies,
    sample_of,
)
from wirereader.tracking.word_stems import term_hashes

STUB = (
    "To read this story you need a subscription. Our reporters work around the clock to bring you"
    " the news that matters to you. Subscribers support independent journalism and read everything"
    " without limits on all their devices. Choose the offer that suits you and cancel at any time."
)


def sample(story: CopyText) -> bytes:
    return sample_of(term_hashes(story.words))


def quake(magnitude: str, where: str, depth: int) -> CopyText:
    return copy_text(
        f"Magnitude {magnitude} earthquake {where}",
        f"A magnitude {magnitude} earthquake struck {where} on Monday, the Geological Survey said."
        f" It had a depth of {depth} km. There were no immediate reports of damage or injuries."
        " This report was generated automatically from data of the seismic network and was not"
        " reviewed by an editor before publication.",
    )


@pytest.mark.parametrize("story", [BANK, COURT, FERRY, FLOOD])
@pytest.mark.parametrize(
    "printed",
    [
        lambda head, text: (f"Report: {head}", text),
        lambda head, text: (head, f"CAPITAL CITY (Example Wire) — {text}"),
        lambda head, text: (head, f"{text}\n\nCopyright 2026 The Wire. All rights reserved."),
        lambda head, text: (head, text.replace('"', "“").replace("'", "’")),
        lambda head, text: (head, "\n\n".join(text.split("\n\n")[:4])),
        lambda head, text: (head, text.replace("\n\n", "\n\nSign up for our letter.\n\n", 1)),
    ],
    ids=["headline", "dateline", "footer", "marks", "trimmed", "promoted"],
)
def test_what_outlets_do_to_a_wire_story_leaves_it_a_copy(
    story: tuple[str, str], printed: Callable[[str, str], tuple[str, str]]
) -> None:
    one, other = copy_text(*story), copy_text(*printed(*story))
    assert are_copies(one, other)
    assert may_be_copies(sample(one), sample(other))


def test_two_stories_are_no_copies() -> None:
    assert not are_copies(copy_text(*BANK), copy_text(*COURT))
    long = [
        copy_text("A", " ".join(f"{word}{chr(97 + n // 20)}{chr(97 + n % 20)}" for n in range(300)))
        for word in ("a", "b")
    ]
    assert not may_be_copies(sample(long[0]), sample(long[1]))


def test_automatic_reports_of_different_quakes_are_no_copies() -> None:
    one = quake("4.5", "12 km southwest of Ranau, Malaysia", 10)
    other = quake("5.1", "40 km north of Lumba, Fiji", 33)
    assert not are_copies(one, other)
    assert are_copies(one, quake("4.5", "12 km southwest of Ranau, Malaysia", 10))


def test_stubs_with_one_text_under_different_headlines_are_no_copies() -> None:
    heads = (
        "Mayor of Ellin resigns over ferry",
        "Lost symphony found in attic",
        "Rents fall again",
    )
    stubs = [copy_text(head, STUB) for head in heads]
    assert not any(are_copies(stubs[at], stubs[at - 1]) for at in range(3))


def test_texts_of_a_few_words_must_be_equal_under_one_headline() -> None:
    one = copy_text("Ferry hits pier", "Seven people died, officials said.")
    assert are_copies(one, copy_text("Ferry hits pier", "Seven people died, officials said."))
    assert not are_copies(one, copy_text("Ferry hits quay", "Seven people died, officials said."))
    assert not are_copies(copy_text("Ferry hits pier", ""), copy_text("Ferry hits pier", ""))


def test_another_toll_in_the_lead_is_another_report() -> None:
    later = (FERRY[0].replace("seven", "nine"), FERRY[1].replace("seven", "nine"))
    assert not are_copies(copy_text(*FERRY), copy_text(*later))
