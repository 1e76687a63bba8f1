import os
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from wirereader.settings.load import Loaded, load
from wirereader.settings.setting_fields import fields
from wirereader.settings.settings import Settings
from wirereader.settings.settings_problems import told
from wirereader.settings.value_types import is_line

Reader = Callable[..., Loaded]
NOTHING: Mapping[str, str] = MappingProxyType({})


@pytest.fixture
def reading(tmp_path: Path) -> Reader:
    """Settings of a file with these words, and of variables and flags."""
    file = tmp_path / "config.toml"

    def read(
        words: str | bytes | None = None,
        environment: Mapping[str, str] = NOTHING,
        **flags: object,
    ) -> Loaded:
        if words is not None:
            file.write_bytes(words.encode() if isinstance(words, str) else words)
        by_path = {name.replace("__", "."): value for name, value in flags.items()}
        return load(by_path, environment, file)

    return read


def test_without_a_file_there_are_the_defaults(reading: Reader) -> None:
    loaded = reading()
    assert loaded.settings == Settings()
    assert loaded.problems == ()
    assert loaded.read is None
    assert loaded.origin_of("refresh.at_once") == "default"


def test_every_setting_of_a_file_is_used_and_knows_its_line(reading: Reader) -> None:
    loaded = reading(
        "# mine\n[refresh]\nat_once = 3\ninterval = 'off'\ntimeout = \"1m30s\"\n"
        'largest = "2MiB"\n\n[reading]\nbrowser = [\n  "w3m",\n]\nread_after = "0s"\n'
        '[plain]\nwidth = 40\n[analysis]\nbacklog = false\n[hooks]\npipe.print = ["lpr"]\n'
    )
    assert loaded.problems == ()
    refresh = loaded.settings.refresh
    assert (refresh.at_once, refresh.interval_s) == (3, None)
    assert (refresh.timeout_s, refresh.largest_bytes) == (90, 2 * 1024 * 1024)
    assert loaded.settings.reading.browser == ("w3m",)
    assert loaded.settings.reading.read_after_s == 0
    assert loaded.settings.plain.width == 40
    assert not loaded.settings.analysis.backlog
    assert loaded.settings.hooks.pipe == {"print": ("lpr",)}
    places = {path: loaded.origin_of(path) for path in loaded.origins}
    assert places == {
        "refresh.at_once": f"{loaded.file}:3",
        "refresh.interval": f"{loaded.file}:4",
        "refresh.timeout": f"{loaded.file}:5",
        "refresh.largest": f"{loaded.file}:6",
        "reading.browser": f"{loaded.file}:9",
        "reading.read_after": f"{loaded.file}:12",
        "plain.width": f"{loaded.file}:14",
        "analysis.backlog": f"{loaded.file}:16",
        "hooks.pipe": f"{loaded.file}:18",
    }
    assert loaded.origin_of("refresh.per_host") == "default"


SOURCES: dict[str, tuple[dict[str, object], dict[str, str], str]] = {
    "flag": ({"plain__width": 30}, {"WIREREADER_PLAIN_WIDTH": "50"}, "[plain]\nwidth = 70\n"),
    "variable": ({}, {"WIREREADER_PLAIN_WIDTH": "50"}, "[plain]\nwidth = 70\n"),
    "empty variable": ({}, {"WIREREADER_PLAIN_WIDTH": " "}, "[plain]\nwidth = 70\n"),
    "flag not given": ({"plain__width": None}, {}, "[plain]\nwidth = 70\n"),
    "file": ({}, {}, "[plain]\nwidth = 70\n"),
    "wrong variable": ({}, {"WIREREADER_PLAIN_WIDTH": "wide"}, "[plain]\nwidth = 70\n"),
    "wrong in the file": ({}, {"WIREREADER_PLAIN_WIDTH": "50"}, "[plain]\nwidth = 7\n"),
    "nothing": ({}, {}, "[plain]\n"),
}
EXPECTED = {
    "flag": (30, "command line", 0),
    "variable": (50, "WIREREADER_PLAIN_WIDTH", 0),
    "empty variable": (70, ":2", 0),
    "flag not given": (70, ":2", 0),
    "file": (70, ":2", 0),
    "wrong variable": (70, ":2", 1),
    "wrong in the file": (50, "WIREREADER_PLAIN_WIDTH", 1),
    "nothing": (None, "default", 0),
}


@pytest.mark.parametrize("name", SOURCES)
def test_flags_go_before_variables_before_the_file(reading: Reader, name: str) -> None:
    flags, environment, words = SOURCES[name]
    width, origin, problems = EXPECTED[name]
    loaded = reading(words, environment, **flags)
    assert loaded.settings.plain.width == width
    assert loaded.origin_of("plain.width").endswith(origin)
    assert len(loaded.problems) == problems


