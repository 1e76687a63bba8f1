from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.keys import _character_to_key

import wirereader
from wirereader.desk.commands.table import TABLE
from wirereader.desk.keymap.key_names import RESERVED, is_typed, key_named, spoken
from wirereader.desk.keymap.key_table import KEY_TABLE, MOTIONS, ROWS, WHERE, is_fixed
from wirereader.desk.keymap.key_topic import topic
from wirereader.desk.keymap.keymap import NEEDED, KeyMap, key_map, preset_keys
from wirereader.desk.keymap.presets import PRESETS
from wirereader.desk.session import PageKind, Room, Where
from wirereader.settings.setting_fields import fields
from wirereader.settings.settings import KeySettings
from wirereader.settings.value_types import Choice, is_line

Wishes = Mapping[str, tuple[str, ...]]
WORDS = {row.word for row in KEY_TABLE if not is_fixed(row)}
NOTHING: Wishes = MappingProxyType({})
TAKEN_BY_READERS = {"ctrl+a", "ctrl+l", "ctrl+x", "ctrl+n", "insert"}


def keys_of(wishes: Wishes = NOTHING, preset: str = "default") -> tuple[KeyMap, list[str]]:
    """The map, and what was refused; each wish stands on a line of its own, the first on line 2."""
    lines = {f"keys.{word}": number for number, word in enumerate(wishes, start=2)}
    found, problems = key_map(KeySettings(preset, wishes), lines.get)
    return found, [str(one) for one in problems]


def doubled(found: KeyMap) -> list[tuple[Where, str]]:
    """Keys that mean two things in one pane or on one page."""
    twice: list[tuple[Where, str]] = []
    for room in WHERE:
        keys = [key for some in found.of(room).values() for key in some]
        twice += [(room, key) for key in keys if keys.count(key) > 1]
    return twice


def test_the_defaults_are_the_tables() -> None:
    found, problems = keys_of()
    assert problems == []
    for command in TABLE:
        assert found.keys.get(command.word, ()) == command.keys
    assert found.of(Room.HEADLINES)["open"] == ("enter", "right")
    assert "choose" not in found.of(Room.HEADLINES)
    assert found.of(Room.STORY)["choose"] == ("enter", "right")
    assert "next" not in found.of(Room.HEADLINES)
    assert found.first("help") == "question_mark"
    assert found.first("why") == ""


def test_no_word_has_two_rows() -> None:
    assert len(ROWS) == len(KEY_TABLE)


def test_the_settings_offer_the_presets_there_are() -> None:
    kind = next(field.kind for field in fields() if field.path == "keys.preset")
    assert isinstance(kind, Choice)
    assert kind.words == tuple(PRESETS)


@pytest.mark.parametrize("preset", PRESETS)
def test_no_preset_binds_one_key_twice_in_a_room(preset: str) -> None:
    assert doubled(KeyMap(preset)) == []


@pytest.mark.parametrize("preset", PRESETS)
def test_presets_name_words_and_keys_that_there_are(preset: str) -> None:
    for change in PRESETS[preset]:
        assert change.word in ROWS
        if change.word != "browse-number":  # digits are nobody's to wish for
            assert [key_named(key) for key in change.keys] == list(change.keys)


@pytest.mark.parametrize("preset", PRESETS)
def test_arrows_enter_and_escape_suffice_in_every_preset(preset: str) -> None:
    found, _ = keys_of(preset=preset)
    needed = {"down": "down", "up": "up", "choose": "enter", "open": "enter", "back": "escape",
              "next-pane": "tab", "palette": "ctrl+p", "quit": "ctrl+q", "help": "f1"}  # fmt: skip
    for word, key in needed.items():
        assert key in found.keys[word], word


@pytest.mark.parametrize("preset", PRESETS)
def test_no_preset_takes_a_key_of_a_screen_reader(preset: str) -> None:
    mapped = preset_keys(preset)
    assert mapped.pop("redraw") == ("ctrl+l",)  # of no use by ear; in the palette as well
    keys = {key for some in mapped.values() for key in some}
    assert not keys & TAKEN_BY_READERS
    assert not [key for key in keys if key.startswith("alt+")]


@pytest.mark.parametrize("preset", [name for name in PRESETS if name != "arrows"])
def test_a_preset_leaves_every_command_a_key(preset: str) -> None:
    found, _ = keys_of(preset=preset)
    usual = {row.word for row in KEY_TABLE if row.keys}
    assert usual - set(found.keys) == set()


@pytest.mark.parametrize("preset", PRESETS)
def test_a_key_is_read_as_it_is_shown(preset: str) -> None:
    for keys in preset_keys(preset).values():
        for key in keys:
            if not key.isdigit() and key not in RESERVED:
                assert key_named(spoken(key)) == key


