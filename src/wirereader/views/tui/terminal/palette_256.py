"""The 256 colours that terminals share: which is nearest to a colour.

Colours 16 to 231 are a cube of six steps a side, 232 to 255 greys (xterm's 256colres.pl); the 16
before them are the reader's own and stay out.  Distances are weighed as eyes do, after the formula
of https://www.compuphase.com/cmetric.htm.
"""

from typing import Final

_STEPS: Final = (0, 95, 135, 175, 215, 255)
_GREYS: Final = tuple(range(8, 248, 10))
_RICH_STEP: Final = 255 / 25
"""How far apart two greys are to Rich (`Color.downgrade`)."""
Rgb = tuple[int, int, int]


def written_for_256(colour: str) -> str:
    """What to write for "#rrggbb", so that Rich sends the nearest of the 256.

    Rich takes a grey by its share of 25 steps, the two ends among them: it is not the number of
    the nearest, so that a grey is written as the middle of the share that gives it.
    """
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    wanted = (red, green, blue)
    in_cube = (_nearest(red, _STEPS), _nearest(green, _STEPS), _nearest(blue, _STEPS))
    greys = [(grey, grey, grey) for grey in _GREYS]
    best = min((in_cube, *greys), key=lambda one: _distance(one, wanted))
    if best in greys:
        best = (round(_RICH_STEP * (greys.index(best) + 1)),) * 3
    return "#{:02x}{:02x}{:02x}".format(*best)


def _nearest(value: int, steps: tuple[int, ...]) -> int:
    return min(steps, key=lambda step: abs(step - value))


def _distance(one: Rgb, other: Rgb) -> float:
    """How far apart two colours look, squared: red and blue weigh more where there is more red."""
    red = (one[0] + other[0]) / 2
    apart = [(a - b) ** 2 for a, b in zip(one, other, strict=True)]
    return (2 + red / 256) * apart[0] + 4 * apart[1] + (2 + (255 - red) / 256) * apart[2]
