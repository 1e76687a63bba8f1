from datetime import UTC, datetime

import pytest

from wirereader.formats.dispatches import dispatches_of
from wirereader.formats.parse import parse_document
from wirereader.formats.parsed import ParsedEntry
from wirereader.formats.time_zones import zone_assumed
from wirereader.story.body import BlockKind
from wirereader.story.story import WireStatus

ANPA = (
    "\x16\x16\x01a0123\x1f-----\r\n"
    "{letter} i\x13\x11 bc-River-Rises 2ndLd-Writethru   11-23 0123\r\n"
    "\x02^BC-River Rises, 2nd Ld-Writethru,123<\r\n^River rises above the wall<\r\n"
    "^AP Photo XYZ101<\r\n^Eds: CORRECTS the name of the river.<\r\n"
    "^By ANN LEE=\r\n^Associated Press=\r\n"
    "\tTBILISI, Georgia (AP) _ The river rose\r\nabove the wall.\r\n\tSecond paragraph.\r\n"
    "\x03\r\nAP-NY-11-23-26 1504EST<\r\n\x04"
)
IPTC = (
    "\x01AAP0123 {digit} IN 0123 QUAKE\r\nQuake/\r\n\x02Quake hits the coast\r\n"
    "By Ann Lee\r\nLIMA, Nov 23 (AAP) - A quake hit\r\nthe coast.\r\n\r\nNo one was hurt.\r\n"
    "\x03\r\n231530 NOV 26\r\n"
)


def anpa(letter: str = "u") -> ParsedEntry:
    (entry,) = parse_document(ANPA.format(letter=letter).encode("latin-1")).entries
    return entry


def test_a_story_of_anpa_1312() -> None:
    entry = anpa()
    assert (entry.id, entry.title) == ("a0123", "River rises above the wall")
    assert (entry.slug, entry.categories) == ("bc-River-Rises 2ndLd-Writethru", ("i",))
    assert (entry.byline, entry.dateline) == ("By ANN LEE", "TBILISI, Georgia (AP)")
    assert entry.ednote == "Eds: CORRECTS the name of the river."
    assert entry.signals == ("corrects",)
    assert entry.published == datetime(2026, 11, 23, 20, 4, tzinfo=UTC)
    assert entry.content == (
        "<p>TBILISI, Georgia (AP) – The river rose above the wall.</p>\n<p>Second paragraph.</p>"
    )


@pytest.mark.parametrize(
    ("letter", "urgency"), [("f", 1), ("b", 2), ("U", 3), ("r", 5), ("d", 6), ("s", None)]
)
def test_priority_letters(letter: str, urgency: int | None) -> None:
    entry = anpa(letter)
    assert (entry.priority, entry.urgency) == (letter, urgency)


def test_a_relay_may_drop_the_control_bytes() -> None:
    plain = "".join(c for c in ANPA.format(letter="b") if c >= " " or c in "\r\n\t")
    (entry,) = parse_document(plain.encode()).entries
    assert (entry.title, entry.urgency) == ("River rises above the wall", 2)


def test_a_story_of_iptc_7901() -> None:
    (entry,) = parse_document(IPTC.format(digit=1).encode("latin-1")).entries
    assert (entry.id, entry.title, entry.slug) == ("AAP0123", "Quake hits the coast", "Quake")
    assert (entry.urgency, entry.priority, entry.categories) == (1, "1", ("IN",))
    assert (entry.byline, entry.author, entry.dateline) == (
        "By Ann Lee",
        "Ann Lee",
        "LIMA, Nov 23 (AAP)",
    )
    assert entry.published == datetime(2026, 11, 23, 15, 30, tzinfo=UTC)
    assert entry.content == (
        "<p>LIMA, Nov 23 (AAP) - A quake hit the coast.</p>\n<p>No one was hurt.</p>"
    )


@pytest.mark.parametrize(("digit", "urgency"), [("3", 3), ("6", 6), ("7", 6), ("x", 6)])
def test_a_priority_beyond_six_is_six(digit: str, urgency: int) -> None:
    text = f"\x01abc0001 {digit} vm 93 k\r\n\x02Head\r\nWords.\r\n\x03"
    entries = parse_document(text.encode()).entries
    assert [entry.urgency for entry in entries] in ([urgency], [None])


def test_several_messages_one_cut_off_and_old_letters() -> None:
    both = IPTC.format(digit=2) + "\x01AAP0124 4 IN 9 K\r\n\x02Caf\xe9 <closed>\r\nHalf a"
    first, second = parse_document(both.encode("latin-1")).entries
    assert first.urgency == 2
    assert (second.title, second.content) == ("Café <closed>", "<p>Half a</p>")


