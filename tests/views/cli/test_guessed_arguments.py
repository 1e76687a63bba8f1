"""What a person writes after the program's name in words of their own is what they mean."""

from pathlib import Path

import pytest

from wirereader.desk.targets import ListFilters
from wirereader.story.faults import SettingsFault
from wirereader.views.cli.arguments import VerbRequest, understand
from wirereader.views.cli.guessed_arguments import guess_of, meant_by


@pytest.mark.parametrize(
    ("line", "verb", "words"),
    [
        ("ls", "list", ""),
        ("unread", "unread", ""),
        ("list -n 5 --unread", "search", "is:unread"),
        ("list --feed BBC --since yesterday", "search", "from:BBC since:yesterday"),
        ("search georgia --source VOA", "search", "georgia from:VOA"),
        ("stories about georgia", "search", "georgia"),
        ("mark all read", "mark-all-read", ""),
        ("mark-read --all", "mark-all-read", ""),
        ("show unread from bbc", "typed", "show unread from bbc"),
        ("star 2 3", "typed", "star 2 3"),
        ("people tolentino", "typed", "people tolentino"),
        ("places ellin", "typed", "places ellin"),
        ("who is Tolentino", "typed", "who is Tolentino"),
        ("where is Tbilisi", "typed", "where is Tbilisi"),
        ("open 3 in browser", "typed", "open 3 in browser"),
        ("digest", "briefing", ""),
        ("read iceland", "typed", "read iceland"),
        ("-x reload", "refresh", ""),
        ("-x print-unread", "unread", ""),
        ("-r", "refresh", ""),
        ("-e", "export", ""),
        ("-i a.opml", "import", ""),
        ("sources --errors", "typed", "sources errors"),
    ],
)
def test_words_come_to_a_verb_or_to_plain_mode(line: str, verb: str, words: str) -> None:
    request = understand(line.split())
    assert (request.verb, request.words) == (verb, words)


@pytest.mark.parametrize(
    ("line", "verb", "words"),
    [
        ("brief --since friday", "typed", "brief since friday"),
        ("mark --read --before 3d", "typed", "mark read before 3d"),
        ("alerts --unread", "typed", "alerts unread"),
        ("tag --add oil 3", "typed", "tag add oil 3"),
        ("open 4 -b", "typed", "open 4 browser"),
        ("config --list", "typed", "config list"),
        ("--import-from-opml=a.opml", "typed", "import from opml a.opml"),
        ("--sources", "typed", "sources"),
        ("sources ls", "sources", ""),
        ("story ls", "list", ""),
        ("actualize", "refresh", ""),
        ("login", "account", ""),
        ("rss https://example.org/a", "add", ""),
    ],
)
def test_nouns_verbs_and_options_of_other_programs(line: str, verb: str, words: str) -> None:
    request = understand(line.split())
    assert (request.verb, request.words) == (verb, words)


@pytest.mark.parametrize(
    ("line", "view"),
    [
        ("plain", "plain"),
        ("--speech", "plain"),
        ("screen reader", "plain"),
        ("braille", "plain"),
        ("full screen", "tui"),
        ("start", None),
    ],
)
def test_a_view_is_started_by_what_it_is_called(line: str, view: str | None) -> None:
    request = understand(line.split())
    assert (request.verb, request.view) == (None, view)


def test_a_number_alone_reads_its_story() -> None:
    assert (understand(["4"]).verb, understand(["4"]).which) == ("read", "4")


def test_a_source_of_several_words_is_one_source() -> None:
    request = understand(["delete", "subscription", "Daily", "Planet"])
    assert request.verb == "remove"
    assert request.wire is not None
    assert request.wire.names == ("Daily Planet",)


def test_numbers_formats_and_orders_of_other_programs() -> None:
    assert understand(["list", "-5"]).limit == 5
    assert understand(["list", "--format", "json"]).is_json
    assert understand(["list", "--oldest"]).filters == ListFilters(sort="oldest")
    assert understand(["show", "3"]).which == "3"
    assert understand(["update", "--quiet"]).verb == "refresh"


@pytest.mark.parametrize(
    ("line", "verb"),
    [
        ("feed add example.org", "add"),
        ("unsubscribe 2", "remove"),
        ("feeds import a.opml", "import"),
    ],
)
def test_what_is_done_to_sources(line: str, verb: str) -> None:
    assert understand(line.split()).verb == verb


@pytest.mark.parametrize("line", ["delete 1", "rm 3", "trash 2"])
def test_nothing_is_deleted_by_a_guess(line: str) -> None:
    with pytest.raises(SettingsFault) as caught:
        understand(line.split())
    assert "mark-read" in caught.value.what
    assert caught.value.exit_code == 2


@pytest.mark.parametrize(
    "line",
    [
        "search diplomatic ties",
        "sources pause 1 2",
        "people 3 --json",
        "save-search a unread today",
    ],
)
def test_what_a_verb_understands_is_left_to_it(line: str) -> None:
    request = understand(line.split())
    assert isinstance(request, VerbRequest)
    assert request.verb == line.split(maxsplit=1)[0]


def test_reading_all_prints_no_story() -> None:
    with pytest.raises(SettingsFault, match="one story"):
        meant_by(guess_of(["read", "--all"]), ("read",))


