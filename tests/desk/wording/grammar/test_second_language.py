"""A line in the English of people who have learnt it means what a fluent one does."""

import pytest

from wirereader.desk.wording.grammar.second_language import as_fluent
from wirereader.desk.wording.rewording import readings


@pytest.mark.parametrize(
    ("line", "first"),
    [
        ("I want see stories of today", "today"),
        ("I wish read headlines of the yesterday", "search date:yesterday"),
        ("want listen the fourth", "open 4"),
        ("listen the first", "open 1"),
        ("to see me the favourites", "starred"),
        ("where I can find my bookmarks", "starred"),
        ("where are my saved stories", "starred"),
        ("show me more old", "more"),
        ("mark how read number 6", "mark-read 6"),
        ("mark 6 like unread", "mark-unread 6"),
        ("signal as read 6", "mark-read 6"),
        ("eliminate the star of 6", "unstar 6"),
        ("put in favourites number 6", "star 6"),
        ("annul the last action", "undo"),
        ("item 6 of the list", "open 6"),
        ("open article n° 6", "open 6"),
        ("6 of 20", "open 6"),
        ("pass to the next", "next"),
        ("article after", "next"),
        ("come back to the list", "list"),
        ("how much news", "all-stories"),
        ("how much unread have I", "unread"),
        ("articles what I not read yet", "unread"),
        ("news without read", "unread"),
        ("show the readed", "search is:read"),
        ("the novelties", "unread"),
        ("consult the headlines", "list"),
        ("search me the barley", "search the barley"),
        ("exist news about barley", "search barley"),
        ("who has written about barley", "search barley"),
        ("in which article is barley", "search barley"),
        ("where is written barley", "search barley"),
        ("what says Okafor", "quotes Okafor"),
        ("Okafor said what", "quotes Okafor"),
        ("declarations of Okafor", "quotes Okafor"),
        ("who is it Okafor", "card Okafor"),
        ("where lies Larvik", "map Larvik"),
        ("show Larvik in the map", "map Larvik"),
        ("articles written from Ann Okafor", 'search author:"Ann Okafor"'),
        ("stop to follow Larvik", "unfollow Larvik"),
        ("go out from the program", "quit"),
        ("I want new feed", "add"),
        ("inscribe me to larvik.example", "add larvik.example"),
        ("next side", "more"),
        ("which news is most new", "sort newest"),
        ("the most important", "scope view:breaking"),
        ("how I can delete star from story 6", "help unstar"),
        ("show news where speak of barley", "search barley"),
        ("search articles speak about barley", "search barley"),
        ("in which paper is written about barley", "search barley"),
        ("search what happened in Larvik", "search Larvik"),
        ("from where come these news", "sources"),
        ("I have finish with number 6", "mark-read 6"),
        ("mark all like read", "mark-all-read"),
        ("remove from saved 6", "unstar 6"),
        ("news in the language french", "search lang:french"),
        ("repeat please one time more", "again"),
        ("explain how works this", "help"),
        ("play my favorites", "starred"),
        ("show me more like number 6", "6\tevent"),
        ("settings tab", "settings"),
        ("search bar barley", "search barley"),
        ("news about barley from last days", "search since:3d barley"),
        ("read loud number 6", "open 6"),
        ("write me the quotes of Okafor", "quotes Okafor"),
        ("I search for what Okafor said", "quotes Okafor"),
        ("make a copy of story 6", "6\tcopy story"),
        ("catch me up on barley", "search barley"),
        ("mark 6 as played", "mark-read 6"),
        ("I have readed 6", "mark-read 6"),
        ("put it unread", "mark-unread"),
        ("go to story list", "list"),
        ("show the quotes of Okafor only", "quotes Okafor"),
        ("do a search of barley", "search barley"),
        ("show what is said from Okafor", "quotes Okafor"),
        ("open internet page", "browse"),
        ("is there foto", "picture"),
        ("follow new delhi", "follow new delhi"),
        ("alert me about new caledonia", "follow new caledonia"),
        ("alert me about new stories about rice", "follow rice"),
        ("see fotos", "search has:pictures"),
        ("start from the begin", "first-story"),
        ("put the old first", "sort oldest"),
        ("new first", "sort newest"),
        ("other news", "more"),
        ("my news", "unread"),
        ("show to me last news", "list"),
        ("put away the star from 6", "unstar 6"),
        ("give me all about barley", "search barley"),
        ("where is the help", "help"),
        ("send me back", "back"),
        ("take back", "undo"),
        ("take off the filter", "all-stories"),
        ("I want to see what I have marked", "starred"),
        ("quit from here", "back"),
        ("stop the playback", "stop"),
        ("what are people saying about barley", "quotes about barley"),
        ("read first 3 headlines", "list 1-3"),
        ("say it again slower", "again"),
        ("search news about barley from the past days", "search since:3d barley"),
        ("hey siri read the headlines", "list"),
        ("ok google next", "next"),
        ("Alexa, stop", "stop"),
    ],
)
def test_a_line_means_what_the_fluent_one_does(line: str, first: str) -> None:
    assert readings(line)[0] == first