TYPED = {
    "WIREREADER_REFRESH_AT_ONCE": (" 12 ", "refresh", "at_once", 12),
    "WIREREADER_REFRESH_INTERVAL": ("2h", "refresh", "interval_s", 7200),
    "WIREREADER_REFRESH_ALLOW_PRIVATE": ("yes", "refresh", "allow_private", True),
    "WIREREADER_BREAKING_BELL": ("0", "breaking", "bell", False),
    "WIREREADER_BREAKING_NOTIFY": ("OSC9", "breaking", "notify", "osc9"),
    "WIREREADER_PLAIN_WIDTH": ("screen", "plain", "width", None),
    "WIREREADER_ANALYSIS_BACKLOG": ("no", "analysis", "backlog", False),
    "WIREREADER_READING_BROWSER": ("w3m -o 'a b'", "reading", "browser", ("w3m", "-o", "a b")),
    "WIREREADER_KEYS_PRESET": ("vim", "keys", "preset", "vim"),
}


@pytest.mark.parametrize("variable", TYPED)
def test_variables_are_read_as_what_they_set(reading: Reader, variable: str) -> None:
    text, section, attribute, value = TYPED[variable]
    loaded = reading("", {variable: text})
    assert getattr(getattr(loaded.settings, section), attribute) == value
    assert loaded.problems == ()


@pytest.mark.parametrize(
    ("environment", "plain", "color"),
    [
        ({"WIREREADER_PLAIN": "1"}, True, True),
        ({"WIREREADER_PLAIN": "no"}, False, True),
        ({"ACCESSIBLE": "true"}, True, True),
        ({"ACCESSIBLE": "0"}, False, True),
        ({"WIREREADER_PLAIN": "0", "ACCESSIBLE": "1"}, True, True),
        ({"ACCESSIBLE": "1", "WIREREADER_ACCESS_PLAIN": "no"}, False, True),
        ({"NO_COLOR": "1"}, False, False),
        ({"NO_COLOR": ""}, False, True),
        ({"NO_COLOR": "1", "WIREREADER_ACCESS_COLOR": "on"}, False, True),
        ({"WIREREADER_HOME": "/somewhere"}, False, True),
    ],
)
def test_what_other_programs_understand(
    reading: Reader, environment: dict[str, str], plain: bool, color: bool
) -> None:
    loaded = reading(None, environment)
    assert loaded.settings.access.plain is plain
    assert loaded.settings.access.color is color
    assert loaded.problems == ()


def test_the_preset_means_what_is_not_said(reading: Reader) -> None:
    loaded = reading('[access]\npreset = "screen-reader"\n[appearance]\npanes = "two"\n')
    assert loaded.settings.access.show_cursor
    assert loaded.settings.access.words_for_marks
    assert loaded.settings.appearance.marks == "words"
    assert loaded.settings.appearance.panes == "two"
    assert loaded.origin_of("access.show_cursor") == "preset screen-reader"
    alone = reading('[access]\npreset = "screen-reader"\n')
    assert alone.settings.appearance.panes == "one"


def test_words_for_marks_is_one_wish_wherever_it_stands(reading: Reader) -> None:
    loaded = reading('[access]\nwords_for_marks = true\n[appearance]\nmarks = "signs"\n')
    assert loaded.settings.appearance.marks == "words"
    assert loaded.origin_of("appearance.marks") == "access.words_for_marks"


PROBLEMS = """\
theme = "wire-light"
[refresh]
at_onec = 3
per_host = "many"
timeout = 25
zap

[brekaing]
bell = true
[appearance]
theme = "wire-drak"
width = 40
[access]
show_cursor = "yes"
[hooks]
new_story = "notify me"
pipe = {"A B" = ["x"]}
[analysis]
backlog = 7
"""
SENTENCES = [
    (
        1,
        "theme",
        "theme is outside its section. Put it below [appearance].",
    ),
    (
        3,
        "refresh.at_onec",
        "[refresh] has no setting at_onec. Nearest: at_once.",
    ),
    (
        4,
        "refresh.per_host",
        'refresh.per_host cannot be "many". It must be a whole number from 1 to 16.',
    ),
    (
        5,
        "refresh.timeout",
        ('refresh.timeout cannot be 25. It must be a time from "1s" to "10m". Nearest: "25s".'),
    ),
    (
        6,
        "",
        (
            "This is not TOML: Expected '=' after a key in a key/value pair. A setting is"
            ' written: key = value, with "quotation marks" around words.'
        ),
    ),
    (8, "brekaing", "There is no section brekaing. Nearest: breaking."),
    (
        11,
        "appearance.theme",
        (
            'appearance.theme cannot be "wire-drak". It must be "wire-dark", "wire-light",'
            ' "wire-contrast" or "terminal". Nearest: "wire-dark".'
        ),
    ),
    (
        12,
        "appearance.width",
        "[appearance] has no setting width. It belongs to [plain].",
    ),
    (
        14,
        "access.show_cursor",
        'access.show_cursor cannot be "yes". It must be true or false. Nearest: true.',
    ),
    (
        16,
        "hooks.new_story",
        (
            'hooks.new_story cannot be "notify me". It must be a list of words, such as'
            ' ["program", "argument"]. Nearest: ["notify", "me"].'
        ),
    ),
    (
        17,
        "hooks.pipe",
        (
            "hooks.pipe cannot be a table. It must be commands by name, such as"
            ' {print = ["lpr"]}; "A B" is no such name.'
        ),
    ),
    (
        19,
        "analysis.backlog",
        "analysis.backlog cannot be 7. It must be true or false.",
    ),
]


