from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirereader.formats.dates import read_date
from wirereader.formats.time_zones import zone_assumed


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Thu, 01 Jan 2004 19:48:21 GMT", "2004-01-01T19:48:21"),
        ("Thu, 1 Jan 04 19:48 EST", "2004-01-02T00:48:00"),
        ("01 January 2004 19:48:21 -0800", "2004-01-02T03:48:21"),
        ("Fri, 25 Oct 2024 10:00:00 -0700 (PDT)", "2024-10-25T17:00:00"),
        ("2003-12-31T10:14:55Z", "2003-12-31T10:14:55"),
        ("2003-12-31T10:14:55.123456789-08:00", "2003-12-31T18:14:55"),
        ("2003-12-31 10:14:55", "2003-12-31T10:14:55"),
        ("2003-12-31T10:14+0530", "2003-12-31T04:44:00"),
        ("20031231T101455Z", "2003-12-31T10:14:55"),
        ("2003-335", "2003-12-01T00:00:00"),
        ("2026-W48-1", "2026-11-23T00:00:00"),
        ("2003-12", "2003-12-01T00:00:00"),
        ("2003", "2003-01-01T00:00:00"),
        ("1999-12-31T24:00:00Z", "2000-01-01T00:00:00"),
        ("Thu Jan  1 19:48:21 2004", "2004-01-01T19:48:21"),
        ("Thu Jan 1 19:48:21 EST 2004", "2004-01-02T00:48:21"),
        ("November 23, 2026 at 10:15 pm EST", "2026-11-24T03:15:00"),
        ("lundi 3 août 2026 10:00", "2026-08-03T10:00:00"),
        ("3 de março de 2026", "2026-03-03T00:00:00"),
        ("Κυρ, 11 Ιούλ 2004 12:00:00 EST", "2004-07-11T17:00:00"),
        ("2004-május-13T9:15-05:00", "2004-05-13T14:15:00"),
        ("2004-05-25 오후 11:23:17", "2004-05-25T14:23:17"),
        ("29-11-2026 10:00:00", "2026-11-29T10:00:00"),
        ("Sun, 11/29/2026 - 10:00", "2026-11-29T10:00:00"),
        ("<span>Sun, 11/29/2026 - 10:00</span>", "2026-11-29T10:00:00"),
        (
            '<time datetime="2026-11-29T10:00:00+01:00" title="x">11/29</time>',
            "2026-11-29T09:00:00",
        ),
        ("So 29.11.2026, 10:00 Uhr", "2026-11-29T10:00:00"),
        ("Sun, 29 Nov 2026 10:00:00 +2:00", "2026-11-29T08:00:00"),
        ("29 Kasım 2026 Pazar 10:00", "2026-11-29T10:00:00"),
        ("29. studenoga 2026. 10:00", "2026-11-29T10:00:00"),
        ("29. listopada 2026. u 10:00", "2026-10-29T10:00:00"),
        ("29. listopadu 2026 10:00", "2026-11-29T10:00:00"),
        ("29. srpnja 2026.", "2026-07-29T00:00:00"),
        ("29. srpna 2026", "2026-08-29T00:00:00"),
        ("29. новембар 2026. 10:00", "2026-11-29T10:00:00"),
        ("29. avgust 2026 10:00", "2026-08-29T10:00:00"),
        ("29 nëntor 2026", "2026-11-29T00:00:00"),
        ("2026 m. lapkričio 29 d. 10:00", "2026-11-29T10:00:00"),
        ("2026. gada 29. novembrī, 10:00", "2026-11-29T10:00:00"),
        ("Published: 29 November 2026", "2026-11-29T00:00:00"),
        ("Last updated on 29 November 2026 at 10:00 GMT", "2026-11-29T10:00:00"),
        ("Aktualisiert: 29.11.2026, 10:00 Uhr", "2026-11-29T10:00:00"),
        ("10:00 PM EST 29 November 2026", "2026-11-30T03:00:00"),
        ("10:00, 29 Nov 2026", "2026-11-29T10:00:00"),
        ("Fri, 31 Dec 9999 23:59:59 GMT", "9999-12-30T00:00:00"),
        ("9999-12-31T23:59:59Z", "9999-12-30T00:00:00"),
        ("9999-12-29T23:59:59Z", "9999-12-29T23:59:59"),
        ("24.12.2026 10:00", "2026-12-24T10:00:00"),
        ("12/24/2026 10:00 PM", "2026-12-24T22:00:00"),
        ("1732360800", "2024-11-23T11:20:00"),
        ("1732360800000", "2024-11-23T11:20:00"),
    ],
)
def test_dates_of_many_hands_are_read(written: str, meant: str) -> None:
    assert read_date(f"  {written}\n") == datetime.fromisoformat(meant).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2026-11-09 10:00:00 +0000 UTC", "2026-11-09T10:00:00"),
        ("2026-11-09 10:00:00 +0100 CET", "2026-11-09T09:00:00"),
        ("2026-11-09 10:00:00.123456789 -0500 EST m=+0.0001", "2026-11-09T15:00:00"),
        ("2026-11-09T10:00:00Z[Europe/Paris]", "2026-11-09T10:00:00"),
        ("2026-11-09T10:00:00[Europe/Paris]", "2026-11-09T09:00:00"),
        ("2026-07-09 10:00:00 Europe/Paris", "2026-07-09T08:00:00"),
        ("Mon Nov 09 2026 10:00:00 GMT+0100 (Central European Time)", "2026-11-09T09:00:00"),
        ("20261109100000", "2026-11-09T10:00:00"),
        ("20261109100000+0100", "2026-11-09T09:00:00"),
        ("/Date(1794218400000)/", "2026-11-09T10:00:00"),
        ("Mon, 09 Nov 2026 10.00.00 GMT", "2026-11-09T10:00:00"),
        ("9 November 2026, 10.00 Uhr", "2026-11-09T10:00:00"),
        ("9 novembre 2026 à 10h30", "2026-11-09T10:30:00"),
        ("9 de novembro de 2026 às 10h05", "2026-11-09T10:05:00"),
        ("9 de noviembre de 2026, 10:00 p. m.", "2026-11-09T22:00:00"),
        ("9th November 2026 10am", "2026-11-09T10:00:00"),
        ("9. marraskuuta 2026 klo 10.00", "2026-11-09T10:00:00"),
        ("poniedziałek, 9 listopada 2026, godz. 10:00", "2026-11-09T10:00:00"),
        ("2026-11-09T10:00:00−05:00", "2026-11-09T15:00:00"),
        ("Mon, 09 Nov 2026 10:00:00 ‑0500", "2026-11-09T15:00:00"),
        ("Вт, 10 ноября 2026 г. 10:00:00", "2026-11-10T10:00:00"),
        ("9 листопада 2026 р., 10:00", "2026-11-09T10:00:00"),
        ("9 ноември 2026 г. в 10:00", "2026-11-09T10:00:00"),
        ("2026.11.09. 10:00", "2026-11-09T10:00:00"),
        ("2026. november 9. 10:00", "2026-11-09T10:00:00"),
        ("2026. nov. 9., hétfő 10:00", "2026-11-09T10:00:00"),
        ("9. 11. 2026 10:00", "2026-11-09T10:00:00"),
        ("2026. 11. 9. 오후 3:00", "2026-11-09T06:00:00"),
        ("2026年11月9日(月) 10時30分", "2026-11-09T10:30:00"),
        ("2026年11月9日 午後3:00", "2026-11-09T06:00:00"),
        ("周一, 09 11月 2026 10:00:00 +0800", "2026-11-09T02:00:00"),
        ("週一, 09 十一月 2026 10:00:00 +0800", "2026-11-09T02:00:00"),
        ("الإثنين, 09 نوفمبر 2026 10:00:00 +0000", "2026-11-09T10:00:00"),
        ("الاثنين 9 تشرين الثاني 2026 10:00", "2026-11-09T10:00:00"),
        ("٩ نوفمبر ٢٠٢٦ 10:00", "2026-11-09T10:00:00"),
        ("9 בנובמבר 2026 10:00", "2026-11-09T10:00:00"),
        ("सोमवार, 9 नवंबर 2026 10:00", "2026-11-09T10:00:00"),
        ("9 ნოემბერი 2026, 10:00", "2026-11-09T10:00:00"),
        ("9 tháng 11, 2026", "2026-11-09T00:00:00"),
        ("9 พฤศจิกายน 2569 10:00", "2026-11-09T10:00:00"),
    ],
)
def test_dates_of_many_languages_are_read(written: str, meant: str) -> None:
    assert read_date(written) == datetime.fromisoformat(meant).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    "written",
    [
        *("Mon, 01 Jan 0001 00:00:00 +0000", "0001-01-01T00:00:00Z", "0202-11-09"),
        *("Thu, 01 Jan 1970 00:00:00 GMT", "1970-01-01T01:00:00+01:00", "1969-12-31 16:00 -0800"),
        *("1900-01-01", "1899-12-30T00:00:00", "1601-01-01T00:00:00Z", "0000-00-00 00:00:00"),
    ],
)
def test_where_calendars_begin_nothing_was_published(written: str) -> None:
    assert read_date(written) is None


