"""Files that come with an item, each with what is said of it."""

import json

import pytest

from wirereader.formats.parse import parse_document
from wirereader.story.story import Enclosure

SPACES = (
    'xmlns:media="http://search.yahoo.com/mrss/" '
    'xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"'
)
CASES = [
    (
        (
            "<media:content url='/m.jpg' medium='image'><media:description>Mayor at the rail"
            "</media:description></media:content>"
        ),
        [Enclosure("https://e.org/m.jpg", "image", None, "Mayor at the rail")],
    ),
    (
        (
            "<media:content url='/m.jpg' type='image/png' fileSize='9'>"
            "<media:title>Rail</media:title>"
            "<media:description type='html'>Mayor &lt;b&gt;at&lt;/b&gt; it</media:description>"
            "</media:content><media:thumbnail url='/t.jpg'/>"
        ),
        [Enclosure("https://e.org/m.jpg", "image/png", 9, "Mayor at it")],
    ),
    (
        (
            "<media:group><media:description>Both</media:description><media:content url='/1.mp4'"
            " type='video/mp4'/><media:content url='/2.jpg' medium='image'><media:title>Own"
            "</media:title></media:content></media:group>"
        ),
        [
            Enclosure("https://e.org/1.mp4", "video/mp4", None, "Both"),
            Enclosure("https://e.org/2.jpg", "image", None, "Own"),
        ],
    ),
    ("<media:thumbnail url='/t.jpg'/>", [Enclosure("https://e.org/t.jpg", "image")]),
    (
        "<media:content url='/1.mp4' medium='video'><media:thumbnail url='/t'/></media:content>",
        [Enclosure("https://e.org/1.mp4", "video"), Enclosure("https://e.org/t", "image")],
    ),
    ("<itunes:image href='/cover.jpg'/>", [Enclosure("https://e.org/cover.jpg", "image")]),
    ("<media:content url='javascript:x'/><media:group/>", []),
]


@pytest.mark.parametrize(("inside", "files"), CASES)
@pytest.mark.parametrize("kind", ["rss", "atom"])
def test_each_file_has_its_own_caption_or_none(
    kind: str, inside: str, files: list[Enclosure]
) -> None:
    frame = {
        "rss": "<rss {}><channel><item><title>x</title>{}</item></channel></rss>",
        "atom": "<feed xmlns='http://www.w3.org/2005/Atom' {}><entry><title>x</title>{}"
        "</entry></feed>",
    }[kind]
    (entry,) = parse_document(frame.format(SPACES, inside).encode(), "https://e.org/f").entries
    assert list(entry.enclosures) == files


def test_a_link_of_atom_has_its_title() -> None:
    written = (
        "<feed xmlns='http://www.w3.org/2005/Atom'><entry><link rel='enclosure' href='/a.mp3'"
        " type='audio/mpeg' length='7' title='Part one'/></entry></feed>"
    )
    (entry,) = parse_document(written.encode(), "https://e.org/f").entries
    assert entry.enclosures == (Enclosure("https://e.org/a.mp3", "audio/mpeg", 7, "Part one"),)


def test_pictures_of_a_json_feed_are_files() -> None:
    item = {
        "id": 1,
        "image": "/i.jpg",
        "banner_image": "/b.jpg",
        "attachments": [{"url": "/i.jpg", "mime_type": "image/jpeg", "title": "Rail"}],
    }
    written = json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": [item]})
    (entry,) = parse_document(written.encode(), "https://e.org/f").entries
    assert entry.enclosures == (
        Enclosure("https://e.org/i.jpg", "image/jpeg", None, "Rail"),
        Enclosure("https://e.org/b.jpg", "image"),
    )


@pytest.mark.parametrize(
    "written",
    [
        (
            "<nitf><body><body.content><p>x</p><media media-type='image'>"
            "<media-reference source='/p.jpg'/><media-caption>Mayor</media-caption></media>"
            "</body.content></body></nitf>"
        ),
        json.dumps(
            {
                "uri": "u:1",
                "type": "text",
                "headline": "H",
                "associations": {
                    "main": {
                        "type": "picture",
                        "description_text": "Mayor",
                        "renditions": {"full": {"href": "/p.jpg", "mimetype": "image/jpeg"}},
                    }
                },
            }
        ),
        (
            "<newsItem xmlns='http://iptc.org/std/nar/2006-10-01/' guid='u:1'><contentMeta>"
            "<description role='drol:caption'>Mayor</description></contentMeta><contentSet>"
            "<remoteContent href='/p.jpg' contenttype='image/jpeg'/></contentSet></newsItem>"
        ),
    ],
)
def test_pictures_of_the_wires_have_their_captions(written: str) -> None:
    (entry,) = parse_document(written.encode(), "https://e.org/f").entries
    (file,) = entry.enclosures
    assert (file.url, file.caption) == ("https://e.org/p.jpg", "Mayor")
    assert (file.type or "").startswith("image")
