"""Which language a text is in."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from wirereader.analysis.language_detection import language_of
from wirereader.story.evidence import Evidence


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The minister said on Friday that the two countries would keep their talks going."),
        ("en", "He was late."),
        ("es", "El presidente dijo que la ley no se aplicará a los que ya han pagado la multa."),
        ("fr", "Le ministre a dit que les deux pays ne sont pas d'accord sur le texte de la loi."),
        ("de", "Der Minister sagte, dass die beiden Länder sich nicht auf das Gesetz einigen."),
        ("pt", "O presidente disse que não vai assinar a lei que os deputados aprovaram em maio."),
        ("ru", "Министр сказал, что две страны продолжат переговоры на следующей неделе."),
        (
            "uk",
            "Міністр сказав, що обидві країни продовжать переговори наступного тижня, її слова.",
        ),
        ("ka", "საქართველოს პარლამენტმა გადაწყვეტილება მიიღო."),
        ("ar", "قال الوزير إن البلدين سيواصلان المحادثات الأسبوع المقبل."),
        ("ja", "大臣は、両国が来週も協議を続けると述べた。"),
        ("zh", "部长表示，两国下周将继续谈判。"),
        ("und", ""),
        ("und", "12 34 56 : 78"),
        ("und", "Zxq Qwv Plorf Grint Brask Vlomp Zinter Qarg"),
    ],
)
def test_languages(language: str, text: str) -> None:
    assert language_of(text) == language


def test_names_alone_do_not_outweigh_the_words_of_english() -> None:
    assert language_of("Ngozi Okafor, Chukwuemeka Eze and Abdoulaye Diop spoke in Dakar.") == "en"


def test_names_of_another_language_do_not_hide_english() -> None:
    text = "The party of Andrés Manuel López Obrador and La Nueva España is in the lead, it said."
    assert language_of(text) == "en"


SHORT_ITEMS = [
    line.split("\t")
    for line in Path(__file__).with_name("short_items.tsv").read_text("utf-8").splitlines()
]
"""Headlines, alerts and lines of lists, written for this test: 200 English ones, 175 of others."""


def share_read_as_english(*, english: bool, declares: str | None = None) -> float:
    items = [text for language, text in SHORT_ITEMS if (language == "en") is english]
    return sum(language_of(t, Evidence(language=declares)) == "en" for t in items) / len(items)


def test_short_english_items_are_read() -> None:
    assert share_read_as_english(english=True) >= 0.97


def test_short_items_of_other_languages_are_kept_out() -> None:
    assert share_read_as_english(english=False) <= 0.05


def test_a_source_that_declares_english_has_what_is_doubtful_read() -> None:
    assert share_read_as_english(english=True, declares="en-GB") >= 0.99
    assert share_read_as_english(english=False, declares="en-GB") <= 0.25  # plainly of others


def test_a_source_that_declares_another_language_is_believed_in_doubt_only() -> None:
    assert share_read_as_english(english=True, declares="de") >= 0.9
    assert share_read_as_english(english=False, declares="de") == 0


@pytest.mark.parametrize(
    "text",
    [
        "Ghana's Parliament backs budget",
        "Malta\u2019s Senate backs truce",
        "Bakery's last loaf",
        "WOMEN'S CUP FINAL",
        "U.S. troops leave",
        "U.S., U.K. and U.A.E. sign pact",
        "BC-US--Alert,17\n\nKARSTEN (AP) _ Norland files court challenge to ban.",
        "BC-EU--Alert,11\n\nLUNDEN (AP) _ Prosecutors drop probe of Zak Oz's bank.",
        "Teams:\nWales: G. Bevan; T. Pugh, O. Llewellyn, S. Moala; I. Prosser.\nTonga: F. Fifita.",
        "3. Hilda Voss (Austria) 1:48.53\n4. Ana Petrova (Serbia) 1:48.90\nShe was third.",
    ],
)
def test_what_once_counted_for_czech_and_polish_is_english(text: str) -> None:
    assert language_of(text) == "en"


@pytest.mark.parametrize(
    ("evidence", "language"),
    [
        (Evidence(), "und"),
        (Evidence(language="en"), "en"),
        (Evidence(language="EN_us"), "en"),
        (Evidence(language="fr"), "fr"),
        (Evidence(language="no tag"), "und"),
        (Evidence(site="https://news.example.co.uk/feed"), "en"),
        (Evidence(site="example.ie"), "en"),
        (Evidence(site="example.fr"), "und"),
        (Evidence(site="https://[broken"), "und"),
        (Evidence(language="de", site="example.ie"), "de"),
    ],
)
def test_the_source_decides_what_says_nothing_by_itself(evidence: Evidence, language: str) -> None:
    assert language_of("Merrowan, 14", evidence) == language


def test_a_long_text_overrules_what_the_source_says() -> None:
    english = (
        "The minister said on Friday that the two countries would keep their talks going. " * 3
    )
    german = "Der Minister sagte, dass die beiden Länder sich nicht auf das Gesetz einigen. " * 3
    assert language_of(english, Evidence("de", "https://example.de")) == "en"
    assert language_of(german, Evidence("en", "https://example.co.uk")) == "de"


def test_what_the_source_says_tells_neighbours_apart() -> None:
    assert language_of("Uno. Dos.", Evidence(language="es")) == "es"
    assert language_of("Uno. Dos.", Evidence(language="pt")) == "pt"


@pytest.mark.parametrize(
    "text",
    [
        "Fiji's Semesa Ratuvou apologised to Vanuatu. Ratuvou met Salwe in Port Vila.",
        "Kwabena Opoku criticised Yaw Agyeman. Agyeman organised it in Kumasi.",
    ],
)
def test_english_as_the_british_spell_it_is_english(text: str) -> None:
    assert language_of(text) == "en"


@pytest.mark.parametrize("text", ["de la", "yang lo lo"])
def test_where_two_languages_are_as_likely_every_process_says_the_same(text: str) -> None:
    code = (
        "from wirereader.analysis.language_detection import language_of\n"
        f"print(language_of({text!r}))"
    )
    told = {
        subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            text=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
            check=True,
        ).stdout
        for seed in ("1", "2", "4", "6", "9")
    }
    assert len(told) == 1
