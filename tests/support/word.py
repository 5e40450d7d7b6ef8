"""A Word document with tracked changes read as a word processor reads it: what accepting and what rejecting gives, and which rules
of the format (ECMA-376 part 1: 11 packages, 17.3.1 paragraphs, 17.13.5 revisions) it breaks."""

import io
import posixpath
import re
import zipfile
import xml.etree.ElementTree as ElementTree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
CONTENT = "{http://schemas.openxmlformats.org/package/2006/content-types}"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
TRACKED = ("ins", "del", "moveFrom", "moveTo")
# As far as a redline uses them, in the order of the schema (CT_PPr, CT_ParaRPr, CT_RPr, CT_Style).
ORDER = {
    "pPr": ("pStyle", "keepNext", "numPr", "shd", "spacing", "ind", "jc", "outlineLvl", "rPr"),
    "rPr": ("ins", "del", "moveFrom", "moveTo", "rStyle", "rFonts", "b", "i", "color", "sz", "szCs", "u", "lang"),
    "style": ("name", "basedOn", "next", "qFormat", "pPr", "rPr", "tblPr"),
    "styles": ("docDefaults", "style"),
    "numbering": ("abstractNum", "num"),
    "lvl": ("start", "numFmt", "lvlText", "lvlJc", "pPr", "rPr"),
    "tbl": ("tblPr", "tblGrid", "tr"),
    "tr": ("trPr", "tc"),
    "trPr": ("tblHeader", "ins"),
    "tc": ("tcPr", "p"),
}


def name_of(element):
    return element.tag.removeprefix(W)


def said(run):
    marks = {W + "tab": "\t", W + "br": "\n"}
    return "".join(marks.get(child.tag, child.text or "") for child in run)


def texts(body):
    """What rejecting and what accepting all changes gives, a line a paragraph."""
    rejected, accepted = "", ""
    new_rows = {p for row in body.iter(W + "tr") if row.find(f"{W}trPr/{W}ins") is not None for p in row.iter(W + "p")}
    for paragraph in body.iter(W + "p"):
        tracked = paragraph.find(f"{W}pPr/{W}rPr")
        mark = name_of(tracked[0]) if tracked is not None else ""
        for child in paragraph:
            kind = name_of(child)
            runs = [child] if kind == "r" else child.findall(W + "r")
            text = "".join(map(said, runs)) if kind != "pPr" else ""
            rejected += text if kind in ("r", "del", "moveFrom") and paragraph not in new_rows else ""
            accepted += text if kind in ("r", "ins", "moveTo") else ""
        rejected += "\n" if mark not in ("ins", "moveTo") and paragraph not in new_rows else ""
        accepted += "\n" if mark not in ("del", "moveFrom") else ""
    return rejected.removesuffix("\n"), accepted.removesuffix("\n")


def package_problems(archive, parts):
    problems = []
    if archive.testzip() is not None:
        problems.append("the archive is damaged")
    names = archive.namelist()
    if names[0] != "[Content_Types].xml":
        problems.append("the content types do not stand first")
    if len(names) != len(set(names)):
        problems.append("a part stands twice")
    types = parts["[Content_Types].xml"]
    defaults = {e.get("Extension") for e in types.iter(CONTENT + "Default")}
    overrides = {e.get("PartName") for e in types.iter(CONTENT + "Override")}
    for name in names[1:]:
        if "/" + name not in overrides and name.rsplit(".", 1)[-1] not in defaults:
            problems.append(f"{name} has no content type")
    problems += [f"{name} is declared and is not there" for name in overrides if name[1:] not in names]
    reached = set()
    for name in names:
        if not name.endswith(".rels"):
            continue
        base = posixpath.dirname(posixpath.dirname(name))
        ids = [e.get("Id") for e in parts[name].iter(RELATION)]
        if len(ids) != len(set(ids)):
            problems.append(f"{name} has an id twice")
        for relation in parts[name].iter(RELATION):
            target = posixpath.normpath(posixpath.join(base, relation.get("Target")))
            reached.add(target)
            if target not in names:
                problems.append(f"{name} leads to {target}, which is not there")
    problems += [f"nothing leads to {n}" for n in names if not n.endswith(".rels") and n != "[Content_Types].xml" and n not in reached]
    return problems


def order_problems(root):
    problems = []
    for element in root.iter():
        order = ORDER.get(name_of(element))
        if order is None:
            continue
        names = [name_of(child) for child in element]
        if name_of(element) == "tc" and names[-1:] != ["p"]:
            problems.append("a cell does not end in a paragraph")
        unknown = [n for n in names if n not in order]
        if unknown:
            problems.append(f"{name_of(element)} holds {unknown[0]}")
            continue
        places = [order.index(n) for n in names]
        if places != sorted(places):
            problems.append(f"{name_of(element)} holds {' '.join(names)} in a wrong order")
    return problems


