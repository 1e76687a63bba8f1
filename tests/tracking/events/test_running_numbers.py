"""Which numbers of an event's stories are one number that went on."""

import pytest

from wirereader.tracking.events.event_digest import digest


def went_on(*stories: tuple[str, str]) -> dict[str, list[str]]:
    return {line[0].unit: [one.shown for one in line] for line in digest(stories).numbers}


@pytest.mark.parametrize(
    ("stories", "told"),
    [
        (
            [
                ("Acme stock plunges 9 per cent", ""),
                ("Acme stock sinks", "Panic selling dragged Acme stock 11 per cent lower."),
                ("Calm for Acme stock", "Acme stock fell, taking its loss to 16 per cent."),
                ("Acme stock slides again", "Acme stock stands 22 per cent below last week."),
            ],
            {"fall": ["9 per cent", "11 per cent", "16 per cent", "22 per cent"]},
        ),
        (
            [
                ("Moreau ahead in Lorne", "Early results gave Moreau 53 per cent in Lorne."),
                ("Moreau wins in Lorne", "Moreau won with 51 per cent of ballots."),
            ],
            {"share of the vote": ["53 per cent", "51 per cent"]},
        ),
        (
            [
                ("Fire near Lobo", "The fire near Lobo burned 900 hectares."),
                ("Fire spreads near Lobo", "The Lobo fire has burned 4,000 hectares of pine."),
            ],
            {"hectares": ["900", "4,000"]},
        ),
        (
            [
                ("Quake off Lobo", "A magnitude 6.1 quake shook Lobo."),
                (
                    "Quake off Lobo",
                    "The 6.3-magnitude quake shook Lobo. A magnitude 4.8 aftershock",
                ),
            ],
            {"magnitude": ["6.1", "6.3"]},
        ),
        (
            [
                ("Storm costs Lobo", "Damage in Lobo is put at $4.2 million."),
                ("Storm: Lobo counts", "Lobo says the damage has risen to $6 million."),
            ],
            {"damage": ["$4.2 million", "$6 million"]},
        ),
        (
            [
                ("Unemployment up", "Unemployment rose to 5.2 per cent."),
                ("Unemployment revised", "Unemployment rose to 5.1 per cent, not 5.2."),
            ],
            {"unemployment": ["5.2 per cent", "5.1 per cent"]},
        ),
        (
            [
                ("Ferry sinks", "6 people died and 59 more are missing."),
                ("Ferry search goes on", "13 people died, with 43 still missing."),
            ],
            {"dead": ["6", "13"], "missing": ["59", "43"]},
        ),
        (
            [
                ("Chief quits", "One. Two. Three. Four. A letter gathered 600 signatures."),
                ("Chief's successor", "980 people have signed a petition."),
            ],
            {"signatures": ["600", "980"]},
        ),
    ],
)
def test_what_is_measured_is_told_where_it_went_on(
    stories: list[tuple[str, str]], told: dict[str, list[str]]
) -> None:
    assert went_on(*stories) == told


@pytest.mark.parametrize(
    "stories",
    [
        [  # another share, of another company
            ("Acme falls 9 per cent", ""),
            ("Borel falls 12 per cent", ""),
        ],
        [  # the loser's share of the vote
            ("Moreau wins in Lorne", "Moreau won in Lorne with 41 per cent of the vote."),
            ("Petit concedes in Lorne", "Petit lost in Lorne with 49 per cent of the vote."),
        ],
        [  # two numbers with one measure: which is the story's?
            ("Acme falls", "Acme fell 2 per cent."),
            ("Acme falls", "Acme fell 3 per cent and Borel fell 9 per cent."),
        ],
        [  # a day's fall that is smaller is another day's
            ("Acme falls 9 per cent", ""),
            ("Acme falls 4 per cent", ""),
        ],
        [  # dollars are no euros
            ("Storm costs Lobo", "Damage in Lobo is put at $4 million."),
            ("Storm costs Lobo", "Damage in Lobo is put at \u20ac5 million."),
        ],
        [  # fell to, not by
            ("Acme falls", "Acme fell to 9 per cent of its worth."),
            ("Acme falls", "Acme fell to 12 per cent of its worth."),
        ],
        [  # of things that no headline counts nothing is told
            ("Storm in Lobo", "Firefighters saved 30 houses."),
            ("Storm in Lobo", "The storm wrecked 90 houses."),
        ],
    ],
)
def test_of_two_numbers_that_may_be_of_two_things_nothing_is_told(
    stories: list[tuple[str, str]],
) -> None:
    assert went_on(*stories) == {}


def test_of_one_unit_one_number_is_told_the_one_of_the_latest_story() -> None:
    stories = [
        ("Moreau wins in Lorne", "Moreau won in Lorne with 50 per cent of the vote."),
        ("Yes camp ahead", "The Yes camp had 51 per cent of ballots."),
        ("Yes camp ahead", "The Yes camp had 52 per cent of ballots."),
        ("Moreau ahead in Lorne", "Moreau in Lorne had 53 per cent of ballots."),
    ]
    assert went_on(*stories) == {"share of the vote": ["50 per cent", "53 per cent"]}


def test_a_toll_that_several_tell_alike_stands() -> None:
    stories = [
        ("Ferry sinks", "6 people died and 59 more are missing."),
        ("Ferry sinks", "8 people died. Families waited for word of 59 people unaccounted for."),
    ]
    told = digest(stories)
    assert told.last_numbers == ("Dead: 6 is now 8", "Missing: 59")
    assert told.changed == ("Dead: 6 is now 8",)
    assert digest(stories[:1]).last_numbers == ()


def test_a_fall_over_a_year_is_no_later_fall_of_a_day() -> None:
    day = ("Oil falls 3 per cent", "Oil fell 3 per cent.")
    assert went_on(day, ("Oil falls again", "Oil fell 25 per cent this year.")) == {}
    assert went_on(day, ("Oil falls again", "Oil fell 5 per cent on Monday.")) == {
        "fall": ["3 per cent", "5 per cent"]
    }


def test_another_quake_is_no_new_magnitude_of_the_first() -> None:
    first = ("Magnitude 6.1 quake hits Lobo", "")
    assert went_on(first, ("Magnitude 5.9 quake hits Lobo again", "")) == {}


def test_who_was_found_is_missing_no_more() -> None:
    before = ("12 missing in Lobo flood", "")
    found = ("Lobo flood: 9 missing found alive", "Nine of the missing were found on Monday.")
    assert went_on(before, found) == {}
    assert went_on(before, (found[0], "Three people are still missing.")) == {
        "missing": ["12", "three"]
    }