def test_all_problems_are_told_with_line_and_nearest_word(reading: Reader) -> None:
    loaded = reading(PROBLEMS)
    found = [(one.line, one.key, f"{one.what} {one.remedy}") for one in loaded.problems]
    assert found == SENTENCES
    assert str(loaded.problems[1]).startswith("config.toml line 3: [refresh] has no setting at_")
    assert loaded.settings == Settings()


def test_what_is_right_is_used_beside_what_is_wrong(reading: Reader) -> None:
    loaded = reading("[refresh]\nat_once = 5\nper_host = 99\n=\n[plain]\nwidth = 60\n")
    assert loaded.settings.refresh.at_once == 5
    assert loaded.settings.refresh.per_host == 2
    assert loaded.settings.plain.width == 60
    assert [one.line for one in loaded.problems] == [3, 4]


def test_a_section_whose_name_cannot_be_read_counts_for_no_other(reading: Reader) -> None:
    loaded = reading("[refresh]\nat_once = 5\n[plain\nat_once = 7\n[access]\nplain = true\n")
    assert loaded.settings.refresh.at_once == 5
    assert loaded.settings.access.plain
    assert [one.line for one in loaded.problems] == [3]


@pytest.mark.parametrize(
    ("words", "line", "told_of"),
    [
        (b"[plain]\nwidth = 4\xff0\n", 2, "UTF-8"),
        (b"\x7fELF\0\0\0", 1, "not text"),
        (b"x = 1\n" * 40_000, None, "larger than 128 KiB"),
        (b"[plain]\nx = '" + b"y" * 3000 + b"'\n", 2, "longer than 2000"),
        (b"x = " + b"[" * 1900 + b"\n", None, ""),
        (b"x = '''\n", None, "ends too early"),
    ],
)
def test_a_file_that_is_none_of_ours_is_told_in_one_sentence(
    reading: Reader, words: bytes, line: int | None, told_of: str
) -> None:
    loaded = reading(words)
    assert loaded.settings == Settings()
    assert len(loaded.problems) == 1
    assert loaded.problems[0].line == line
    assert told_of in str(loaded.problems[0])


def test_a_byte_order_mark_and_other_line_ends_do_no_harm(reading: Reader) -> None:
    loaded = reading("\ufeff[plain]\r\nwidth = 40\r\nwidht = 3\r\n".encode())
    assert loaded.settings.plain.width == 40
    assert [one.line for one in loaded.problems] == [3]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_what_is_no_file_does_not_keep_us_waiting(tmp_path: Path) -> None:
    pipe = tmp_path / "config.toml"
    os.mkfifo(pipe)
    for file in (pipe, tmp_path):
        loaded = load({}, NOTHING, file)
        assert [str(one) for one in loaded.problems] == [
            "config.toml: The settings cannot be read: It is not a file. Defaults are used."
        ]


