"""Documents in packaged formats, through the program: what becomes of them, where spans lie, what is refused and why."""

import json
import random
import unittest


from support import packages
from support.packages import docx, listed, numbering, paragraph, run as text_run, table
from support.program import ERROR, FOUND, CorpusTest, run

REPORT = (
    paragraph("关于海洋工作的报告", "a3"),
    paragraph("2025年3月5日"),
    paragraph("目录 1", "TOC1"),
    paragraph("总体要求", "1", listed(1)),
    paragraph(
        text_run("坚持陆海统筹") + '<w:r><w:footnoteReference w:id="1"/></w:r>' + text_run("，发展海洋经济。")
    ),
    paragraph("重点任务", "1", listed(1)),
    paragraph("科技创新", "2", listed(1, 1)),
    paragraph("加强海洋科技攻关，推动陆海统筹走深走实。"),
    table(("指标", "2025年"), ("海洋生产总值", "十万亿元")),
)
LISTS = numbering(("chineseCounting", "%1、", 1), ("chineseCounting", "（%2）", 1))


def change(kind, text):
    tag = "w:delText" if kind in ("del", "moveFrom") else "w:t"
    return f'<w:{kind} w:id="1" w:author="a" w:date="2025-01-01T00:00:00Z">{text_run(text, tag=tag)}</w:{kind}>'


class PackagesTest(CorpusTest):
    def setUp(self):
        super().setUp()
        self.corpus = self.folder / "corpus"
        self.corpus.mkdir()
        run(self.corpus, "init")

    def write(self, name, data):
        (self.folder / name).write_bytes(data)
        return self.folder / name

    def add(self, *arguments, expect=FOUND):
        done = run(self.corpus, "add", *arguments, "--series", "s")
        self.assertEqual(done.returncode, expect, done.stderr)
        return done

    def status(self, edition):
        done = run(self.corpus, "status", "--document", edition, "--format", "json")
        self.assertEqual(done.returncode, FOUND, done.stderr)
        return json.loads(done.stdout)

    def count(self, term):
        done = run(self.corpus, "count", term, "--in", "s", "--evidence", "--format", "json")
        rows = json.loads(done.stdout)["terms"][0]["rows"]
        return rows[0]["count"], [span["locator"].partition("#")[2] for span in rows[0].get("spans", [])]


