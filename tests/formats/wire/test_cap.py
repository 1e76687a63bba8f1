"""Warnings in the Common Alerting Protocol: as files, in envelopes, inside entries of feeds."""

import pytest

from wirereader.formats.dispatches import dispatches_of
from wirereader.formats.parse import parse_document
from wirereader.formats.parsed import ParsedEntry
from wirereader.story.faults import FormatFault
from wirereader.story.story import WireStatus

CAP = "urn:oasis:names:tc:emergency:cap:1.2"
INFO = """<info><language>en-US</language><category>Met</category><event>Tornado Warning</event>
<responseType>Shelter</responseType><urgency>Immediate</urgency><severity>Extreme</severity>
<certainty>Observed</certainty><effective>2026-11-30T02:10:00-05:00</effective>
<expires>2026-11-30T03:00:00-05:00</expires><senderName>Weather Office Lund</senderName>
<headline>Tornado warning for Boone until 3 a.m.</headline>
<description>A tornado was seen near
Hart, moving north.

* HAZARD... Damaging winds &amp; hail.
* SOURCE... Radar.</description><instruction>Take cover now.</instruction>
<web>https://w.example/1</web><resource><resourceDesc>Map</resourceDesc><mimeType>image/png</mimeType>
<size>1200</size><uri>https://w.example/1.png</uri></resource>
<area><areaDesc>Boone; Callaway</areaDesc><circle>1,2 3</circle></area></info>"""


def alert(kind: str = "Alert", *, info: str = INFO, more: str = "", space: str = CAP) -> str:
    return (
        f'<alert xmlns="{space}"><identifier>W-2</identifier><sender>w@example</sender>'
        f"<sent>2026-11-30T02:10:00-05:00</sent><status>Actual</status><msgType>{kind}</msgType>"
        f"<scope>Public</scope>{more}{info}</alert>"
    )


def read(document: str) -> ParsedEntry:
    (entry,) = parse_document(document.encode()).entries
    return entry


@pytest.mark.parametrize(
    "space",
    [CAP, "urn:oasis:names:tc:emergency:cap:1.1", "http://www.incident.com/cap/1.0", ""],
)
def test_an_alert_is_a_story(space: str) -> None:
    entry = read(f"<?xml version='1.0'?>{alert(space=space)}")
    assert entry.id == "W-2"
    assert entry.title == "Tornado warning for Boone until 3 a.m."
    assert (entry.link, entry.source) == ("https://w.example/1", "Weather Office Lund")
    assert entry.published is not None
    assert entry.published.isoformat() == "2026-11-30T07:10:00+00:00"
    assert entry.places == ("Boone", "Callaway")
    assert entry.categories == ("Tornado Warning", "Weather")
    assert entry.signals == ("severity: Extreme", "urgency: Immediate", "certainty: Observed")
    assert (entry.urgency, entry.status, entry.language) == (1, WireStatus.USABLE, "en-US")
    assert [tuple(each) for each in entry.enclosures] == [
        ("https://w.example/1.png", "image/png", 1200, "Map")
    ]


def test_its_words_come_first_then_what_to_do_then_its_fields() -> None:
    (dispatch,) = dispatches_of(parse_document(alert().encode()))
    assert dispatch.body.text.split("\n\n") == [
        "A tornado was seen near Hart, moving north.",
        "* HAZARD... Damaging winds & hail.",
        "* SOURCE... Radar.",
        "Take cover now.",
        "Area: Boone; Callaway.",
        "To do: take shelter.",
        "Severity: Extreme.",
        "Urgency: Immediate.",
        "Certainty: Observed.",
        "In effect from: 30 November 2026, 02:10 -05:00.",
        "Until: 30 November 2026, 03:00 -05:00.",
    ]


REFERENCES = (
    "<references>w@example,W-0,2026-11-30T01:00:00-05:00\n"
    "w@example,W-1,2026-11-30T01:50:00-05:00 w@example,W-00,2026-11-30T00:10:00-05:00</references>"
)


@pytest.mark.parametrize(
    ("kind", "corrects", "status"),
    [
        ("Alert", None, WireStatus.USABLE),
        ("Update", "W-1", WireStatus.USABLE),
        ("Cancel", "W-1", WireStatus.KILLED),
        ("Ack", None, WireStatus.USABLE),
        ("Error", None, WireStatus.USABLE),
    ],
)
def test_what_it_does_to_the_newest_alert_it_names(
    kind: str, corrects: str | None, status: WireStatus
) -> None:
    entry = read(alert(kind, more=REFERENCES))
    assert (entry.corrects, entry.status) == (corrects, status)
    assert (f"type: {kind}" in entry.signals) == (kind != "Alert")


