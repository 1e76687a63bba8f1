"""Markdown by its name or its front matter: headings, emphasis, links, tables, quotes, lists."""

from datetime import UTC, datetime

import pytest

from wirereader.formats.files.markdown import read_markdown
from wirereader.formats.files.post_front_matter import is_markdown, parted_head
from wirereader.formats.files.story_file import read_story
from wirereader.story.faults import FormatFault
from wirereader.story.story import Dispatch

POST = """# The dyke **breaks**

It _broke_ on [Monday](https://e.org/m). ~~Nobody~~ Two were hurt.

## Where

> All of it, he said.

1. North
2. South

| Town | Metres |
|------|-------:|
| Oss  | 2      |

![Water in the street](w.jpg)

```
 a  b
```
"""


def read(text: str, name: str = "post.md") -> Dispatch:
    return read_markdown(text.encode(), name)


def test_a_file_is_read_as_what_it_says() -> None:
    dispatch = read(POST)
    assert dispatch.headline == "The dyke breaks"
    assert dispatch.body.text.split("\n\n") == [
        "It broke on Monday. [struck: Nobody] Two were hurt.",
        "Where",
        "All of it, he said.",
        "1. North",
        "2. South",
        "Town | Metres",
        "Oss | 2",
        "Picture: Water in the street.",
        " a  b",
    ]
    kinds = [block.kind.value for block in dispatch.body.blocks]
    assert kinds[:4] == ["heading", "quotation", "list item", "list item"]
    assert kinds[-2:] == ["picture", "preformatted"]
    (link,) = dispatch.body.links
    assert dispatch.body.text[link.start : link.end] == "Monday"


@pytest.mark.parametrize(
    ("head", "fields"),
    [
        (
            (
                "---\ntitle: 'It''s \"over\"'\nauthor: Ann Bell\ndate: 2026-11-09 10:00:00 +0100\n"
                'tags: [dykes, "water, high"]\nlayout: post\n---\n'
            ),
            ('It\'s "over"', "Ann Bell", datetime(2026, 11, 9, 9, tzinfo=UTC), False),
        ),
        (
            (
                "---\nlayout: post\ntitle: Over\nauthors:\n  - Ann Bell\n  - Bob Cray\n"
                "date: 2026-11-09\n---\n"
            ),
            ("Over", "Ann Bell, Bob Cray", datetime(2026, 11, 9, tzinfo=UTC), True),
        ),
        (
            "+++\ntitle = 'Over'\nauthor = 'Ann Bell'\ndate = 2026-11-09T10:00:00Z\n+++\n",
            ("Over", "Ann Bell", datetime(2026, 11, 9, 10, tzinfo=UTC), False),
        ),
    ],
)
def test_front_matter_of_hugo_and_jekyll(
    head: str, fields: tuple[str, str, datetime, bool]
) -> None:
    dispatch = read(f"{head}\nWords *here*.\n")
    told = (dispatch.headline, dispatch.byline, dispatch.published, dispatch.is_date_only)
    assert told == fields
    assert dispatch.body.text == "Words here."


def test_tags_are_categories_however_they_are_written() -> None:
    for tags in ("tags: [dykes, sea]", "tags: dykes, sea", "tags:\n- dykes\n- 'sea'"):
        assert read(f"---\ntitle: x\n{tags}\n---\nWords.").categories == ("dykes", "sea")


def test_a_file_without_a_heading_is_headed_like_any_text() -> None:
    dispatch = read("Dyke breaks\n\nWords *here*, and more.\n\nAgain.")
    assert (dispatch.headline, dispatch.body.text) == (
        "Dyke breaks",
        "Words here, and more.\n\nAgain.",
    )
    assert read("Words here, and more.\n\nAgain.").body.text.startswith("Words here")


@pytest.mark.parametrize(
    ("name", "data", "is_it"),
    [
        ("a.md", b"x", True),
        ("a.MARKDOWN", b"x", True),
        ("a.txt", b"---\nlayout: post\ntags: x\n---\n# x", False),
        ("a", b"---\nlayout: post\n---\n# x", True),
        ("a", b"+++\ntitle = 'x'\n+++\n# x", True),
        ("a", b"---\nheadline: x\nsource: y\n---\nz", False),
        ("a", b"# x", False),
    ],
)
def test_what_is_markdown(name: str, data: bytes, *, is_it: bool) -> None:
    assert is_markdown(name, data) is is_it


