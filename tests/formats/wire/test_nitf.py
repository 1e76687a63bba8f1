from datetime import UTC, datetime

import pytest

from wirereader.formats.dispatches import dispatch_of, dispatches_of
from wirereader.formats.parse import parse_document
from wirereader.formats.parsed import ParsedEntry
from wirereader.story.story import Enclosure, WireStatus


def entry_of(docdata: str = "", head: str = "", top: str = "", content: str = "") -> ParsedEntry:
    document = (
        f"<nitf xml:lang='en'><head>{head}<docdata>{docdata}</docdata></head><body>"
        f"<body.head>{top}</body.head><body.content>{content}</body.content></body></nitf>"
    )
    (entry,) = parse_document(document.encode()).entries
    return entry


def test_the_head_of_a_story() -> None:
    entry = entry_of(
        "<doc-id id-string='n1'/><urgency ed-urg='2'/><date.issue norm='20261118T101500+0100'/>"
        "<ed-msg info='Adds quote.' msg-type='advisory'/><du-key key='FLOOD' version='3'/>"
        "<key-list><keyword key='rain, river'/></key-list>"
        "<identified-content><person>Ann Lee</person><location><city>Oslo</city>"
        "<country>Norway</country></location></identified-content>",
        "<tobject><tobject.subject tobject.subject.type='Weather'/></tobject>"
        "<meta name='priority' content='u'/>",
        "<hedline><hl1>River rises</hl1><hl2>Second</hl2></hedline>"
        "<byline>By ANN LEE<byttl>Staff Writer</byttl></byline>"
        "<dateline><location>OSLO</location>, Nov. 18 <story.date norm='20261118'>20261118"
        "</story.date></dateline><abstract><p>Short.</p></abstract>",
    )
    assert (entry.id, entry.title, entry.language) == ("n1", "River rises", "en")
    assert (entry.urgency, entry.priority, entry.version, entry.slug) == (2, "u", "3", "FLOOD")
    assert entry.published == datetime(2026, 11, 18, 9, 15, tzinfo=UTC)
    assert (entry.byline, entry.author) == ("By ANN LEE, Staff Writer", "ANN LEE, Staff Writer")
    assert (entry.dateline, entry.summary) == ("OSLO , Nov. 18", "<p>Short.</p>")
    assert (entry.ednote, entry.signals) == ("Adds quote.", ("advisory",))
    assert (entry.places, entry.people) == (("Oslo, Norway",), ("Ann Lee",))
    assert entry.categories == ("Weather", "rain", "river")


def test_the_body_becomes_html_and_names_in_it_are_kept() -> None:
    entry = entry_of(
        content="<block><p>In <location>Tbilisi</location>, <person>Al Bo</person> spoke.</p>"
        "<hl2>Cross head</hl2><bq><block><p>Quoted.</p></block></bq>"
        "<media media-type='image'><media-reference source='http://e.org/a.jpg' "
        "mime-type='image/jpeg'/><media-caption>A ship</media-caption></media></block>"
    )
    assert entry.content == (
        "<p>In Tbilisi, Al Bo spoke.</p><h3>Cross head</h3><blockquote><p>Quoted.</p></blockquote>"
        "<figure><figcaption>A ship</figcaption></figure>"
    )
    assert (entry.places, entry.people) == (("Tbilisi",), ("Al Bo",))
    assert entry.enclosures == (Enclosure("http://e.org/a.jpg", "image/jpeg", None, "A ship"),)


@pytest.mark.parametrize(
    ("status", "meant"),
    [
        ("usable", WireStatus.USABLE),
        ("withheld", WireStatus.WITHHELD),
        ("embargoed", WireStatus.WITHHELD),
        ("canceled", WireStatus.KILLED),
        ("killed by desk", WireStatus.KILLED),
    ],
)
def test_status(status: str, meant: WireStatus) -> None:
    document = f"<nitf><head><docdata management-status='{status}'/></head><body/></nitf>"
    assert parse_document(document.encode()).entries[0].status is meant


def test_a_correction_names_what_it_corrects_and_a_release_is_an_embargo() -> None:
    entry = entry_of(
        "<correction id-string='n0' info='Name.'/><date.issue norm='20261120T060000Z'/>"
        "<date.release norm='20261121T060000Z'/>"
    )
    assert entry.corrects == "n0"
    assert entry.signals == ("correction: Name.",)
    assert entry.embargo == datetime(2026, 11, 21, 6, tzinfo=UTC)