def test_a_cancel_without_more_still_says_so() -> None:
    entry = read(alert("Cancel", info="", more=REFERENCES))
    assert (entry.status, entry.corrects) == (WireStatus.KILLED, "W-1")
    assert entry.title == "This alert is cancelled."


@pytest.mark.parametrize("standing", ["Exercise", "Test", "System", "Draft"])
def test_an_exercise_says_so_and_is_not_urgent(standing: str) -> None:
    entry = read(alert().replace("Actual", standing))
    assert (entry.kicker, entry.urgency) == (standing, None)
    assert f"status: {standing}" in entry.signals


@pytest.mark.parametrize(
    ("severity", "urgency", "certainty", "rank"),
    [
        ("Severe", "Expected", "Likely", 2),
        ("Extreme", "Future", "Likely", 3),
        ("Severe", "Immediate", "Possible", 3),
        ("Moderate", "Immediate", "Observed", 5),
        ("Minor", "Expected", "Likely", 6),
        ("Unknown", "Immediate", "Observed", None),
    ],
)
def test_only_what_is_grave_near_and_sure_is_urgent(
    severity: str, urgency: str, certainty: str, rank: int | None
) -> None:
    info = INFO.replace("Extreme", severity).replace("Immediate", urgency)
    assert read(alert(info=info.replace("Observed", certainty))).urgency == rank


def test_an_alert_in_two_languages_is_one_story_with_both() -> None:
    other = (
        "<info><language>es-US</language><event>Tornado</event><headline>Aviso</headline>"
        "<description>Busque refugio.</description><severity>Extreme</severity>"
        "<area><areaDesc>Boone; Callaway</areaDesc></area></info>"
    )
    (dispatch,) = dispatches_of(parse_document(alert(info=INFO + other).encode()))
    assert dispatch.language == "en-US"
    assert dispatch.body.text.endswith("\n\nAviso\n\nBusque refugio.")
    assert dispatch.body.text.count("Area: Boone; Callaway.") == 1


def test_without_a_headline_it_is_called_by_event_and_area() -> None:
    info = INFO.replace("<headline>Tornado warning for Boone until 3 a.m.</headline>", "")
    assert read(alert(info=info)).title == "Tornado Warning: Boone; Callaway"


def test_an_envelope_has_several() -> None:
    document = (
        '<EDXLDistribution xmlns="urn:oasis:names:tc:emergency:EDXL:DE:1.0"><contentObject>'
        f"<xmlContent><embeddedXMLContent>{alert()}{alert().replace('W-2', 'W-3')}"
        "</embeddedXMLContent></xmlContent></contentObject></EDXLDistribution>"
    )
    assert [each.id for each in parse_document(document.encode()).entries] == ["W-2", "W-3"]


ATOM = (
    '<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>a</id><title>T</title>{}</entry></feed>'
)
RSS = '<rss version="2.0"><channel><item><guid>a</guid><title>T</title>{}</item></channel></rss>'


@pytest.mark.parametrize(
    "feed", [ATOM.replace("{}", "<content type='text/xml'>{}</content>"), ATOM, RSS]
)
def test_inside_an_entry_of_a_feed_it_is_the_entrys_own_document(feed: str) -> None:
    entry = read(feed.replace("{}", alert("Update", more=REFERENCES)))
    assert (entry.id, entry.title, entry.corrects) == ("a", "T", "W-1")
    assert entry.places == ("Boone", "Callaway")
    assert "Take cover now." in (entry.content or "")


def test_another_alert_is_no_cap() -> None:
    with pytest.raises(FormatFault, match="no alert"):
        parse_document(b"<alert><text>x</text></alert>")


@pytest.mark.parametrize("standing", ["Exercise", "Test"])
@pytest.mark.parametrize("kind", ["Update", "Cancel"])
def test_a_drill_takes_no_warning_away(standing: str, kind: str) -> None:
    entry = read(alert(kind, more=REFERENCES).replace("Actual", standing))
    assert (entry.corrects, entry.status) == (None, WireStatus.USABLE)


@pytest.mark.parametrize(
    "size", ["9" * 30, "9" * 5000, "12 kB", "-1", ""], ids=["30", "5000", "words", "less", "none"]
)
def test_a_size_that_is_none_costs_nothing_else(size: str) -> None:
    entry = read(alert(info=INFO.replace("1200", size)))
    assert [each.length for each in entry.enclosures] == [None]


def test_many_blanks_are_read_once() -> None:
    blanks = " " * 200_000  # from each of them to the last it would be 20,000,000,000 steps
    info = INFO.replace("* HAZARD", f"* H{blanks}AZARD")
    assert "* H AZARD" in (read(alert(info=info)).content or "")
