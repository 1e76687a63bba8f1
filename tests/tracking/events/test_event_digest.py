"""What the stories of an event tell together."""

from wirereader.tracking.events.event_digest import digest


def test_a_number_belongs_to_the_word_before_it_and_the_headline_speaks_first() -> None:
    stories = [
        ("Measles kills 4 in Kelamonte", ""),
        (
            "21 dead as measles spreads from Kelamonte",
            "The outbreak has made 434 people ill and killed 21. First to fall ill were pupils.",
        ),
    ]
    assert digest(stories).added[1].count("dead: 21") == 1
    numbers = {line[0].unit: [one.shown for one in line] for line in digest(stories).numbers}
    assert numbers == {"dead": ["4", "21"]}
    bare = [("Measles spreads", text) for _, text in stories[1:]]
    first = "The outbreak has made 69 people ill and killed 4."
    numbers = {
        line[0].unit: [one.shown for one in line]
        for line in digest([("Measles", first), *bare]).numbers
    }
    assert numbers == {"infected": ["69", "434"], "dead": ["4", "21"]}
    longer = [*stories, ("Measles cases pass 500", "Measles has made 512 people ill.")]
    numbers = {line[0].unit: [one.shown for one in line] for line in digest(longer).numbers}
    assert numbers["infected"] == ["434", "500"]


def test_a_toll_stands_for_the_number_right_behind_it() -> None:
    stories = [
        ("Blaze in Corford", "The blaze killed 4."),
        ("Blaze in Corford spreads", "The blaze drove out 300 people and killed 21."),
    ]
    (line,) = digest(stories).numbers
    assert [(one.unit, one.shown) for one in line] == [("dead", "4"), ("dead", "21")]


def test_a_number_that_was_told_before_is_an_outlet_that_is_behind() -> None:
    stories = [
        ("Ferry sinks", "At least 4 people died."),
        ("Ferry: 7 dead", "7 people died."),
        ("Grief after the ferry", "4 people died."),
        ("Ferry: 9 dead", "9 people died."),
    ]
    (line,) = digest(stories).numbers
    assert [(one.shown, one.story) for one in line] == [
        ("at least 4", 0), ("7", 1), ("9", 3),
    ]  # fmt: skip


def test_of_things_only_a_number_that_grows_is_told_under_one_word_and_if_a_headline_has_it() -> (
    None
):
    walkout = [
        ("2,857 dockers walk out", "Some 2,857 dockers stopped work at 12 terminals."),
        ("Strike spreads", "Now 4,463 dockers are out at 15 terminals."),
        ("Few left", "Only 300 dockers stood at the gates."),
    ]
    (line,) = digest(walkout).numbers
    assert [one.shown for one in line] == ["2,857", "4,463"]
    assert line[0].unit == "dockers"
    one_thing = [
        ("9 envoys leave", "They sent 9 diplomats home."),
        ("9 diplomats leave", ""),
        ("14 envoys leave", "They sent 14 diplomats home."),
    ]
    assert len(digest(one_thing).numbers) == 1
