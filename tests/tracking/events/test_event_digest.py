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