def test_an_old_day_and_a_day_to_come_are_dates() -> None:
    assert read_date("1969-07-20T20:17:00Z") == datetime(1969, 7, 20, 20, 17, tzinfo=UTC)
    assert read_date("Sun, 10 Nov 2041 10:00:00 GMT") == datetime(2041, 11, 10, 10, tzinfo=UTC)


def test_a_time_without_a_zone_is_that_of_the_source() -> None:
    with zone_assumed("America/New_York"):
        assert read_date("2026-11-09 10:00") == datetime(2026, 11, 9, 15, tzinfo=UTC)
        assert read_date("9 July 2026, 10:00") == datetime(2026, 7, 9, 14, tzinfo=UTC)
        assert read_date("2026-11-09T10:00:00Z") == datetime(2026, 11, 9, 10, tzinfo=UTC)
        assert read_date("Mon, 09 Nov 2026 10:00:00 CET") == datetime(2026, 11, 9, 9, tzinfo=UTC)
    with zone_assumed("Nowhere/Atall"):
        assert read_date("2026-11-09 10:00") == datetime(2026, 11, 9, 10, tzinfo=UTC)
    assert read_date("2026-11-09 10:00") == datetime(2026, 11, 9, 10, tzinfo=UTC)


@pytest.mark.parametrize(
    "written",
    [
        "",
        "x",
        "Nov 9",
        "killed 9 people",
        "May",
        "yesterday",
        "Thu, 31 Jun 2004 19:48:21 GMT",
        "2004-13-01",
        "1 " * 100_000,
        "99:99",
    ],
)
def test_what_is_no_date_is_none(written: str) -> None:
    assert read_date(written) is None


@given(st.datetimes(min_value=datetime(1970, 1, 2), max_value=datetime(2100, 1, 1)))  # noqa: DTZ001
def test_what_the_standard_library_writes_is_read(moment: datetime) -> None:
    whole = moment.replace(microsecond=0, tzinfo=UTC)
    assert read_date(whole.isoformat()) == whole
    assert read_date(whole.strftime("%a, %d %b %Y %H:%M:%S +0000")) == whole


@given(st.text(max_size=60))
def test_any_text_gives_an_aware_time_or_none(text: str) -> None:
    moment = read_date(text)
    assert moment is None or moment.utcoffset() is not None
