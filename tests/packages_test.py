"""Documents in packaged formats, through the program: what becomes of them, where spans lie, what is refused and why."""

import json
import random
import unittest


from support import packages
from support.packages import docx, epub, listed, numbering, odt, paragraph, run as text_run, table
from support.program import ERROR, FOUND, AddingTest, run

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


class PackagesTest(AddingTest):
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


LIST = (
    '<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="一, 二, 三, ..." '
    'style:num-suffix="、"/><text:list-level-style-number text:level="2" style:num-prefix="（" style:num-format="1" '
    'style:num-suffix="）" text:start-value="3"/></text:list-style>'
    '<style:style style:name="Gone" style:family="text"><style:text-properties text:display="none"/></style:style>'
)


def odt_change(id, kind, text=""):
    body = f"<text:p>{text}</text:p>" if text else ""
    return f'<text:changed-region text:id="{id}"><text:{kind}><office:change-info>who</office:change-info>{body}</text:{kind}></text:changed-region>'


class Odt(PackagesTest):
    def report(self):
        return odt(
            '<text:p text:style-name="Title">关于海洋工作的报告</text:p><text:p>2025年3月5日</text:p>'
            "<text:table-of-content><text:index-body><text:p>总体要求 1</text:p></text:index-body></text:table-of-content>"
            '<text:list text:style-name="L"><text:list-item><text:h text:outline-level="1">总体要求</text:h></text:list-item></text:list>'
            "<text:p>坚持陆海<text:span>统</text:span>筹<text:note><text:note-citation>1</text:note-citation><text:note-body>"
            "<text:p>按国务院口径。</text:p></text:note-body></text:note>，发展海洋  经济。"
            '<text:span text:style-name="Gone">看不见</text:span><office:annotation><text:p>批注</text:p></office:annotation></text:p>'
            '<text:list text:style-name="L"><text:list-item><text:h text:outline-level="1">重点任务</text:h><text:list><text:list-item>'
            "<text:p>加强海洋科技攻关。</text:p></text:list-item></text:list></text:list-item></text:list>"
            "<table:table><table:table-row><table:table-cell><text:p>海洋生产总值</text:p></table:table-cell><table:table-cell>"
            "<text:p>十万亿元</text:p></table:table-cell></table:table-row></table:table>",
            automatic=LIST,
            master="<style:master-page><style:header><text:p>内部资料</text:p></style:header></style:master-page>",
            title="报告",
        )

    def test_headings_numbers_notes_cells_and_what_is_set_aside(self):
        data = self.report()
        self.add(self.write("report.bin", data), "--id", "2025")
        shown = self.status("s:2025")
        self.assertEqual((shown["title"], shown["date"]), ("关于海洋工作的报告", "2025-03-05"))
        headings = [row["heading"] for row in shown["outline"] if row["level"]]
        self.assertEqual(headings, ["一、总体要求", "二、重点任务"])
        self.assertEqual(self.count("陆海统筹"), (1, ["content.xml/p=4"]))
        self.assertEqual(self.count("发展海洋 经济"), (1, ["content.xml/p=4"]))
        self.assertEqual(self.count("（3）加强海洋")[0], 1)
        self.assertEqual(self.count("国务院口径")[1], ["content.xml/note=1"])
        self.assertEqual(self.count("十万亿元")[0], 1)
        for gone in ("看不见", "批注", "内部资料", "总体要求 1"):
            self.assertEqual(self.count(gone)[0], 0, gone)
        aside = dict(shown["bytes"]["set_aside"])
        for reason in ("running head", "contents list", "hidden", "gloss or note mark"):
            self.assertGreater(aside[reason], 0, reason)
        self.assertEqual(shown["bytes"]["kept"] + sum(aside.values()), shown["bytes"]["source"])

    def test_all_text_is_in_the_account(self):
        data = self.report()
        self.add(self.write("report.odt", data), "--id", "1")
        account = self.status("s:1")["bytes"]
        self.assertEqual(account["kept"] + sum(dict(account["set_aside"]).values()), account["source"])
        # Another decoder finds as much, but for white space.
        text = packages.odt_text_bytes(data)
        self.assertTrue(text <= account["source"] <= text + 5, (text, account))

    def test_tracked_changes_are_chosen(self):
        data = odt(
            f"<text:tracked-changes>{odt_change('d', 'deletion', '可以')}{odt_change('i', 'insertion')}</text:tracked-changes>"
            '<text:p>渔船应当<text:change text:change-id="d"/><text:change-start text:change-id="i"/>必须'
            '<text:change-end text:change-id="i"/>登记造册，各地区要认真落实。</text:p>'
        )
        refused = self.add(self.write("notice.odt", data), "--id", "1", expect=ERROR)
        self.assertIn("2 tracked changes", refused.stderr)
        for id, chosen, text in (("1", "accepted", "应当必须登记"), ("2", "rejected", "应当可以登记")):
            self.add(self.write(f"notice-{chosen}.odt", data), "--id", id, "--changes", chosen)
            done = run(self.corpus, "count", text, "--in", f"s:{id}", "--format", "json")
            self.assertEqual(json.loads(done.stdout)["terms"][0]["rows"][0]["count"], 1)
            shown = self.status(f"s:{id}")["bytes"]
            self.assertEqual(dict(shown["set_aside"])["tracked change"], len("可以".encode()))

    def test_rejected_insertions_and_deletions_leave_the_numbers_of_lists(self):
        item = "<text:list-item><text:p>{}</text:p></text:list-item>".format
        start, end = '<text:change-start text:change-id="{}"/>'.format, '<text:change-end text:change-id="{}"/>'.format
        gone = f'<text:list text:style-name="L"><text:list-item><text:list>{item("")}{item("甲项任务")}</text:list></text:list-item></text:list>'
        data = odt(
            f"<text:tracked-changes>{odt_change('i', 'insertion')}{odt_change('j', 'insertion')}"
            f"{odt_change('d', 'deletion').replace('</text:deletion>', gone + '</text:deletion>')}</text:tracked-changes>"
            f'<text:list text:style-name="L"><text:list-item><text:p/><text:list>'
            # Inserted behind an item, before one, and an item deleted.
            + item("渔港建设" + start("i")) + item("新增一项" + end("i")) + item(start("j") + "新增二项") + item(end("j") + "航线建设")
            + item('风电建设<text:change text:change-id="d"/>') + item("科技建设")
            + "</text:list></text:list-item></text:list><text:p>各地区要认真落实，按期完成。</text:p>",
            automatic=LIST,
        )
        lines = {
            "accepted": ["（3）渔港建设", "（4）新增一项", "（5）新增二项", "（6）航线建设", "（7）风电建设", "（8）科技建设"],
            "rejected": ["（3）渔港建设", "（4）航线建设", "（5）风电建设", "（6）甲项任务", "（7）科技建设"],
        }
        for id, chosen in enumerate(lines, 1):
            self.add(self.write(f"list-{chosen}.odt", data), "--id", id, "--changes", chosen)
            done = run(self.corpus, "source", f"s:{id}", "--format", "json")
            kept = [piece["text"] for piece in json.loads(done.stdout)["pieces"] if piece["kept"]]
            self.assertEqual(kept[-len(lines[chosen]) - 1 : -1], lines[chosen], (chosen, kept))
            account = self.status(f"s:{id}")["bytes"]
            self.assertEqual(account["kept"] + sum(dict(account["set_aside"]).values()), account["source"])

    def test_a_note_in_a_note_and_a_box_in_a_box_are_not_lost(self):
        note = "<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>{}</text:p></text:note-body></text:note>"
        box = "<drawing:frame><drawing:text-box><text:p>{}</text:p></drawing:text-box></drawing:frame>"
        body = "正文在此" + note.format("外层注文" + note.format("内层注文")) + box.format("外框文字" + box.format("内框文字"))
        self.add(self.write("a.odt", odt(f"<text:p>{body}</text:p>")), "--id", "1")
        for text in ("正文在此", "外层注文", "内层注文", "外框文字", "内框文字"):
            self.assertEqual(self.count(text)[0], 1, text)


