"""The main view as a person sees it, kept as text; WIREREADER_REDRAW=1 draws the files anew."""

import json
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from pathlib import Path
from typing import Any

import pytest

from wirereader.desk.local_files import take_in
from wirereader.story.findings import findings_from_json

TESTS = Path(__file__).parents[2]
SEED = TESTS.parent / "feeds" / "stories" / "2008-08-29-georgia-breaks-ties.txt"

ReadAt = Callable[..., AbstractAsyncContextManager[Any]]


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (120, 36), (200, 60)], ids=str)
async def test_the_seed_story_stands_as_drawn(
    read_at: ReadAt,
    stories: list[Any],
    scripted: Any,
    compared: Callable[[str, list[str]], None],
    size: tuple[int, int],
) -> None:
    seed = take_in([SEED]).stories[0]
    told = json.loads((TESTS / "golden" / "seed_findings.json").read_text("utf-8"))
    findings = findings_from_json(told, seed.body.fingerprint)
    async with read_at(*size, [seed, *stories[1:9]], scripted(known=[findings])) as reader:
        compared(f"{size[0]}x{size[1]}-headlines", reader.lines())
        await reader.press("enter", "quotation_mark")
        compared(f"{size[0]}x{size[1]}-quote", reader.lines())
