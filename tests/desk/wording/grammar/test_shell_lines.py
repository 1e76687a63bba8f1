"""Lines of shells, chat programs and ex mean here what they would do there."""

import pytest

from wirereader.desk.command_parser import Typed, understand
from wirereader.desk.session import Session
from wirereader.desk.wording.grammar.shell_lines import as_slash_command
from wirereader.desk.wording.rewording import readings


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("cd", "all-stories"),
        ("cd /", "all-stories"),
        ("cd ../sport", "scope sport"),
        ('cd "far east"', "scope far east"),
        ("ls -R", "list"),
        ("ls sport/", "scope sport"),
        ("ls -ltr", "sort oldest"),
        ("tail", "list last 5"),
        ("tail -n 7", "list last 7"),
        ("last 4 rows", "list last 4"),
        ("nano 6", "open 6"),
        ("cat 6 > six.txt", "open 6\nsave six.txt"),
        ("ls | grep -i wheat", "search wheat"),
        ("unread | grep -v wheat", "search is:unread -wheat"),
        ("starred | head -4", "search is:starred\nlist 1-4"),
        ("ls | tail -4", "list last 4"),
        ("egrep 'wheat|maize'", "search wheat OR maize"),
        ("grep -i 'wheat|maize'", "search wheat OR maize"),
        ("grep wheat | head -2", "search wheat\nlist 1-2"),
        ("sort --help", "help sort"),
        ("ls --help", "help list"),
        ("C-l", "list"),
        ("ls -1", "list"),
        ("? sort", "help sort"),
        ("mark 2,5 read", "mark-read 2\nmark-read 5"),
        ("mark unread 2, 4-5", "mark-unread 2\nmark-unread 4\nmark-unread 5"),
        (":%mark read", "mark-all-read"),
        ("T 2-3 wheat", "2\ttag wheat\n3\ttag wheat"),
        ("tag 2 + 5 wheat", "2\ttag wheat\n5\ttag wheat"),
        ("s 6", "6\tsave"),
        ("config unset theme", "set theme default"),
        ("find . -name '*wheat*'", "search wheat"),
        ("du -sh", "settings files"),
        ("!!", "again"),
        ("2,4 mark read", "mark-read 2\nmark-read 3\nmark-read 4"),
        (":2,3star", "star 2\nstar 3"),
        ("2,3 tag wheat", "2\ttag wheat\n3\ttag wheat"),
        ("6,9", "list 6-9"),
        (":set all", "set"),
        (":set bg=light", "set theme wire-light"),
        (":set tw=66", "width 66"),
        (":vimgrep wheat", "search wheat"),
        (":g/wheat/p", "search wheat"),
        ("change-folder sport", "scope sport"),
        ("toggle-article-read 6", "toggle-read 6"),
        (":toggle-headers", "details"),
        (":next-message", "next"),
        ("search-reverse wheat", "search wheat"),
        (",p", "list"),
        ("%n", "list"),
        (".=", "where"),
        (":b6", "open 6"),
        (":6read", "open 6"),
        (":clist", "list"),
        (":sort -r", "sort oldest"),
        (":Vex", "feeds"),
        ("ctrl+f wheat", "search wheat"),
        ("space bar", "read"),
        ("shift+tab", "previous row"),
    ],
)
def test_a_line_in_the_list(line: str, meant: str) -> None:
    assert readings(line)[0] == meant


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("tail", "last-paragraph"),
        ("tail -4", "paragraph last 4"),
        ("sed -n 2,3p", "paragraph 2-3"),
        ("2,3", "paragraph 2-3"),
        ("| less", "whole-story"),
        ("| wc -w", "details length"),
        ("| grep -i wheat", "find wheat"),
        ("> six.txt", "save six.txt"),
        ("display-message", "whole-story"),
        (",n", "whole-story"),
        ("1,$p", "whole-story"),
        (".,$p", "all"),
        ("z3", "paragraph next 3"),
        ("$p", "last-paragraph"),
        (".l", "this-paragraph"),
        ("=", "where"),
    ],
)
def test_a_line_with_a_story_open(line: str, meant: str) -> None:
    assert readings(line, is_reading=True)[0] == meant


@pytest.mark.parametrize(
    "line",
    ["s/wheat/maize/", ":%s/wheat/maize/g", ":set noic", "nvda+f7", "caps lock+q",
     ":e https://a.example/rss"],
)  # fmt: skip
def test_what_is_not_done_here_is_told(line: str) -> None:
    assert readings(line)[0].startswith("!")
    assert readings(line, is_reading=True)[0].startswith("!")


@pytest.mark.parametrize("line", ["2,4d", "3dd", ":1,3del", "rm -rf *", "rm *", "purge-deleted"])
def test_nothing_is_deleted(line: str) -> None:
    assert readings(line)[0].startswith("!")


@pytest.mark.parametrize(
    ("line", "ours"),
    [
        ("/join sport", "scope sport"),
        ("/win 3", "open 3"),
        ("/whois Ana Petrescu", "card Ana Petrescu"),
        ("/help", "help"),
        ("/part", "back"),
        ("/star 3", "star 3"),
    ],
)
def test_a_slash_before_a_command_of_chat_programs(line: str, ours: str) -> None:
    assert as_slash_command(line) == ours
    typed = understand(line, Session())
    assert isinstance(typed, Typed)
    assert typed.command.word == ours.partition(" ")[0]


@pytest.mark.parametrize(
    "line", ["2,4 read", "% read", "%r", ":%r", "mark 2-200 read", "3,300 star"]
)
def test_many_stories_are_marked_only_where_that_is_said(line: str) -> None:
    typed = understand(line, Session())
    assert isinstance(typed, str) or typed.command.word not in {
        "mark-read",
        "mark-all-read",
        "star",
    }


@pytest.mark.parametrize("line", ["2,3 tag {port}", "tag 2,3 a{0}"])
def test_a_tag_may_have_any_signs(line: str) -> None:
    tag = line.replace(" 2,3", "").rpartition(" ")[2]
    assert readings(line)[0] == f"2\ttag {tag}\n3\ttag {tag}"


@pytest.mark.parametrize(
    "line",
    [
        "/wheat",
        "/joint venture",
        "/star",
        "/helping hand",
        "/quito",
        "/WHO",
        "/who",
        "/Exit",
        "/channel tunnel",
        "/users",
    ],
)
def test_a_slash_before_other_words_begins_a_search(line: str) -> None:
    assert as_slash_command(line) == line
    typed = understand(line, Session())
    assert isinstance(typed, Typed)
    assert typed.command.word == "search"


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("bind z next-quote", "set keys.next-quote z"),
        ("map z to star", "set keys.star z"),
        (":nnoremap z star", "set keys.star z"),
        ("bind star to ctrl-s", "set keys.star ctrl+s"),
        ("map zagreb", "map zagreb"),
        ("map z to zagreb", "map z to zagreb"),
    ],
)
def test_a_key_is_given_to_a_command(line: str, meant: str) -> None:
    assert readings(line)[0] == meant
