"""One key is set or taken out, and every other byte of the file stays as it was."""

import tomllib

import pytest
from hypothesis import assume, given, reject, settings
from hypothesis import strategies as st

from wirereader.settings.documentation import starter
from wirereader.settings.toml_edit import NotEdited, edited

CASES = {
    "a value": (
        "[reading]\ntext_width = 80 # mine\n",
        "[reading]\ntext_width = 70 # mine\n",
    ),
    "line ends of DOS": (
        "# a\r\n[reading]\r\na=1\r\n\r\n[x]\r\n",
        "# a\r\n[reading]\r\na=1\r\ntext_width = 70\r\n\r\n[x]\r\n",
    ),
    "a byte order mark": (
        "\ufeff[reading]\ntext_width = 80\n",
        "\ufeff[reading]\ntext_width = 70\n",
    ),
    "dotted keys": (
        "reading.a = 1\nb = 2\n",
        "reading.a = 1\nreading.text_width = 70\nb = 2\n",
    ),
    "an inline table": (
        "reading = { a = 1 } # one\n",
        "reading = { a = 1, text_width = 70 } # one\n",
    ),
    "an empty inline table": ("reading = {}\n", "reading = {text_width = 70}\n"),
    "in an inline table": (
        'reading = {text_width = 80, a = "}"}\n',
        'reading = {text_width = 70, a = "}"}\n',
    ),
    "quoted names": (
        "[\"reading\"]\n'text_width'  =  80\t# hi\n",
        "[\"reading\"]\n'text_width'  =  70\t# hi\n",
    ),
    "a section without a last line end": ("[reading]\na=1", "[reading]\na=1\ntext_width = 70\n"),
    "no such section": ("a = 1", "a = 1\n\n[reading]\ntext_width = 70\n"),
    "an empty file": ("", "[reading]\ntext_width = 70\n"),
    "below its own comment": (
        "[reading]\n# Wide\n#text_width = 80\n\n# Lines\n#a = 1\n\n# Next\n[x]\n",
        "[reading]\n# Wide\n#text_width = 80\ntext_width = 70\n\n# Lines\n#a = 1\n\n# Next\n[x]\n",
    ),
    "above the comment of the next section": (
        "[reading]\na=1\n\n# about x\n[x]\n",
        "[reading]\na=1\ntext_width = 70\n\n# about x\n[x]\n",
    ),
    "words that look like a key in a string": (
        '[reading]\na = """\n#text_width = 1\ntext_width = 2\n"""\n[x]\n',
        '[reading]\na = """\n#text_width = 1\ntext_width = 2\n"""\ntext_width = 70\n[x]\n',
    ),
    "a list over several lines": (
        "[reading]\ntext_width = [ # one ]\n 1,\n]\nb=1\n",
        "[reading]\ntext_width = 70\nb=1\n",
    ),
    "only a table inside it": (
        "[reading.sub]\na=1\n",
        "[reading.sub]\na=1\n\n[reading]\ntext_width = 70\n",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_a_key_is_set_where_it_belongs(case: str) -> None:
    before, after = CASES[case]
    assert edited(before, "reading", "text_width", "70") == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("[reading]\ntext_width = 80 # mine\na=1\n", "[reading]\na=1\n"),
        ("reading = {text_width = 80, a = 1}\n", "reading = {a = 1}\n"),
        ("reading = {a = 1, text_width = 80}\n", "reading = {a = 1}\n"),
        ("reading.text_width = 80\nb = 1\n", "b = 1\n"),
        ("[reading]\na=1\n", "[reading]\na=1\n"),
        ("", ""),
    ],
)
def test_a_key_is_taken_out(before: str, after: str) -> None:
    assert edited(before, "reading", "text_width", None) == after


@pytest.mark.parametrize(
    "text",
    ["[reading]\nfoo bar\n", "reading = 1\n", "[[reading]]\na=1\n", "[x]\n[x]\n", "a = [1\n"],
)
def test_what_cannot_be_edited_is_refused(text: str) -> None:
    with pytest.raises(NotEdited):
        edited(text, "reading", "text_width", "70")


def test_the_file_to_start_from_takes_every_key() -> None:
    text = edited(starter(), "reading", "text_width", "70")
    lines = text.splitlines()
    assert lines[lines.index("text_width = 70") - 1] == "#text_width = 80"
    assert [line for line in lines if line != "text_width = 70"] == starter().splitlines()


