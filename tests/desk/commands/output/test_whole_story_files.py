"""A story as a file in the form that its suffix tells, as a citation, and to a pager."""

import os
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path

import pytest

from wirereader.desk.commands.output.copy_text import citation
from wirereader.desk.commands.output.save_story import file_in_form
from wirereader.desk.desk import Desk
from wirereader.desk.outcomes import Outcome
from wirereader.story.story import Story

OpenDesk = Callable[..., Desk]
Done = Callable[..., Awaitable[Outcome]]
MakeStory = Callable[..., Story]


async def opened(open_desk: OpenDesk) -> Desk:
    desk = open_desk()
    await desk.obey("1")
    desk.catch_up()
    return desk


def test_no_sign_of_a_story_is_markdown_or_html(make_story: MakeStory) -> None:
    story = make_story("Ports & <b>piers</b>", "# One *two*", "<script>x</script>")
    markdown = file_in_form(story, ".md").decode()
    assert markdown.startswith("# Ports \\& \\<b\\>piers")
    assert "\n\\# One \\*two\\*\n" in markdown
    page = file_in_form(story, ".HTML").decode()
    assert "<h1>Ports &amp; &lt;b&gt;piers&lt;/b&gt;</h1>" in page
    assert "<script>" not in page
    assert page.count("<p>") == 3
    assert b"---" in file_in_form(story, ".text")[:4]  # with front matter, to be read again


def test_a_citation_has_what_there_is(seed: Story, make_story: MakeStory) -> None:
    by = replace(seed, dispatch=replace(seed.dispatch, byline="By Peter Heinlein"))
    assert citation(by).startswith('Peter Heinlein, "Georgia Breaks')
    ruby = replace(seed, dispatch=replace(seed.dispatch, byline="by Ruby Toby Reed"))
    assert citation(ruby).startswith('Ruby Toby Reed, "')
    assert "VOA, 29 August 2008." in citation(seed)
    assert citation(make_story("Bare", "Text.")).startswith('"Bare"')


async def test_a_suffix_alone_names_the_file_by_the_headline(
    open_desk: OpenDesk, done: Done, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    desk = await opened(open_desk)
    assert (await done(desk._context, "save", ".md")).is_done
    names = os.listdir(tmp_path)  # noqa: PTH208
    assert [name.endswith(".md") and len(name) > 5 for name in names] == [True]


async def test_a_pager_gets_no_json(open_desk: OpenDesk, done: Done) -> None:
    desk = await opened(open_desk)
    shown = await done(desk._context, "pipe", "less")
    assert shown.is_done
    assert shown.said.startswith("A pager is not needed here.")
