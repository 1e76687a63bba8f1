"""An invented stretch of news, small and seeded: what came when, and what belongs together.

Every event is reported by a wire, printed by others in its words, told by two outlets in their
own and followed up on later days with growing numbers.  Look-alikes happen elsewhere at the same
time; corrections and silent edits come as later versions of a story.  Between them stands
background whose sentences repeat.
"""

import random
from collections.abc import Iterator
from typing import NamedTuple


def _words(text: str) -> list[str]:
    return text.split()


_HEADS = _words(
    "Bel Cor Dun Eld Fen Gal Hark Ist Jor Kel Lor Mar Nes Ost Pell Quar Rav Sel Tar Ulv"
)
_TAILS = _words("aby amonte asund avik bridge dale eburi ford hamn ikala itza lesk mira oshe stad")
_FIRST = _words("Aino Bashir Catriona Daniyar Efua Farid Ginevra Hiroto Imani Jadwiga Katya Leif")
_LAST = _words("Abara Bekele Cernat Dalgaard Ekwueme Fekete Gebre Halvor Ilyas Jelinek Kasozi Lind")
_KINDS = {
    "ferry": (
        "{n} dead as ferry {x} sinks off {town}",
        (
            "At least {n} people died when the ferry {x} sank off {town} in heavy seas on {day},"
            " the coast guard said.\n\n{p}, who commands the coast guard of {town}, said that boats"
            " went on looking for {m} passengers.\n\nThe {x} had left {town} with a load of"
            " lorries,"
            ' and nobody had counted its passengers. "We heard the hull break," said {q}, a cook.'
        ),
        (
            "Divers off {town} brought up bodies from the wreck of the {x} on {day}; {n} are"
            " known to"
            " have died and {m} are missing.\n\n{q}, the ship's cook, swam ashore and told"
            " of a hull"
            " that broke.\n\n{p} of the coast guard asked fishermen to keep clear of the place."
        ),
    ),
    "fire": (
        "Fire at {x} works in {town} kills {n}",
        (
            "A fire at the {x} works in {town} killed {n} people on {day}, the fire service said."
            "\n\n{p}, the chief of the fire service, said that {m} workers had been in the hall."
            '\n\nDoors of the {x} works in {town} were locked. "We broke the windows," said {q},'
            " a welder."
        ),
        (
            "Doors were locked when flames took the hall of {x} in {town} on {day}; {n}"
            " workers never"
            " came out.\n\n{q}, a welder at {x}, broke a window and saved others.\n\nThe"
            " fire chief,"
            " {p}, counted {m} people who had been at work."
        ),
    ),
    "strike": (
        "{n} walk out at {x} mines near {town}",
        (
            "Miners of {x} near {town} laid down their tools on {day} over pay, and {n} of"
            " them walked"
            " out, their union said.\n\n{p}, who leads the union, asked for talks with {x} within"
            ' {m} days.\n\nThe pits near {town} stand still. "Nobody goes down," said {q}, a miner.'
        ),
        (
            "Pits near {town} stood still on {day} after {n} men of {x} refused to go"
            " down.\n\nTheir"
            " leader {p} gave the owners of {x} {m} days.\n\nA miner of {town}, {q}, said"
            " that nobody"
            " would go down."
        ),
    ),
}
_LATER = (
    "{n} now counted in {town}, {p} says",
    (
        "The number in {town} rose to {n} on {day}, {p} said.\n\nOf the {x} nothing new was"
        " heard, and {q} was asked again by those who look into it.\n\n{m} families in {town}"
        " wait for word from {p}."
    ),
)
_THINGS = _words(
    "harps kites quilts lentils violins bicycles otters herons cellars chapels trams lamps ovens"
    " boats bells hedges pianos saddles barrels goats pears clocks"
)
_DOES = _words("paints sells mends borrows forbids labels auctions floods restores counts")
_REPEATED = (  # sentences of all and everything, with other things each time
    "Next door somebody practised with {a} until {b} were brought in.",
    "A dealer offered {n} crowns for {a}, which the owners of {b} refused.",
    "It smelled of {a} and {b} in {town}, where {n} people met.",
    "Tickets, sold with {a}, are gone until {town} has its fair.",
    "The secret is said to be {a}, and patience with {b}.",
    "{who} learned about {a} from an uncle in {town}.",
    "One class studies {a}, another keeps {b}.",
    "It would cost {n} crowns, a third of it for {a}.",
    "{who} has timed every one of the {a} for {n} years.",
    "Both sides lost {b} to the weather near {town}.",
    "Children made a song about {a} and sang it to {who}.",
    "A collection of {a} goes to {town} before winter.",
)
_DAYS = _words("Monday Tuesday Wednesday Thursday Friday Saturday Sunday")


