"""Templates of other programs name fields; what computes is none of them."""

import pytest

from wirereader.desk.story_files.field_templates import from_jq, from_paths, from_template


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("%t", "{headline}"),
        ("%t - %T%n", "{headline} - {source}"),
        ("format:%h%x09%s", "{id}\\t{headline}"),
        ("tformat:%aN: %s", "{byline}: {headline}"),
        ("%-20t|%u", "{headline}|{link}"),
        ("%(title)s by %(author)s", "{title} by {author}"),
        ("%(title).40s|%(n)-3s", "{title}|{n}"),
        ("%{url}", "{url}"),
        ("{n}: {title}", "{n}: {title}"),
        ('{{range .}}{{.number}} {{.title}}{{"\\n"}}{{end}}', "{number} {title}"),
        ("{{ .URL }}", "{URL}"),
        ('{{range .}}{{.n}}{{"\\t"}}{{.link}}{{"\\n"}}{{end}}', "{n}\\t{link}"),
        ("custom-columns=WHAT:.headline,WHERE:.link", "headline,link"),
        ("%s 100%%", "{headline} 100%"),
        ("%Z", ""),
        ("{{if .read}}x{{end}}", ""),
        ("plain words", ""),
    ],
)
def test_a_template_is_a_line_of_fields(typed: str, line: str) -> None:
    assert from_template(typed) == line


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        (".[].link", "link"),
        (".[] | .source", "source"),
        ('.[]["source"]', "source"),
        ('.[] | "\\(.n). \\(.headline)"', "{n}. {headline}"),
        (".[] | [.n, .link] | @tsv", "{n}\t{link}"),
        ('.[] | [.n, .link] | join(" | ")', "{n} | {link}"),
        ('.[] | [.n, .link] | join("\\t")', "{n}\t{link}"),
        (".[] | [.n, .link] | @csv", ""),
        (".[] | .n, .link", "{n}\n{link}"),
        (".[] | select(.read)", ""),
        (".[] | .headline | ascii_upcase", ""),
        ("map(.n) | add", ""),
        (".n", ""),
    ],
)
def test_what_jq_prints_of_every_row(typed: str, line: str) -> None:
    assert from_jq(typed) == line


@pytest.mark.parametrize(
    ("typed", "line"), [(".byline", "byline"), (". | .link", "link"), ('"\\(.id)"', "{id}")]
)
def test_what_jq_prints_of_one_object(typed: str, line: str) -> None:
    assert from_jq(typed, is_one=True) == line


@pytest.mark.parametrize(
    ("typed", "field"),
    [("{.items[*].link}", "link"), ("{.[*].id}", "id"), ("{..n}", "n"), ("{.items[0].n}", "")],
)
def test_a_path_names_one_field(typed: str, field: str) -> None:
    assert from_paths(typed) == field