class Docx(PackagesTest):
    def report(self, **options):
        return docx(*REPORT, footnotes=["按国务院口径。"], numbers=LISTS, header="内部资料", **options)

    def test_headings_numbers_notes_and_cells(self):
        self.add(self.write("report.txt", self.report()), "--id", "2025")
        shown = self.status("s:2025")
        self.assertEqual(shown["title"], "关于海洋工作的报告")
        self.assertEqual(shown["date"], "2025-03-05")
        self.assertEqual(
            [(row["level"], row["heading"]) for row in shown["outline"] if row["level"]],
            [(1, "一、总体要求"), (1, "二、重点任务"), (2, "（一）科技创新")],
        )
        self.assertEqual(self.count("陆海统筹"), (2, ["word/document.xml/p=5", "word/document.xml/p=8"]))
        self.assertEqual(self.count("国务院口径")[1], ["word/footnotes.xml/note=1"])
        self.assertEqual(self.count("十万亿元"), (1, ["word/document.xml/p=12"]))
        self.assertEqual(self.count("内部资料")[0], 0)

    def test_every_byte_of_text_is_kept_or_set_aside(self):
        data = self.report()
        self.add(self.write("report.docx", data), "--id", "2025")
        account = self.status("s:2025")["bytes"]
        aside = dict(account["set_aside"])
        self.assertEqual(account["kept"] + sum(aside.values()), packages.docx_text_bytes(data))
        self.assertEqual(account["source"], packages.docx_text_bytes(data))
        self.assertEqual(aside["running head"], len("内部资料".encode()))
        self.assertEqual(aside["contents list"], len("目录 1".encode()))

    def test_tracked_changes_are_chosen(self):
        data = docx(
            paragraph("关于渔业工作的通知", "a3"),
            paragraph(text_run("渔船应当") + change("del", "可以") + change("ins", "必须") + text_run("登记造册。")),
            paragraph("各地区要认真落实。"),
        )
        refused = self.add(self.write("notice.docx", data), "--id", "1", expect=ERROR)
        self.assertIn("2 tracked changes", refused.stderr)
        self.assertIn("--changes accepted or rejected", refused.stderr)
        for id, chosen, text, other in (("1", "accepted", "应当必须登记", "可以"), ("2", "rejected", "应当可以登记", "必须")):
            self.add(self.write(f"notice-{chosen}.docx", data), "--id", id, "--changes", chosen)
            shown = self.status(f"s:{id}")["bytes"]
            self.assertEqual(dict(shown["set_aside"])["tracked change"], len(other.encode()))
            self.assertEqual(shown["source"], packages.docx_text_bytes(data))
            done = run(self.corpus, "count", text, "--in", f"s:{id}", "--format", "json")
            self.assertEqual(json.loads(done.stdout)["terms"][0]["rows"][0]["count"], 1)

    def test_text_cut_by_runs_boxes_and_fields_is_whole(self):
        field = (
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r>' + text_run("REF _a", tag="w:instrText")
            + '<w:r><w:fldChar w:fldCharType="separate"/></w:r>' + text_run("第三") + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        )
        box = f'<w:r><w:pict><w:txbxContent>{paragraph("框内文字")}</w:txbxContent></w:pict></w:r>'
        data = docx(
            paragraph("通知", "a3"),
            paragraph(text_run("高质") + box + text_run("量发展见") + field + text_run("章。")),
            paragraph(text_run("看不见", "<w:vanish/>") + text_run("看得见")),
        )
        self.add(self.write("a.docx", data), "--id", "1")
        for term, count in (("高质量发展见第三章", 1), ("框内文字", 1), ("看不见", 0), ("REF", 0)):
            self.assertEqual(self.count(term)[0], count, term)
        self.assertEqual(self.status("s:1")["bytes"]["source"], packages.docx_text_bytes(data))


class Hostile(PackagesTest):
    def refused(self, data, words, name="bad.docx"):
        done = self.add(self.write(name, data), expect=ERROR)
        self.assertRegex(done.stderr, words)
        self.assertNotIn("signal", done.stderr)
        return done

    def test_bombs_and_climbers_are_refused_with_a_sentence(self):
        good = paragraph("正文")
        bomb = docx(good, entries={"word/document.xml": b"<w:document>" + b" " * (200 << 20)})
        self.refused(bomb, "unpacks to|times its size")
        entity = '<!DOCTYPE a [<!ENTITY x "yyyyyyyy">]><w:document>&x;</w:document>'
        self.refused(docx(good, entries={"word/document.xml": entity}), "declares entities")
        deep = "<w:document>" + "<w:p>" * 100_000 + "</w:p>" * 100_000 + "</w:document>"
        self.refused(docx(good, entries={"word/document.xml": deep}), "nest more than")
        self.refused(docx(good, entries={"word/document.xml": "<w:document><w:p>"}), "XML is damaged")
        climbing = docx(good, entries={"_rels/.rels": '<Relationships><Relationship Type="x/officeDocument" '
                                       'Target="../../../etc/passwd"/></Relationships>', "word/document.xml": ""})
        self.refused(climbing, "word/document.xml")

    def test_cut_and_flipped_files_are_read_or_refused(self):
        data = docx(*REPORT, footnotes=["按国务院口径。"], numbers=LISTS)
        random.seed(5)
        files = [self.write(f"cut{n}.docx", data[: len(data) * n // 40]) for n in range(1, 40)]
        for n in range(60):
            flipped = bytearray(data)
            flipped[random.randrange(len(data))] ^= 1 << random.randrange(8)
            files.append(self.write(f"flip{n}.docx", bytes(flipped)))
        done = run(self.corpus, "add", *files, "--series", "s")
        self.assertIn(done.returncode, (FOUND, ERROR), done.stderr)
        self.assertNotIn("signal", done.stderr)
        for n in range(1, 40):
            self.assertIn(f"cut{n}.docx", done.stderr)


if __name__ == "__main__":
    unittest.main()
