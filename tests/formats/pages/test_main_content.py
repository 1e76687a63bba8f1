"""Where on a page the story is; each page is one that a rule alone gets wrong."""

import pytest

from wirereader.formats.html.plain_text import body_of_html
from wirereader.formats.html.sanitizer import safe_html
from wirereader.formats.pages.main_content import main_content
from wirereader.formats.pages.page_tree import page_tree

STORY = [
    f"Paragraph {n}, which says what happened on day {n}, who was there, and what they said of it."
    for n in range(9)
]
PARAGRAPHS = "".join(f"<p>{each}</p>" for each in STORY)
LINKS = "".join(
    f"<li><a href=/{n}>Another story of that day, number {n}</a></li>" for n in range(30)
)


def words(body: str) -> str:
    root = page_tree(f"<html><head><title>Title</title></head><body>{body}</body></html>")
    assert root is not None
    return body_of_html(safe_html(main_content(root))).text


def only_story(body: str) -> bool:
    return words(body).split("\n\n") == STORY


@pytest.mark.parametrize(
    "beside",
    [
        f"<ul class=related-stories>{LINKS}</ul>",
        f"<div class=sidebar>{PARAGRAPHS}{PARAGRAPHS}</div>",
        f"<aside><ul>{LINKS}</ul></aside>",
        f"<div id=comments>{'<p>I, for one, do not think so, and never did.</p>' * 40}</div>",
        f"<div role=navigation>{LINKS}</div>",
        f"<div hidden>{PARAGRAPHS}</div>",
        f"<div style='visibility: hidden'>{PARAGRAPHS}</div>",
        f"<div class=newsletterSignup>{'<p>Sign up, it is free, and read on.</p>' * 30}</div>",
        f"<footer>{'<p>Copyright, and what the law wants to be said, too.</p>' * 30}</footer>",
        "<form><p>Your name, your address, and what you think of it.</p><input></form>",
        "<script>var a = 'some, words, and, more, of, them, and, so, on';</script>",
    ],
)
def test_what_stands_beside_the_story_is_left_out(beside: str) -> None:
    assert only_story(f"{beside}<div class=story>{PARAGRAPHS}</div>")
    assert only_story(f"<div class=story>{PARAGRAPHS}</div>{beside}")


@pytest.mark.parametrize(
    "inside",
    [
        f"<ul>{LINKS}</ul>",
        "<div class=share-buttons><a href=/s>Share</a> <a href=/t>Send</a></div>",
        "<div class=byline>By Ann Bell</div>",
        "<p class=timestamp>Updated at noon</p>",
        "<aside><p>Read this, too, since it is about the same harbour.</p></aside>",
        "<h1>Title</h1>",
        "<div class=promo><p>Try us for a month, and pay nothing.</p></div>",
    ],
)
def test_furniture_within_the_story_is_left_out(inside: str) -> None:
    assert only_story(f"<article>{inside}{PARAGRAPHS}</article>")


def test_a_story_in_bare_blocks_and_line_breaks_is_found() -> None:
    menu = f"<ul>{LINKS}</ul>"
    assert only_story(f"{menu}<div>{''.join(f'<div>{each}</div>' for each in STORY)}</div>{menu}")
    assert only_story(f"{menu}<div>{'<br><br>'.join(STORY)}</div>{menu}")


def test_a_story_in_several_parts_is_found_whole() -> None:
    parts = "".join(f"<div class=part><p>{each}</p></div>" for each in STORY)
    assert only_story(f"<ul>{LINKS}</ul><main>{parts}</main>")
    bare = "".join(f"<div>{each}</div>" for each in STORY)
    assert only_story(f"<main><div>{bare}</div></main>")