class ZipNames(PackagesTest):
    def added(self, names):
        """The names that the members of a ZIP have after these bytes, none of them marked as UTF-8, were its names."""
        stand_ins = [f"{number:0{len(name) - 4}d}.txt" for number, name in enumerate(names)]
        data = packages.packed({name: f"第{number}份文件的正文，讲海洋经济。".encode() for number, name in enumerate(stand_ins)})
        for name, stand_in in zip(names, stand_ins):
            data = data.replace(stand_in.encode(), name)
        done = self.add(self.write("all.zip", data), "--format", "json")
        return [row["file"].partition("all.zip/")[2] for row in json.loads(done.stdout)["added"]]

    def test_gbk_as_chinese_windows_writes_it_and_cp437(self):
        names = ["2024年政府工作报告.txt", "朱镕基讲话汇编.txt", "报告/二〇二三年一月.txt"]
        self.assertEqual(sorted(self.added([name.encode("gbk") for name in names])), sorted(names))

    def test_accents_are_no_chinese(self):
        names = ["résumé du rapport.txt", "Übersicht über Häfen.txt", "señor año.txt"]
        self.assertEqual(sorted(self.added([name.encode("cp437") for name in names])), sorted(names))

    def test_one_without_a_name_or_that_is_a_way_up_refuses_itself_alone(self):
        data = packages.packed({"good.txt": "正文在此，讲海洋经济。".encode(), "..": b"x", "": b"y"})
        done = self.add(self.write("all.zip", data), "--id", "1", "--format", "json", expect=ERROR)
        self.assertEqual([row["edition"] for row in json.loads(done.stdout)["added"]], ["s:1"])
        self.assertEqual(done.stderr.count("its name leads outside of the package or is no text"), 2, done.stderr)

    def test_utf_8_that_nobody_marked(self):
        names = ["工作报告一.txt", "Ελλάδα.txt"]
        self.assertEqual(sorted(self.added([name.encode() for name in names])), sorted(names))


