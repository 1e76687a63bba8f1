"""Documents of word processors and PDF, and those that are refused."""

import io
import zipfile
from datetime import UTC, datetime
from pathlib import Path
from unittest import mock

import pytest

from wirereader.formats.dispatches import dispatches_of
from wirereader.formats.files import documents
from wirereader.formats.files.document_kinds import document_kind
from wirereader.formats.parse import parse_document
from wirereader.sources.story_folder import read_paths
from wirereader.story.faults import FormatFault
from wirereader.story.story import Dispatch

RTF = (
    rb"{\rtf1\ansi\ansicpg1252{\info{\title Dyke breaks}{\author Ann Bell}}"
    rb"{\fonttbl\f0 Arial;}\f0 It \b broke\b0  on"
    rb" Monday, caf\'e9 owners said.\par Two were hurt.\par}"
)
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
CORE = (
    f"<cp:coreProperties xmlns:cp='{PACKAGE}/metadata/core-properties'"
    " xmlns:dc='http://purl.org/dc/elements/1.1/' xmlns:dcterms='http://purl.org/dc/terms/'>"
    "<dc:title>Document1</dc:title><dc:creator>Ann Bell</dc:creator>"
    "<dcterms:created>2026-11-09T10:00:00Z</dcterms:created></cp:coreProperties>"
)
TEXT = "application/vnd.oasis.opendocument.text"


def packed(**members: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, words in members.items():
            package.writestr(name.replace("__", "/").replace("_dot_", "."), words)
    return out.getvalue()


def docx(inside: str, **more: str) -> bytes:
    types = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    return packed(
        **{
            "[Content_Types]_dot_xml": f"<Types xmlns='{PACKAGE}/content-types'>"
            "<Default Extension='rels' ContentType='application/vnd.openxmlformats-package."
            "relationships+xml'/><Override PartName='/word/document.xml'"
            f" ContentType='{types}'/></Types>",
            "_rels__.rels": f"<Relationships xmlns='{PACKAGE}/relationships'><Relationship Id='r1'"
            f" Type='{OFFICE}/officeDocument' Target='word/document.xml'/></Relationships>",
            "word__document_dot_xml": f"<w:document xmlns:w='{WORD}'>"
            f"<w:body>{inside}</w:body></w:document>",
            "docProps__core_dot_xml": CORE,
            **more,
        }
    )


def odt(inside: str, manifest: str = "<m/>", **more: str) -> bytes:
    spaces = " ".join(
        f"xmlns:{name}='urn:oasis:names:tc:opendocument:xmlns:{name}:1.0'"
        for name in ("office", "text", "style", "meta")
    )
    return packed(
        mimetype=TEXT,
        content_dot_xml=f"<office:document-content {spaces}><office:body><office:text>{inside}"
        "</office:text></office:body></office:document-content>",
        styles_dot_xml=f"<office:document-styles {spaces}/>",
        meta_dot_xml=f"<office:document-meta {spaces}/>",
        **{"META-INF__manifest_dot_xml": manifest, **more},
    )


def pdf(words: str, *, drawn: str = "") -> bytes:
    drawn = drawn or (f"BT /F1 12 Tf 72 700 Td ({words}) Tj ET" if words else "")
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        (
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R"
            " /Resources << /Font << /F1 5 0 R >> >> >>"
        ),
        f"<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        "<< /Title (Dyke breaks) /Author (Ann Bell) /CreationDate (D:20261109100000Z) >>",
    ]
    out, places = "%PDF-1.4\n", []
    for number, inside in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{inside}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size, start = len(objects) + 1, len(out)
    out += f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<< /Size {size} /Root 1 0 R"
    return f"{out} /Info 6 0 R >>\nstartxref\n{start}\n%%EOF\n".encode("latin-1")


def read(data: bytes) -> Dispatch:
    (dispatch,) = dispatches_of(parse_document(data))
    return dispatch


def test_rtf() -> None:
    pytest.importorskip("striprtf")
    dispatch = read(RTF)
    assert (dispatch.headline, dispatch.byline) == ("Dyke breaks", "Ann Bell")
    assert dispatch.body.text == "It broke on Monday, café owners said.\n\nTwo were hurt."