def test_the_head_of_a_story_of_another_agency_ends_with_a_sign() -> None:
    text = (
        "eca0124 3 i 93  dpa 1888\n\nRiver/flood/\nEXTRA\nThe river rises above the\nwall =\n\n"
        "Oslo (dpa) - It rose.\n\n212101 GMT Nov 18\n"
    )
    (entry,) = parse_document(text.encode()).entries
    assert (entry.kicker, entry.slug) == ("EXTRA", "River/flood")
    assert entry.published == datetime(2018, 11, 21, 21, 1, tzinfo=UTC)
    assert entry.content == "<p>Oslo (dpa) - It rose.</p>"


@pytest.mark.parametrize(
    ("headline", "status"),
    [
        ("KILL: River rises", WireStatus.KILLED),
        ("Eds: Mandatory kill. River rises", WireStatus.KILLED),
        ("River may kill fish", WireStatus.USABLE),
        ("Withdrawal of troops begins", WireStatus.USABLE),
    ],
)
def test_kills(headline: str, status: WireStatus) -> None:
    text = f"\x01abc0001 3 vm 93 k\r\n\x02{headline}\r\n\r\nWords.\r\n\x03"
    assert parse_document(text.encode()).entries[0].status is status


@pytest.mark.parametrize(
    ("trailer", "hour"),
    [("231530 NOV 26", 15), ("231530 CET NOV 26", 14), ("231530 MESZ NOV 2026", 13)],
)
def test_the_zone_of_a_trailer_counts(trailer: str, hour: int) -> None:
    text = IPTC.format(digit=1).replace("231530 NOV 26", trailer)
    (entry,) = parse_document(text.encode("latin-1")).entries
    assert entry.published == datetime(2026, 11, 23, hour, 30, tzinfo=UTC)


def test_a_trailer_without_a_zone_is_in_that_of_the_source() -> None:
    with zone_assumed("America/New_York"):
        (iptc,) = parse_document(IPTC.format(digit=1).encode("latin-1")).entries
        told = ANPA.format(letter="r").replace("1504EST", "1504")
        (anpa_entry,) = parse_document(told.encode("latin-1")).entries
    assert iptc.published == datetime(2026, 11, 23, 20, 30, tzinfo=UTC)
    assert anpa_entry.published == datetime(2026, 11, 23, 20, 4, tzinfo=UTC)


def test_a_message_that_marks_every_line_has_a_text() -> None:
    text = (
        "\x16\x16\x01a0042\x1f-----\r\nf i\x13\x11 BC-Sample   11-29 0040\r\n\x02^BC-Sample,40<\r\n"
        "^Palace: King dead<\r\n^KESTREL (AP) _ More would follow.<\r\n^Stay indoors.<\r\n\x03"
    )
    (entry,) = parse_document(text.encode()).entries
    assert (entry.title, entry.urgency) == ("Palace: King dead", 1)
    assert entry.content == "<p>KESTREL (AP) – More would follow.</p>\n<p>Stay indoors.</p>"
    assert entry.dateline == "KESTREL (AP)"


@pytest.mark.parametrize(
    ("above", "signals", "note"),
    [
        ("REFILE\n1ST LEAD\n", {"refile", "1st lead"}, None),
        ("2ND LEAD\n", {"2nd lead"}, None),
        ("(Attention)\n", set(), "(Attention)"),
        (
            "(Adds quotes, paragraphs 4-6)\nUPDATE 2\n",
            {"update 2"},
            "(Adds quotes, paragraphs 4-6)",
        ),
        ("3. Zusammenfassung\n", {"3. zusammenfassung"}, None),
        ("CORRECTION:\n(Eds: corrects name)\n", {"correction", "corrects"}, "(Eds: corrects name)"),
    ],
)
def test_what_stands_above_a_headline_is_no_headline(
    above: str, signals: set[str], note: str | None
) -> None:
    text = (
        f"eca0003 3 i 380  dpa 0045\n\nCity/park/\n{above}City opens its new park by the river\n"
        "By dpa correspondents =\n\nGeneva (dpa) - The city opened a park.\n"
    )
    (entry,) = parse_document(text.encode()).entries
    assert entry.title == "City opens its new park by the river"
    assert (set(entry.signals), entry.ednote) == (signals, note)
    assert (entry.slug, entry.byline) == ("City/park", "By dpa correspondents")