class Epub(PackagesTest):
    def test_chapters_in_the_order_of_the_spine(self):
        data = epub(
            "<h1>第一章 总则</h1><p>为了<b>保护</b>海洋&nbsp;环境，<ruby>制<rt>zhi</rt></ruby>定本法。<a epub:type='noteref'>1</a></p>"
            "<script>看不见()</script><aside epub:type='footnote'><p>按国务院口径。</p></aside>",
            "<h1>第二章 附则</h1><p>本法自公布之日起施行。</p><ul><li>其一，渔港；</li><li>其二，渔场。</li></ul>"
            "<table><tr><td>指标</td><td>十万亿元</td></tr></table>",
            navigation='<ol><li><a href="c1.xhtml">第一章 总则</a></li></ol>',
            title="海洋环境保护法",
            order=[1, 0],
        )
        self.add(self.write("law.zip", data), "--id", "1")
        shown = self.status("s:1")
        headings = [row["heading"] for row in shown["outline"] if row["level"]]
        self.assertEqual(headings, ["第二章 附则", "第一章 总则"])
        self.assertEqual(self.count("保护海洋")[1], ["OEBPS/c1.xhtml/p=2"])
        self.assertEqual(self.count("制定本法")[0], 1)
        self.assertEqual(self.count("国务院口径")[0], 1)
        self.assertEqual(self.count("其二，渔场")[0], 1)
        for gone in ("看不见", "zhi"):
            self.assertEqual(self.count(gone)[0], 0, gone)
        account = shown["bytes"]
        self.assertEqual(account["kept"] + sum(dict(account["set_aside"]).values()), account["source"])
        self.assertGreater(dict(account["set_aside"])["contents list"], 0)

    def test_chapters_that_are_not_there_or_climb(self):
        gone = epub("<p>正文在此处。</p>", order=[0], entries={"OEBPS/c1.xhtml": "<html"})
        done = self.add(self.write("a.epub", gone), expect=ERROR)
        self.assertIn("c1.xhtml", done.stderr)
        opf = (
            "<package><manifest><item id='a' href='../../../etc/passwd'/><item id='b' href='http://example.org/'/>"
            "<item id='c' href='no%2e.xhtml'/></manifest><spine><itemref idref='{}'/></spine></package>"
        )
        for id in "abc":
            data = epub("<p>正文在此处。</p>", entries={"OEBPS/book.opf": opf.format(id)})
            done = self.add(self.write(f"{id}.epub", data), expect=ERROR)
            self.assertNotIn("signal", done.stderr)
        self.add(self.write("x.epub", epub("<p>正文。</p>", entries={"META-INF/container.xml": "<container/>"})), expect=ERROR)