def test_docx() -> None:
    pytest.importorskip("mammoth")
    heading = (
        "<w:p><w:pPr><w:pStyle w:val='Heading1'/></w:pPr><w:r><w:t>Dyke breaks</w:t></w:r></w:p>"
    )
    inside = (
        "<w:p><w:r><w:t xml:space='preserve'>It broke </w:t></w:r><w:r><w:rPr><w:strike/></w:rPr>"
        "<w:t>Sunday</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>Oss</w:t></w:r></w:p></w:tc>"
        "<w:tc><w:p><w:r><w:t>2</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    )
    dispatch = read(docx(inside))
    assert dispatch.headline.startswith("It broke"), "Document1 is no headline"
    assert (dispatch.byline, dispatch.published) == (
        "Ann Bell",
        datetime(2026, 11, 9, 10, tzinfo=UTC),
    )
    assert dispatch.body.text.startswith("It broke [struck: Sunday]\n\nOss")
    styles = f"<w:styles xmlns:w='{WORD}'><w:style w:type='paragraph' w:styleId='Heading1'>"
    styles += "<w:name w:val='heading 1'/></w:style></w:styles>"
    rels = f"<Relationships xmlns='{PACKAGE}/relationships'><Relationship Id='s' "
    rels += f"Type='{OFFICE}/styles'"
    rels += " Target='styles.xml'/></Relationships>"
    more = {"word__styles_dot_xml": styles, "word___rels__document_dot_xml.rels": rels}
    headed = read(docx(heading + inside, **more))
    assert headed.headline == "Dyke breaks"
    assert headed.body.text == dispatch.body.text


def run(words: str, look: str = "") -> str:
    return f"<w:r><w:rPr>{look}</w:rPr><w:t xml:space='preserve'>{words}</w:t></w:r>"


def cells(*words: str) -> str:
    return "".join(f"<w:tc><w:p>{run(each)}</w:p></w:tc>" for each in words)


REVISED = "<w:del w:id='1'><w:r><w:delText>5</w:delText></w:r></w:del>"
SEEN = '<w:vanish w:val="0"/>'


def with_part(inside: str, kind: str, part: str) -> bytes:
    """A document with one more part, of the kind `kind` ("styles")."""
    rels = (
        f"<Relationships xmlns='{PACKAGE}/relationships'><Relationship Id='s'"
        f" Type='{OFFICE}/{kind}' Target='{kind}.xml'/></Relationships>"
    )
    more = {f"word__{kind}_dot_xml": part, "word___rels__document_dot_xml.rels": rels}
    return docx(inside, **more)


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        (f"<w:p>{run('See ')}{run('hidden ', '<w:vanish/>')}{run('this.')}</w:p>", "See this."),
        (f"<w:p>{run('See ')}{run('this.', SEEN)}</w:p>", "See this."),
        (
            f"<w:p>{run('It was ')}{run('5', '<w:dstrike/>')}{run(' 6.')}</w:p>",
            "It was [struck: 5] 6.",
        ),
        (f"<w:p>{run('Dead: ')}{REVISED}<w:ins w:id='2'>{run('6')}</w:ins></w:p>", "Dead: 6"),
        (f"<w:tbl><w:tr>{cells('Oss', '2')}</w:tr></w:tbl>", "Oss | 2"),
        (f"<w:sdt><w:sdtContent><w:p>{run('It broke.')}</w:p></w:sdtContent></w:sdt>", "It broke."),
    ],
    ids=range(6),
)
def test_docx_tells_what_is_seen(inside: str, text: str) -> None:
    pytest.importorskip("mammoth")
    assert read(docx(inside)).body.text == text


def test_docx_notes_stand_at_the_end() -> None:
    pytest.importorskip("mammoth")
    notes = f"<w:footnotes xmlns:w='{WORD}'><w:footnote w:id='1'><w:p>{run('So he said.')}"
    inside = f"<w:p>{run('It broke')}<w:r><w:footnoteReference w:id='1'/></w:r>{run('.')}</w:p>"
    document = with_part(inside, "footnotes", f"{notes}</w:p></w:footnote></w:footnotes>")
    assert read(document).body.text == "It broke[1].\n\n1. So he said."


