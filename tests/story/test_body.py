import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirereader.story.body import Body, Span, fingerprint

messy = st.text(st.one_of(st.sampled_from("\n\n \t\r\x1b\u3000ab.\x1c\x85"), st.characters()))


@given(messy)
def test_a_body_is_clean_and_its_paragraphs_are_its_words(text: str) -> None:
    body = Body.of(text)
    assert Body.of(body.text) == body
    assert Body(body.text) == body
    words = [span.of(body.text) for span in body.paragraphs]
    assert "\n\n".join(words) == body.text
    assert all(word == word.strip() and word for word in words)


@given(messy)
def test_every_offset_is_in_its_paragraph(text: str) -> None:
    body = Body.of(text)
    for index, span in enumerate(body.paragraphs):
        assert body.paragraph_at(span.start) == index
        assert body.paragraph_at(span.end - 1) == index
        assert body.paragraph_at(span.end) == index
    assert body.paragraph_at(len(body.text)) == max(0, len(body.paragraphs) - 1)


@pytest.mark.parametrize("text", ["a\r\nb", " a", "a\n\n\nb", "e\u0301", "a \nb", "\x1b[m", "a\n"])
def test_text_that_is_not_clean_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="cleaned"):
        Body(text)


def test_an_empty_body_has_no_paragraphs() -> None:
    body = Body.of("\n \n")
    assert body.text == ""
    assert body.paragraphs == ()
    assert body.paragraph_at(3) == 0


def test_equal_words_have_equal_fingerprints() -> None:
    assert Body.of("Caf\u00e9\r\n\r\n\r\nx ").fingerprint == Body.of("Cafe\u0301\n\nx").fingerprint
    assert Body.of("a").fingerprint != Body.of("b").fingerprint
    assert len(fingerprint("\ud800")) == 32


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (2, 2), (3, 2)])
def test_a_span_goes_forward(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="not a span"):
        Span(start, end)


def test_spans_hold_and_touch() -> None:
    outer, inner, beside = Span(0, 10), Span(2, 5), Span(10, 12)
    assert outer.holds(inner)
    assert not inner.holds(outer)
    assert outer.touches(inner)
    assert not outer.touches(beside)
    assert inner.of("0123456") == "234"
    assert sorted([beside, inner, outer]) == [outer, inner, beside]
