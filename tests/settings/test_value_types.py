import tomllib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirereader.settings.value_types import (
    Choice,
    CommandKind,
    Commands,
    Duration,
    Keys,
    Kind,
    Size,
    Text,
    Unfit,
    Whole,
    YesNo,
    quoted,
)

LINE = st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=20)
COMMAND = st.just(()) | st.tuples(LINE.filter(str.strip), LINE)
NAME = st.from_regex("[a-z][a-z0-9-]{0,8}", fullmatch=True)
CASES: dict[str, tuple[Kind, st.SearchStrategy[Any]]] = {
    "yes or no": (YesNo(), st.booleans()),
    "whole": (Whole(3, 900, none="screen"), st.integers(3, 900) | st.none()),
    "choice": (Choice("one", "two"), st.sampled_from(["one", "two"])),
    "duration": (Duration("0s", "400d", off=True), st.integers(0, 400 * 86400) | st.none()),
    "size": (Size("1B", "9GiB"), st.integers(1, 9 << 30)),
    "text": (Text(".*", "anything"), LINE),
    "command": (CommandKind(), COMMAND),
    "commands": (Commands(), st.dictionaries(NAME, COMMAND)),
    "keys": (Keys(), st.lists(LINE.map(str.strip).filter(bool), max_size=3).map(tuple)),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
@given(data=st.data())
def test_what_is_written_is_read_as_it_was(name: str, data: st.DataObject) -> None:
    kind, values = CASES[name]
    value = data.draw(values)
    read = tomllib.loads(f"x = {kind.written(value)}")["x"]
    assert kind.of(read) == value


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("90s", 90), ("1h30m", 5400), (" 2 d ", 172800), ("1m 5s", 65), ("0s", 0)],
)
def test_times_are_numbers_with_units(text: str, seconds: int) -> None:
    assert Duration("0s", "30d").of(text) == seconds


@pytest.mark.parametrize(
    ("seconds", "written"), [(0, '"0s"'), (90, '"90s"'), (5400, '"90m"'), (86400, '"1d"')]
)
def test_times_are_written_in_their_largest_unit(seconds: int, written: str) -> None:
    assert Duration("0s", "30d").written(seconds) == written


WRONG: list[tuple[Kind, object, str]] = [
    (Duration("1m", "1h"), "30", ""),
    (Duration("1m", "1h"), 30, '"30s"'),
    (Duration("1m", "1h"), "5s", '"1m"'),
    (Duration("1m", "1h"), "3d", '"1h"'),
    (Duration("1m", "1h"), "off", ""),
    (Duration("1m", "1h"), "99999999999999s", ""),
    (Duration("1m", "1h"), "\u0663m", ""),
    (Size("1KiB", "1MiB"), "1MB", ""),
    (Size("1KiB", "1MiB"), 2048, '"2048B"'),
    (Whole(1, 9), True, ""),
    (Whole(1, 9), 10, "9"),
    (Whole(1, 9), -1, "1"),
    (Whole(1, 9), "5", "5"),
    (Whole(1, 9), 5.0, ""),
    (Whole(1, 9), "off", ""),
    (YesNo(), 1, ""),
    (YesNo(), "On", "true"),
    (Choice("wire-dark", "wire-light"), "Wire-Dork", '"wire-dark"'),
    (Choice("wire-dark", "wire-light"), 3, ""),
    (Text("[a-z]*", "letters"), "A", ""),
    (Text("(?s:.*)", "anything"), "a\nb", ""),
    (Text("(?s:.*)", "anything"), "\x1b[31m", ""),
    (CommandKind(), "w3m -o", '["w3m", "-o"]'),
    (CommandKind(), [""], ""),
    (CommandKind(), ["a", 3], ""),
    (CommandKind(), ["a\0b"], ""),
    (Commands(), ["lpr"], ""),
    (Commands(), {"a b": ["lpr"]}, ""),
    (Commands(), {"a": "lpr"}, '["lpr"]'),
    (Keys(), "", ""),
    (Keys(), "a,,b", ""),
    (Keys(), ["\x1b"], ""),
    (Keys(), 3, ""),
]


@pytest.mark.parametrize(("kind", "value", "nearest"), WRONG, ids=lambda value: repr(value)[:30])
def test_what_cannot_be_is_refused_with_the_nearest_that_can(
    kind: Kind, value: object, nearest: str
) -> None:
    with pytest.raises(Unfit) as refused:
        kind.of(value)
    assert refused.value.nearest == nearest
    assert refused.value.must_be.startswith(kind.told)


@pytest.mark.parametrize("name", CASES)
@given(text=st.text(max_size=30))
def test_any_line_of_text_is_read_or_refused(name: str, text: str) -> None:
    kind, _ = CASES[name]
    try:
        value = kind.of_text(text)
    except Unfit:
        return
    assert kind.of(tomllib.loads(f"x = {kind.written(value)}")["x"]) == value


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_every_text_can_stand_in_quotation_marks(text: str) -> None:
    assert tomllib.loads(f"x = {quoted(text)}")["x"] == text
