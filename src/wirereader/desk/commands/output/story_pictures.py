"""The pictures of a story: told in words, and drawn on request where the screen can.

The process that fetches decodes a picture and leaves nothing but its pixels in a file of ours; the
view draws those, and never reads what a server sent.
"""

import contextlib
import hashlib
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from wirereader.desk.commands.output import story_links
from wirereader.desk.commands.output.downloads import FilesShelf
from wirereader.desk.commands.reading import NO_STORY
from wirereader.desk.context import Context
from wirereader.desk.outcomes import Outcome, TextShown
from wirereader.desk.phrases import full_stop
from wirereader.desk.subscriptions.subscriptions import Told
from wirereader.settings.paths import cache_dir
from wirereader.sources.fetch_result import Failed, Fetched, FetchPolicy
from wirereader.story.body import MEDIA, Block, BlockKind
from wirereader.story.clean import clean_line
from wirereader.story.faults import SourceFault
from wirereader.story.story import Enclosure, Story

_ENDINGS = (".jpg", ".jpeg", ".png", ".gif", ".webp")
_KEPT = 30
_HEAD = b"P6\n%d %d\n255\n"
_MOST_SIDE = 1000
_LONGEST_CAPTION = 1000


class Drawing(NamedTuple):
    """Pixels to be drawn: three bytes each, row by row."""

    width: int
    height: int
    rgb: bytes


@dataclass(frozen=True, slots=True)
class PictureShown(TextShown):
    """A picture in words; `place` is where its pixels are, or will be once they are fetched.

    `why` says why there will be none.
    """

    place: Path
    why: str = ""


def pictures_of(story: Story) -> list[story_links.LinkLine]:
    """The pictures in the words of a story and among its files, with their numbers of links."""
    inside = {one.address for one in story.body.blocks if one.kind is BlockKind.PICTURE}
    return [
        line
        for line in story_links.links_of(story)
        if line.address in inside or (line.enclosure is not None and _is_picture(line.enclosure))
    ]


def _is_picture(file: Enclosure) -> bool:
    kind = (file.type or "").lower()
    return kind.startswith("image") or (not kind and file.url.lower().endswith(_ENDINGS))


def captions_of(story: Story) -> list[str]:
    """What the story says below its pictures and tables."""
    return [_words_of(story, one) for one in story.body.blocks if one.kind is BlockKind.CAPTION]


def told_of(story: Story, line: story_links.LinkLine) -> list[str]:
    """What is said of one picture, a sentence each: for those who do not see it, and below it."""
    blocks = story.body.blocks
    own = next((b for b in blocks if b.kind in MEDIA and b.address == line.address), None)
    told = []
    if own is not None and len(words := _words_of(story, own)) > len("Picture."):
        told.append(words)
    captions = [
        _words_of(story, one)
        for one in blocks
        if own is not None and own.level and one.level == own.level
        if one.kind is BlockKind.CAPTION
    ]
    if line.enclosure is not None and line.enclosure.caption:
        captions.append(clean_line(line.enclosure.caption, _LONGEST_CAPTION))
    if not captions and len(pictures_of(story)) == 1:  # kept before captions knew their pictures
        captions = captions_of(story)
    return [*told, *(f"Caption: {full_stop(each)}" for each in dict.fromkeys(captions))]


def _words_of(story: Story, block: Block) -> str:
    return clean_line(story.body.text[block.start : block.end], _LONGEST_CAPTION)


def place_of(address: str) -> Path:
    """The file for the pixels of the picture at an address."""
    name = hashlib.blake2b(address.encode("utf-8", "replace"), digest_size=16).hexdigest()
    return cache_dir() / "pictures" / f"{name}.ppm"


def drawing_in(place: Path) -> Drawing | None:
    """The pixels in a file of ours, if they are there and whole."""
    try:
        data = place.read_bytes()
        kind, width, height, rest = data.split(maxsplit=3)
        wide, high = int(width[:5]), int(height[:5])
    except (OSError, ValueError):
        return None
    rgb = rest[len(b"255\n") :]
    is_ours = kind == b"P6" and rest.startswith(b"255\n")
    if not is_ours or not (0 < wide <= _MOST_SIDE and 0 < high <= _MOST_SIDE):
        return None
    return Drawing(wide, high, rgb) if len(rgb) == wide * high * 3 else None


