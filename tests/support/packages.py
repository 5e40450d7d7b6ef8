"""Writes small documents in packaged formats for tests, and counts their text by a decoder of its own."""

import base64
import io
import quopri
import re
import zipfile
from xml.etree import ElementTree
from xml.sax.saxutils import escape

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def packed(entries, stored=()):
    """A ZIP of these entries in their order."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in entries.items():
            kind = zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            package.writestr(zipfile.ZipInfo(name), content, kind)
    return data.getvalue()


def run(text, properties="", tag="w:t"):
    return f'<w:r><w:rPr>{properties}</w:rPr><{tag} xml:space="preserve">{escape(text)}</{tag}></w:r>'


def paragraph(content, style="", properties=""):
    """A paragraph of a text or of runs."""
    if not content.startswith("<"):
        content = run(content)
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{properties}</w:pPr>{content}</w:p>"


def listed(number, level=0):
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


def table(*rows):
    cells = lambda row: "".join(f"<w:tc><w:tcPr/>{paragraph(cell)}</w:tc>" for cell in row)
    return "<w:tbl><w:tblPr/>" + "".join(f"<w:tr>{cells(row)}</w:tr>" for row in rows) + "</w:tbl>"


STYLES = "".join(
    f'<w:style w:type="paragraph" w:styleId="{id}"{more}><w:name w:val="{name}"/>{body}</w:style>'
    for id, name, more, body in (
        ("a", "Normal", ' w:default="1"', ""),
        ("a3", "Title", "", ""),
        ("1", "heading 1", "", '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>'),
        ("2", "heading 2", "", '<w:basedOn w:val="1"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr>'),
        ("TOC1", "toc 1", "", ""),
    )
)


def numbering(*levels):
    """One list of levels (format, text, start)."""
    body = "".join(
        f'<w:lvl w:ilvl="{i}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for i, (form, text, start) in enumerate(levels)
    )
    return (
        f'<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="0">{body}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )


def docx(*blocks, footnotes=(), header="", numbers="", title="", entries=None):
    """A DOCX of these blocks."""
    parts = {"styles": f'<w:styles xmlns:w="{W}">{STYLES}</w:styles>'}
    if numbers:
        parts["numbering"] = numbers
    if header:
        parts["header"] = f'<w:hdr xmlns:w="{W}">{paragraph(header)}</w:hdr>'
    if footnotes:
        notes = "".join(f'<w:footnote w:id="{i + 1}">{paragraph(text)}</w:footnote>' for i, text in enumerate(footnotes))
        parts["footnotes"] = f'<w:footnotes xmlns:w="{W}">{notes}</w:footnotes>'
    relations = "".join(
        f'<Relationship Id="r{kind}" Type="{OFFICE}/{kind}" Target="{kind}.xml"/>' for kind in parts
    )
    package = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": f'<Relationships xmlns="{RELATIONS}"><Relationship Id="r" Type="{OFFICE}/officeDocument" '
        'Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{RELATIONS}">{relations}</Relationships>',
        "word/document.xml": f'<w:document xmlns:w="{W}"><w:body>{"".join(blocks)}<w:sectPr/></w:body></w:document>',
    }
    package.update({f"word/{kind}.xml": xml for kind, xml in parts.items()})
    if title:
        package["docProps/core.xml"] = (
            '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
            f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{escape(title)}</dc:title></cp:coreProperties>'
        )
    package.update(entries or {})
    return packed(package)


def docx_text_bytes(data):
    """How many bytes of text and field code all parts of a DOCX hold, in UTF-8."""
    total = 0
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in package.namelist():
            if not re.fullmatch(r"word/(document|header|footer|footnotes|endnotes|comments)\d*\.xml", name):
                continue
            for element in ElementTree.fromstring(package.read(name)).iter():
                if element.tag in (f"{{{W}}}t", f"{{{W}}}delText", f"{{{W}}}instrText"):
                    total += len((element.text or "").encode())
    return total


O = "urn:oasis:names:tc:opendocument:xmlns:"
NAMESPACES = " ".join(
    f'xmlns:{name}="{O}{name}:1.0"' for name in ("office", "text", "table", "style", "meta", "drawing")
) + f' xmlns:fo="{O}xsl-fo-compatible:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"'


def odt(body, styles="", automatic="", master="", title="", entries=None):
    """An ODT of this body (text:h, text:p …), with named and automatic styles and what stands on every page."""
    package = {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "META-INF/manifest.xml": f'<m:manifest xmlns:m="{O}manifest:1.0"/>',
        "content.xml": f"<office:document-content {NAMESPACES}><office:automatic-styles>{automatic}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>",
        "styles.xml": f"<office:document-styles {NAMESPACES}><office:styles>{styles}</office:styles>"
        f"<office:master-styles>{master}</office:master-styles></office:document-styles>",
        "meta.xml": f"<office:document-meta {NAMESPACES}><office:meta><dc:title>{escape(title)}</dc:title></office:meta>"
        "</office:document-meta>",
    }
    package.update(entries or {})
    return packed(package, stored=("mimetype",))


def odt_text_bytes(data):
    """How many bytes of text, white space left out, an ODT holds in paragraphs, notes, remarks and running heads."""
    total = 0
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in ("content.xml", "styles.xml"):
            text = "".join(ElementTree.fromstring(package.read(name)).itertext())
            total += len("".join(text.split()).encode())
    return total


XHTML = 'xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"'


def epub(*chapters, navigation="", title="", order=None, entries=None):
    """An EPUB of these bodies of chapters, in this order of the spine."""
    names = [f"c{i + 1}.xhtml" for i in range(len(chapters))]
    items = "".join(f'<item id="{name}" href="{name}" media-type="application/xhtml+xml"/>' for name in names)
    refs = "".join(f'<itemref idref="{names[i]}"/>' for i in (order or range(len(chapters))))
    package = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
        '<rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>',
        "OEBPS/book.opf": '<package xmlns="http://www.idpf.org/2007/opf"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escape(title)}</dc:title></metadata><manifest>{items}"
        '<item id="nav" href="nav.xhtml" properties="nav"/></manifest><spine>'
        + ('<itemref idref="nav"/>' if navigation else "") + f"{refs}</spine></package>",
        "OEBPS/nav.xhtml": f"<html {XHTML}><body><nav>{navigation}</nav></body></html>",
    }
    for name, body in zip(names, chapters):
        package[f"OEBPS/{name}"] = f"<html {XHTML}><head><title>x</title></head><body>{body}</body></html>"
    package.update(entries or {})
    return packed(package, stored=("mimetype",))


def mhtml(page, encoding="quoted-printable"):
    """A saved page, with a picture beside it."""
    body = quopri.encodestring(page.encode()).decode() if encoding == "quoted-printable" else base64.encodebytes(page.encode()).decode()
    return (
        'From: <Saved by a browser>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="b1"\r\n\r\n'
        f'--b1\r\nContent-Type: text/html; charset="utf-8"\r\nContent-Transfer-Encoding: {encoding}\r\n'
        "Content-Location: http://example.org/a.html\r\n\r\n" + body.replace("\n", "\r\n") +
        "\r\n--b1\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n--b1--\r\n"
    ).encode()
