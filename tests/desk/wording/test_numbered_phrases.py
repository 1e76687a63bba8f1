"""Phrases with numbers of stories are commands of these stories; nothing of them deletes."""

import pytest

from wirereader.desk.wording.numbered_phrases import numbered


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("star 2 and 3", "star 2\nstar 3"),
        ("star stories 2, 3 and 5", "star 2\nstar 3\nstar 5"),
        ("mark 2-4 as read", "mark-read 2\nmark-read 3\nmark-read 4"),
        ("mark 2 to 3 unread", "mark-unread 2\nmark-unread 3"),
        ("add story 4 to my favourites", "star 4"),
        ("tag 3 as work", "3\ttag work"),
        ("add tag big news to 3 and 4", "3\ttag big news\n4\ttag big news"),
        ("remove the tag work from story 3", "3\tuntag work"),
        ("save 3 to notes/story.txt", "3\tsave notes/story.txt"),
        ("open 3 in the browser", "3\tbrowse"),
        ("copy the link of story 3", "3\tcopy link"),
        ("who said what in 3", "3\tquotes"),
        ("what changed in story 2", "2\tchanges"),
        ("when was 3 published", "3\tdetails"),
        ("why is 1 breaking", "1\twhy"),
        ("read 3 aloud", "3\twhole-story"),
    ],
)
def test_what_is_done_to_which_story(line: str, meant: str) -> None:
    assert numbered(line, str) == meant


@pytest.mark.parametrize("line", ["delete 3", "rm story 3", "trash 2 and 3", "remove story 3"])
def test_a_story_is_never_deleted_and_what_to_write_is_said(line: str) -> None:
    said = numbered(line, str)
    assert said.startswith("!")
    assert "mark-read" in said
    assert "remove" in said


@pytest.mark.parametrize("line", ["remove 3", "5g", "open 3", "tag covid", "list 3-4", "3 cats"])
def test_other_lines_are_left_alone(line: str) -> None:
    assert numbered(line, str) == ""


def test_a_range_ends_somewhere() -> None:
    assert numbered("star 1-999999", str).count("\n") == 99
