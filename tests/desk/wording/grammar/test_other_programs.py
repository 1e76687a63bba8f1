"""Keys of vim, less and browsers that are typed as a line mean what they mean there."""

import pytest

from wirereader.desk.wording.rewording import readings


@pytest.mark.parametrize(
    ("line", "in_list", "in_story"),
    [
        ("gg", "first-story", "paragraph 1"),
        ("G", "last-story", "last-paragraph"),
        ("ctrl-f", "more", "read"),
        ("page down", "more", "read"),
        ("pgdn", "more", "read"),
        ("3j", "next row\nnext row\nnext row", "next-paragraph\nnext-paragraph\nnext-paragraph"),
        (":w notes.txt", "save notes.txt", "save notes.txt"),
        (":wq", "quit", "quit"),
        (":12", "open 12", "open 12"),
        ("e 12", "open 12", "open 12"),
        (":b 12", "open 12", "open 12"),
        ("move down 2", "next row\nnext row", "next\nnext"),
        ("skip 2", "next\nnext", "next\nnext"),
        ("head -n 4", "list 1-4", "paragraph 1-4"),
        ("?rain", "search rain", "search rain"),
        ("~N", "unread", "unread"),
        ("tag +oil", "tag oil", "tag oil"),
        ("tag 4 -oil", "4\tuntag oil", "4\tuntag oil"),
        ("set sort=date-asc", "sort oldest", "sort oldest"),
        ("set width=70", "set width 70", "set width 70"),
    ],
)
def test_keys_of_other_programs(line: str, in_list: str, in_story: str) -> None:
    assert readings(line)[0] == in_list
    assert readings(line, is_reading=True)[0] == in_story


@pytest.mark.parametrize("line", ["dd", "dG", ":d", ":!rm -r /", "ctrl-r"])
def test_what_has_no_place_here_is_said(line: str) -> None:
    assert readings(line)[0].startswith("!")
