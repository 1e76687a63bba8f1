import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirereader.formats.files import text_encoding
from wirereader.formats.files.text_encoding import text_of
from wirereader.story.faults import FormatFault

ENGLISH = "“No deal,” said Zoë Müller – the café’s owner.\nIt rained.\n" * 3
RUSSIAN = "Грузия разрывает отношения с Россией.\nОб этом сообщили в пятницу.\n" * 3
JAPANESE = "東京で地震がありました。 津波の心配はありません。\n" * 3


def refusal(data: bytes, name: str = "x.txt") -> str:
    with pytest.raises(FormatFault) as caught:
        text_of(data, name)
    told = str(caught.value)
    assert told.isprintable()
    assert len(told) < 400
    return told


@pytest.mark.parametrize("text", [ENGLISH, RUSSIAN, JAPANESE])
@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"],
)
def test_every_unicode_encoding_is_read(text: str, encoding: str) -> None:
    assert text_of(text.encode(encoding), "x") == text


def test_big_endian_with_a_mark_is_read() -> None:
    assert text_of(b"\xfe\xff" + ENGLISH.encode("utf-16-be"), "x") == ENGLISH
    assert text_of(b"\x00\x00\xfe\xff" + ENGLISH.encode("utf-32-be"), "x") == ENGLISH


def test_windows_1252_and_latin_1_are_read() -> None:
    assert text_of(ENGLISH.encode("cp1252"), "x") == ENGLISH
    assert text_of("Ça va, señor?\n".encode("latin-1"), "x") == "Ça va, señor?\n"


@pytest.mark.parametrize("text", [ENGLISH, RUSSIAN])
def test_utf_8_with_a_damaged_place_stays_utf_8(text: str) -> None:
    data = text.encode()
    assert text_of(data + b"caf\xe9 \x93x\x94", "x") == text + "café “x”"
    assert text_of(data[:-3] + b"\xd0", "x")[:60] == text[:60]


def test_damage_without_end_is_still_read() -> None:
    data = ("дом " * 40_000).encode() + b"\xff " * 20_000
    assert text_of(data, "x").startswith("дом дом ")


def test_a_few_control_bytes_are_no_reason_to_refuse() -> None:
    assert "Rain" in text_of(b"Rain\x00 in \x07the\x1b[2J north\x1a\x00\x00", "x")


@pytest.mark.parametrize("data", [b"", b" \r\n\t", b"\0" * 100, b"\x1a", b"\n\x0c\n"])
def test_an_empty_file_is_said_to_be_empty(data: bytes) -> None:
    assert refusal(data) == "x.txt is empty. It contains no text. Choose another file."


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7\n", "PDF"),
        (b"PK\x03\x04rest", "ZIP"),
        (b"\x89PNG\r\n", "picture"),
        (b"\xff\xd8\xff\xe0", "picture"),
        (b"\x1f\x8b\x08", "compressed"),
        (b"\x7fELF\x02", "program"),
        (b"{\\rtf1 Words}", "rich text"),
        (b"SQLite format 3\x00", "database"),
        (b"  <!DOCTYPE html><p>Words", "web page"),
        (b'<?xml version="1.0"?><rss/>', "marked-up"),
        (bytes(range(256)) * 40, "binary"),
        (b"text " + b"\x01\x02\x03" * 100, "binary"),
    ],
)
def test_what_is_no_text_is_refused_with_its_kind(data: bytes, kind: str) -> None:
    assert kind in refusal(data)


def test_random_bytes_are_refused() -> None:
    for size in (200, 2000, 100_000):
        assert "binary" in refusal(b"\x05" + os.urandom(size))


def test_too_large_and_too_many_lines_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "33 MB and the limit is 32 MB" in refusal(b"x" * (33 << 20))
    assert "more than a million lines" in refusal(b"x\n" * 1_000_001)
    assert "more than a million lines" in refusal(b"x\r" * 1_000_001)
    monkeypatch.setattr(text_encoding, "LIMIT_BYTES", 10)
    assert text_of(b"x" * 10, "x") == "x" * 10


def test_the_name_in_a_refusal_is_clean() -> None:
    assert refusal(b"", "\x1b]0;own\x07[red]a\n.txt").startswith("[red]a .txt is empty.")
    assert refusal(b"", "\x1b[m").startswith("The file is empty.")
    assert refusal(b"", "n" * 5000).startswith("nnn")


@given(st.binary(max_size=2000))
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    try:
        assert isinstance(text_of(data, "x"), str)
    except FormatFault as fault:
        assert str(fault).isprintable()  # noqa: PT017


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1))
def test_utf_8_is_never_taken_for_anything_else(text: str) -> None:
    if text.strip() and not text.startswith(("\ufeff", "\ufffe")):
        try:
            assert text_of(text.encode(), "x") == text
        except FormatFault:
            assert text.lstrip()[:1] in "<%{PGBS"
