"""What lies around a place, from the gazetteer that everybody shares."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wirereader.analysis.places.gazetteer import Gazetteer, Place
from wirereader.analysis.places.geodesy import Spot, distance_km
from wirereader.analysis.places.neighbourhood import BESIDE, Around, Near, around, middle


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.load()


def there(gazetteer: Gazetteer, name: str, kind: str | None = None) -> Around:
    place = next(one for one in gazetteer.lookup(name) if kind in {None, one.kind})
    found = around(place, gazetteer)
    assert found is not None
    return found


def names(near: tuple[Near, ...]) -> list[str]:
    return [one.place.name for one in near]


def test_a_city_has_the_larger_one_and_its_neighbours(gazetteer: Gazetteer) -> None:
    found = there(gazetteer, "Tbilisi")
    assert found.capital is None
    assert found.larger is not None
    assert (found.larger.place.name, found.larger.towards) == ("Yerevan", "south")
    assert found.larger.km == pytest.approx(170, abs=2)
    assert {"Yerevan", "Vladikavkaz"} <= set(names(found.named))
    assert found.nations[:3] == ("Armenia", "Azerbaijan", "Russia")
    assert "Kakheti" in found.states
    assert len(found.towns) > 50


def test_a_town_lies_somewhere_from_its_capital(gazetteer: Gazetteer) -> None:
    capital = there(gazetteer, "Gori").capital
    assert capital is not None
    assert (capital.place.name, capital.towards) == ("Tbilisi", "south-east")


def test_a_country_is_shown_by_its_own_towns(gazetteer: Gazetteer) -> None:
    found = there(gazetteer, "Georgia", "country")
    assert found.is_area
    assert found.capital is not None
    assert names(found.named)[0] == found.capital.place.name == "Tbilisi"
    assert all(one.place.country == "GE" for one in found.named)
    assert names(found.capitals)[0] == "Yerevan"
    assert found.nations == found.states == ()


def test_a_state_without_a_point_of_its_own_has_its_towns(gazetteer: Gazetteer) -> None:
    state = Place("Bavaria", "state", "DE", None, None, None, 0)
    found = around(state, gazetteer)
    assert found is not None
    assert {one.place.admin1 for one in found.named} == {state.name}
    assert names(found.named)[0] == "Munich"


def test_a_country_across_the_date_line_is_not_torn(gazetteer: Gazetteer) -> None:
    found = there(gazetteer, "Fiji")
    assert found.reach < 400
    assert max(abs(flat.east) for flat in found.towns) < 400


def test_a_place_alone_is_alone(gazetteer: Gazetteer) -> None:
    found = there(gazetteer, "Adamstown")
    assert not found.towns
    assert not found.named
    assert found.larger is None


def test_nobody_knows_where_it_is(gazetteer: Gazetteer) -> None:
    assert around(Place("Nowhere", "city", None, None, None, None, 0), gazetteer) is None


@settings(max_examples=12, deadline=None)
@given(
    st.floats(-90, 90) | st.sampled_from((-90.0, 90.0, 0.0)),
    st.floats(-180, 180) | st.sampled_from((-180.0, 180.0)),
    st.sampled_from(("city", "region", "water", "mountain", "landmark")),
)
def test_wherever_a_place_is_its_map_holds_together(lat: float, lon: float, kind: str) -> None:
    place = Place("Here", kind, None, None, lat, lon, 0)  # type: ignore[arg-type]
    found = around(place)
    assert found is not None
    assert 0 < found.reach < math.pi * 6371
    for flat in found.towns:
        assert abs(flat.north) <= found.reach
        assert abs(flat.east) <= BESIDE * found.reach
    for one in found.named:
        assert one.place.lat is not None
        assert one.place.lon is not None
        there = Spot(one.place.lat, one.place.lon)
        assert one.km == pytest.approx(distance_km(found.spot, there))


def test_the_middle_of_two_points_is_between_them_at_the_date_line_too() -> None:
    assert middle([Spot(0, 179), Spot(0, -179)]).lon == pytest.approx(180)
    lat, lon = middle([Spot(10, 20), Spot(20, 20)])
    assert lat == pytest.approx(15, abs=0.1)
    assert lon == pytest.approx(20)


@pytest.mark.parametrize(("south", "north"), [(-1.5, 0.5), (40, 43.2), (-0.3, -0.1), (88, 90)])
def test_the_towns_between_two_latitudes_are_those(
    gazetteer: Gazetteer, south: float, north: float
) -> None:
    found = list(gazetteer.towns(south=south, north=north))
    expected = [
        one
        for one in gazetteer.places()
        if one.kind in {"city", "capital"} and one.lat is not None and south <= one.lat <= north
    ]
    assert sorted(map(repr, map(gazetteer.town, found))) == sorted(map(repr, expected))


def test_the_towns_of_a_country_and_of_a_size_are_those(gazetteer: Gazetteer) -> None:
    large = list(gazetteer.towns(300_000, "PL"))
    assert {gazetteer.town(one).name for one in large} >= {"Warsaw", "Łódź", "Kraków"}
    assert all(one.population >= 300_000 and one.country == "PL" for one in large)
    warsaw = max(large, key=lambda one: one.population)
    assert gazetteer.state_of(warsaw) == gazetteer.town(warsaw).admin1