def test_a_file_that_may_not_be_read_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "config.toml"
    file.touch()

    def refuse(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("wirereader.settings.toml_file.os.open", refuse)
    loaded = load({}, NOTHING, file)
    assert "Permission denied" in str(loaded.problems[0])


def test_a_folder_named_in_the_middle_of_a_path_is_no_problem(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert load({}, NOTHING, tmp_path / "file" / "config.toml").problems == ()


def test_variables_with_a_name_almost_right(reading: Reader) -> None:
    loaded = reading(None, {"WIREREADER_REFRSH_AT_ONCE": "3", "WIREREADER_ZAPPED_ELSEWHERE": "1"})
    assert sorted(str(one) for one in loaded.problems) == [
        "WIREREADER_REFRSH_AT_ONCE: No setting has this name. Nearest: WIREREADER_REFRESH_AT_ONCE.",
        (
            "WIREREADER_ZAPPED_ELSEWHERE: No setting has this name."
            " wirereader settings show lists the settings."
        ),
    ]


def test_the_start_says_it_in_one_line(reading: Reader) -> None:
    assert told(()) == ""
    one = told(reading("[plain]\nwidth = 7\n").problems)
    assert one == (
        "Settings. config.toml line 2: plain.width cannot be 7."
        ' It must be a whole number from 20 to 200, or "screen". Nearest: 20.'
    )
    many = told(reading(PROBLEMS).problems)
    assert many.startswith("12 problems in the settings. The first: config.toml line 1: theme is")
    assert many.endswith("wirereader settings check lists all.")


def test_no_problem_steers_a_terminal(reading: Reader) -> None:
    hostile = '"\\u001b]0;x\\u0007\\u009b31m\\u202e"'
    loaded = reading(
        f"{hostile} = 1\n[{hostile}]\n[refresh]\n{hostile} = 1\nproxy = {hostile}\n"
        f"user_agent = {hostile}\n[keys]\n{hostile} = 3\nnext = {hostile}\n",
        {"WIREREADER_\x1b[31m": "x", "WIREREADER_PLAIN_WIDTH": "\x1b[31m"},
    )
    assert len(loaded.problems) == 9
    assert all(is_line(str(one)) for one in loaded.problems)
    assert is_line(told(loaded.problems))


def test_thousands_of_mistakes_are_not_all_told(reading: Reader) -> None:
    loaded = reading("[refresh]\n" + "".join(f"a{n} = 1\n" for n in range(5000)))
    assert 100 <= len(loaded.problems) <= 102


def test_keys_are_taken_by_word_and_know_their_lines(reading: Reader) -> None:
    loaded = reading(
        '[keys]\npreset = "vim"\nnext = "n, J"\nstar = []\nquit = ["Q", ","]\nx = ","\n'
    )
    assert loaded.settings.keys.preset == "vim"
    assert loaded.settings.keys.words == {
        "next": ("n", "J"),
        "star": (),
        "quit": ("Q", ","),
        "x": (",",),
    }
    assert loaded.line_of("keys.star") == 4
    assert reading('[keys]\nnext = "n,,p"\n').problems[0].line == 2


def test_settings_cannot_be_changed(reading: Reader) -> None:
    loaded = reading('[keys]\nnext = "n"\n[hooks]\npipe = {print = ["lpr"]}\n')
    words: Any = loaded.settings.keys.words
    with pytest.raises(TypeError):
        words["next"] = ()
    pipe: Any = loaded.settings.hooks.pipe
    with pytest.raises(TypeError):
        pipe["print"] = ()


KEY = st.sampled_from(
    sorted({name for field in fields() for name in (field.key, field.section, field.path)})
) | st.text(max_size=8)
VALUE = (
    st.sampled_from(
        ["true", "-1", "1e400", "nan", "inf", '"30m"', '"off"', "[]", '[""]', "{}", "1979-05-27",
         '"""\n[refresh]\n"""', "'''\nx = 1'''", '["a", # [\n"b"]', '{a = ["b"]}', "0x10",
         '"\\u001b"']
    )
    | st.text(max_size=12)
)  # fmt: skip
LINE = st.one_of(
    st.builds("[{}]".format, KEY),
    st.builds("[[{}]]".format, KEY),
    st.builds("{} = {}".format, KEY, VALUE),
    st.builds('"{}".{} = {}'.format, KEY, KEY, VALUE),
    st.text(max_size=20),
)


@given(st.lists(LINE, max_size=12).map("\n".join) | st.text(max_size=200))
@example("x = '''")
@example("[refresh]\nat_once = " + "9" * 1900)
@example("a" + ".a" * 900 + " = 1")
def test_no_text_makes_it_fail(tmp_path_factory: pytest.TempPathFactory, words: str) -> None:
    file = tmp_path_factory.getbasetemp() / "any.toml"
    file.write_bytes(words.encode("utf-8", "surrogatepass"))
    loaded = load({}, NOTHING, file)
    lines = words.count("\n") + 1
    for problem in loaded.problems:
        assert problem.line is None or 1 <= problem.line <= lines
        assert is_line(str(problem))
    for path in loaded.origins:
        assert loaded.origin_of(path)


@given(st.binary(max_size=200))
def test_no_bytes_make_it_fail(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    file = tmp_path_factory.getbasetemp() / "bytes.toml"
    file.write_bytes(data)
    load({}, NOTHING, file)


@given(
    st.dictionaries(st.sampled_from([field.variable for field in fields()]), st.text(max_size=20))
)
def test_no_variable_makes_it_fail(environment: dict[str, str]) -> None:
    for problem in load({}, environment, Path("/nonexistent/config.toml")).problems:
        assert is_line(str(problem))


def test_no_problem_tells_a_password(reading: Reader) -> None:
    loaded = reading('[refresh]\nproxy = "socks5://me:sec@ret@proxy:1"\n')
    (problem,) = loaded.problems
    assert "socks5://***@proxy:1" in str(problem)
    assert "ret@" not in str(problem)
