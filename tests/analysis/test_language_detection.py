"""Which language a text is in."""

import pytest

from wirereader.analysis.language_detection import language_of


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


def test_names_of_another_language_do_not_hide_english() -> None:
    text = "The party of Andrés Manuel López Obrador and La Nueva España is in the lead, it said."
    assert language_of(text) == "en"