@pytest.mark.parametrize(
    "above",
    [
        "UPDATE 2",
        "URGENT",
        "*** URGENT ***",
        "REPETITION",
        "LEAD ALL",
        "KORREKTUR:",
        "1. LD:",
        "(Eds: adds detail)",
        "RECAP:\n(Adds quotes)",
        "ATTENTION - ADDS toll",
    ],
)
def test_nor_where_no_sign_ends_the_head(above: str) -> None:
    text = (
        f"AFP0123 4 POL 0100 Lima\n{above}\nQuake hits Lima\n   LIMA, Nov 22 (AFP) - A quake hit.\n"
    )
    (entry,) = parse_document(f"\x01{text}\x03".replace("Lima\n", "Lima\n\x02", 1).encode()).entries
    assert (entry.title, entry.dateline) == ("Quake hits Lima", "LIMA, Nov 22 (AFP)")


def test_a_label_with_nothing_but_the_story_below_is_the_headline() -> None:
    text = "\x01AFP0123 4 POL 0100 Lima\n\x02URGENT\n   LIMA, Nov 22 (AFP) - A quake hit.\n\x03"
    assert parse_document(text.encode()).entries[0].title == "URGENT"


def test_a_headline_of_one_such_word_is_one() -> None:
    text = "eca0001 4 rs 46  dpa 0027\n\nImprint/\n(Attention)\nImprint =\n\nWords stand here.\n"
    (entry,) = parse_document(text.encode()).entries
    assert (entry.title, entry.ednote) == ("Imprint", "(Attention)")
    text = "eca0001 4 rs 46  dpa 0027\n\nUpdate =\n\nWords stand here.\n"
    assert parse_document(text.encode()).entries[0].title == "Update"


def test_tables_keep_their_lines() -> None:
    text = (
        "eca0001 3 i 93  dpa 1\n\nTable/\nHow they stand =\n\nOslo (dpa) - They stand\nlike this:\n"
        "Team         W   L\nNorth        3   1\nSouth        1   3\n\nMore\nfollows.\n"
    )
    (dispatch,) = dispatches_of(parse_document(text.encode()))
    assert dispatch.body.text.split("\n\n") == [
        "Oslo (dpa) - They stand like this:",
        "Team         W   L\nNorth        3   1\nSouth        1   3",
        "More follows.",
    ]
    assert [block.kind for block in dispatch.body.blocks] == [BlockKind.PREFORMATTED]


def test_signs_that_the_code_of_anpa_lacks_are_put_back() -> None:
    words = ANPA.replace(
        "Second paragraph.", "``It was loud,'' said a man _ a baker _ of file_name."
    )
    (entry,) = parse_document(words.format(letter="u").encode("latin-1")).entries
    assert "“It was loud,” said a man – a baker – of file_name." in (entry.content or "")


@pytest.mark.parametrize(
    ("written", "dateline"),
    [
        ("Oslo, Nov 20, 2026 (AFP) - It is shut.", "Oslo, Nov 20, 2026 (AFP)"),
        ("Oslo, Nov 20 (AFP) - It is shut.", "Oslo, Nov 20 (AFP)"),
        ("Oslo, Norway, 20 Nov (AFP) - It is shut.", "Oslo, Norway, 20 Nov (AFP)"),
    ],
)
def test_a_dateline_with_its_day(written: str, dateline: str) -> None:
    words = IPTC.replace("LIMA, Nov 23 (AAP) - A quake hit", written).format(digit=4)
    (entry,) = parse_document(words.encode()).entries
    assert entry.dateline == dateline


@pytest.mark.parametrize(
    "note",
    [
        "(Zusammenfassung 1530 - Neu: Zitat)",
        "(Neufassung)",
        "(ACTUALISE avec bilan)",
        "(Actualiza con cifras)",
        "(Aggiorna)",
    ],
)
def test_the_desks_word_in_brackets_is_no_headline_in_any_language(note: str) -> None:
    words = IPTC.replace("\x02Quake hits", f"\x02{note}\r\nQuake hits").format(digit=4)
    (entry,) = parse_document(words.encode()).entries
    assert entry.title == "Quake hits the coast"


@pytest.mark.parametrize("blanks", [" ", "\t", " \x1f", "\xa0"], ids=ascii)
def test_a_header_of_blanks_takes_no_square_of_them(blanks: str) -> None:
    long = ANPA.replace("2ndLd", f"2ndLd{blanks * 200_000}and")  # the square would outlast a test
    (entry,) = parse_document(long.format(letter="u").encode("latin-1")).entries
    assert entry.slug == "bc-River-Rises 2ndLd and-Writethru"
    assert entry.urgency == 3