def test_the_arrows_preset_has_no_key_that_is_typed() -> None:
    found, _ = keys_of(preset="arrows")
    keys = [key for some in found.keys.values() for key in some]
    assert [key for key in keys if is_typed(key) and not key.isdigit()] == []
    assert {"question_mark", "j", "7"} <= {
        key for key in ("question_mark", "j", "7") if is_typed(key)
    }
    assert not is_typed("space")


@pytest.mark.parametrize("preset", ["vim", "less", "newsboat"])
def test_presets_differ_from_the_default(preset: str) -> None:
    assert preset_keys(preset) != preset_keys("default")


def test_presets_are_as_their_programs() -> None:
    assert "u" in preset_keys("vim")["undo"]
    assert "N" in preset_keys("newsboat")["toggle-read"]
    less = preset_keys("less")
    assert {"f", "b", "d", "u", "h"} <= {
        *less["page-down"], *less["page-up"], *less["half-down"], *less["half-up"], *less["help"]
    }  # fmt: skip


def test_wishes_go_before_the_preset() -> None:
    found, problems = keys_of({"star": ("Ctrl+T", "X"), "where": ()}, "newsboat")
    assert problems == []
    assert found.keys["star"] == ("ctrl+t", "X")
    assert "where" not in found.keys
    assert found.keys["toggle-read"] == ("N",)


def test_an_own_key_goes_before_a_presets_in_panes_and_on_pages() -> None:
    found, problems = keys_of({"star": ("e",), "next-person": ("f",)}, "less")
    assert problems == []
    assert found.of(Room.HEADLINES)["star"] == ("e",)
    assert "e" not in found.of(Room.HEADLINES)["down"]
    assert "e" in found.of(PageKind.HELP)["down"], "there is no star on a page"
    assert "f" not in found.of(Room.STORY)["page-down"]
    assert "f" in found.of(Room.HEADLINES)["page-down"], "nor a next person in the list"


def test_an_own_key_is_one_although_the_preset_has_no_use_for_it() -> None:
    found, problems = keys_of({"where": ("v", "w")}, "newsboat")
    assert problems == []
    assert found.of(Room.STORY)["where"] == ("v", "w")
    assert "v" not in {one.key for one in found.unused(Room.STORY)}


def test_own_keys_are_those_of_pages() -> None:
    found, problems = keys_of({"down": ("w",), "where": (), "back": ("x",)})
    assert problems == []
    assert found.of(PageKind.CARD)["down"] == ("w",)
    assert found.of(PageKind.CARD)["back"] == ("x",)


@pytest.mark.parametrize("key", ["colon", "escape"])
def test_a_key_of_a_newer_row_is_given_up_for_a_wish(key: str) -> None:
    found, problems = keys_of({"open": ("enter", key)})
    assert problems == []
    assert found.of(Room.HEADLINES)["open"] == ("enter", key)
    assert doubled(found) == []


