"""RTF, workbooks and ZIPs through the program: what becomes of them, where spans lie, what is refused and why."""

import json
import random
import unittest

from support import packages
from support.packages import docx, packed, paragraph
from support.program import ERROR, FOUND, AddingTest, run

RTF_HEAD = (
    r"{\rtf1\ansi\ansicpg936\deff0{\fonttbl{\f0\fcharset134 SimSun;}{\f1\fcharset0 Times;}{\f2\fcharset204 Arial;}}"
    r"{\colortbl;\red0\green0\blue0;}"
    r"{\stylesheet{\s0 Normal;}{\s1\outlinelevel0 heading 1;}{\s5 Title;}{\*\cs10 Default Paragraph Font;}}"
    r"{\info{\title A Title}{\author An Author}{\creatim\yr2025\mo3\dy5\hr9}}"
)


def rtf(*parts):
    return (RTF_HEAD + "\n".join(parts) + "}").encode("latin-1")


def gbk(text):
    return "".join(f"\\'{byte:02x}" for byte in text.encode("gbk"))


def unicode(text):
    units = text.encode("utf-16-le")
    return "".join(f"\\u{int.from_bytes(units[i:i + 2], 'little', signed=True)}?" for i in range(0, len(units), 2))


class CollectionsTest(AddingTest):
    def refused(self, data, words, name="bad"):
        done = self.add(self.write(name, data), expect=ERROR)
        self.assertRegex(done.stderr, words)
        self.assertNotIn("signal", done.stderr)

    def pieces(self, edition="s:1"):
        done = run(self.corpus, "source", edition, "--format", "json")
        self.assertEqual(done.returncode, FOUND, done.stderr)
        return json.loads(done.stdout)

    def count(self, term, where="s"):
        done = run(self.corpus, "count", term, "--in", where, "--evidence", "--format", "json")
        rows = json.loads(done.stdout)["terms"][0]["rows"]
        return [row["count"] for row in rows], [span["locator"] for row in rows for span in row.get("spans", [])]


class Rtf(CollectionsTest):
    def test_text_of_code_pages_and_unicode_with_structure(self):
        data = rtf(
            r"{\header " + gbk("内部资料") + r"\par}",
            r"\pard\plain\s5 " + gbk("关于海洋工作的报告") + r"\par",
            r"\pard\plain\s1 " + unicode("一、总体要求") + r"\par",
            r"\pard\plain " + gbk("坚持陆海统筹") + r"{\footnote\pard\plain " + gbk("按国务院口径。") + r"}" + gbk("，发展海洋经济。") + r"\par",
            r"\pard\plain\f1 na\'efve caf\'e9 {\f2\'cc\'ee\'f0\'e5} \emdash  {\v hidden}{\b bold} " + unicode("𝄞") + r"\par",
            r"\trowd\cellx1000\cellx2000\pard\intbl A\cell 12\cell\row",
            r"\pard {\field{\*\fldinst HYPERLINK x}{\fldrslt a link}} \{braces\}\~here.\par",
            r"{\pict\pngblip 89504e47}{\*\unknown not shown}{\object{\*\objdata 00}{\result\pard A result.\par}}",
        )
        self.add(self.write("report.doc", data), "--id", "1")
        shown = [(piece["what"], piece["text"]) for piece in self.pieces()["pieces"] if piece["kept"]]
        self.assertEqual(
            shown,
            [
                ("title", "关于海洋工作的报告"), ("heading", "一、总体要求"), ("paragraph", "坚持陆海统筹，发展海洋经济。"),
                ("note", "按国务院口径。"), ("paragraph", "naïve café Море — bold 𝄞"), ("table cell", "A"), ("table cell", "12"),
                ("paragraph", "a link {braces} here."), ("paragraph", "A result."),
            ],
        )
        aside = {piece["what"]: piece["text"] for piece in self.pieces()["pieces"] if not piece["kept"]}
        self.assertEqual(aside["running head"], "内部资料")
        self.assertEqual(aside["hidden"], "hidden")
        self.assertEqual(self.count("国务院口径")[1], ["texts/report.doc#note=1"])
        self.assertEqual(self.count("陆海统筹")[1], ["texts/report.doc#p=3"])
        account = self.pieces()["bytes"]
        everything = "".join(text for _, text in shown).replace("} here", "}\u00A0here") + "内部资料hiddenHYPERLINK x"
        self.assertEqual(account["source"], len(everything.encode()))

    def test_tracked_changes_are_chosen(self):
        data = rtf(gbk("渔船应当") + r"{\deleted " + gbk("可以") + r"}{\revised " + gbk("必须") + "}" + gbk("登记。") + r"\par")
        refused = self.add(self.write("a.rtf", data), "--id", "1", expect=ERROR)
        self.assertIn("2 tracked changes", refused.stderr)
        for id, chosen, text in (("1", "accepted", "应当必须登记"), ("2", "rejected", "应当可以登记")):
            self.add(self.write(f"{chosen}.rtf", data), "--id", id, "--changes", chosen)
            self.assertEqual(self.count(text, f"s:{id}")[0], [1])

    def test_what_is_damaged_or_hostile_is_refused(self):
        self.refused(rtf("text")[:-1], "cut short", "a.rtf")
        self.refused(RTF_HEAD.encode() + b"{" * 100_000 + b"x", "nest more than", "b.rtf")
        self.refused(rtf(r"\f0 \'81"), "not valid GB18030", "c.rtf")
        self.refused(rtf(r"\ansicpg437{\fonttbl{\f7\fcharset255 x;}}\f7 caf\'82"), "code page 437", "d.rtf")
        self.refused(rtf(r"{\pict 00}"), "no text", "e.rtf")
        self.add(self.write("f.rtf", rtf(r"\bin2147483647 gone")[:-1] + b"}"), expect=ERROR)

    def test_a_bullet_of_a_symbol_font_is_no_half_of_a_character(self):
        bullet = r"{\fonttbl{\f3\fnil\fcharset2 Wingdings;}}\pard{\listtext\f3\'b7\tab}"
        self.add(self.write("a.rtf", rtf(bullet + r"\f0 " + gbk("渔船应当登记。") + r"\par")), "--id", "1")
        self.assertEqual(self.count("渔船应当登记", "s:1")[0], [1])

    def test_flipped_files_are_read_or_refused(self):
        data = rtf(*(r"\pard\plain\s1 " + unicode("标题") + r"\par\pard " + gbk("正文，发展。") + r"{\footnote note}\par" for _ in range(20)))
        random.seed(3)
        files = []
        for n in range(60):
            flipped = bytearray(data)
            for _ in range(3):
                flipped[random.randrange(len(data))] = random.randrange(256)
            files.append(self.write(f"flip{n}.rtf", bytes(flipped)))
        done = run(self.corpus, "add", *files, "--series", "s")
        self.assertIn(done.returncode, (FOUND, ERROR), done.stderr)
        self.assertNotIn("signal", done.stderr)
        self.assertNotIn("hold together", done.stderr)


