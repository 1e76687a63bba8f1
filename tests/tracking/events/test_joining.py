"""What proves that a story tells of an event, and what does not."""

import pytest

from wirereader.tracking.events.copy_matching import copy_text
from wirereader.tracking.events.joining import KINDS, evidence, fit, weights
from wirereader.tracking.events.story_features import features_of
from wirereader.tracking.events.vectors import Centroid, Seen, Vector, hashes_of, vector_of

FERRY = (
    "Seven dead as ferry Ardent hits pier in Port Ellin",
    (
        "Seven people died when the ferry Ardent struck a pier in Port Ellin, the fire"
        " service said."
        " Marta Heller, a harbour pilot, watched as the boat of North Strait Lines came"
        " in too fast."
        " Divers searched the harbour until dark for passengers who had stood on its car deck."
    ),
)
OWN = (
    "Ferry Ardent rams pier, killing seven",
    (
        "Officials in Port Ellin counted seven bodies after the Ardent, a ferry of North"
        " Strait Lines,"
        " rammed a pier. Pilot Marta Heller told how passengers fell from the car deck into the"
        " harbour, where divers went on searching."
    ),
)
ALIKE = (
    "Nine dead as ferry Corinna hits quay in Saint Brae",
    (
        "Nine people died when the ferry Corinna struck a quay in Saint Brae, the coast guard said."
        " Paul Oduya, a harbour master, watched as the boat of Western Isles Ferries"
        " came in too fast."
        " Divers searched the harbour until dark for passengers who had stood on its car deck."
    ),
)
HEADLINE = ("Ferry Ardent hits pier in Port Ellin, seven dead", "")


def vector(story: tuple[str, str], counts: dict[int, int] | None = None) -> Vector:
    return vector_of(features_of(copy_text(*story)), Seen(1_000, counts or {}))


def event(*stories: tuple[str, str], source: int = 1) -> Centroid:
    centroid = Centroid({}, {}, 0, 0, 0)
    for story in stories:
        centroid.add(vector(story), source)
    return centroid


def likelihood(
    story: tuple[str, str],
    of: Centroid,
    kind: str = "text",
    *,
    counts: dict[int, int] | None = None,
    gap: float | None = 1.0,
    source: int = 2,
) -> float:
    one = vector(story, counts)
    return fit(evidence(one, of.cosine(one), of, counts or {}, gap, source), kind)


def test_another_report_belongs_and_a_look_alike_elsewhere_does_not() -> None:
    assert likelihood(OWN, event(FERRY)) > 0
    assert likelihood(ALIKE, event(FERRY)) < 0


def test_words_that_many_others_have_prove_little() -> None:
    features = features_of(copy_text(*OWN))
    common = dict.fromkeys(hashes_of(features), 300)
    assert likelihood(OWN, event(FERRY), counts=common) < likelihood(OWN, event(FERRY)) - 1


def test_the_longer_ago_the_more_proof_is_wanted() -> None:
    assert likelihood(OWN, event(FERRY), gap=70) < likelihood(OWN, event(FERRY), gap=2)


def test_a_headline_of_the_events_only_source_proves_less_than_anothers() -> None:
    of = event(HEADLINE, source=1)
    again = ("Ferry Ardent in Port Ellin: dead are seven", "")
    assert likelihood(again, of, "headline", source=1) < likelihood(again, of, "headline", source=2)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_its_weights(kind: str) -> None:
    assert weights()[kind].bias < 0


def test_a_centroid_is_the_same_when_it_was_packed() -> None:
    one = event(FERRY, OWN, source=7)
    again = Centroid.unpack(one.pack())
    assert (again.size, again.longs, again.source) == (2, 2, 7)
    assert again.terms.keys() == one.terms.keys()
    assert again.cosine(vector(OWN)) == pytest.approx(one.cosine(vector(OWN)), abs=1e-6)
    one.add(vector(OWN), 8)
    assert one.source == 0
