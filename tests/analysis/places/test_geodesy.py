"""Ways and directions on the globe: against known ones, and for any two points there are."""

import math

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from wirereader.analysis.places.geodesy import (
    RADIUS_KM,
    Spot,
    bearing,
    distance_km,
    flattened,
    wind,
)

spots = st.builds(
    Spot,
    st.floats(-90, 90) | st.sampled_from((-90.0, 90.0, 0.0)),
    st.floats(-180, 180) | st.sampled_from((-180.0, 180.0, 0.0)),
)
TBILISI, YEREVAN, SUVA, APIA = (
    Spot(41.69, 44.83),
    Spot(40.18, 44.51),
    Spot(-18.14, 178.44),
    Spot(-13.83, -171.77),
)


@pytest.mark.parametrize(
    ("one", "other", "km", "towards"),
    [
        (TBILISI, YEREVAN, 170, "south"),
        (YEREVAN, TBILISI, 170, "north"),
        (SUVA, APIA, 1152, "north-east"),  # across the date line
        (Spot(51.51, -0.13), Spot(48.85, 2.35), 344, "south-east"),
        (Spot(89.9, 0), Spot(89.9, 180), 22, "north"),  # over the pole
        (Spot(-77.85, 166.67), Spot(-90, 0), 1351, "south"),
    ],
)
def test_known_ways(one: Spot, other: Spot, km: float, towards: str) -> None:
    assert distance_km(one, other) == pytest.approx(km, abs=2)
    assert wind(bearing(one, other)) == towards


def test_eight_winds_go_round() -> None:
    said = [wind(degrees) for degrees in range(0, 361, 45)]
    assert said[0] == said[-1] == wind(359.9) == wind(22.4) == "north"
    assert len(set(said)) == 8
    assert wind(22.6) == "north-east"


@example(Spot(0, 0), Spot(1, -9e-63))
@given(spots, spots)
def test_a_way_is_as_long_both_ways_and_no_longer_than_half_round(one: Spot, other: Spot) -> None:
    km = distance_km(one, other)
    assert 0 <= km <= math.pi * RADIUS_KM + 1e-6
    assert distance_km(other, one) == pytest.approx(km)
    assert 0 <= bearing(one, other) < 360


@given(spots, spots)
def test_on_the_map_every_way_from_the_middle_is_as_long_as_on_the_ground(
    one: Spot, other: Spot
) -> None:
    flat = flattened(one, other)
    assert math.hypot(*flat) == pytest.approx(distance_km(one, other), abs=1e-6)


@given(spots, st.floats(-180, 180))
def test_a_turn_round_the_globe_is_no_way(spot: Spot, lon: float) -> None:
    assert distance_km(spot, Spot(spot.lat, spot.lon + 360)) == pytest.approx(0, abs=1e-3)
    pole = Spot(90, lon)
    assert distance_km(spot, pole) == pytest.approx(math.radians(90 - spot.lat) * RADIUS_KM)
