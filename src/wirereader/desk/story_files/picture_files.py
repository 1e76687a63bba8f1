"""The pictures of a story, and the pixels of those that were fetched.

The process that fetches decodes a picture and leaves nothing but its pixels in a file of ours; the
view draws those, and never reads what a server sent.
"""

import contextlib
from pathlib import Path

from wirereader.desk.outcomes import Drawing
from wirereader.desk.phrases import full_stop
from wirereader.digest import blake2b
from wirereader.settings.paths import cache_dir
from wirereader.story.body import MEDIA, Block, BlockKind
from wirereader.story.clean import clean_line
from wirereader.story.links import LinkLine, links_of
from wirereader.story.story import Enclosure, Story

_ENDINGS = (".jpg", ".jpeg", ".png", ".gif", ".webp")
_KEPT = 30
_HEAD = b"P6\n%d %d\n255\n"
_MOST_SIDE = 1000
_LONGEST_CAPTION = 1000


def pictures_of(story: Story) -> list[LinkLine]:
    """The pictures in the words of a story and among its files, with their numbers of links."""
    inside = {one.address for one in story.body.blocks if one.kind is BlockKind.PICTURE}
    return [
        line
        for line in links_of(story)
        if line.address in inside or (line.enclosure is not None and _is_picture(line.enclosure))
    ]


def _is_picture(file: Enclosure) -> bool:
    kind = (file.type or "").lower()
    return kind.startswith("image") or (not kind and file.url.lower().endswith(_ENDINGS))


def captions_of(story: Story) -> list[str]:
    """What the story says below its pictures and tables."""
    return [_words_of(story, one) for one in story.body.blocks if one.kind is BlockKind.CAPTION]


def told_of(story: Story, line: LinkLine) -> list[str]:
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
    name = blake2b(address.encode("utf-8", "replace"), digest_size=16).hexdigest()
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


def keep(place: Path, drawing: Drawing) -> None:
    """Put pixels into a file of ours; the oldest of many are thrown away.  Raises SourceFault."""
    from wirereader.desk.story_files.file_writing import write_file

    with contextlib.suppress(OSError):
        place.parent.mkdir(parents=True, exist_ok=True)
    write_file(place, _HEAD % drawing[:2] + drawing.rgb, is_forced=True)
    with contextlib.suppress(OSError):
        kept = sorted(place.parent.glob("*.ppm"), key=lambda one: one.stat().st_mtime)
        for old in kept[:-_KEPT]:
            old.unlink(missing_ok=True)