class Mhtml(PackagesTest):
    PAGE = "<html><head><title>通知</title></head><body><h1>通知</h1>" + "".join(
        f"<p>第{i}条　渔船应当登记造册，各地区要认真落实本通知的要求。</p>" for i in range(8)
    ) + "</body></html>"

    def test_both_encodings_give_the_same_text(self):
        for id, encoding in (("1", "quoted-printable"), ("2", "base64")):
            self.add(self.write(f"{id}.bin", packages.mhtml(self.PAGE, encoding)), "--id", id)
            shown = self.status(f"s:{id}")["bytes"]
            self.assertEqual(shown["kept"] + sum(dict(shown["set_aside"]).values()), shown["source"])
        counts = self.counts(self.corpus, "登记造册")
        self.assertEqual(counts, {"s:1": 8, "s:2": 8})

    def test_hostile_ones(self):
        good = packages.mhtml(self.PAGE)
        files = [self.write(f"cut{n}.mht", good[: len(good) * n // 20]) for n in range(1, 20)]
        files.append(self.write("no-page.mht", good.replace(b"text/html", b"text/plain")))
        files.append(self.write("self.mht", b'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n' + b"--b\r\n" * 200_000))
        nested = b"".join(b'Content-Type: multipart/mixed; boundary="%d"\r\n\r\n--%d\r\n' % (i, i) for i in range(20_000))
        files.append(self.write("deep.mht", b"MIME-Version: 1.0\r\n" + nested))
        done = run(self.corpus, "add", *files, "--series", "s")
        self.assertIn(done.returncode, (FOUND, ERROR), done.stderr)
        for line in done.stderr.splitlines():
            self.assertNotRegex(line, "signal|longer than")


class Folder(PackagesTest):
    def test_a_folder_is_its_files_in_the_order_of_their_names(self):
        folder = self.folder / "in"
        for path, data in {
            "b/2.txt": "第二号工作报告\n\n今年建设港口。\n".encode(),
            "a/1.docx": docx(paragraph("第一号工作报告", "a3"), paragraph("今年建设港口。")),
            "c/3.odt": odt('<text:p text:style-name="Title">第三号工作报告</text:p><text:p>今年建设港口。</text:p>'),
            "d/4.epub": epub("<h1>第四号工作报告</h1><p>今年建设港口。</p>"),
            ".hidden/5.txt": b"hidden",
            "e/.6.txt": b"hidden",
            "e/7.bin": b"\x7fELF" + bytes(range(200)),
            "other/tifa.toml": b"",
            "other/8.txt": "别的语料。".encode(),
        }.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(data)
        (folder / "link").symlink_to("/etc")
        (folder / "loop").symlink_to(folder)
        (folder / "file-link.txt").symlink_to(folder / "b" / "2.txt")
        done = run(self.corpus, "add", folder, "--series", "s", "--format", "json")
        self.assertEqual(done.returncode, ERROR, done.stderr)
        answer = json.loads(done.stdout)
        self.assertEqual([row["file"].split("/")[-1] for row in answer["added"]], ["1.docx", "2.txt", "3.odt", "4.epub"])
        self.assertEqual(answer["refused"], 1)
        self.assertIn("7.bin", done.stderr)
        self.assertEqual(set(self.counts(self.corpus, "港口").values()), {1})

        again = self.ask(self.corpus, "add", folder / "a", folder / "b", "--series", "s")
        self.assertEqual({row["note"] for row in again["added"]}, {"in the corpus already"})
        self.assertEqual(len(list((self.corpus / "texts").iterdir())), 4)

    def test_files_of_one_name_and_files_that_are_the_same(self):
        folder = self.folder / "in"
        for name in "abcd":
            (folder / name).mkdir(parents=True)
            year = 2002 if name == "d" else 2001
            (folder / name / "index.txt").write_text(f"{year}年工作报告\n\n今年建设港口。\n", encoding="utf-8")
        answer = self.ask(self.corpus, "add", folder, "--series", "s")
        self.assertEqual([row["edition"] for row in answer["added"]], ["s:2001", "s:2001", "s:2001", "s:2002"])
        self.assertEqual(sorted(path.name for path in (self.corpus / "texts").iterdir()), ["index-2.txt", "index.txt"])

    def test_many_of_one_day(self):
        folder = self.folder / "in"
        folder.mkdir()
        for title in ("渔港管理条例", "渔场管理条例", "航道管理条例"):
            (folder / f"{title}(2017-03-01).txt").write_text(f"{title}\n\n第一条　为了建设港口，制定本条例。\n", encoding="utf-8")
        answer = self.ask(self.corpus, "add", folder, "--series", "s")
        ids = [row["edition"] for row in answer["added"]]
        self.assertEqual(ids, ["s:2017", "s:2017-03-01", "s:航道管理条例(2017-03-01)"])
        self.assertEqual(set(self.counts(self.corpus, "港口").values()), {1})

    def test_folders_without_documents(self):
        (self.folder / "empty").mkdir()
        for folder in ("empty", "no-such-folder"):
            done = self.add(self.folder / folder, expect=ERROR)
            self.assertIn(folder, done.stderr)


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
        for make, part in ((odt, "content.xml"), (epub, "OEBPS/c1.xhtml")):
            name = "bad." + make.__name__
            self.refused(make("", entries={part: b"<a>" + b" " * (200 << 20)}), "unpacks to|times its size", name)
            self.refused(make("", entries={part: entity}), "declares entities", name)
            self.refused(make("", entries={part: "<a>" * 100_000 + "</a>" * 100_000}), "nest more than", name)
            self.refused(make("", entries={part: "<a><b>"}), "XML is damaged", name)
        many = {f"OEBPS/{i}": "" for i in range(25_000)}
        self.refused(epub("<p>正文</p>", entries=many), "entries|parts", "many.epub")
        climbing = docx(good, entries={"_rels/.rels": '<Relationships><Relationship Type="x/officeDocument" '
                                       'Target="../../../etc/passwd"/></Relationships>', "word/document.xml": ""})
        self.refused(climbing, "word/document.xml")

    def test_cut_and_flipped_files_are_read_or_refused(self):
        whole = {
            "docx": docx(*REPORT, footnotes=["按国务院口径。"], numbers=LISTS),
            "odt": Odt.report(self),
            "epub": epub("<h1>第一章</h1><p>为了保护海洋环境，制定本法。</p>", navigation="<p>目录</p>"),
        }
        for kind, data in whole.items():
            random.seed(5)
            files = [self.write(f"cut{n}.{kind}", data[: len(data) * n // 40]) for n in range(1, 40)]
            for n in range(60):
                flipped = bytearray(data)
                flipped[random.randrange(len(data))] ^= 1 << random.randrange(8)
                files.append(self.write(f"flip{n}.{kind}", bytes(flipped)))
            done = run(self.corpus, "add", *files, "--series", kind)
            self.assertIn(done.returncode, (FOUND, ERROR), done.stderr)
            self.assertNotIn("signal", done.stderr)
            for n in range(1, 40):
                self.assertIn(f"cut{n}.{kind}", done.stderr)


if __name__ == "__main__":
    unittest.main()