def test_docx_title_is_the_headline() -> None:
    pytest.importorskip("mammoth")
    style = "<w:style w:type='paragraph' w:styleId='Ti'><w:name w:val='Title'/></w:style>"
    styles = f"<w:styles xmlns:w='{WORD}'>{style}</w:styles>"
    title = f"<w:p><w:pPr><w:pStyle w:val='Ti'/></w:pPr>{run('Dyke breaks')}</w:p>"
    dispatch = read(with_part(f"{title}<w:p>{run('It broke.')}</w:p>", "styles", styles))
    assert (dispatch.headline, dispatch.body.text) == ("Dyke breaks", "It broke.")


def test_docx_of_another_part_name() -> None:
    pytest.importorskip("mammoth")
    source = io.BytesIO(docx(f"<w:p>{run('It broke.')}</w:p>"))
    out = io.BytesIO()
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            words = old.read(name).replace(b"word/document.xml", b"word/document2.xml")
            new.writestr(name.replace("document.xml", "document2.xml"), words)
    assert read(out.getvalue()).body.text == "It broke."


def test_odt_leaves_out_what_is_hidden() -> None:
    pytest.importorskip("odfdo")
    inside = (
        "<text:p>See <text:hidden-text text:is-hidden='true'>no</text:hidden-text>this.</text:p>"
        "<text:p>no<text:hidden-paragraph text:is-hidden='true'/></text:p>"
        "<text:section text:display='none'><text:p>no</text:p></text:section>"
        "<text:p>And <text:hidden-text text:is-hidden='false'>that</text:hidden-text>.</text:p>"
    )
    assert read(odt(inside)).body.text == "See this.\n\nAnd that."


def test_pdf_words_that_a_line_cuts_are_whole_again() -> None:
    pytest.importorskip("pypdf")
    lines = ["The gov-", "ernment is well-known, and well-", "known for half-", "Irish sons."]
    words = ") Tj 0 -14 Td (".join(lines)
    assert (
        read(pdf(words)).body.text
        == "The government is well-known, and well-known for half-Irish sons."
    )