def sheet(*rows):
    """Rows of cells; a cell is a text, a number, or (style, number)."""
    body = ""
    for r, row in enumerate(rows, 1):
        body += f'<row r="{r}">'
        for c, value in enumerate(row):
            place = f'{chr(65 + c)}{r}'
            if value is None:
                continue
            if isinstance(value, str):
                body += f'<c r="{place}" t="inlineStr"><is><t xml:space="preserve">{packages.escape(value)}</t></is></c>'
            elif isinstance(value, tuple):
                body += f'<c r="{place}" s="{value[0]}"><v>{value[1]}</v></c>'
            else:
                body += f'<c r="{place}"><v>{value}</v></c>'
        body += "</row>"
    return f"<worksheet><sheetData>{body}</sheetData></worksheet>"


def xlsx(sheets, strings=(), **entries):
    listed = "".join(f'<sheet name="{name}" sheetId="{i}" r:id="r{i}"/>' for i, name in enumerate(sheets, 1))
    targets = "".join(f'<Relationship Id="r{i}" Target="worksheets/s{i}.xml"/>' for i in range(1, len(sheets) + 1))
    package = {
        "xl/workbook.xml": f'<workbook xmlns:r="x"><sheets>{listed}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f"<Relationships>{targets}</Relationships>",
        "xl/styles.xml": '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/></numFmts>'
        '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="22"/></cellXfs></styleSheet>',
        "xl/sharedStrings.xml": "<sst>" + "".join(f"<si><r><t>{s}</t></r><rPh><t>yomi</t></rPh></si>" for s in strings) + "</sst>",
    }
    package.update({f"xl/worksheets/s{i}.xml": xml for i, xml in enumerate(sheets.values(), 1)})
    package.update(entries)
    return packed(package)


