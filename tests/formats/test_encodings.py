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


@pytest.mark.parametrize(
    ("charset", "codec", "words"),
    [
        ("EUC-JP", "euc_jp", "日本語の見出し"),
        ("ISO-2022-JP", "iso2022_jp", "日本語の見出し"),
        ("EUC-KR", "euc_kr", "한국어 기사"),
        ("GB2312", "gb2312", "中文标题新闻"),
        ("Big5", "big5", "中文標題新聞"),
        ("windows-874", "cp874", "ข่าวเด่น"),
    ],
)
def test_one_bad_byte_costs_one_character(charset: str, codec: str, words: str) -> None:
    head, tail = f"<?xml version='1.0' encoding='{charset}'?><a>{words}", f"{words}</a>"
    data = head.encode(codec) + b"\xff" + tail.encode(codec)
    assert text_of_feed(data) == f"{head}\ufffd{tail}"
    answer = {"content-type": f"text/xml; charset={charset}"}
    assert text_of_feed(data.replace(b"encoding", b"x"), answer).count("\ufffd") == 1


@pytest.mark.parametrize(
    ("charset", "codec", "words", "hole"),
    [
        ("windows-1251", "cp1251", "Новости дня", b"\x98"),
        ("windows-1253", "cp1253", "Νέα της ημέρας", b"\xd2"),
        ("iso-8859-7", "iso8859_7", "Νέα της ημέρας", b"\xd2"),
        ("windows-1255", "cp1255", "חדשות היום", b"\xd9"),
        ("iso-8859-8-i", "iso8859_8", "חדשות", b"\xa1"),
        ("iso-8859-6", "iso8859_6", "أخبار", b"\xa1"),
        ("windows-1257", "cp1257", "Žinios dienos", b"\xa1"),
        ("iso-8859-3", "iso8859_3", "Ġurnata ħażina", b"\xa5"),
    ],
)
def test_so_does_a_byte_that_a_charset_leaves_free(
    charset: str, codec: str, words: str, hole: bytes
) -> None:
    head, tail = f"<?xml version='1.0' encoding='{charset}'?><a>{words}", f"{words}</a>"
    data = head.encode(codec) + hole + tail.encode(codec)
    assert text_of_feed(data) == f"{head}\ufffd{tail}"


def test_a_letter_that_the_web_has_in_a_charset_is_read() -> None:
    head = "<?xml version='1.0' encoding='{}'?><a>日本語"
    for charset, letter, shown in (("EUC-JP", b"\xad\xa1", "①"), ("Big5", b"\x87\x40", "䏰")):
        start = head.format(charset).replace("語", "").encode(charset)
        assert text_of_feed(start + letter + b"</a>").endswith(f"日本{shown}</a>")


def test_a_damaged_wide_text_keeps_what_is_sound() -> None:
    data = "<a>日本".encode("utf-16") + b"\x00\xd8" + "語</a>".encode("utf-16-le") + b"x"
    assert text_of_feed(data).startswith("<a>日本\ufffd")
    assert text_of_feed("<a>日本</a>".encode("utf-16-be") + b"x") == "<a>日本</a>\ufffd"


def test_halves_written_as_characters_are_joined() -> None:
    data = "<a>žluťoučký ".encode() + b"\xed\xa0\xbd\xed\xb8\x80</a>"
    assert text_of_feed(data) == "<a>žluťoučký 😀</a>"


def test_a_few_damages_do_not_make_a_wrong_claim_right() -> None:
    data = "<?xml version='1.0' encoding='euc-kr'?><a>café crème déjà</a>".encode("cp1252")
    assert text_of_feed(data).endswith("café crème déjà</a>")
    data = "<?xml version='1.0' encoding='windows-1257'?><a>žluťoučký kůň €".encode() + b"\xa1</a>"
    assert "žluťoučký kůň €" in text_of_feed(data, {"content-type": "text/xml; charset=euc-jp"})


@pytest.mark.parametrize("name", ["unicode_escape", "idna", "punycode", "zlib", "base64", "rot13"])
def test_codecs_that_are_no_character_sets_are_refused(name: str) -> None:
    assert codec_named(name) is None


@given(st.binary(max_size=400), st.text(max_size=20))
def test_any_bytes_under_any_claim_give_text(data: bytes, charset: str) -> None:
    assert isinstance(text_of_feed(data, {"content-type": f"text/xml; charset={charset}"}), str)


def test_a_byte_of_shift_jis_that_means_nothing_is_damage_and_no_sign_for_private_use() -> None:
    words = "<?xml version='1.0' encoding='Shift_JIS'?><a>東京の".encode("cp932")
    for byte in (b"\xa0", b"\xfd", b"\xfe", b"\xff"):
        text = text_of_feed(words + byte + "港</a>".encode("cp932"))
        assert "東京の\ufffd港" in text