@pytest.mark.parametrize(
    ("byline", "line", "author"),
    [
        (
            "By <person>Ann Bell</person><byttl>Reporter</byttl>",
            "By Ann Bell, Reporter",
            "Ann Bell",
        ),
        (
            "<person>Ann Bell</person><person>Bob Cray</person><byttl>Reporters</byttl>",
            "Ann Bell and Bob Cray, Reporters",
            "Ann Bell, Bob Cray",
        ),
        (
            "By <person>Ann Bell</person> and <person>Bob Cray</person>",
            "By Ann Bell and Bob Cray",
            "Ann Bell, Bob Cray",
        ),
        ("Von: <person>Ann Bell</person>", "Von Ann Bell", "Ann Bell"),
        ("By <byttl>Staff writer</byttl>", "By Staff writer", "Staff writer"),
        ("Ann Bell <byttl>Reporter</byttl>", "Ann Bell, Reporter", "Ann Bell, Reporter"),
        ("By Ann Bell", "By Ann Bell", "Ann Bell"),
    ],
)
def test_a_byline_reads_as_people_write_it(byline: str, line: str, author: str) -> None:
    data = f"<nitf><body><body.head><byline>{byline}</byline></body.head></body></nitf>"
    (entry,) = parse_document(data.encode()).entries
    assert (entry.byline, entry.author) == (line, author)
    dispatch = dispatch_of(entry._replace(title="H"))
    assert dispatch is not None
    assert dispatch.byline == line.removeprefix("By ").removeprefix("Von ")


def test_two_bylines_are_one_line_with_one_by() -> None:
    data = (
        b"<nitf><body><body.head><byline>By Ann Bell</byline><byline>By Bob Cray</byline>"
        b"</body.head></body></nitf>"
    )
    assert parse_document(data).entries[0].byline == "By Ann Bell; Bob Cray"


@pytest.mark.parametrize(
    "written",
    [
        "<nitf><body><body.content><p>The council voted.</p></body.content></body></nitf>",
        (
            "<newsItem xmlns='http://iptc.org/std/nar/2006-10-01/' guid='u'><contentSet><inlineXML>"
            "<body><p>The council voted.</p></body></inlineXML></contentSet></newsItem>"
        ),
        '{"uri": "u:1", "type": "text", "body_html": "<p>The council voted.</p>"}',
    ],
)
def test_an_item_without_a_headline_has_its_first_words(written: str) -> None:
    assert parse_document(written.encode()).entries[0].title == "The council voted."


def test_the_day_of_the_dateline_counts_where_no_other_is_told() -> None:
    day = "<story.date norm='20261120T080000Z'>Nov 20</story.date>"
    top = f"<dateline><location>Riga</location>{day}</dateline>"
    assert entry_of(top=top).published == datetime(2026, 11, 20, 8, tzinfo=UTC)
    issued = "<date.issue norm='20261121T080000Z'/>"
    assert entry_of(issued, top=top).published == datetime(2026, 11, 21, 8, tzinfo=UTC)


def test_the_line_behind_the_story_is_kept() -> None:
    document = (
        b"<nitf><body><body.head/><body.content><p>It is shut.</p></body.content>"
        b"<body.end><tagline>(Reporting by Al Bo &amp; Cy)</tagline></body.end></body></nitf>"
    )
    (entry,) = parse_document(document).entries
    assert entry.content == "<p>It is shut.</p><p>(Reporting by Al Bo &amp; Cy)</p>"


def test_a_tagline_gives_a_story_without_an_id_no_other_guid() -> None:
    told = (
        "<nitf><body><body.head><hedline><hl1>Mill reopens</hl1></hedline></body.head>"
        "<body.content><p>It opened.</p></body.content>{}</body></nitf>"
    )
    end = "<body.end><tagline>Ann Bell wrote from Lund.</tagline></body.end>"
    with_it, without = (
        dispatches_of(parse_document(told.format(each).encode()))[0] for each in (end, "")
    )
    assert with_it.body.text.endswith("Ann Bell wrote from Lund.")
    assert with_it.guid == without.guid


@pytest.mark.parametrize("document", ["nitf", "alert"])
def test_an_entry_without_an_id_is_known_by_its_link_as_ever(document: str) -> None:
    inner = {
        "nitf": "<nitf><head><docdata><doc-id id-string='N1'/></docdata></head><body>"
        "<body.content><p>It opened.</p></body.content></body></nitf>",
        "alert": "<alert><identifier>N1</identifier><info><event>Flood</event></info></alert>",
    }[document]
    feed = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>T</title>{}'
        f"<content type='text/xml'>{inner}</content></entry></feed>"
    )
    for link, guid in (("<link href='https://x.example/2'/>", "https://x.example/2"), ("", "N1")):
        (dispatch,) = dispatches_of(parse_document(feed.format(link).encode()))
        assert dispatch.guid == guid