class Revisions:
    """Walks the paragraphs in order and holds revisions and the ranges of moves against the rules."""

    def __init__(self, body, styles):
        self.problems, self.ids, self.named = [], set(), {}
        self.open = {}  # moveFrom, moveTo → id of the range that is open
        if name_of(body[-1]) != "sectPr":
            self.problems.append("the body does not end in its section")
        if any(name_of(child) not in ("p", "tbl") for child in body[:-1]):
            self.problems.append("the body holds something else than paragraphs and tables")
        for mark in body.iterfind(f".//{W}trPr/{W}ins"):
            self.annotation(mark)
        for paragraph in body.iter(W + "p"):
            self.paragraph(paragraph, styles)
        self.problems += [f"a {kind} range is not ended" for kind in self.open]
        for name, ends in self.named.items():
            if sorted(ends) != ["moveFrom", "moveTo"]:
                self.problems.append(f"the move {name} has the ends {ends}")

    def paragraph(self, paragraph, styles):
        if any(name_of(child) == "pPr" for child in list(paragraph)[1:]):
            self.problems.append("properties stand behind the text of a paragraph")
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        if style is not None and style.get(W + "val") not in styles:
            self.problems.append(f"there is no style {style.get(W + 'val')}")
        marks = [e for e in paragraph.findall(f"{W}pPr/{W}rPr/*") if name_of(e) in TRACKED]
        if len(marks) > 1:
            self.problems.append("a paragraph mark is tracked twice")
        for mark in marks:
            self.annotation(mark)
        for child in paragraph:
            ranged = re.fullmatch(r"(moveFrom|moveTo)Range(Start|End)", name_of(child))
            if ranged:
                self.range(child, *ranged.groups())
            elif name_of(child) in TRACKED:
                self.annotation(child)
                self.runs(child)
            elif name_of(child) not in ("pPr", "r"):
                self.problems.append(f"a paragraph holds {name_of(child)}")

    def annotation(self, element):
        number, kind = element.get(W + "id"), name_of(element)
        if number is None or number in self.ids:
            self.problems.append(f"{kind} has the id {number}, which is none or stands twice")
        self.ids.add(number)
        date = element.get(W + "date") or ""
        if not element.get(W + "author") or not re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", date):
            self.problems.append(f"{kind} {number} has no author or no date")

    def range(self, element, kind, end):
        if end == "End":
            if self.open.pop(kind, None) != element.get(W + "id"):
                self.problems.append(f"{kind}RangeEnd {element.get(W + 'id')} ends a range that is not open")
            return
        self.annotation(element)
        if kind in self.open:
            self.problems.append(f"a {kind} range begins inside another")
        self.open[kind] = element.get(W + "id")
        self.named.setdefault(element.get(W + "name"), []).append(kind)

    def runs(self, element):
        kind = name_of(element)
        if kind.startswith("move") and kind not in self.open:
            self.problems.append(f"a {kind} lies outside its range")
        if len(element) == 0 or any(name_of(run) != "r" for run in element):
            self.problems.append(f"{kind} holds something else than runs")
        wanted = "delText" if kind == "del" else "t"
        for piece in (p for run in element for p in run if name_of(p) in ("t", "delText")):
            if name_of(piece) != wanted:
                self.problems.append(f"{kind} holds {name_of(piece)}")
            if not piece.text:
                self.problems.append(f"{kind} holds an empty text")
            elif piece.text != piece.text.strip() and piece.get(SPACE) != "preserve":
                self.problems.append("white space would be lost")


class WordDocument:
    """A file read once: `rejected`, `accepted`, `problems` (none when all is well), `styles` of its paragraphs by their text …"""

    def __init__(self, path):
        with zipfile.ZipFile(path) as archive:
            parts = {name: ElementTree.parse(io.BytesIO(archive.read(name))).getroot() for name in archive.namelist()}
            self.problems = package_problems(archive, parts)
        body = parts["word/document.xml"].find(W + "body")
        styles = {e.get(W + "styleId") for e in parts["word/styles.xml"].iter(W + "style")}
        for name in ("document", "styles", "numbering"):
            if f"word/{name}.xml" in parts:
                self.problems += order_problems(parts[f"word/{name}.xml"])
        self.problems += Revisions(body, styles).problems
        self.rejected, self.accepted = texts(body)
        self.authors = {e.get(W + "author") for e in body.iter() if e.get(W + "author")}
        self.dates = {e.get(W + "date") for e in body.iter() if e.get(W + "date")}
        self.moves = sum(1 for _ in body.iter(W + "moveToRangeStart"))
        # Which of reject and accept leave nothing of the last paragraph.
        last = {name_of(child) for child in list(body.iter(W + "p"))[-1]} & {"r", *TRACKED}
        gone = {"reject": {"ins", "moveTo"}, "accept": {"del", "moveFrom"}}
        self.empty_end = {changes for changes, kinds in gone.items() if last <= kinds}
        self.styles = {}
        for paragraph in body.iter(W + "p"):
            style = paragraph.find(f"{W}pPr/{W}pStyle")
            self.styles["".join(said(run) for run in paragraph.iter(W + "r"))] = "" if style is None else style.get(W + "val")