@pytest.mark.parametrize(
    ("line", "first"),
    [
        ("I want listen the first", "paragraph 1"),
        ("come back to the list", "list"),
        ("pass to the next", "next"),
        ("what means barley", "names"),
        ("where it is Larvik", "map Larvik"),
        ("mark how read", "mark-read"),
        ("it is finished?", "where"),
        ("how much time to read", "details"),
        ("read to the end of the story", "all"),
        ("resume", "read"),
        ("start from the begin", "paragraph 1"),
        ("to the final", "last-paragraph"),
        ("who has written it", "details author"),
        ("of when is this news", "details date"),
        ("where is it passed", "names places"),
        ("again the last phrase", "next-sentence same"),
        ("letter by letter", "names spelled"),
    ],
)
def test_where_a_story_is_open(line: str, first: str) -> None:
    assert readings(line, is_reading=True)[0].startswith(first)


@pytest.mark.parametrize(
    "line",
    [
        *(
            "everything about Larvik",
            "watch this story",
            "come back to this",
            "search who said what",
        ),
        *("opening sentence", "siri", "alexa", "google news", "other side", "number of stories"),
        *("wrong button", "show the places on a map", "in which place is this"),
        "we want to see what comes of it, she said, and then there was nothing to see. " * 2,
    ],
)
def test_a_fluent_line_stays_as_it_is(line: str) -> None:
    assert as_fluent(line, is_reading=True) == line


@pytest.mark.parametrize(
    "line", ["I am ready", "we are ready", "delete from library 6", "remove from the list 6"]
)
def test_nothing_ends_or_loses_its_star_that_was_not_plainly_meant(line: str) -> None:
    for is_reading in (False, True):
        meant = next(iter(readings(line, is_reading=is_reading)), line)
        assert not meant.startswith(("quit", "back", "unstar"))


@pytest.mark.parametrize(
    "line",
    ["how do I back up my data", "how can i back everything up", "how do i move to a new laptop"],
)
def test_who_asks_how_to_make_a_backup_is_told_and_none_is_made(line: str) -> None:
    assert readings(line)[0] == "help backup"


@pytest.mark.parametrize(
    ("line", "first"),
    [
        # polite frames around any verb
        ("I would be grateful if you could show me the sources.", "sources"),
        ("Might I trouble you for the list of tags?", "tags"),
        ("Perhaps you could open the third one.", "open 3"),
        ("Would you mind telling me what changed?", "changed"),
        ("How would I go about making the text wider?", "help width"),
        ("I should like to hear only the barley news, please.", "scope barley"),
        ("Kindly inform me when the news was last updated.", "sources"),
        ("Let us hear the news from Oslo.", "scope Oslo"),
        ("I cannot find the story about the barley.", "search barley"),
        # spellings of chats
        ("u got anything on barley", "search barley"),
        ("gimme sth abt barley", "search barley"),
        ("nah, next", "next"),
        ("idk what to read", "briefing"),
        ("whats the tea on barley", "search barley"),
        ("add to faves 6", "star 6"),
        ("arrow down twice", "next row\nnext row"),
        ("mark all as read plss", "mark-all-read"),
        # learners
        ("make star in 6", "star 6"),
        ("put more news", "more"),
        ("which is the most new news", "sort newest"),
        ("it exists more stories of barley?", "search barley"),
        ("quiero leer la noticia 6", "open 6"),
        ("i have a question", "help"),
        ("i don't know how use this", "help"),
        ("read that one", "open"),
        ("ferries pls", "scope ferries"),
        ("I would like the sports section, please.", "scope sports"),
        ("the settings section", "settings"),
        ("erase the search", "all-stories"),
        ("skip to story 9", "open 9"),
        ("would you mind spelling the headline", "details spelled"),
        ("how about unsubscribing from Oslo Gazette", "remove Oslo Gazette"),
        ("would you mind stopping the refresh", "stop"),
        ("How would I go about deleting a tag?", "help delete a tag"),
        ("How would I go about starring this?", "help star"),
    ],
)
def test_frames_of_politeness_chat_and_learners(line: str, first: str) -> None:
    assert readings(line)[0] == first