REFUSED: dict[str, tuple[Wishes, list[str]]] = {
    "no such command": (
        {"nxt": ("n",)},
        ["config.toml line 2: There is no command nxt. Nearest: next."],
    ),
    "nothing like it": (
        {"zzzz": ("n",)},
        ["config.toml line 2: There is no command zzzz. help lists the commands."],
    ),
    "no such key": (
        {"next": ("pagdown",)},
        [
            (
                'config.toml line 2: next cannot have "pagdown".'
                " There is no such key. Nearest: pagedown."
            )
        ],
    ),
    "a key of another command": (
        {"star": ("n",)},
        [
            (
                "config.toml line 2: star cannot have n: it is next-unread's."
                " Give next-unread another key, or [] for none."
            )
        ],
    ),
    "a key of a move": (
        {"why": ("j",)},
        [
            (
                "config.toml line 2: why cannot have j: it is down's."
                " Give down another key, or [] for none."
            )
        ],
    ),
    "a key of another command in one pane": (
        {"why": ("J",)},
        [
            (
                "config.toml line 2: why cannot have J: it is next's in the story."
                " Give next another key, or [] for none."
            )
        ],
    ),
    "a key of another command on a page": (
        {"narrow": ("q",)},
        [
            (
                "config.toml line 2: narrow cannot have q: it is leave's on the page of alerts."
                " Give leave another key, or [] for none."
            )
        ],
    ),
    "a character on the typed line": (
        {"complete": ("x",)},
        [('config.toml line 2: complete cannot have "x". In a text field it types a character.')],
    ),
    "what no setting changes": (
        {"browse-number": ("ctrl+t",)},
        ["config.toml line 2: There is no command browse-number. Nearest: browse-link."],
    ),
    "two wishes": (
        {"why": ("ctrl+y",), "again": ("ctrl+y",)},
        [
            (
                "config.toml line 3: again cannot have ctrl+y: it is why's."
                " Give why another key, or [] for none."
            )
        ],
    ),
    "no way out": (
        {"quit": ()},
        ["config.toml line 2: quit would have no key in any pane. Give it one."],
    ),
    "no help": (
        {"help": ()},
        ["config.toml line 2: help would have no key in any pane. Give it one."],
    ),
    "a number": (
        {"star": ("5",)},
        ['config.toml line 2: star cannot have "5". Digits begin a number.'],
    ),
    "a wish that frees no key after all": (
        {"next-unread": ("j",), "star": ("n",)},
        [
            (
                "config.toml line 2: next-unread cannot have j: it is down's."
                " Give down another key, or [] for none."
            ),
            (
                "config.toml line 3: star cannot have n: it is next-unread's."
                " Give next-unread another key, or [] for none."
            ),
        ],
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_clashes_are_refused_and_told(name: str) -> None:
    wishes, told = REFUSED[name]
    found, problems = keys_of(wishes)
    assert problems == told
    assert doubled(found) == []
    usual, _ = keys_of()
    kept = {word for word in wishes if found.keys.get(word) != usual.keys.get(word)}
    assert len(kept) == len(wishes) - len(told)


def test_the_help_topic_is_current() -> None:
    file = Path(wirereader.__file__).parent / "help" / "keys.txt"
    assert file.read_text("utf-8") == topic()
    for word in (*PRESETS, *(motion.word for motion in MOTIONS if not is_fixed(motion))):
        assert word in topic()


def test_keys_can_be_exchanged() -> None:
    found, problems = keys_of({"next-unread": ("p",), "previous-unread": ("n",)})
    assert problems == []
    assert found.keys["next-unread"] == ("p",)
    assert found.keys["previous-unread"] == ("n",)


def test_one_key_may_mean_two_things_in_two_rooms() -> None:
    found, problems = keys_of({"next": ("ctrl+t",), "open": ("enter", "ctrl+t")})
    assert problems == []
    assert found.of(Room.HEADLINES)["open"] == ("enter", "ctrl+t")
    assert found.of(Room.STORY)["next"] == ("ctrl+t",)


SPELLINGS = {
    "?": "question_mark",
    "+": "plus",
    ",": "comma",
    "|": "vertical_line",
    "\\": "backslash",
    "question_mark": "question_mark",
    "J": "J",
    "Shift+j": "J",
    "Ctrl+D": "ctrl+d",
    "ctrl++": "ctrl+plus",
    "Esc": "escape",
    "PgDn": "pagedown",
    "Shift+F6": "shift+f6",
    "shift+ctrl+left": "ctrl+shift+left",
    " space ": "space",
    "é": "é",
}


@pytest.mark.parametrize("written", SPELLINGS)
def test_keys_are_written_as_people_know_them(written: str) -> None:
    assert key_named(written) == SPELLINGS[written]


@pytest.mark.parametrize(
    "written",
    ["", "ctrl+", "hyper+a", "ctrl+ctrl+a", "zap", "f25", "shift+1", "ctrl+c", "Ctrl+I", "ctrl+[",
     "ctrl+m", "7", "\x1b", "ctrl+é", " "],
)  # fmt: skip
def test_keys_that_there_are_not_or_that_are_taken(written: str) -> None:
    with pytest.raises(ValueError, match=r"\.$"):
        key_named(written)


def test_characters_have_textuals_names() -> None:
    for character in map(chr, range(33, 127)):
        if not character.isdigit():
            assert key_named(character) == _character_to_key(character)


KEY = st.sampled_from(["n", "J", "enter", "ctrl+t", "f9", "x", ",", "?", "ctrl+q"]) | st.text(
    max_size=6
)
WISH = st.lists(KEY, max_size=2).map(tuple)


@given(
    st.sampled_from(sorted(PRESETS)),
    st.dictionaries(st.sampled_from(sorted(WORDS)) | st.text(max_size=8), WISH, max_size=8),
)
def test_whatever_is_wished_for_the_keys_stay_usable(preset: str, wishes: Wishes) -> None:
    found, problems = keys_of(wishes, preset)
    assert doubled(found) == []
    assert all(found.keys.get(word) for word in NEEDED)
    assert all(is_line(one) for one in problems)


@pytest.mark.parametrize("preset", PRESETS)
@pytest.mark.parametrize("wishes", [{}, {"quit": ("x",)}], ids=["usual", "own"])
def test_the_keys_of_one_word_are_those_of_the_whole_map(
    preset: str, wishes: dict[str, tuple[str, ...]]
) -> None:
    keys = KeyMap(preset, wishes)
    apart = KeyMap(preset, wishes)
    for word in ROWS:
        if word not in {"back", "leave", "leave-line"}:  # what is kept as a way back
            assert set(apart.anywhere(word)) == set(keys.keys.get(word, ()))
