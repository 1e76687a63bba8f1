from datetime import UTC, datetime

import pytest

from wirereader.formats.parse import parse_document
from wirereader.formats.parsed import ParsedEntry
from wirereader.story.faults import FormatFault
from wirereader.story.story import WireStatus

SPACE = 'xmlns="http://iptc.org/std/nar/2006-10-01/"'


def item(meta: str = "", about: str = "", content: str = "", more: str = "") -> str:
    return (
        f'<newsItem {SPACE} guid="urn:1" version="4" xml:lang="en"><itemMeta>{meta}</itemMeta>'
        f"<contentMeta>{about}</contentMeta><contentSet>{content}</contentSet>{more}</newsItem>"
    )


def entry_of(meta: str = "", about: str = "", content: str = "", more: str = "") -> ParsedEntry:
    (entry,) = parse_document(item(meta, about, content, more).encode()).entries
    return entry


def test_what_an_item_says_of_itself() -> None:
    entry = entry_of(
        "<versionCreated>2026-11-18T10:00:00Z</versionCreated>"
        "<firstCreated>2026-11-18T09:00:00Z</firstCreated>"
        "<embargoed>2026-11-19T00:00:00Z</embargoed><pubStatus qcode='stat:withheld'/>"
        "<edNote>Hold.</edNote><signal qcode='sig:update'/>"
        "<link rel='irel:previousVersion' residref='urn:0'/>",
        "<urgency>2</urgency><located literal='x'><name>Oslo</name></located>"
        "<creator literal='a'><name>Ann Lee</name></creator><language tag='nb'/>"
        "<subject type='cpnat:person' literal='p'><name>Al Bo</name></subject>"
        "<subject type='cpnat:abstract' literal='w'><name>weather</name></subject>"
        "<slugline>flood</slugline><headline role='hlr:kicker'>Urgent</headline>"
        "<headline role='hlr:main'>River rises</headline><dateline>OSLO (E)</dateline>"
        "<by>By Ann Lee</by><description role='drol:summary'>Short.</description>",
    )
    assert (entry.id, entry.version, entry.language) == ("urn:1", "4", "nb")
    assert (entry.title, entry.kicker, entry.slug) == ("River rises", "Urgent", "flood")
    assert (entry.byline, entry.author, entry.dateline) == ("By Ann Lee", "Ann Lee", "OSLO (E)")
    assert entry.published == datetime(2026, 11, 18, 9, tzinfo=UTC)
    assert entry.updated == datetime(2026, 11, 18, 10, tzinfo=UTC)
    assert entry.embargo == datetime(2026, 11, 19, tzinfo=UTC)
    assert (entry.status, entry.ednote) == (WireStatus.WITHHELD, "Hold.")
    assert (entry.signals, entry.corrects, entry.urgency) == (("sig:update",), "urn:0", 2)
    assert (entry.places, entry.people) == (("Oslo",), ("Al Bo",))
    assert (entry.categories, entry.summary) == (("weather",), "Short.")


@pytest.mark.parametrize(
    ("content", "html"),
    [
        (
            (
                "<inlineXML><html xmlns='http://www.w3.org/1999/xhtml'><head><title>t</title></head>"
                "<body><p>x <script>y</script></p></body></html></inlineXML>"
            ),
            "<p>x </p>",
        ),
        (
            (
                "<inlineXML><nitf><body><body.content><p>n</p></body.content></body></nitf>"
                "</inlineXML>"
            ),
            "<p>n</p>",
        ),
        ("<inlineData contenttype='text/plain'>a &lt; b</inlineData>", "a &lt; b"),
        ("<inlineData contenttype='text/html'>&lt;p>h&lt;/p></inlineData>", "<p>h</p>"),
    ],
)
def test_content_in_every_dress(content: str, html: str) -> None:
    assert entry_of(content=content).content == html


def test_names_asserted_elsewhere_are_looked_up() -> None:
    entry = entry_of(
        about="<subject qcode='p:1'/>",
        more="<assert qcode='p:1'><type qcode='cpnat:person'/><name>Al Bo</name></assert>",
    )
    assert entry.people == ("Al Bo",)


def test_a_message_gives_its_items_and_its_own_priority() -> None:
    message = (
        f"<newsMessage {SPACE}><header><priority>1</priority></header><itemSet>{item()}"
        f"<packageItem guid='urn:p'/>{item()}</itemSet></newsMessage>"
    )
    feed = parse_document(message.encode())
    assert [entry.id for entry in feed.entries] == ["urn:1", "urn:1"]
    assert {(entry.priority, entry.urgency) for entry in feed.entries} == {("1", None)}


def test_a_package_alone_lists_its_headlines() -> None:
    package = (
        f"<packageItem {SPACE} guid='urn:p'><groupSet><group><itemRef><headline>A &lt; B"
        "</headline></itemRef></group></groupSet></packageItem>"
    )
    assert parse_document(package.encode()).entries[0].content == "<ul><li>A &lt; B</li></ul>"


def test_a_message_without_items_is_refused() -> None:
    with pytest.raises(FormatFault):
        parse_document(f"<newsMessage {SPACE}><header/></newsMessage>".encode())


def test_several_notes_and_bylines_are_all_told_and_who_sends_it() -> None:
    entry = entry_of(
        "<provider literal='Harbour Wire'/><edNote>Adds quote.</edNote><edNote>More follows."
        "</edNote>",
        "<by>Ann Bell</by><by>Bo Cray</by>",
    )
    assert entry.ednote == "Adds quote. More follows."
    assert entry.byline == "Ann Bell; Bo Cray"
    assert entry.source == "Harbour Wire"
    named = entry_of("<provider qcode='nprov:HW'><name>Harbour Wire</name></provider>")
    assert named.source == "Harbour Wire"
    assert entry_of("<provider qcode='nprov:HW'/>").source is None