def test_pdf_that_wants_a_cipher_we_lack_is_encrypted() -> None:
    pypdf = pytest.importorskip("pypdf")
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf("It broke.")))
    writer.encrypt("", "owner", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    assert read(out.getvalue()).body.text == "It broke."
    lacks = pypdf.errors.DependencyError("cryptography is required")
    with (
        mock.patch.object(pypdf.PdfReader, "decrypt", side_effect=lacks),
        pytest.raises(FormatFault, match="It is encrypted"),
    ):
        parse_document(out.getvalue())


def test_odt() -> None:
    pytest.importorskip("odfdo")
    dispatch = read(
        odt("<text:h text:outline-level='1'>Dyke breaks</text:h><text:p>It broke.</text:p>")
    )
    assert (dispatch.headline, dispatch.body.text) == ("Dyke breaks", "It broke.")


@pytest.mark.parametrize("far", ["", "1 0 0 1 9999999 20 Tm ( ) Tj"], ids=["sheet", "beyond it"])
def test_pdf_columns_that_stand_line_by_line_come_one_after_the_other(far: str) -> None:
    pytest.importorskip("pypdf")
    left = "The harbour was shut on|the first day, as ships|had met in fog, until|it cleared up."
    right = "The price of fish rose by|four per cent, as the|market said, since few|boats had left."
    sides = left.split("|"), right.split("|")
    rows = "".join(
        f"1 0 0 1 72 {700 - 14 * row} Tm ({one}) Tj 1 0 0 1 320 {700 - 14 * row} Tm ({other}) Tj\n"
        for row, (one, other) in enumerate(zip(*sides, strict=True))
    )
    dispatch = read(pdf("", drawn=f"BT /F1 10 Tf {rows} {far} ET"))
    told = dispatch.body.text
    if not far:  # as version 0.1.0 made it of the words line by line: marks stay
        assert dispatch.guid == "story:86bf71322dc5535c0a605812864aa11f"
    if far:
        assert told.startswith("The harbour was shut on The price")
    else:
        assert told.split("\n\n") == [" ".join(side) for side in sides]


def test_pdf() -> None:
    pytest.importorskip("pypdf")
    dispatch = read(pdf("It broke on Monday."))
    assert (dispatch.headline, dispatch.byline) == ("Dyke breaks", "Ann Bell")
    assert dispatch.published == datetime(2026, 11, 9, 10, tzinfo=UTC)
    assert dispatch.body.text == "It broke on Monday."


BOMB = "<!DOCTYPE x [<!ENTITY a 'aaaa'>]><w/>"


@pytest.mark.parametrize(
    ("library", "data", "why"),
    [
        ("mammoth", docx("", word__vbaProject_dot_bin="x"), "It contains macros."),
        ("mammoth", docx("", word__x_dot_xml=BOMB), "It contains a document type"),
        ("mammoth", docx("<w:p>"), "It is damaged."),
        ("mammoth", docx(""), "It contains no text"),
        ("mammoth", docx("", big="x" * 70_000_000), "It unpacks to more than 64 MB."),
        ("odfdo", odt("", Basic__a_dot_xml="x"), "It contains macros."),
        ("odfdo", odt("", manifest="<m><encryption-data/></m>"), "It is encrypted."),
        ("pypdf", pdf(""), "It contains no text"),
        ("pypdf", b"%PDF-1.4\nnonsense", "It is damaged."),
        ("striprtf", b"{\\rtf1}", "It contains no text"),
        ("pypdf", b"\xd0\xcf\x11\xe0" + bytes(600), "It needs a password"),
    ],
    ids=range(11),
)
def test_what_cannot_be_read_is_refused_in_a_line(library: str, data: bytes, why: str) -> None:
    pytest.importorskip(library)
    with pytest.raises(FormatFault, match=why) as refusal:
        parse_document(data)
    assert refusal.value.exit_code == 65


@pytest.mark.parametrize("data", [RTF, docx(""), odt(""), pdf("x")], ids=range(4))
def test_without_the_extra_a_line_names_it(data: bytes, tmp_path: Path) -> None:
    with mock.patch.object(documents, "find_spec", return_value=None):
        with pytest.raises(FormatFault, match=r"wirereader\[documents\]"):
            parse_document(data)
        (tmp_path / "a.pdf").write_bytes(data)
        (tmp_path / "b.txt").write_text("Dyke breaks\n\nIt broke.", "utf-8")
        assert [story.headline for story in read_paths([tmp_path]).stories] == ["Dyke breaks"]
        assert "documents" in str(read_paths([tmp_path / "a.pdf"]).faults[0])


def test_a_document_is_opened_and_found_in_a_folder(tmp_path: Path) -> None:
    pytest.importorskip("striprtf")
    (tmp_path / "a.rtf").write_bytes(RTF)
    assert [story.headline for story in read_paths([tmp_path]).stories] == ["Dyke breaks"]


@pytest.mark.parametrize(
    ("data", "kind"),
    [(RTF, "rtf"), (docx(""), "docx"), (odt(""), "odt"), (pdf("x"), "pdf"), (b"PK\x03\x04", None)],
    ids=range(5),
)
def test_kinds_are_told_by_what_is_in_them(data: bytes, kind: str | None) -> None:
    assert document_kind(data) == kind
    assert document_kind(b"words " + data) is None


def test_what_comes_from_an_address_is_no_document() -> None:
    with pytest.raises(FormatFault, match="PDF"):
        parse_document(pdf("x"), "https://e.org/feed")


def test_docx_keeps_a_run_that_no_other_hides() -> None:
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>No. </w:t></w:r>"
    shown = "<w:r><w:rPr><w:b/></w:rPr><w:t>Yes.</w:t></w:r>"
    assert read(docx(f"<w:p>{shown}{hidden}{shown}</w:p>")).body.text == "Yes.Yes."


@pytest.mark.timeout(30)  # seconds: hours, where each beginning is read to the end of the file
@pytest.mark.parametrize("part", [b"<w:r><w:rPr><w:vanish/>", b"<w:r><w:rPr>"])
def test_docx_of_nothing_but_beginnings_is_read_once(part: bytes) -> None:
    written = part * 200_000
    assert documents._HIDDEN_RUN.sub(b"", written) == written


@pytest.mark.timeout(30)  # seconds: minutes, where each letter is a word's first
def test_long_words_and_gaps_of_documents_are_read_once() -> None:
    assert documents._with_whole_words(["a" * 400_000]) == ["a" * 400_000]
    assert documents._NOTE_RETURN.sub("", " " * 400_000) == " " * 400_000
