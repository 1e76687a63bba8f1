# ruff: noqa: E501 - stories, as they are printed
"""Pairs of versions of three invented stories, and what a reader is to be told of each."""

from typing import NamedTuple

FLOOD = (
    "Flood cuts off Vallmora, nine feared drowned",
    """VALLMORA, July 3 (Example) - Nine people are feared drowned after the river Sorn burst its banks on Sunday night and swept through the lower town, the mayor's office said.

About 1,400 residents spent the night in two schools. Power was out in 3,200 homes.

"I have never seen the water come so quickly," Mayor Adela Quint told Radio Sorn. "We lost the bridge in ten minutes."

Damage to roads alone could reach 18 million euros, the regional government said.

Civil protection chief Tomas Berin said rain was expected to ease by Wednesday.

The Sorn last flooded in 1997, when two people died.""",
)
BANK = (
    "Orbis Bank cuts 600 jobs as profit falls 12 percent",
    """Orbis Bank will cut 600 jobs, it said on Thursday, after its profit fell 12 percent in the second quarter.

Chief executive Henrik Lowe said the lender had grown too fast. "We hired for a market that is not there any more," he said.

Revenue was $2.1 billion, down from $2.4 billion a year earlier. Shares closed 3.5 percent lower at $41.20.

The cuts will fall mostly on the bank's offices in Dornach and Pell.

Analyst Rita Osei of Fenn Capital said the bank was late. "Others did this a year ago," Osei said.""",
)
COURT = (
    "Jury finds former mayor guilty of taking bribes",
    """A jury on Tuesday found Carl Mendes, the former mayor of East Harrow, guilty of taking bribes from a builder.

Mendes, 61, faces up to 20 years in prison when he is sentenced on March 14.

Prosecutor Dana Whitlock said the verdict sent a message. "Nobody in this city is above the law," Whitlock said outside the court.

The defense will appeal. "The jury got it wrong," said his lawyer, Samuel Brandt.

Builder Otto Krall paid Mendes $340,000 over six years, witnesses said.""",
)
FERRY = (
    "Ferry hits pier in Port Ellin, seven dead",
    """PORT ELLIN (Invented) - At least seven people died when a ferry struck a pier in the harbour of Port Ellin on Monday, officials said.

Another 23 people were injured, four of them seriously, the fire service said.

"The boat came in far too fast," said Marta Heller, a harbour pilot who watched from the quay. "Nobody had time to shout."

The ferry Ardent was carrying 212 passengers from Saint Brae, according to its owner, North Strait Lines.

Transport Minister Paul Oduya said an inquiry would begin on Tuesday.

"We will find out why this happened," Oduya told reporters.

The pier, built in 1958, was closed for repairs last year at a cost of $4.2 million.""",
)


class VersionPair(NamedTuple):
    """A story, and a version of it: words replaced, paragraphs put before and behind, or all new.

    `told` are the words that stand together in one line, the first of them in the first line.
    """

    name: str
    story: tuple[str, str]
    told: tuple[tuple[str, ...], ...] = ()
    replaced: tuple[tuple[str, str], ...] = ()
    headline: str = ""
    before: str = ""
    behind: str = ""
    text: str = ""

    def versions(self) -> tuple[tuple[str, str], tuple[str, str]]:
        """The two versions, each a headline and a text."""
        headline, text = self.story
        for old, new in self.replaced:
            assert old in text, (self.name, old)
            text = text.replace(old, new)
        text = self.text or "\n\n".join(filter(None, (self.before, text, self.behind)))
        return self.story, (self.headline or headline, text)


