"""Words that were struck out, put in, raised, lowered, numbered or hidden."""

import pytest

from tests.support.steps import assert_in_proportion
from wirereader.formats.html.plain_text import body_of_html
from wirereader.formats.html.sanitizer import safe_html


def text(markup: str) -> str:
    return body_of_html(safe_html(markup, "https://e.org/d/")).text


@pytest.mark.parametrize(
    ("markup", "shown"),
    [
        ("It killed <s>41</s> 43 people", "It killed [struck: 41] 43 people"),
        ("<del>hurt 10</del><ins>hurt 12</ins>.", "[struck: hurt 10] hurt 12."),
        ("<strike> 41 </strike>43", "[struck: 41] 43"),
        ("It killed 41<ins>3</ins>", "It killed 41 3"),
        ("kill<ins>ed</ins>", "killed"),
        ("<del><p>a</p><p>b</p></del><p>c</p>", "[struck: a]\n\n[struck: b]\n\nc"),
        ("<s>a <del>b</del> c</s> d", "[struck: a b c] d"),
        ("<s></s>a<del> </del>", "a"),
        ("<p><s>a</p><p>b", "[struck: a]\n\nb"),
        (
            "It is <span style='color:red;text-decoration:line-through'>5</span> 6.",
            "It is [struck: 5] 6.",
        ),
        (
            "<p style='text-decoration-line: line-through'>Old.</p><p>New.</p>",
            "[struck: Old.]\n\nNew.",
        ),
        ("<p style='text-decoration:underline'>Through the line</p>", "Through the line"),
        ("<s><a href=x>a b</a></s> c", "[struck: a b] c"),
    ],
)
def test_struck_words_are_marked_as_such(markup: str, shown: str) -> None:
    assert text(markup) == shown


@pytest.mark.parametrize(
    ("markup", "shown"),
    [
        ("About 10<sup>6</sup> people", "About 10^6 people"),
        (
            "1<sup>1</sup>&frasl;<sub>2</sub> cups, <sup>3</sup>/<sub>4</sub> mile",
            "1 1⁄2 cups, 3/4 mile",
        ),
        ("He said <q>we <q>won</q></q>.", "He said “we ‘won’”."),
        ("He said <q>«Oui»</q> and <q></q>left.", "He said «Oui» and left."),
        ("10<sup>-3</sup> m", "10^-3 m"),
        ("40 km<sup>2</sup>", "40 km^2"),
        ("x<sup>n</sup> + 2<sup>n+1</sup>", "x^n + 2^(n+1)"),
        ("x<sub>1</sub>, log<sub>10</sub>", "x_1, log_10"),
        ("H<sub>2</sub>O, CO<sub>2</sub>, PM<sub>2.5</sub>", "H2O, CO2, PM2.5"),
        ("the 1<sup>st</sup> of May, 2<sup>e</sup>, M<sup>me</sup>", "the 1st of May, 2e, Mme"),
        ("Acme<sup>®</sup> and Co<sup>TM</sup>", "Acme® and CoTM"),
        ("as he said<sup><a href=#n1>1</a></sup>.", "as he said [1]."),
        ("as he said<sup>[1]</sup>.", "as he said[1]."),
        ("<math><msup><mi>x</mi><mn>2</mn></msup></math>", "x^2"),
        ("<math><mfrac><mn>1</mn><mrow><mn>2</mn><mi>a</mi></mrow></mfrac></math>", "1/2a"),
        ("<sup>1</sup> See there", "1 See there"),
    ],
)
def test_powers_and_indices_are_told(markup: str, shown: str) -> None:
    assert text(markup) == shown


@pytest.mark.parametrize(
    ("markup", "shown"),
    [
        ("<p>a</p><div style='display:none'>secret<p>more</p></div><p>b</p>", "a\n\nb"),
        ("<p>a</p><p hidden>secret<p>b</p>", "a\n\nb"),
        ("a <span style='color:red; visibility : hidden'>secret</span>b", "a b"),
        ("<div style='font-size:0px'>preheader</div>a", "a"),
        ("<div style='mso-hide:all'>preheader</div>a", "a"),
        ("<template><p>secret</p></template>a", "a"),
        ("<div><span hidden>secret</div>a", "a"),
        ("<div style='font-size:0.9em'>a</div>", "a"),
        ("<p class=hidden>a</p>", "a"),
        ("<p hidden>" * 3 + "secret", ""),
    ],
)
def test_hidden_words_are_not_shown(markup: str, shown: str) -> None:
    assert text(markup) == shown


@pytest.mark.parametrize(
    ("markup", "numbers"),
    [
        ("<ol><li>a<li>b</ol>", ["1.", "2."]),
        ("<ol start=0><li>a<li>b</ol>", ["0.", "1."]),
        ("<ol><li>a<li value=7>b<li>c</ol>", ["1.", "7.", "8."]),
        ("<ol reversed><li>a<ul><li>y</ul><li>b</ol>", ["2.", "-", "1."]),
        ("<ol reversed start=10><li>a<li>b</ol>", ["10.", "9."]),
        ("<ol type=a start=26><li>a<li>b</ol>", ["z.", "aa."]),
        ("<ol type=I><li>a<li value=4>b</ol>", ["I.", "IV."]),
        ("<ol start=x><li>a</ol>", ["1."]),
        ("<ol start=-3><li>a</ol>", ["-3."]),
    ],
)
def test_lists_keep_their_numbers(markup: str, numbers: list[str]) -> None:
    assert [line.split()[0] for line in text(markup).split("\n\n")] == numbers


def test_fractions_are_told_in_proportion() -> None:
    def told(count: int) -> None:
        assert body_of_html("<p>" + "<sup>1</sup>/<sub>2</sub>" * count + "</p>").text

    assert_in_proportion(told, 100, 800)