# Any TOML: keys, values, comments and blanks of all kinds

NAMES = st.sampled_from(("a", "text_width", "b-c", '"x y"', "'q'", "reading", "1"))
BLANK = st.sampled_from(("", " ", "\t"))
SCALARS = st.sampled_from(
    (
        *("1", "0x1F", "-1_000", "1.5e3", "inf", "true", "1979-05-27T07:32:00Z", "07:32:00"),
        *('"a"', '"# \\" }"', "'lit # ]'", '"""two\n# lines\n"""', "'''\n[x]\n'''", '"""""a"""""'),
        *("1979-05-27 07:32:00", '""', "[]", "{}"),
    )
)


@st.composite
def a_value(draw: st.DrawFn, depth: int = 2) -> str:
    kind = draw(st.integers(0, 3)) if depth else 0
    if kind == 2:
        inner = draw(st.lists(a_value(depth - 1), max_size=3))
        space = draw(st.sampled_from(("", " ", "\n", " # c ]\n")))
        return f"[{space}{f',{space}'.join(inner)}{space}]"
    if kind == 3:
        names = draw(st.lists(NAMES, max_size=3, unique=True))
        inner = [f"{name} = {draw(a_value(0))}" for name in names]
        return f"{{{draw(BLANK)}{', '.join(inner)}{draw(BLANK)}}}"
    return draw(SCALARS)


@st.composite
def a_line(draw: st.DrawFn) -> str:
    kind = draw(st.integers(0, 5))
    comment = draw(st.sampled_from(("", " # words", "#text_width = 1")))
    path = ".".join(draw(st.lists(NAMES, min_size=1, max_size=2)))
    if kind == 0:
        return f"{draw(BLANK)}#{draw(st.sampled_from(('', ' a', 'text_width = 80', '[reading]')))}"
    if kind == 1:
        return draw(BLANK)
    if kind == 2:
        return f"{draw(BLANK)}[{draw(BLANK)}{path}{draw(BLANK)}]{comment}"
    if kind == 3:
        return f"[[{path}]]{comment}"
    return f"{draw(BLANK)}{path}{draw(BLANK)}={draw(BLANK)}{draw(a_value())}{comment}"


@st.composite
def a_document(draw: st.DrawFn) -> str:
    lines = draw(st.lists(a_line(), max_size=8))
    feed = draw(st.sampled_from(("\n", "\r\n")))
    text = feed.join(line.replace("\n", feed) for line in lines)
    return text + draw(st.sampled_from(("", feed)))


def parsed(text: str) -> dict[str, object]:
    try:
        return tomllib.loads(text)
    except ValueError:
        reject()


@settings(max_examples=600, deadline=None)
@given(a_document(), st.sampled_from(("70", None, '"a # b"', '["x", "y"]')))
def test_all_else_stays_byte_for_byte(text: str, written: str | None) -> None:
    before = parsed(text)
    section = before.get("reading", {})
    assume(isinstance(section, dict))
    assert isinstance(section, dict)
    had_it = "text_width" in section
    try:
        after = edited(text, "reading", "text_width", written)
    except NotEdited:
        assert isinstance(section.get("text_width"), dict), "a table has no one place"
        return
    now = parsed(after).get("reading", {})
    assert isinstance(now, dict)
    assert ("text_width" in now) is (written is not None)
    # what is before the change and what is after it make up all of the old text but one value
    start = 0
    while start < min(len(text), len(after)) and text[start] == after[start]:
        start += 1
    end = 0
    while end < min(len(text), len(after)) - start and text[-1 - end] == after[-1 - end]:
        end += 1
    assert had_it or not text[start : len(text) - end]


@settings(max_examples=200, deadline=None)
@given(a_document())
def test_what_was_set_is_changed_in_place_and_taken_out_again(text: str) -> None:
    before = parsed(text)
    section = before.get("reading", {})
    assume(isinstance(section, dict) and "text_width" not in section)
    there = edited(text, "reading", "text_width", "7070")
    assume("7070" not in text)
    assert edited(there, "reading", "text_width", "8080") == there.replace("7070", "8080")
    kept = parsed(edited(there, "reading", "text_width", None))
    assert repr({"reading": {}, **kept}) in {repr({"reading": {}, **before}), repr(kept)}
    assert repr(kept.get("reading", {})) == repr(section)