PAIRS = (
    VersionPair(
        "per-cent-spelt",
        BANK,
        replaced=(("12 percent", "12 per cent"), ("3.5 percent", "3.5%")),
        headline="Orbis Bank cuts 600 jobs as profit falls 12%",
    ),
    VersionPair("month-short", COURT, replaced=(("March 14", "Mar. 14"),)),
    VersionPair(
        "numbers-spelt-out",
        FLOOD,
        replaced=(
            ("Nine people", "9 people"),
            ("two people died", "2 people died"),
            ("two schools", "2 schools"),
        ),
    ),
    VersionPair(
        "author-box-added",
        BANK,
        behind="Lena Marsh is a business reporter for The Daily Example. She has covered banks since 2015.",
    ),
    VersionPair(
        "reporting-by-added",
        FLOOD,
        behind="(Reporting by Ana Ruiz in Vallmora; Editing by John Pell)",
    ),
    VersionPair(
        "share-row-added",
        COURT,
        before="Share Facebook Twitter WhatsApp",
        behind="Sign up for our daily newsletter to get the news first.",
    ),
    VersionPair("headline-case", COURT, headline="Jury Finds Former Mayor Guilty of Taking Bribes"),
    VersionPair(
        "dash-ellipsis-hyphen",
        FLOOD,
        replaced=(
            ("July 3 (Example) - Nine", "July 3 (Example) – Nine"),
            ('so quickly,"', 'so quickly…"'),
        ),
    ),
    VersionPair("typo-two-letters-swapped", BANK, replaced=(("profit fell", "proift fell"),)),
    VersionPair("typo-fixed-double", COURT, replaced=(("found Carl", "found found Carl"),)),
    VersionPair("defence-spelling", COURT, replaced=(("The defense will", "The defence will"),)),
    VersionPair("paragraph-split", FLOOD, replaced=((" Power was out", "\n\nPower was out"),)),
    VersionPair(
        "published-line", BANK, before="Published July 28, 2026 at 9:14 a.m. | Updated 11:02 a.m."
    ),
    VersionPair("caption-credit", FLOOD, before="(Photo: Example Pictures)"),
    VersionPair("hyphen-compound", FLOOD, replaced=(("lower town", "lower-town"),)),
    VersionPair(
        "toll-feared-to-found",
        FLOOD,
        told=(("nine", "12"),),
        replaced=(("Nine people are feared drowned", "12 people are feared drowned"),),
        headline="Flood cuts off Vallmora, 12 feared drowned",
    ),
    VersionPair(
        "homes-without-power",
        FLOOD,
        told=(("3,200", "5,100"),),
        replaced=(("3,200 homes", "5,100 homes"),),
    ),
    VersionPair(
        "residents-rewritten",
        FLOOD,
        told=(("1,400", "2,000"),),
        replaced=(
            (
                "About 1,400 residents spent the night in two schools.",
                "Schools and a sports hall took in 2,000 residents who had to leave their houses.",
            ),
        ),
    ),
    VersionPair(
        "damage-million",
        FLOOD,
        told=(("18 million", "80 million"),),
        replaced=(("18 million euros", "80 million euros"),),
    ),
    VersionPair(
        "date-of-sentence", COURT, told=(("14", "21"),), replaced=(("March 14", "March 21"),)
    ),
    VersionPair(
        "percent-changed",
        BANK,
        told=(("12", "21"),),
        replaced=(("12 percent", "21 percent"),),
        headline="Orbis Bank cuts 600 jobs as profit falls 21 percent",
    ),
    VersionPair("share-price", BANK, told=(("41.20", "40.85"),), replaced=(("$41.20", "$40.85"),)),
    VersionPair(
        "jobs-up",
        BANK,
        told=(("600", "1,100"),),
        replaced=(("cut 600 jobs", "cut 1,100 jobs"),),
        headline="Orbis Bank cuts 1,100 jobs as profit falls 12 percent",
    ),
    VersionPair(
        "age-corrected", COURT, told=(("61", "62"),), replaced=(("Mendes, 61,", "Mendes, 62,"),)
    ),
    VersionPair("years-prison", COURT, told=(("20", "30"),), replaced=(("20 years", "30 years"),)),
    VersionPair(
        "quote-tense",
        BANK,
        told=(("not there any more", "not there yet"),),
        replaced=(("not there any more", "not there yet"),),
    ),
    VersionPair(
        "quote-to-lawyer",
        COURT,
        told=(("Samuel Brandt", "Olga Fenwick"),),
        replaced=(("Samuel Brandt", "Olga Fenwick"),),
    ),
    VersionPair(
        "quote-swap-role",
        FLOOD,
        told=(("Adela Quint", "Tomas Berin"),),
        replaced=(("Mayor Adela Quint told", "Civil protection chief Tomas Berin told"),),
    ),
    VersionPair(
        "new-witness",
        COURT,
        told=(("Marga Dell",), ("never doubted",)),
        behind='"I never doubted it," said Marga Dell, who sat on the council with Mendes.',
    ),
    VersionPair(
        "place-added",
        BANK,
        told=(("Arlen",),),
        replaced=(("Dornach and Pell", "Dornach, Pell and Arlen"),),
    ),
    VersionPair(
        "name-spelling",
        BANK,
        told=(("Rita Osei", "Rita Osai"),),
        replaced=(("Rita Osei", "Rita Osai"), ("Osei said", "Osai said")),
    ),
    VersionPair(
        "guilty-not",
        COURT,
        told=(("not guilty",), ("not guilty",)),
        replaced=(("East Harrow, guilty", "East Harrow, not guilty"),),
        headline="Jury finds former mayor not guilty of taking bribes",
    ),
    VersionPair(
        "will-not-appeal",
        COURT,
        told=(("not appeal",),),
        replaced=(("The defense will appeal.", "The defense will not appeal."),),
    ),
    VersionPair(
        "alleged-added",
        COURT,
        told=(("allegedly",),),
        replaced=(("Otto Krall paid", "Otto Krall allegedly paid"),),
    ),
    VersionPair(
        "rain-ease-worsen",
        FLOOD,
        told=(("worsen",),),
        replaced=(("expected to ease", "expected to worsen"),),
    ),
    VersionPair(
        "correction-in-brackets",
        BANK,
        told=(("second quarter",), ("2.4", "2.3")),
        replaced=(("$2.4 billion", "$2.3 billion"),),
        behind="(This version of the story corrects the figure for the second quarter of last year.)",
    ),
    VersionPair(
        "clarification",
        COURT,
        told=(("one count",),),
        behind="Clarification: The story has been changed to make clear that Mendes was found guilty on one count.",
    ),
    VersionPair(
        "amended-footnote",
        FLOOD,
        told=(("misstated",),),
        replaced=(("in 1997", "in 1979"),),
        behind="• This article was amended on 4 July 2026. An earlier version misstated the year of the last flood.",
    ),
    VersionPair(
        "killed",
        BANK,
        told=(("withdrawn",),),
        headline="Orbis story withdrawn",
        text="KILL NOTICE: The story has been withdrawn. It was based on a draft of the report.",
    ),
    VersionPair(
        "writethru",
        FLOOD,
        told=(("nine", "14"), ("Adds army",)),
        replaced=(("Nine people are feared drowned", "14 people are feared drowned"),),
        headline="Flood cuts off Vallmora, 14 feared drowned",
        before="(Adds army, quotes, background)",
    ),
    VersionPair(
        "headline-new",
        BANK,
        told=(("shares slide",),),
        headline="Orbis Bank shares slide after job cuts",
    ),
    VersionPair(
        "added-graph",
        FLOOD,
        told=(("army engineers",),),
        behind="The government sent army engineers with pontoons to replace the lost bridge.",
    ),
    VersionPair(
        "gone-graph",
        FLOOD,
        told=(("Damage to roads",),),
        replaced=(
            (
                "Damage to roads alone could reach 18 million euros, the regional government said.\n\n",
                "",
            ),
        ),
    ),
    VersionPair("shorter", COURT, told=(("",),), text=COURT[1].split("\n\n")[0]),
    VersionPair(
        "verdict-charge",
        COURT,
        told=(("extortion",),),
        replaced=(("guilty of taking bribes from", "guilty of extortion from"),),
    ),
    VersionPair(
        "died-from-feared",
        FLOOD,
        told=(("confirmed",), ("dead",)),
        replaced=(("are feared drowned", "are confirmed dead"),),
        headline="Flood cuts off Vallmora, nine dead",
    ),
    VersionPair(
        "live-adds-two",
        BANK,
        told=(("union",),),
        behind="The union said it would meet the board on Monday.\n\nThe regulator declined to comment on the cuts.",
    ),
    VersionPair(
        "ferry-cut-to-summary",
        FERRY,
        told=(("",),),
        text="PORT ELLIN (Invented) - At least seven people died when a ferry struck a pier in the harbour of Port Ellin on Monday, officials said.",
    ),
    VersionPair(
        "ferry-editors-note-retraction",
        FERRY,
        told=(("withdrawn",),),
        text="Editor's note: This story has been withdrawn because its account of the pilot could not be confirmed.",
    ),
    VersionPair(
        "ferry-percent-range",
        FERRY,
        told=(("23", "Between 20 and 30"),),
        replaced=(
            (
                "Another 23 people were injured, four of them seriously, the fire service said.",
                "Between 20 and 30 people were injured, four of them seriously, the fire service said.",
            ),
        ),
    ),
    VersionPair(
        "ferry-quote-one-word",
        FERRY,
        told=(("far too fast", "too fast"),),
        replaced=(
            (
                '"The boat came in far too fast," said Marta Heller, a harbour pilot who watched from the quay. "Nobody had time to shout."',
                '"The boat came in too fast," said Marta Heller, a harbour pilot who watched from the quay. "Nobody had time to shout."',
            ),
        ),
    ),
    VersionPair(
        "ferry-quote-speaker",
        FERRY,
        told=(("Marta Heller", "Jonas Heller"),),
        replaced=(
            (
                '"The boat came in far too fast," said Marta Heller, a harbour pilot who watched from the quay. "Nobody had time to shout."',
                '"The boat came in far too fast," said Jonas Heller, a fisherman who watched from the quay. "Nobody had time to shout."',
            ),
        ),
    ),
    VersionPair(
        "ferry-quotes-curly",
        FERRY,
        replaced=(
            (
                '"The boat came in far too fast," said Marta Heller, a harbour pilot who watched from the quay. "Nobody had time to shout."',
                "“The boat came in far too fast,” said Marta Heller, a harbour pilot who watched from the quay. “Nobody had time to shout.”",
            ),
            (
                '"We will find out why this happened," Oduya told reporters.',
                "“We will find out why this happened,” Oduya told reporters.",
            ),
        ),
    ),
    VersionPair(
        "ferry-spelling-us-uk",
        FERRY,
        replaced=(
            (
                "PORT ELLIN (Invented) - At least seven people died when a ferry struck a pier in the harbour of Port Ellin on Monday, officials said.",
                "PORT ELLIN (Invented) - At least seven people died when a ferry struck a pier in the harbor of Port Ellin on Monday, officials said.",
            ),
            (
                '"The boat came in far too fast," said Marta Heller, a harbour pilot who watched from the quay. "Nobody had time to shout."',
                '"The boat came in far too fast," said Marta Heller, a harbor pilot who watched from the quay. "Nobody had time to shout."',
            ),
        ),
    ),
    VersionPair(
        "ferry-toll-lead-rewritten",
        FERRY,
        told=(("seven", "11"), ("rises to 11",)),
        replaced=(
            (
                "PORT ELLIN (Invented) - At least seven people died when a ferry struck a pier in the harbour of Port Ellin on Monday, officials said.",
                "PORT ELLIN (Invented) - Rescue workers in Port Ellin have found four more bodies after Monday's ferry crash, bringing the number of dead to 11, officials said.",
            ),
        ),
        headline="Toll in Port Ellin ferry crash rises to 11",
    ),
    VersionPair(
        "ferry-toll-same-in-figures",
        FERRY,
        replaced=(
            (
                "PORT ELLIN (Invented) - At least seven people died when a ferry struck a pier in the harbour of Port Ellin on Monday, officials said.",
                "PORT ELLIN (Invented) - At least 7 people died when a ferry struck a pier in the harbour of Port Ellin on Monday, officials said.",
            ),
        ),
    ),
    VersionPair(
        "ferry-not-added",
        FERRY,
        told=(("not begin",),),
        replaced=(
            (
                "Transport Minister Paul Oduya said an inquiry would begin on Tuesday.",
                "Transport Minister Paul Oduya said an inquiry would not begin on Tuesday.",
            ),
        ),
    ),
    VersionPair(
        "ferry-killed-to-injured",
        FERRY,
        told=(("hurt",), ("seven hurt",)),
        replaced=(
            (
                "PORT ELLIN (Invented) - At least seven people died when a ferry struck a pier in the harbour of Port Ellin on Monday, officials said.",
                "PORT ELLIN (Invented) - At least seven people were hurt when a ferry struck a pier in the harbour of Port Ellin on Monday, officials said.",
            ),
        ),
        headline="Ferry hits pier in Port Ellin, seven hurt",
    ),
    VersionPair(
        "ferry-quote-added",
        FERRY,
        told=(("Ines Coro",), ("upper deck",)),
        behind='"My son was on the upper deck," said Ines Coro, 54, of Saint Brae.',
    ),
    VersionPair(
        "ferry-quote-removed",
        FERRY,
        told=(("far too fast",),),
        text='PORT ELLIN (Invented) - At least seven people died when a ferry struck a pier in the harbour of Port Ellin on Monday, officials said.\n\nAnother 23 people were injured, four of them seriously, the fire service said.\n\nThe ferry Ardent was carrying 212 passengers from Saint Brae, according to its owner, North Strait Lines.\n\nTransport Minister Paul Oduya said an inquiry would begin on Tuesday.\n\n"We will find out why this happened," Oduya told reporters.\n\nThe pier, built in 1958, was closed for repairs last year at a cost of $4.2 million.',
    ),
    VersionPair(
        "ferry-live-blog-grows",
        FERRY,
        told=(("Divers finished",),),
        behind="10:00 - Divers finished search number 1 and found nothing.\n\n11:00 - Divers finished search number 2 and found nothing.\n\n12:00 - Divers finished search number 3 and found nothing.\n\n13:00 - Divers finished search number 4 and found nothing.\n\n14:00 - Divers finished search number 5 and found nothing.\n\n15:00 - Divers finished search number 6 and found nothing.\n\n16:00 - Divers finished search number 7 and found nothing.\n\n17:00 - Divers finished search number 8 and found nothing.\n\n18:00 - Divers finished search number 9 and found nothing.\n\n19:00 - Divers finished search number 10 and found nothing.\n\n20:00 - Divers finished search number 11 and found nothing.\n\n21:00 - Divers finished search number 12 and found nothing.",
    ),
)
