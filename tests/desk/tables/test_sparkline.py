"""Numbers as bars."""

from wirereader.desk.tables.sparkline import sparkline


def test_bars_are_as_high_as_their_numbers() -> None:
    assert sparkline((0, 1, 4, 8)) == "▁▂▅█"
    assert sparkline((0, 0)) == "▁▁"
    assert sparkline(()) == ""
    assert sparkline((1, 1000)) == "▂█", "a day with one mention is no day without any"
