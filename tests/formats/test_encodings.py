import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirereader.formats.encodings import codec_named, text_of_feed

WORDS = '<?xml version="1.0"?><rss>café – “ja”</rss>'


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-32-be"])
def test_marks_and_zero_bytes_tell_the_encoding(encoding: str) -> None:
    assert text_of_feed(WORDS.encode(encoding)) == WORDS


def test_a_mark_beats_the_answer_and_the_declaration() -> None:
    data = WORDS.replace("?>", " encoding='koi8-r'?>").encode("utf-8-sig")
    assert "café" in text_of_feed(data, {"content-type": "text/xml; charset=windows-1251"})


def test_the_answer_beats_the_declaration() -> None:
    data = "<?xml version='1.0' encoding='koi8-r'?><a>привет</a>".encode("cp1251")
    assert "привет" in text_of_feed(data, {"content-type": 'text/xml; charset="windows-1251"'})


def test_the_declaration_counts_without_an_answer() -> None:
    data = "<?xml version='1.0' encoding='windows-1251'?><a>привет</a>".encode("cp1251")
    assert "привет" in text_of_feed(data)


def test_a_claim_that_does_not_fit_is_passed_over() -> None:
    assert text_of_feed(WORDS.encode(), {"content-type": "text/xml; charset=ascii"}) == WORDS
    assert text_of_feed(WORDS.encode(), {"content-type": "text/xml; charset=utf-16"}) == WORDS
    assert text_of_feed(WORDS.encode(), {"content-type": "text/xml; charset=nonsense"}) == WORDS


def test_latin_1_is_windows_1252_in_truth() -> None:
    data = "<?xml version='1.0' encoding='iso-8859-1'?><a>“ja” – é</a>".encode("cp1252")
    assert "“ja” – é" in text_of_feed(data)


def test_damaged_utf_8_keeps_what_is_sound() -> None:
    data = "<a>žluťoučký ".encode() + "“ja”".encode("cp1252") + " bílý</a>".encode()
    assert text_of_feed(data) == "<a>žluťoučký “ja” bílý</a>"


@pytest.mark.parametrize("name", ["unicode_escape", "idna", "punycode", "zlib", "base64", "rot13"])
def test_codecs_that_are_no_character_sets_are_refused(name: str) -> None:
    assert codec_named(name) is None


@given(st.binary(max_size=400), st.text(max_size=20))
def test_any_bytes_under_any_claim_give_text(data: bytes, charset: str) -> None:
    assert isinstance(text_of_feed(data, {"content-type": f"text/xml; charset={charset}"}), str)