@pytest.mark.parametrize(
    ("line", "first"),
    [
        ("i like this news", "star"),
        ("take the star off", "unstar"),
        ("can u read this 2 me", "whole-story"),
        ("save this 4 later", "star"),
        ("who tf is Okafor", "card Okafor"),
        ("what he say Okafor", "quotes Okafor"),
        ("Do they mention barley?", "find barley"),
        ("in which paragraph speak Okafor", "find Okafor"),
        ("jump 2 paragraphs", "next-paragraph\nnext-paragraph"),
        ("forward one paragraph", "next-paragraph"),
        ("I have finished with this one, next please.", "next"),
        ("who said what", "quotes"),
    ],
)
def test_frames_where_a_story_is_open(line: str, first: str) -> None:
    assert readings(line, is_reading=True)[0] == first


def test_a_sentence_of_one_self_is_no_command() -> None:
    assert not any(one.startswith("i ") for one in readings("I simply adore these gardens"))


@pytest.mark.parametrize("line", ["thx", "bro", "omg", "ty", "Thank u!", "thanks a lot"])
def test_what_asks_for_nothing_does_nothing(line: str) -> None:
    assert readings(line)[0].startswith("!Nothing to do.")


@pytest.mark.parametrize("line", ["hide section", "tag section", "follow section", "quit section"])
def test_the_words_of_a_command_are_no_others_than_were_typed(line: str) -> None:
    assert not any(one.endswith("news") for one in readings(line))


@pytest.mark.parametrize(
    ("line", "first"),
    [
        ("Would you please move the oldest headlines to the top?", "sort oldest"),
        ("i'd like the latest ones first", "sort newest"),
        ("show me the oldest at the bottom", "sort newest"),
        ("newest at the front of the list", "sort newest"),
        ("list everything from oldest to newest", "sort oldest"),
        ("can you sort the list so that the newest come first", "sort newest"),
        ("please arrange the articles by newspaper", "sort source"),
        ("could you list the stories in alphabetical order", "sort title"),
        ("how many articles have we not opened so far", "unread"),
        ("How many headlines did I not read?", "unread"),
        ("how many items that i haven't seen yet", "unread"),
        ("how many of them have I never read", "unread"),
        ("I have read story 6, mark it as read please", "mark-read 6"),
        ("regarding number 5: could you star it", "star 5"),
        ("4 looks good, so open it", "open 4"),
        ("we are through with 9 and now mark that as read", "mark-read 9"),
        ("6 please", "6"),
        ("11 thanks", "11"),
        ("I'll take number 4", "open 4"),
        ("give me 6", "open 6"),
        ("anything going on right now?", "briefing"),
        ("whats happening in the world", "briefing"),
        ("hey whats up", "briefing"),
        ("is there anything happening today", "briefing"),
    ],
)
def test_a_sentence_asks_for_an_order_a_number_or_the_news(line: str, first: str) -> None:
    assert readings(line)[0] == first


@pytest.mark.parametrize("is_reading", [False, True])
@pytest.mark.parametrize(
    ("line", "first"),
    [
        ("what changed since last night", "briefing last night"),
        ("What has changed since Wednesday?", "briefing Wednesday"),
        ("what is different since this morning", "briefing this morning"),
        ("whats new in the last 2 hours", "briefing last 2 hours"),
        ("updates since 9 am", "briefing 9 am"),
        ("what has changed in this story since tuesday", "changes"),
        ("what changed in it over the last hour", "changes"),
    ],
)
def test_what_changed_since_a_time_has_one_meaning(line: str, first: str, is_reading: bool) -> None:
    assert readings(line, is_reading=is_reading)[0] == first


@pytest.mark.parametrize(
    ("line", "first"),
    [
        ("how many individuals does this article mention", "names people"),
        ("number of persons in this text", "names people"),
        ("how many names of persons are in it", "names people"),
        ("how many persons are quoted", "quotes about every:speaker"),
        ("copy the statement by Okafor", "copy quote by Okafor"),
        ("grab what Ann Okafor said", "copy quote by Ann Okafor"),
        ("copy okafor's quote", "copy quote by okafor"),
        ("copy this quote", "copy quote"),
    ],
)
def test_people_are_counted_and_their_quotes_copied(line: str, first: str) -> None:
    assert readings(line, is_reading=True)[0] == first


@pytest.mark.parametrize("line", ["new start", "old end", "i want to star 3 and open it"])
def test_what_is_no_order_and_two_deeds_stay_as_they_are(line: str) -> None:
    assert not readings(line)[:1] or not readings(line)[0].startswith(("sort", "open 3"))