class Workbook(CollectionsTest):
    TABLE = sheet(
        ["Reports of the coast"],
        ["year", "date", "title", "text"],
        [2023, (1, 45000), "First", "The harbour is\nold, and “small”."],
        [2024, (2, 45366), "Second", 'The harbour is "new", says; the mayor.'],
        [2025, (3, 45721.5), None, "The harbour is gone."],
    )

    def import_(self, data, *arguments, expect=FOUND):
        done = run(self.corpus, "import", self.write("t.xlsx", data), "--series", "s", *arguments)
        self.assertEqual(done.returncode, expect, done.stderr)
        return done

    def test_rows_are_editions_with_their_dates(self):
        self.import_(xlsx({"Reports": self.TABLE, "Notes": sheet(["nothing", "of it"])}))
        done = run(self.corpus, "status", "--in", "s", "--editions", "--format", "json")
        counts, places = self.count("harbour")
        self.assertEqual(counts, [1, 1, 1], done.stderr)
        self.assertEqual(places[1], "texts/t.xlsx#Reports/row=4")
        self.assertEqual(self.count('"new", says; the mayor', "s:2024")[0], [1])
        shown = json.loads(run(self.corpus, "status", "--document", "s:2024", "--format", "json").stdout)
        self.assertEqual((shown["title"], shown["date"]), ("Second", "2024-03-15"))

    def test_a_workbook_can_be_one_document(self):
        data = xlsx({"Plan": sheet(["Ports", "12"], ["Ships", 0.1]), "More": sheet(["Fish"])}, strings=["unused"])
        self.add(self.write("plan.xlsx", data), "--id", "1")
        shown = [(piece["what"], piece["text"], piece["place"]) for piece in self.pieces()["pieces"] if piece["kept"]]
        self.assertIn(("table cell", "Ships", "Plan/cell=A2"), shown)
        self.assertIn(("heading", "More", "More/row=1"), shown)

    def test_shared_strings_are_looked_up(self):
        cells = '<worksheet><sheetData><row><c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="s"><v>99</v></c></row></sheetData></worksheet>'
        self.add(self.write("a.xlsx", xlsx({"A": cells}, strings=["港口", "渔业"])), "--id", "1")
        self.assertEqual([p["text"] for p in self.pieces()["pieces"] if p["kept"]], ["港口", "渔业"])
        self.assertEqual([p["text"] for p in self.pieces()["pieces"] if not p["kept"]], ["yomiyomi"])

    def test_what_is_hostile_is_refused(self):
        bomb = xlsx({"A": "<worksheet>" + " " * (200 << 20) + "</worksheet>"})
        self.refused(bomb, "unpacks to|times its size", "a.xlsx")
        self.refused(xlsx({"A": "<worksheet><sheetData>"}), "damaged", "b.xlsx")
        self.refused(xlsx({}), "no sheet", "c.xlsx")
        self.import_(xlsx({"A": sheet(["only a head", "of a table"])}), expect=ERROR)
        wide = "<worksheet><sheetData><row>" + "<c><v>1</v></c>" * 16_385 + "</row></sheetData></worksheet>"
        self.refused(xlsx({"A": wide}), "row 1 has more than 16384 columns", "d.xlsx")
        # Cells that all claim the last column, and columns that go back.
        far = '<worksheet><sheetData><row><c r="A1"><v>1</v></c><c r="XFD1"><v>2</v></c></row>' + (
            '<row><c r="XFD1"><v>3</v></c><c r="A1"><v>4</v></c></row>' * 20_000) + "</sheetData></worksheet>"
        for rows in (far, far.replace('<c r="A1"><v>4</v></c>', "")):
            done = run(self.corpus, "import", self.write("far.xlsx", xlsx({"A": rows})), "--series", "t")
            self.assertEqual(done.returncode, ERROR)
            self.assertNotIn("signal", done.stderr)


class Zip(CollectionsTest):
    def test_members_are_files(self):
        inner = packed({"deep.txt": "深处的文本说明渔业问题。"})
        data = packed({
            "2023年报告.docx": docx(paragraph("关于渔业的报告", "a3"), paragraph("2023年3月5日"), paragraph("渔业有发展。")),
            "folder/2024年报告.txt": "关于渔业的报告\n\n2024年3月5日\n\n渔业发展了。\n",
            "inner.zip": inner,
            "__MACOSX/._a": "x",
            ".hidden": "x",
        })
        done = self.add(self.write("all.zip", data))
        self.assertEqual(sum(self.count("渔业")[0]) >= 3, True, done.stderr)
        self.assertTrue((self.corpus / "texts" / "2024年报告.txt").exists())
        self.assertTrue((self.corpus / "texts" / "deep.txt").exists())

    def test_names_that_climb_and_bombs_are_refused_one_by_one(self):
        data = packed({"../../evil.txt": "evil", "/abs.txt": "evil", "good.txt": "正文在这里。", "bomb.txt": b"a" * (200 << 20)})
        done = self.add(self.write("mixed.zip", data), expect=ERROR)
        self.assertIn("good.txt", done.stdout)
        for words in ("evil.txt: its name leads outside", "_abs.txt: its name leads outside", "bomb.txt: the entry unpacks to"):
            self.assertIn(words, done.stderr)
        self.assertFalse(list(self.folder.rglob("evil.txt")))
        deep = packed({"a.txt": "正文。"})
        for _ in range(5):
            deep = packed({"x.zip": deep})
        self.refused(deep, "nest more than 3 deep", "deep.zip")
        self.refused(packed({}), "no document", "empty.zip")
        self.refused(packed({"a.txt": "x" * 1000})[:-30], "damaged", "cut.zip")

    def test_many_damaged_members_leave_the_others(self):
        entries = {f"n{n}.txt": f"第{n}号文件：渔业。" for n in range(60)}
        entries.update({f"bad{n}.docx": b"PK\x03\x04 broken" for n in range(5)})
        done = self.add(self.write("batch.zip", packed(entries)), expect=ERROR)
        self.assertEqual(done.stdout.count("s:n"), 60, done.stderr)
        self.assertEqual(done.stderr.count("bad"), 5, done.stderr)


if __name__ == "__main__":
    unittest.main()
