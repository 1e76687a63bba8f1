"""Local files taken in: what is large or a document is read by a process with limits."""

from pathlib import Path

from wirereader.desk.local_files import take_in


def feed(items: str) -> str:
    return f"<rss version='2.0'><channel><title>City Desk</title>{items}</channel></rss>"


def test_a_large_feed_says_the_same_as_a_small_one(tmp_path: Path) -> None:
    told = "<item><title>BREAKING: Mill burns</title><guid>{}</guid></item>".format
    filling = f"<item><title>Long</title><description>{'word ' * 300_000}</description></item>"
    (tmp_path / "a.xml").write_text(feed(told(1)))
    (tmp_path / "b.xml").write_text(feed(told(2) + filling))
    arrivals = take_in([tmp_path])
    assert arrivals.faults == ()
    assert [story.headline for story in arrivals.stories] == ["BREAKING: Mill burns"] * 2 + ["Long"]
    small, large = arrivals.stories[:2]
    assert large.alert == small.alert is not None
    assert large.dispatch.source == "City Desk"


def test_what_takes_the_process_down_is_a_fault_and_the_rest_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.4\nno document at all")
    (tmp_path / "b.xml").write_text(feed("<item><title>Dyke breaks</title></item>"))
    arrivals = take_in([tmp_path])
    assert [story.headline for story in arrivals.stories] == ["Dyke breaks"]
    assert len(arrivals.faults) == 1