class Delivery(NamedTuple):
    """What a source delivers, `hours` after the beginning.

    `event` and `copy` name what it belongs to, each "" where it belongs to nothing; `kind` is
    "wire", "copy", "own", "later", "correction", "silent" or "background"; a correction and a
    silent edit have the `guid` of the story that they are a version of.
    """

    hours: float
    source: str
    guid: str
    headline: str
    text: str
    event: str
    copy: str
    kind: str


def deliveries(days: int, seed: int, events: int, background: int) -> list[Delivery]:
    """All that comes in so many days, in order of time: `events`, `background` stories a day."""
    rng = random.Random(seed)  # noqa: S311 - news made up
    taken: set[str] = set()
    made = [one for number in range(events) for one in _event(rng, number, days, taken)]
    made += [one for day in range(days) for one in _background(rng, day, background)]
    return sorted((one for one in made if one.hours < days * 24), key=lambda one: one.hours)


def _event(rng: random.Random, number: int, days: int, taken: set[str]) -> Iterator[Delivery]:
    kind = list(_KINDS)[number // 2 % len(_KINDS)]  # two of one kind at a time: look-alikes
    head, *texts = _KINDS[kind]
    start = number // 2 * 24 * max(1, days - 4) / 12 + rng.random() * 8
    town, name = _fresh(rng, taken), _fresh(rng, taken)
    people = [f"{rng.choice(_FIRST)} {rng.choice(_LAST)}{rng.choice(_TAILS)}" for _ in range(2)]
    first = rng.randrange(3, 9)

    def told(text: str, hours: float, count: int) -> str:
        day = _DAYS[int(hours // 24) % 7]
        return text.format(
            n=count, m=first + 21, town=town, x=name, p=people[0], q=people[1], day=day
        )

    def made(hours: float, source: str, texts: tuple[str, str], copy: str, kind: str) -> Delivery:
        guid = f"e{number}-{source}-{int(hours)}"
        return Delivery(hours, source, guid, *texts, f"e{number}", copy or guid, kind)

    wire = made(start, "wire", (told(head, start, first), told(texts[0], start, first)), "", "wire")
    yield wire
    for turn in (1, 2):
        printed = (f"Report: {wire.headline}", f"{wire.text}\n\nRead more: all of {town}")
        yield made(start + turn, f"print{turn}", printed, wire.guid, "copy")
    own = made(
        start + 3,
        "own",
        (told(head, start, first + 1), told(texts[1], start, first + 1)),
        "",
        "own",
    )
    yield own
    stamped = f"{own.text}\n\nUpdated 2 hours ago"
    yield own._replace(hours=start + 5, text=stamped, kind="silent")
    note = f"\n\nCorrection: an earlier version gave {first + 1} dead. It is {first}."
    right = own.text.replace(f" {first + 1} ", f" {first} ") + note
    yield own._replace(hours=start + 8, text=right, kind="correction")
    for later in range(1, 4):
        hours, count = start + 22.0 * later, first + 3 * later
        texts_then = (told(_LATER[0], hours, count), told(_LATER[1], hours, count))
        yield made(hours, "wire" if later % 2 else "own2", texts_then, "", "later")


def _background(rng: random.Random, day: int, number: int) -> Iterator[Delivery]:
    for turn in range(number):
        slots = _slots(rng)
        guid = f"b{day}-{turn}"
        lead = "{who} of {town} {does} {n} {a} for want of {b}.".format(**slots)
        more = [
            one.format(**{**_slots(rng), "who": slots["who"]}) for one in rng.sample(_REPEATED, 3)
        ]
        yield Delivery(
            24 * day + rng.random() * 24, f"local{rng.randrange(8)}", guid,
            "{town}: {who} {does} {a}".format(**slots), "\n\n".join((lead, *more)), "", guid,
            "background",
        )  # fmt: skip


def _slots(rng: random.Random) -> dict[str, object]:
    a, b = rng.sample(_THINGS, 2)
    # among 9,000 stories hardly two people share a name, as in a week of news
    surname = rng.choice(_LAST) + rng.choice(_HEADS).lower() + rng.choice(_TAILS)
    surname += rng.choice(_TAILS)
    return {
        "town": rng.choice(_HEADS) + rng.choice(_TAILS),
        "who": f"{rng.choice(_FIRST)} {surname}",
        "does": rng.choice(_DOES), "n": rng.randrange(4, 90), "a": a, "b": b,
    }  # fmt: skip


def _fresh(rng: random.Random, taken: set[str]) -> str:
    while True:
        name = rng.choice(_HEADS) + rng.choice(_TAILS) + rng.choice(_TAILS)
        if name not in taken:
            taken.add(name)
            return name
