"""Settings are found in a person's own words, and ordinary words set nothing."""

import pytest

from wirereader.desk.wording.rewording import readings
from wirereader.desk.wording.setting_names import SETTINGS
from wirereader.desk.wording.setting_phrases import setting_phrase
from wirereader.settings.change_setting import wish_of
from wirereader.settings.setting_fields import fields


@pytest.mark.parametrize(
    ("said", "lines"),
    [
        ("make the background black", "set appearance.theme wire-dark"),
        ("too bright", "set appearance.theme wire-dark"),
        ("use a light theme", "set appearance.theme wire-light"),
        ("theme: high contrast", "set appearance.theme wire-contrast"),
        ("set refresh 45m", "set refresh.interval 45m"),
        ("fetch every two hours", "set refresh.interval 2h"),
        ("automatic updates off", "set refresh.interval off"),
        ("keep articles forever", "set library.keep_days 0"),
        ("turn off the beeping", "set breaking.bell false\nset alerts.ring false"),
        ("enable the bell", "set breaking.bell true"),
        ("talk less", "say less"),
        ("don't mark articles read by itself", "set reading.read_after off"),
        (
            "do not disturb",
            (
                "set alerts.desktop off\nset breaking.notify off\nset breaking.bell false"
                "\nset alerts.ring false"
            ),
        ),
        ("warn me about breaking stories", "set breaking.notify osc9"),
        ("put downloads into ~/Pod", "set downloads.folder ~/Pod"),
        ("verbosity high", "say more"),
        ("wider columns", "width 100"),
        ("65 characters", "width 65"),
        ("longer list", "set list 40"),
        ("show 35 stories per page", "set list 35"),
        ("vi keybindings", "set keys.preset vim"),
        ("no animations", "set access.motion none"),
        ("turn colours off", "set access.color false"),
        ("use words instead of icons", "set access.words_for_marks true"),
        ("double line spacing", "set reading.line_spacing 2"),
        ("download folder ~/Pod", "set downloads.folder ~/Pod"),
        ("use lynx as browser", "set reading.browser lynx"),
        ("refresh at startup", "set refresh.on_start true"),
        ("one line per story", "set appearance.rows one"),
        ("mark as read after 5 seconds", "set reading.read_after 5s"),
        ("mark stories as read when opened", "set reading.read_after 0s"),
        ("don't refresh automatically", "set refresh.interval off"),
        ("never delete any stories", "set library.keep_days 0"),
        ("show 15 at a time", "set list 15"),
        ("set width to 50 characters", "width 50"),
        ("quiet on", "say less"),
        ("no proxy", "set refresh.proxy default"),
        ("side by side view", "set appearance.panes columns"),
        ("reset the theme", "set appearance.theme default"),
        ("which theme am I using", "settings appearance.theme"),
        ("change the prompt", "settings plain.prompt"),
        ("conversation view", "fold"),
        ("how often are feeds updated", "settings refresh.interval"),
        ("how much disk space is used", "settings files"),
    ],
)
def test_a_setting_in_own_words(said: str, lines: str) -> None:
    assert readings(said) == (lines,)


def test_what_deletes_is_only_told() -> None:
    (line,) = readings("delete stories older than 2 months")
    assert line.startswith("!set library.keep_days 60 ")
    (line,) = readings("keep 200 articles per feed")
    assert line.startswith("!set library.keep_per_source 200 ")
    (line,) = readings("purge old articles")
    assert line.startswith("!library.keep_days says")


@pytest.mark.parametrize(
    "said",
    [
        *("list", "text", "full text", "show lines", "less 3", "sound", "set width 60", "stop"),
        *("dark sea", "black market", "vim", "list 5 stories", "set theme wire-light"),
        "light in the tower",
    ],
)
def test_other_words_set_nothing(said: str) -> None:
    assert setting_phrase(said) == () or said == "set width 60"
    assert not any(one.startswith("set ") for one in readings(said))


def test_every_value_may_stand_in_its_setting() -> None:
    known = {field.path for field in fields()}
    for named, told in SETTINGS.items():
        path = named.lstrip("-")
        assert path in known
        for value in {told.on, told.off, *told.values.values()} - {""}:
            wish_of(path, value)


@pytest.mark.parametrize(
    "topic", ["browser wars", "proxy war", "show proxy fights", "user agent provocateur"]
)
def test_a_noun_before_other_words_sets_nothing(topic: str) -> None:
    assert not [one for one in readings(topic) if one.startswith("set ")]


def test_a_value_that_is_told_as_such_is_set() -> None:
    assert readings("set proxy to squid") == ("set refresh.proxy squid",)
    assert readings("proxy 10.1.1.9:3128") == ("set refresh.proxy 10.1.1.9:3128",)
    assert readings("browser vivaldi") == ("set reading.browser vivaldi",)


def test_not_to_forget_is_no_setting() -> None:
    said = (*readings("never forget"), *readings("don't forget"))
    assert all(one.startswith("!") for one in said)
    assert readings("never forget old stories") == ("set library.keep_days 0",)


@pytest.mark.parametrize(
    ("said", "lines"),
    [
        ("view 3", ("open 3",)),
        ("display 2", ("open 2",)),
        ("columns 3", ("set appearance.panes columns",)),
        ("layout 3", ("set appearance.panes columns",)),
        ("longer answers", ("say more",)),
        ("shorter announcements", ("say less",)),
        ("list the places", ("places",)),
    ],
)
def test_a_verb_of_reading_with_a_number_sets_nothing(said: str, lines: tuple[str, ...]) -> None:
    assert readings(said) == lines
