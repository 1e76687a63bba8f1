"""Distances and directions on the globe, and the globe laid flat around one point of it.

Points are latitude and longitude in degrees.  A map is drawn by the azimuthal equidistant
projection: from its middle every distance and direction is true, so that what is drawn and what is
said in words agree, and neither the poles nor the date line are anything special.
"""

import math
from typing import NamedTuple

RADIUS_KM = 6371.0  # the mean radius of the earth
_WINDS = (
    *("north", "north-east", "east", "south-east"),
    *("south", "south-west", "west", "north-west"),
)


class Spot(NamedTuple):
    """A point of the globe: degrees north of the equator, degrees east of Greenwich."""

    lat: float
    lon: float


class Flat(NamedTuple):
    """A point of a map: kilometres to the east and to the north of its middle."""

    east: float
    north: float


def distance_km(one: Spot, other: Spot) -> float:
    """The way from one point to another along the ground, in kilometres (haversine formula)."""
    up = math.radians(other.lat - one.lat) / 2
    along = math.radians(other.lon - one.lon) / 2
    level = math.cos(math.radians(one.lat)) * math.cos(math.radians(other.lat))
    half = math.sin(up) ** 2 + level * math.sin(along) ** 2
    return 2 * RADIUS_KM * math.asin(math.sqrt(min(1.0, half)))


def bearing(one: Spot, other: Spot) -> float:
    """In which direction the way to `other` sets out: degrees from north by east, 0 up to 360."""
    here, there = math.radians(one.lat), math.radians(other.lat)
    along = math.radians(other.lon - one.lon)
    east = math.sin(along) * math.cos(there)
    north = math.cos(here) * math.sin(there) - math.sin(here) * math.cos(there) * math.cos(along)
    return math.degrees(math.atan2(east, north)) % 360 % 360  # the first may round up to 360


def wind(degrees: float) -> str:
    """A direction in words, the nearest of eight: "north-east"."""
    return _WINDS[round(degrees % 360 / 45) % len(_WINDS)]


def flattened(middle: Spot, there: Spot) -> Flat:
    """Where a point stands on the map around `middle`."""
    km = distance_km(middle, there)
    towards = math.radians(bearing(middle, there))
    return Flat(km * math.sin(towards), km * math.cos(towards))
