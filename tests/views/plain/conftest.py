"""Plain mode in this process: lines in, lines out."""

import io
import sys
from collections.abc import Callable, Iterable
from datetime import UTC, datetime

import pytest

from tests.support.analysts import SEED, Scripted, seed_found
from wirereader.desk.desk import Desk
from wirereader.desk.local_files import take_in
from wirereader.story.story import Story
from wirereader.views.plain.prompt import run

Talk = Callable[..., list[str]]


@pytest.fixture
def seed() -> Story:
    return take_in([SEED]).stories[0]


@pytest.fixture
def talk(seed: Story, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Talk:
    """Say lines to plain mode; what it answered, greeting and list first."""

    def said(
        *lines: str, stories: Iterable[Story] | None = None, why: str = "", desk: Desk | None = None
    ) -> list[str]:
        clock = datetime(2026, 11, 23, 12, tzinfo=UTC)
        desk = desk or Desk(
            [seed] if stories is None else stories,
            Scripted(why=why, find=seed_found),
            clock=lambda: clock,
        )
        monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{line}\n" for line in lines)))
        assert run(desk) == 0
        return capsys.readouterr().out.splitlines()

    return said