def test_marks_of_a_file_stay() -> None:
    assert read(POST).guid == read_story(POST.encode(), "post.md").guid


def test_nothing_in_it_does_anything() -> None:
    dispatch = read("# x\n\n<script>a</script><p onclick=x>[b](javascript:c) \x1b[31md</p>")
    assert "b" in dispatch.body.text
    assert not dispatch.body.links
    assert "\x1b" not in dispatch.body.text
    assert "<" not in dispatch.body.text


def test_what_is_no_text_is_refused() -> None:
    with pytest.raises(FormatFault):
        read_markdown(b"\x00\x01\x02" * 100, "a.md")


@pytest.mark.parametrize(
    ("head", "headline", "byline", "tags"),
    [
        ("---\ntitle: >-\n  Dyke\n  out\ntags:\n- sea\n---\n", "Dyke out", None, ("sea",)),
        ("---\ntitle: |\n  Dyke\n---\n", "Dyke", None, ()),
        ("---\ntitle: Dyke # not this\ntags: [sea] # nor this\n---\n", "Dyke", None, ("sea",)),
        ('---\ntitle: "Dyke \\"breaks\\" \\u2014 #1" # no\n---\n', 'Dyke "breaks" — #1', None, ()),
        ("---\ntitle: C# wins\n---\n", "C# wins", None, ()),
        ("---\ntitle: 'It''s out'\n---\n", "It's out", None, ()),
        (
            "---\ntitle: Dyke\nauthors:\n  - name: Ann Bell\n    age: 9\n  - name: Bob Cray\n---\n",
            "Dyke",
            "Ann Bell, Bob Cray",
            (),
        ),
        ('{\n  "title": "Dyke",\n  "author": "Al",\n "tags": ["a"]}\n', "Dyke", "Al", ("a",)),
        ('---\ntitle: "A\\u202eB\\u001b[31mC"\nauthor: "X\\u0007Y"\n---\n', "ABC", "XY", ()),
    ],
    ids=range(9),
)  # fmt: skip
def test_front_matter_of_many_hands(
    head: str, headline: str, byline: str | None, tags: tuple[str, ...]
) -> None:
    dispatch = read(f"{head}It broke.\n")
    assert (dispatch.headline, dispatch.byline, dispatch.categories) == (headline, byline, tags)
    assert dispatch.body.text == "It broke."


def test_a_date_with_a_comment_is_a_date() -> None:
    dispatch = read("---\ntitle: Dyke\ndate: 2026-11-09 # a Monday\n---\nIt broke.\n")
    assert dispatch.published == datetime(2026, 11, 9, tzinfo=UTC)
    assert dispatch.is_date_only


def test_a_text_that_begins_like_json_is_no_head() -> None:
    assert read('{ "title": \n\nIt broke.\n').body.text.endswith("It broke.")


@pytest.mark.timeout(30)  # seconds: minutes, where each blank is looked at for each other
def test_a_brace_before_many_blanks_is_no_head() -> None:
    text = "{" + " " * 400_000
    assert parted_head(text) == ({}, text)


def test_footnotes_are_numbered_and_stand_at_the_end() -> None:
    text = b"""# Port closed

The harbour[^1] was shut.[^note] It opened^[At noon, by radio.] again[^missing].

[^1]: That of *Vik*.
[^note]: The first word.

    The second word.

Last words.[^1]
"""
    assert read_markdown(text, "a.md").body.text.split("\n\n") == [
        "The harbour[1] was shut.[2] It opened[3] again[^missing].",
        "Last words.[1]",
        "1. That of Vik.",
        "2. The first word.",
        "The second word.",
        "3. At noon, by radio.",
    ]


def test_footnotes_that_nobody_refers_to_or_that_share_a_label_are_not_lost() -> None:
    text = b"# T\n\nOne[^a] word.\n\n[^b]: Unused.\n[^a]: First.\n[^a]: Second.\n[^b]: Twice.\n"
    assert read_markdown(text, "a.md").body.text.split("\n\n") == [
        "One[1] word.",
        "1. First.",
        "2. Unused.",
        "3. Second.",
        "4. Twice.",
    ]


def test_a_power_and_an_open_note_are_what_they_were() -> None:
    text = b"# T\n\nTen to the sixth is 10^6^, and x^[2 is open.\n"
    assert read_markdown(text, "a.md").body.text == "Ten to the sixth is 10^6^, and x^[2 is open."
