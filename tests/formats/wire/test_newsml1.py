from datetime import UTC, datetime

import pytest

from wirereader.formats.parse import parse_document
from wirereader.formats.parsed import ParsedEntry
from wirereader.story.faults import FormatFault
from wirereader.story.story import WireStatus

ITEM = """
<NewsItem><Identification><NewsIdentifier><ProviderId>e.org</ProviderId><NewsItemId>n1</NewsItemId>
<RevisionId PreviousRevision="1" Update="N">2</RevisionId>
<PublicIdentifier>urn:newsml:e.org:n1:2</PublicIdentifier></NewsIdentifier>
<NameLabel>flood</NameLabel></Identification>
<NewsManagement><NewsItemType FormalName="News"/><FirstCreated>20261118T101500+0100</FirstCreated>
<ThisRevisionCreated>20261118T111500+0100</ThisRevisionCreated><Status FormalName="Embargoed"/>
<StatusWillChange><FutureStatus FormalName="Usable"/>
<DateAndTime>20261119T000000Z</DateAndTime></StatusWillChange>
<Urgency FormalName="2"/><Instruction FormalName="Rewrite"/></NewsManagement>
<NewsComponent><NewsLines><HeadLine>River rises</HeadLine><ByLine>By Ann Lee</ByLine>
<DateLine>Oslo, 18 Nov 2026 (E)</DateLine>
<NewsLine><NewsLineType FormalName="Kicker"/><NewsLineText>Urgent</NewsLineText></NewsLine>
</NewsLines><DescriptiveMetadata><Language FormalName="en"/>
<SubjectCode><Subject FormalName="17000000"/></SubjectCode>
<Location><Property FormalName="City" Value="Oslo"/></Location></DescriptiveMetadata>
<NewsComponent><ContentItem><MediaType FormalName="Text"/><DataContent>%s</DataContent>
</ContentItem></NewsComponent>
<NewsComponent><ContentItem Href="http://e.org/a.jpg"><MediaType FormalName="Photo"/></ContentItem>
</NewsComponent></NewsComponent></NewsItem>
"""


def document(content: str) -> bytes:
    envelope = '<NewsEnvelope><Priority FormalName="3"/></NewsEnvelope>'
    return f"<NewsML>{envelope}{ITEM % content}</NewsML>".encode()


def test_an_item_with_all_it_says_of_itself() -> None:
    (entry,) = parse_document(document("<p>One &amp; <b>two</b>.</p><p>Three.</p>")).entries
    assert (entry.id, entry.version, entry.slug) == ("urn:newsml:e.org:n1:2", "2", "flood")
    assert (entry.title, entry.byline, entry.author) == ("River rises", "By Ann Lee", "Ann Lee")
    assert (entry.dateline, entry.kicker) == ("Oslo, 18 Nov 2026 (E)", "Urgent")
    assert (entry.urgency, entry.priority, entry.language) == (2, "3", "en")
    assert (entry.status, entry.signals) == (WireStatus.WITHHELD, ("Rewrite",))
    assert entry.embargo == datetime(2026, 11, 19, tzinfo=UTC)
    assert entry.published == datetime(2026, 11, 18, 9, 15, tzinfo=UTC)
    assert entry.content == "<p>One &amp; <b>two</b>.</p><p>Three.</p>"
    assert (entry.places, entry.categories) == (("Oslo",), ("17000000",))
    assert [each.url for each in entry.enclosures] == ["http://e.org/a.jpg"]


@pytest.mark.parametrize(
    ("content", "html"),
    [
        (
            "<nitf><body><body.content><p>In <person>Al</person></p></body.content></body></nitf>",
            "<p>In Al</p>",
        ),
        ("<html><head><title>t</title></head><body><p>x</p></body></html>", "<p>x</p>"),
        ("one\n\ntwo", "<p>one</p>\n<p>two</p>"),
        ("&lt;p&gt;x&lt;/p&gt;", "<p>x</p>"),
    ],
)
def test_words_in_every_dress(content: str, html: str) -> None:
    assert parse_document(document(content)).entries[0].content == html


def test_an_item_may_stand_without_its_document() -> None:
    """NewsItem is a root of NewsML 1, newsItem one of G2: one letter tells them apart."""
    (entry,) = parse_document((ITEM % "<p>One.</p>").encode()).entries
    assert (entry.id, entry.version, entry.title) == ("urn:newsml:e.org:n1:2", "2", "River rises")
    assert (entry.content, entry.places) == ("<p>One.</p>", ("Oslo",))


def test_each_item_of_a_package_is_an_entry() -> None:
    both = f"<NewsML><NewsItem><NewsComponent>{ITEM % 'a'}{ITEM % 'b'}</NewsComponent></NewsItem>"
    feed = parse_document(f"{both}</NewsML>".encode())
    assert [entry.content for entry in feed.entries] == ["a", "b"]


def test_newsml_without_an_item_is_refused() -> None:
    with pytest.raises(FormatFault):
        parse_document(b"<NewsML><NewsEnvelope/></NewsML>")


def parted(*components: tuple[str, str], more: str = "") -> ParsedEntry:
    inside = "".join(
        f"<NewsComponent><Role FormalName='{role}'/><ContentItem><MediaType FormalName='Text'/>"
        f"<DataContent>{words}</DataContent></ContentItem></NewsComponent>"
        for role, words in components
    )
    document = (
        f"<NewsML><NewsItem><NewsComponent {more}>{inside}</NewsComponent></NewsItem></NewsML>"
    )
    (entry,) = parse_document(document.encode()).entries
    return entry


def test_a_text_in_components_of_its_own_stands_together_again() -> None:
    entry = parted(
        ("Body", "It was shut at six."), ("Title", "Port shut"), ("Lead", "No boat left.")
    )
    assert entry.title == "Port shut"
    assert entry.content == "<p>No boat left.</p>\n<p>It was shut at six.</p>"


def test_several_bodies_are_parts_unless_they_are_said_to_be_equivalent() -> None:
    bodies = (("Body", "It was shut at six o'clock."), ("Body", "It opens on Monday."))
    assert parted(*bodies).content == (
        "<p>It was shut at six o'clock.</p>\n<p>It opens on Monday.</p>"
    )
    same = parted(*bodies, more="EquivalentsList='yes'").content
    assert same == "It was shut at six o'clock."


def test_texts_of_no_role_are_versions_of_which_the_longest_counts() -> None:
    assert (
        parted(("", "Short."), ("Main", "A longer text of it.")).content == "A longer text of it."
    )