@pytest.mark.parametrize(
    ("line", "verb"),
    [
        ("sync everything", "sync"),
        ("log --oneline", "list"),
        ("cat -b 3", "read"),
        ("put 2 as read", "mark-read"),
    ],
)
def test_a_word_or_option_more_refuses_nothing(line: str, verb: str) -> None:
    assert understand(line.split()).verb == verb


@pytest.mark.parametrize(
    ("line", "verb", "words"),
    [
        ("people --csv", "do", "export-names people all csv -"),
        ("people olsen --csv", "do", "export-names people all olsen csv -"),
        ("people van olsen --csv", "do", "export-names people all van olsen csv -"),
        ("places --format csv", "do", "export-names places all csv -"),
        ("quotes --speaker olsen --csv", "do", "export-quotes person olsen csv -"),
        ("quotes --csv", "do", "export-quotes list csv -"),
        ("quotes olsen -o csv", "do", "export-quotes person olsen csv -"),
    ],
)
def test_a_table_goes_to_standard_output(line: str, verb: str, words: str) -> None:
    request = understand(line.split())
    assert (request.verb, request.words) == (verb, words)


@pytest.mark.parametrize("which", ["7", "-", "pier.txt"])
@pytest.mark.parametrize(
    ("word", "words"), [("people", "export-names people story"), ("quotes", "export-quotes story")]
)
def test_a_table_may_be_of_one_story(
    which: str, word: str, words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "pier.txt").write_text("The pier is shut.")
    request = understand([word, which, "--csv"])
    assert (request.words, request.which) == (f"{words} csv -", which)


@pytest.mark.parametrize("line", ["list --from Plains", "list --from World"])
def test_a_name_after_from_is_a_source_where_no_such_file_is(line: str) -> None:
    request = understand(line.split())
    assert (request.verb, request.words) == ("search", f"from:{line.rpartition(chr(32))[2]}")


@pytest.mark.parametrize("line", ["people --since yesterday", "places --newer 2d"])
def test_names_since_a_time_are_asked_for_in_words(line: str) -> None:
    request = understand(line.split())
    first, _, time = line.split()
    assert (request.verb, request.words) == ("typed", f"{first} since {time}")


@pytest.mark.parametrize("path", ["a.txt", "./a", "/a", "-"])
def test_what_looks_like_a_path_stays_one(path: str) -> None:
    assert understand(["list", "--from", path]).paths == (path,)


@pytest.mark.parametrize("line", ["export to", "export as", "save under"])
def test_a_preposition_is_no_file(line: str) -> None:
    with pytest.raises(SettingsFault, match="Type a name"):
        understand(line.split())


def test_quotes_from_somebody_are_theirs_and_from_a_path_those_in_it() -> None:
    request = understand(["quotes", "--from", "Marchetti"])
    assert (request.name, request.paths) == ("Marchetti", ())
    request = understand(["quotes", "--from", "minutes.txt"])
    assert (request.name, request.paths) == (None, ("minutes.txt",))


@pytest.mark.parametrize(
    ("line", "verb", "note"),
    [
        ("hepl", "help", "Taken as help."),
        ("unraed", "unread", "Taken as unread."),
        ("saerch tramway", "search", "Taken as search tramway."),
        ("breakng --limit 3", "breaking", "Taken as breaking --limit 3."),
        ("qoutes 2", "quotes", "Taken as quotes 2."),
    ],
)
def test_a_mistyped_verb_that_only_shows_is_that_verb(line: str, verb: str, note: str) -> None:
    request = understand(line.split())
    assert (request.verb, request.note) == (verb, note)
    assert understand([verb, *line.split()[1:]]).note == ""


@pytest.mark.parametrize(
    "line",
    [
        "refrseh",
        "improt a.opml",
        "remvoe 3",
        "qiut",
        "syncc",
        "unraed --json",
        "xq",
    ],
)
def test_what_changes_anything_or_is_for_scripts_is_spelled_out(line: str) -> None:
    with pytest.raises(SettingsFault):
        understand(line.split())


@pytest.mark.parametrize("line", ["give me all quotes by olsen as csv", "list of people as csv"])
def test_a_table_nobody_named_a_file_for_is_printed(line: str) -> None:
    request = understand(line.split())
    assert request.words.split()[-2:] == ["csv", "-"]


def test_a_table_that_is_to_be_saved_is_written() -> None:
    assert not understand(["save", "all", "quotes"]).words.endswith(" -")


def test_a_name_whose_quotes_are_counted_is_no_file() -> None:
    request = understand(["quotes", "Olsen", "--count"])
    assert (request.which, request.name) == (None, "Olsen")
    request = understand(["quotes", "./olsen.txt", "--count"])
    assert (request.which, request.name) == ("./olsen.txt", None)


def test_words_after_read_that_name_no_stories_are_a_phrase() -> None:
    request = understand(["read", "new", "ferry", "--width", "40"])
    assert (request.verb, request.words) == ("typed", "read new ferry")


@pytest.mark.parametrize(
    "line", ["list --feed --csv", "news -t -n 3", "stories --since --unread", "list --author"]
)
def test_an_option_is_no_value_of_another(line: str) -> None:
    with pytest.raises(SettingsFault, match="needs a value"):
        guess_of(line.split())


def test_a_hyphen_and_a_number_may_be_values() -> None:
    found = guess_of(["list", "--since", "-2d", "-o", "-"])
    assert "since:-2d" in found.terms
