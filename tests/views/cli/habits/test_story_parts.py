"""A line about one story and what is wanted of it."""

import pytest

from wirereader.story.faults import SettingsFault
from wirereader.views.cli.habits.story_parts import of_one_story


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("read --id 4", "read 4"),
        ("read --story=4 --json", "read 4 --json"),
        ("star --number 4", "star 4"),
        ("read --id latest", "read --id latest"),
        ("show 4 --quotes --json", "quotes 4 --json"),
        ("read 4 --metadata", "details 4"),
        ("view 4 --url", "read 4 --fields link"),
        ("url 4", "read 4 --fields link"),
        ("headline 4", "read 4 --fields headline"),
        ("metadata 4", "details 4"),
        ("url https://a.example/rss", "url https://a.example/rss"),
        ("export 4", "read 4"),
        ("export 4 --format text", "read 4"),
        ("export 4 -f json", "read 4 --json"),
        ("export 4 --output ferry.md", "save 4 ferry.md"),
        ("save 4 ferry.txt", "save 4 ferry.txt"),
        ("save 4 txt", "save 4 txt"),
        ("save 4 --as html", "save 4 .html"),
        ("save 4 --format=text", "save 4 .txt"),
        ("export subscription", "export subscription"),
        ("export feeds.opml", "export feeds.opml"),
        ("remove 4", "remove 4"),
        ("read 4", "read 4"),
        ("read ferry.txt --quotes", "read ferry.txt --quotes"),
        ("", ""),
    ],
)
def test_what_is_wanted_of_a_story(typed: str, meant: str) -> None:
    assert of_one_story(typed.split(" ")) == tuple(meant.split(" "))


@pytest.mark.parametrize("typed", ["export 4 --format md", "dump 4 --as html"])
def test_a_form_that_only_a_file_has_says_how_to_write_it(typed: str) -> None:
    with pytest.raises(SettingsFault, match="save 4 story"):
        of_one_story(typed.split())


def test_a_story_is_saved_in_no_form_that_is_only_printed() -> None:
    with pytest.raises(SettingsFault, match="read 4 --json prints it"):
        of_one_story(["save", "4", "--format", "json"])