def test_a_story_in_parts_that_stand_apart_is_found_whole() -> None:
    part = f"<div><div><div class=text>{PARAGRAPHS}</div></div></div>"
    last = part.replace(
        PARAGRAPHS,
        "<p>The last of it, which was said on Friday, at noon, to all who were there.</p>",
    )
    aside = "<div><a href=/x>More of this</a></div>"
    found = words(f"<article>{part}{aside}{last}{aside}{part}</article><ul>{LINKS}</ul>")
    assert found.count(STORY[0]) == found.count(STORY[8]) == 2
    assert "The last of it" in found
    assert "Another story" not in found


def test_what_holds_the_whole_page_is_no_furniture_whatever_it_is_called() -> None:
    beside = "<div class=promo><p>Try us for a month, and pay nothing, as all do.</p></div>"
    page = f"<h1>Title</h1><main>{PARAGRAPHS}{beside}</main>"
    assert only_story(f"<div class=nav-drawer>{page}</div>")


def test_a_page_that_waits_for_a_script_to_show_it_is_read() -> None:
    assert only_story(f"<div style='visibility:hidden'><main>{PARAGRAPHS}</main></div>")


def test_an_id_made_of_a_heading_says_nothing() -> None:
    sections = "".join(
        f"<div id=sharing-with-a-developer-{n}><h2>Sharing, part {n}</h2>{PARAGRAPHS}</div>"
        for n in range(3)
    )
    beside = "<div class=promo><p>Send this to a friend, to two, or to all of them.</p></div>"
    found = words(f"<div>{sections}{beside}</div>")
    assert found.count(STORY[8]) == 3
    assert "Send this" not in found


def test_several_headings_of_the_first_rank_are_headings_of_parts() -> None:
    found = words(f"<article><h1>One</h1>{PARAGRAPHS}<h1>Two</h1>{PARAGRAPHS}</article>")
    assert found.startswith("One\n\n")
    assert "\n\nTwo\n\n" in found


def test_a_table_of_figures_is_kept_and_one_of_links_is_not() -> None:
    rows = "".join(f"<tr><td>Port {n}</td><td>{n}00 t</td></tr>" for n in range(12))
    links = "".join(f"<tr><td><a href=/{n}>Story number {n}</a></td></tr>" for n in range(12))
    found = words(f"<article>{PARAGRAPHS}<table>{rows}</table><table>{links}</table></article>")
    assert "Port 3 | 300 t" in found
    assert "Story number" not in found


def test_formulas_and_words_in_a_sentence_stay_whatever_they_are_called() -> None:
    formula = "<x-formula class=Menu_Attached><math><mi>a</mi></math></x-formula>"
    sentence = (
        f"<p>When {formula} is nought, <span class=tag-related>it is so</span>, they say.</p>"
    )
    apart = f"<div>It follows that {formula} is one, as was to be shown.</div>"
    found = words(f"<article>{PARAGRAPHS}{apart}{sentence}</article>")
    assert "It follows that a is one, as was to be shown." in found
    assert found.endswith("When a is nought, it is so, they say.")


def test_words_behind_what_is_left_out_stay_in_their_sentence() -> None:
    broken = f"<p>{STORY[0]} He said<aside>Advertisement</aside> that it was so.</p>"
    assert "He said that it was so." in " ".join(words(f"<div>{broken}{PARAGRAPHS}</div>").split())


@pytest.mark.parametrize("page", ["Short.", "<p>Short.</p>", "<div><div>Short.</div></div>"])
def test_a_page_of_a_word_has_that_word(page: str) -> None:
    assert words(page) == "Short."


@pytest.mark.parametrize("page", ["", "<p></p>", f"<nav>{LINKS}</nav><footer>Copyright</footer>"])
def test_where_there_is_nothing_but_furniture_nothing_is_found(page: str) -> None:
    assert words(page) == ""


def test_a_deep_or_long_page_is_read() -> None:
    assert "Short" in words(f"{'<div>' * 300}Short.")
    many = "<p>Some words, and more of them, so many.</p>" * 3000
    assert words(f"<div>{many}</div>").count("Some words") == 3000