async def picture(context: Context, which: str = "") -> Outcome:
    """Tell of a picture of the story at hand, the first or of a number, and have it fetched."""
    story, which = await story_links.story_at_hand(context), which.strip()
    if story is None:
        return context.refused(NO_STORY)
    found = pictures_of(story)
    if not found:
        captions = captions_of(story)
        more = f" It has captions: {' '.join(map(full_stop, captions))}" if captions else ""
        return context.refused(f"No pictures come with this story.{more}")
    number = int(which[:9]) if which.isascii() and which.isdigit() else 0
    number = number if which else 1
    if not 1 <= number <= len(found):
        return context.refused(f"No picture {clean_line(which, 20)}. This story has {len(found)}.")
    line = found[number - 1]
    told = told_of(story, line) or ["No caption and no description came with it."]
    place = place_of(line.address)
    is_there = await context.away(lambda: drawing_in(place) is not None)
    why = "" if is_there else _why_not(context, story, line)
    outside = f"browse {line.number} opens it in the browser."
    file = line.enclosure or Enclosure(line.address)
    what = story_links.what_it_is(line._replace(enclosure=file))
    said = f"Picture {number} of {len(found)}: {what}."
    return context.done(said, PictureShown((*told, outside), place, why))


def _why_not(context: Context, story: Story, line: story_links.LinkLine) -> str:
    """Send for a picture; why nobody goes for it, or nothing."""
    wanted = context.settings.access
    if context.view != "tui" or not wanted.color or wanted.preset == "screen-reader":
        return "It is not drawn here."
    if context.library is None or context.errands is None:
        return "Nobody is there to fetch it."
    story_links.checked(line.address)
    if not context.errands.start("picture", "--", story.id, str(line.number)):
        return "Something else is being fetched. Ask again when that has ended."
    return ""


class _InMemory:
    """Takes a small file whole."""

    def __init__(self) -> None:
        self.data = bytearray()

    def begin(self, length: int | None) -> None:
        """There is room, as far as the policy lets it come."""

    def take(self, piece: bytes) -> None:
        """The next bytes."""
        self.data += piece


async def fetch_picture(
    library: FilesShelf,
    story_id: str,
    number: int,
    *,
    policy: FetchPolicy,
    now: datetime,
    fetch: Callable[..., Awaitable[Fetched | Failed]],
) -> Told:
    """Fetch the picture of this number among a story's links, and keep its pixels, made small.

    Raises SourceFault, FormatFault, SettingsFault and LibraryFault.
    """
    from wirereader.sources.picture_decoding import MOST_BYTES, pixels_of, require_reader

    require_reader()
    story = library.story(story_id)
    lines = pictures_of(story) if story is not None else []
    line = next((one for one in lines if one.number == number), None)
    if line is None:
        return Told("There is no such picture.", is_done=False)
    address, into = story_links.checked(line.address), _InMemory()
    came = await fetch(
        address,
        policy._replace(most_bytes=min(MOST_BYTES, policy.most_bytes)),
        now,
        into,
        of=library.source_of(story_id),
    )
    if isinstance(came, Failed):
        remedy = f"browse {number} opens it in the browser."
        raise SourceFault("The picture was not fetched.", came.fault.why, remedy)
    pixels = pixels_of(bytes(into.data))
    keep(place_of(line.address), Drawing(*pixels[:3]))
    wide, high = pixels.came_in
    return Told(f"Picture fetched: {wide} by {high} pixels.")


def keep(place: Path, drawing: Drawing) -> None:
    """Put pixels into a file of ours; the oldest of many are thrown away.  Raises SourceFault."""
    from wirereader.desk.commands.output.save_file import write_file

    with contextlib.suppress(OSError):
        place.parent.mkdir(parents=True, exist_ok=True)
    write_file(place, _HEAD % drawing[:2] + drawing.rgb, is_forced=True)
    with contextlib.suppress(OSError):
        kept = sorted(place.parent.glob("*.ppm"), key=lambda one: one.stat().st_mtime)
        for old in kept[:-_KEPT]:
            old.unlink(missing_ok=True)
