#!/usr/bin/env python3
"""tifa redline as people and programs use it: forms, files, exactness, errors."""

import json
import re
import shutil
import subprocess
import sys
import unittest
import zipfile

sys.dont_write_bytecode = True
from support import packages
from support.packages import docx, listed, numbering, paragraph, run as text_run, table
from support.program import ERROR, FOUND, CorpusTest, real_data, run
from support.word import WordDocument

SEA = "近海渔场休渔三个月，船只逐步换用新的发动机，港口收集渔民带回的废弃渔网。"
SCHOOL = "山区教师住房由县里负责，学生午餐免费，图书馆在假期照常开放。"
HARVEST = "梯田水渠全部修复，种子站向农户提供耐旱品种，粮仓改建通风设备。"
RAILWAY = "南北干线电气化完成，山口隧道贯通，货运站装卸时间缩短一半。"
TOML = """
[series.report]
title = "Reports"
language = "zh"
files = "texts/{id}.txt"
"""


def rebuilt(answer):
    """Both texts from the edits: B from kept text of A and inserted text, A the other way round."""
    a, b = answer["text_a"]["text"], answer["text_b"]["text"]
    edits = [edit for row in answer["blocks"] for edit in row["edits"]]
    forwards = "".join(
        a[slice(*e["a"])] if e["op"] == "keep" else b[slice(*e["b"])] for e in sorted(edits, key=lambda e: e["b"])
    )
    backwards = "".join(
        b[slice(*e["b"])] if e["op"] == "keep" else a[slice(*e["a"])] for e in sorted(edits, key=lambda e: e["a"])
    )
    return backwards, forwards


def pandoc_text(path, changes):
    """The paragraphs that pandoc reads, a line each, without white space: it squeezes it, and puts some between paragraphs it joins."""
    done = subprocess.run(
        ["pandoc", "--from", "docx", "--to", "json", f"--track-changes={changes}", str(path)], capture_output=True, check=True, timeout=120
    )
    lines = []

    def said(node):
        if isinstance(node, list):
            return "".join(map(said, node))
        if not isinstance(node, dict):
            return ""
        kind = node.get("t")
        if kind == "Str":
            return node["c"]
        if kind in ("Space", "SoftBreak", "LineBreak"):
            return " "
        if kind == "Quoted":
            raise AssertionError("pandoc made quotation marks its own")
        content = node.get("c")
        return said([part for part in content if isinstance(part, (list, dict))]) if isinstance(content, list) else ""

    answer = json.loads(done.stdout)
    # Paragraphs in the style of a title are taken out of the text.
    title = answer["meta"].get("title", {"t": "", "c": []})
    head = title["c"] if title["t"] == "MetaBlocks" else [{"t": "Para", "c": title["c"]}]
    for block in head + answer["blocks"]:
        lines.append(said(block["c"][2] if block["t"] == "Header" else block["c"]))
    return squeezed("\n".join(lines))


def squeezed(text):
    """Lines that say something, without white space."""
    return ["".join(line.split()) for line in text.split("\n") if line.strip()]


class Redline(CorpusTest):
    def reports(self, first, second):
        folder = self.corpus(TOML, {"texts/1.txt": first, "texts/2.txt": second})
        done = run(folder, "build", "--quiet")
        self.assertEqual(done.returncode, FOUND, done.stderr)
        return folder

    def test_both_texts_can_be_rebuilt(self):
        folder = self.example()
        for a, b in (("plan:7", "plan:8"), ("plan:8", "plan:1"), ("plan:7@en", "plan:8@en"), ("plan:8", "note:8")):
            with self.subTest(f"{a} {b}"):
                answer = self.ask(folder, "redline", a, b)
                self.assertEqual(rebuilt(answer), (answer["text_a"]["text"], answer["text_b"]["text"]))
                for side in ("a", "b"):
                    covered = sorted(e[side] for row in answer["blocks"] for e in row["edits"] if e[side][0] < e[side][1])
                    ends = [0] + [end for _, end in covered]
                    self.assertEqual([begin for begin, _ in covered], ends[:-1])
                    self.assertEqual(ends[-1], len(answer["text_" + side]["text"]))

    def test_what_became_of_blocks(self):
        folder = self.reports(
            "\n".join([HARVEST, SEA, SCHOOL + RAILWAY, "（三）" + SEA[::-1]]),
            "\n".join([SEA, SCHOOL.replace("免费", "半价"), RAILWAY, HARVEST, "（四）" + SEA[::-1]]),
        )
        answer = self.ask(folder, "redline", "report:1", "report:2")
        self.assertEqual([row["op"] for row in answer["blocks"]], ["same", "split", "move", "renumber"])
        self.assertEqual([move["unit"] for move in answer["moves"]], ["block"])
        summary = answer["summary"]
        self.assertEqual((summary["inserted_characters"], summary["deleted_characters"]), (3, 3))
        self.assertEqual(summary["moved_characters"], len(HARVEST))

    def check_word(self, folder, a, b, *options):
        """Writes the Word document of a redline and holds it against both texts and the rules of the format."""
        answer = self.ask(folder, "redline", a, b, "--partial")
        done = run(folder, "redline", a, b, "--partial", "-o", "redline.docx", *options)
        self.assertEqual(done.returncode, FOUND, done.stderr)
        word = WordDocument(folder / "redline.docx")
        self.assertEqual(word.problems, [])
        self.assertEqual(word.rejected, answer["text_a"]["text"])
        self.assertEqual(word.accepted, answer["text_b"]["text"])
        return word, answer

    def check_pandoc(self, folder, word, answer):
        for changes, side in (("reject", "text_a"), ("accept", "text_b")):
            seen, wanted = pandoc_text(folder / "redline.docx", changes), squeezed(answer[side]["text"])
            # Where nothing is left of the last paragraph but its mark, pandoc loses the one that would be joined to it.
            if changes in word.empty_end and len(seen) < len(wanted):
                wanted.pop()
            self.assertEqual(seen, wanted, changes)

    def test_a_word_document_holds_both_texts(self):
        folder = self.reports(
            "\n".join([HARVEST, SEA + RAILWAY, SCHOOL, "甲<&>\"乙"]),
            "\n".join([SEA.replace("三个月", "四个月"), SCHOOL + RAILWAY, "丙", HARVEST, "甲<&>\"乙丁"]),
        )
        for operands in (("report:1", "report:2"), ("report:2", "report:1")):
            word, _ = self.check_word(folder, *operands)
            self.assertGreaterEqual(word.moves, 1)
        folder = self.example("plans")
        for a, b in (("plan:7", "plan:8"), ("plan:7@en", "plan:8@en"), ("plan:8", "plan:1"), ("plan:5", "plan:8")):
            with self.subTest(f"{a} {b}"):
                self.check_word(folder, a, b)

    def test_a_word_document_has_styles_author_and_date(self):
        folder = self.example()
        word, _ = self.check_word(folder, "plan:7", "plan:8")
        self.assertEqual(word.authors, {"tifa"})
        self.assertEqual(word.dates, {"2025-10-17T00:00:00Z"})
        self.assertIn("Title", word.styles.values())
        self.assertIn("Heading1", word.styles.values())
        self.assertIn("", word.styles.values())
        word, _ = self.check_word(folder, "plan:7", "plan:8", "--author", 'Ministry <"A"> & B')
        self.assertEqual(word.authors, {'Ministry <"A"> & B'})

    @unittest.skipUnless(shutil.which("pandoc"), "pandoc is not installed")
    def test_another_program_accepts_and_rejects_the_changes(self):
        folder = self.example()
        for a, b in (("plan:7", "plan:8"), ("plan:7@en", "plan:8@en"), ("plan:8", "plan:1")):
            with self.subTest(f"{a} {b}"):
                self.check_pandoc(folder, *self.check_word(folder, a, b))

    def test_real_documents_as_word_documents(self):
        data = real_data()
        if data is None:
            self.skipTest("the folder of real documents (../shared/data) is not on this machine")
        laws = {}
        for file in sorted((data / "laws").glob("**/*(*).md")):
            laws.setdefault(str(file).rsplit("(", 1)[0], []).append(file)
        pairs = [files[-2:] for files in laws.values() if len(files) > 1][::6]
        for name in ("gwr", "cpc", "inaugural"):
            files = sorted((data / name).glob("*.txt"))
            pairs += [files[-2:], files[len(files) // 2 :][:2]]
        for service in sorted((data / "tos").iterdir()):
            files = sorted(service.glob("*.md"))
            pairs.append([files[0], files[-1]])
        for number, pair in enumerate(pairs):
            with self.subTest(f"{pair[0].name} {pair[1].name}"):
                ending = pair[0].suffix
                texts = {f"{place}{ending}": file.read_bytes() for place, file in enumerate(pair)}
                folder = self.corpus(f'[series.r]\nfiles = "{{id}}{ending}"\n', texts, f"real{number}")
                self.assertEqual(run(folder, "build", "--quiet").returncode, FOUND)
                checked = self.check_word(folder, "r:0", "r:1")
                if shutil.which("pandoc"):
                    self.check_pandoc(folder, *checked)

    OLD = [
        paragraph("关于渔业的报告", "a3"),
        paragraph("总体要求", "1", listed(1)),
        paragraph(text_run("坚持保护优先。", "<w:b/>") + text_run("近海渔场休渔三个月，船只逐步换用新的发动机。")),
        paragraph("废弃渔网由渔民自行处理，县里不再收集。"),
        paragraph("主要任务", "1", listed(1)),
        table(["项目", "数量"], ["港口", "三个"]),
        paragraph("山区教师住房由县里负责，学生午餐免费。"),
    ]
    NEW = [
        paragraph("关于渔业的报告", "a3"),
        paragraph("总体要求", "1", listed(1)),
        paragraph(text_run("坚持保护优先。", "<w:b/>") + text_run("近海渔场休渔") + text_run("四个月", "<w:i/>") + text_run("，船只逐步换用新的发动机。")),
        paragraph(""),
        paragraph("组织保障", "1", listed(1)),
        paragraph("各县成立领导小组，每季度向省里报告一次。"),
        paragraph("主要任务", "1", listed(1)),
        table(["项目", "数量"], ["港口", "三个"], ["粮仓", "五座"]),
        paragraph("山区教师住房由县里负责，学生午餐免费。"),
    ]

    def word_redline(self, old, new, **options):
        """The redline of two DOCX in one folder: the file, both clean texts without the numbers that Word shows itself."""
        toml = '[series.report]\ntitle = "Reports"\nlanguage = "zh"\nfiles = "texts/{id}.docx"\n'
        numbers = numbering(("decimal", "%1. ", 1))
        files = {f"texts/{n}.docx": docx(*body, numbers=numbers, **options) for n, body in (("1", old), ("2", new))}
        folder = self.corpus(toml, files)
        self.assertEqual(run(folder, "build", "--quiet").returncode, FOUND)
        answer = self.ask(folder, "redline", "report:1", "report:2")
        done = run(folder, "redline", "report:1", "report:2", "-o", "redline.docx")
        self.assertEqual(done.returncode, FOUND, done.stderr)
        return folder / "redline.docx", answer

    def test_a_redline_of_word_documents_looks_like_the_newer(self):
        path, answer = self.word_redline(self.OLD, self.NEW)
        word = WordDocument(path)
        self.assertEqual(word.problems, [])
        plain = lambda text: [re.sub(r"^\d+\.", "", line) for line in squeezed(text)]
        self.assertEqual(plain(word.accepted), plain(answer["text_b"]["text"]))
        self.assertEqual(plain(word.rejected), plain(answer["text_a"]["text"]))
        # Numbers are Word's own; a heading has its style, bold and italic letters are as they were.
        self.assertNotIn("1.", word.accepted)
        self.assertEqual(word.styles["组织保障"], "1")
        self.assertEqual(word.styles["关于渔业的报告"], "a3")
        with zipfile.ZipFile(path) as archive:
            document = archive.read("word/document.xml").decode()
            self.assertIn('<w:numId w:val="1"/>', document)
            self.assertIn('w:val="heading 1"', archive.read("word/styles.xml").decode())
            self.assertIn("w:abstractNum ", archive.read("word/numbering.xml").decode())
        self.assertRegex(document, r"<w:rPr><w:b/></w:rPr><w:t[^>]*>坚持保护优先。")
        self.assertRegex(document, r"<w:rPr><w:i/></w:rPr><w:t[^>]*>四")
        self.assertEqual(document.count("<w:tr>"), 3)
        self.assertRegex(document, r'<w:tr><w:trPr><w:ins w:id="\d+" w:author="tifa"[^>]*/></w:trPr><w:tc>')

    def test_a_new_row_behind_what_the_older_text_had_is_not_lost_with_it(self):
        gone = paragraph("废弃渔网由渔民自行处理，县里不再收集。")
        old = [paragraph("关于渔业的报告", "a3"), gone, table(["港口", "三个"], ["船只", "九艘"])]
        new = [paragraph("关于渔业的报告", "a3"), table(["粮仓", "五座"], ["港口", "三个"], ["船只", "九艘"])]
        path, answer = self.word_redline(old, new)
        word = WordDocument(path)
        self.assertEqual(word.problems, [])
        self.assertEqual(squeezed(word.accepted), squeezed(answer["text_b"]["text"]))
        self.assertEqual(squeezed(word.rejected), squeezed(answer["text_a"]["text"]))

    @unittest.skipUnless(shutil.which("pandoc"), "pandoc is not installed")
    def test_another_program_accepts_and_rejects_a_redline_of_word_documents(self):
        path, answer = self.word_redline(self.OLD, self.NEW)
        plain = lambda lines: [re.sub(r"^\d+\.", "", line) for line in lines]
        for changes, side in (("reject", "text_a"), ("accept", "text_b")):
            # Standalone, so that the title is among the text.
            done = subprocess.run(
                ["pandoc", "--from", "docx", "--to", "plain", "-s", "--wrap=none", f"--track-changes={changes}", str(path)],
                capture_output=True, check=True, timeout=120,
            )
            letters = lambda text: re.sub(r"[\s\d.\-]", "", text)
            self.assertEqual(letters(done.stdout.decode()), letters("".join(plain(squeezed(answer[side]["text"])))), changes)

    def test_nothing_but_formatting_is_taken_over(self):
        styles = (
            f'<w:styles xmlns:w="{packages.W}" xmlns:r="{packages.OFFICE}" xmlns:x="urn:x"><w:docDefaults><w:rPrDefault><w:rPr>'
            '<w:rFonts w:asciiTheme="minorHAnsi" w:ascii="Old"/><w:object r:id="rId9"/></w:rPr></w:rPrDefault></w:docDefaults>'
            '<w:style w:type="paragraph" w:styleId="a3" x:evil="1"><w:qFormat/><w:name w:val="Title &lt;&quot;&amp;"/>'
            '<w:rPr><w:color w:val="FF0000" w:themeColor="accent1"/><w:b/></w:rPr><w:altChunk r:id="rId1"/>text</w:style></w:styles>'
        )
        theme = (
            '<a:theme xmlns:a="urn:a"><a:themeElements><a:fontScheme><a:minorFont><a:latin typeface="Calibri"/>'
            "</a:minorFont></a:fontScheme></a:themeElements></a:theme>"
        )
        relations = "".join(
            f'<Relationship Id="r{kind}" Type="{packages.OFFICE}/{kind}" Target="{kind}.xml"/>' for kind in ("styles", "theme", "numbering")
        ) + f'<Relationship Id="rId1" Type="{packages.OFFICE}/attachedTemplate" Target="https://example.org/t.dotm" TargetMode="External"/>'
        entries = {
            "word/styles.xml": styles,
            "word/theme.xml": theme,
            "word/_rels/document.xml.rels": f'<Relationships xmlns="{packages.RELATIONS}">{relations}</Relationships>',
        }
        path, _ = self.word_redline(self.OLD, self.NEW + [paragraph(text_run("新", '<w:object r:id="rId1"/><w:b/>'))], entries=entries)
        self.assertEqual(WordDocument(path).problems, ["there is no style 1"] * 3)
        with zipfile.ZipFile(path) as archive:
            self.assertEqual(
                sorted(archive.namelist()),
                ["[Content_Types].xml", "_rels/.rels", "docProps/core.xml", "word/_rels/document.xml.rels",
                 "word/document.xml", "word/numbering.xml", "word/styles.xml"],
            )
            everything = b"".join(map(archive.read, archive.namelist())).decode()
            taken = archive.read("word/styles.xml").decode()
        for word in ("altChunk", "w:object", "evil", "r:id", "themeColor", "example.org", "External", ">text<"):
            self.assertNotIn(word, everything)
        self.assertIn('<w:rFonts w:ascii="Calibri"/>', taken)
        self.assertIn('<w:name w:val="Title &lt;&quot;&amp;"/><w:qFormat/><w:rPr><w:b/><w:color w:val="FF0000"/></w:rPr>', taken)

    def test_the_rules_of_the_format_find_what_breaks_them(self):
        folder = self.reports("\n".join([HARVEST, SEA, SCHOOL]), "\n".join([SEA.replace("三", "四"), SCHOOL, HARVEST]))
        done = run(folder, "redline", "report:1", "report:2", "-o", "good.docx")
        self.assertEqual(done.returncode, FOUND, done.stderr)
        self.assertEqual(WordDocument(folder / "good.docx").problems, [])
        for part, old, new, problem in (
            ("word/document.xml", '<w:moveToRangeEnd w:id="', '<w:moveToRangeEnd w:id="9', "not open"),
            ("word/document.xml", 'RangeStart w:id="1" ', 'RangeStart w:id="2" ', "stands twice"),
            ("word/document.xml", 'w:name="move1"', 'w:name="move2"', "has the ends"),
            ("word/document.xml", "w:delText", "w:t", "del holds t"),
            ("word/document.xml", ' w:author="tifa"', "", "no author"),
            ("word/document.xml", "</w:pPr>", "<w:jc/></w:pPr>", "wrong order"),
            ("word/document.xml", '<w:p><w:pPr>', '<w:p><w:r/><w:pPr>', "behind the text"),
            ("word/document.xml", "<w:p>", '<w:p><w:pPr><w:pStyle w:val="Other"/></w:pPr>', "no style"),
            ("word/styles.xml", "<w:keepNext/><w:spacing", '<w:jc w:val="left"/><w:spacing', "wrong order"),
            ("_rels/.rels", "word/document.xml", "word/other.xml", "not there"),
            ("[Content_Types].xml", 'PartName="/word/styles.xml"', 'PartName="/word/style.xml"', "declared"),
        ):
            with self.subTest(new):
                with zipfile.ZipFile(folder / "good.docx") as good, zipfile.ZipFile(folder / "bad.docx", "w") as bad:
                    for name in good.namelist():
                        text = good.read(name).decode("utf-8")
                        if name == part:
                            self.assertIn(old, text)
                            text = text.replace(old, new, 1 if problem == "has the ends" else -1)
                        bad.writestr(name, text)
                problems = WordDocument(folder / "bad.docx").problems
                self.assertTrue(any(problem in p for p in problems), problems)

    def test_a_document_cannot_become_markup(self):
        hostile = "<script>alert(1)</script> & \u009b31m \u202e \"x\" `code` ~~x~~ </del>"
        folder = self.reports(f"{SEA}\n{hostile}\n", f"{SEA}\n{hostile} 又及\n")
        done = run(folder, "redline", "report:1", "report:2", "-o", "redline.html")
        self.assertEqual(done.returncode, FOUND, done.stderr)
        page = (folder / "redline.html").read_text(encoding="utf-8")
        self.assertNotIn("<script>alert", page)
        self.assertNotRegex(page, "[\u0080-\u009f\u202e]")
        self.assertIn("&lt;script&gt;alert(1)&lt;/script&gt;", page)
        self.assertIn("default-src 'none'", page)
        table = run(folder, "redline", "report:1", "report:2", "--format", "table").stdout
        self.assertNotRegex(table, "[\u0080-\u009f\u202e]")
        markdown = run(folder, "redline", "report:1", "report:2", "--format", "md").stdout
        self.assertNotIn("<script>", markdown)
        self.assertIn("<ins>", markdown)

    def test_the_terminal_keeps_its_width(self):
        folder = self.example()
        for width in (40, 80, 200):
            for options in ((), ("--side-by-side",), ("--full",)):
                done = run(
                    folder, "redline", "plan:7", "plan:8", "--format", "table", *options, environment={"COLUMNS": str(width)}
                )
                for line in done.stdout.split("\n"):
                    columns = sum(2 if "\u2e80" <= c <= "\uffef" and c not in "\ufffd" else 1 for c in line)
                    self.assertLessEqual(columns, width, line)

    def test_what_cannot_be_asked(self):
        folder = self.example()
        for arguments, word in (
            (("plan:8", "plan:8"), "itself"),
            (("plan", "plan:8"), "editions"),
            (("plan:4", "plan:8"), "missing"),
            (("plan:3", "plan:8"), "part"),
            (("plan:8",), "fewer than two"),
            (("plan:8", "--blame"), "fewer than two"),
            (("plan:7", "plan:8", "--blame"), "range"),
            (("plan:7..8,note:8", "--blame"), "several series"),
            (("plan:7", "plan:8", "--steps"), "range"),
            (("plan:5..8", "--steps", "--blame"), "alone"),
            (("plan:8", "--steps"), "fewer than two"),
            (("plan:7..8,note:8", "--steps"), "several series"),
            (("plan:5..8", "--steps", "--format", "html"), "no page"),
            (("plan:7", "plan:8", "-o", "redline.pdf"), ".docx"),
            (("plan:7", "plan:8", "-o", "no/such/folder/redline.html"), "redline.html"),
        ):
            with self.subTest(arguments):
                done = run(folder, "redline", *arguments)
                self.assertEqual(done.returncode, ERROR)
                self.assertIn(word, done.stderr)
                self.assertEqual(done.stderr.count("\n"), 1)

    def test_sentences_are_followed_through_a_range(self):
        folder = self.example()
        answer = self.ask(folder, "redline", "plan:5..8", "--blame")
        self.assertEqual(answer["edition"], "plan:8")
        text = self.ask(folder, "redline", "plan:7", "plan:8")["text_b"]["text"]
        earlier = 0
        for sentence in answer["sentences"]:
            self.assertEqual(text[slice(*sentence["range"])], sentence["text"])
            self.assertIn(sentence["since"], answer["editions"])
            for wording in sentence["wordings"]:
                self.assertLess(answer["editions"].index(wording["edition"]), answer["editions"].index(sentence["since"]))
                earlier += 1
        self.assertGreater(earlier, 10)

    def test_each_edition_against_the_one_before_it(self):
        folder = self.example()
        answer = self.ask(folder, "redline", "plan", "--steps")
        steps = [(step["a"], step["b"], step["between"]) for step in answer["steps"]]
        self.assertEqual(
            steps,
            [
                ("plan:1", "plan:2", []),
                ("plan:2", "plan:5", ["plan:3", "plan:4"]),
                ("plan:5", "plan:6", []),
                ("plan:6", "plan:7", []),
                ("plan:7", "plan:8", []),
            ],
        )
        self.assertIn("several together", " ".join(answer["notes"]))
        for step in answer["steps"]:
            alone = self.ask(folder, "redline", step["a"], step["b"])
            self.assertEqual((step["summary"], step["sections"]), (alone["summary"], alone["sections"]))
        shown = run(folder, "redline", "plan", "--steps", "--format", "table").stdout
        self.assertRegex(shown, r"plan:2 +plan:5 +plan:3,")
        shown = run(folder, "redline", "plan:6..8", "--steps", "--summary", "--format", "table").stdout
        self.assertEqual(shown.count("the weightiest rewordings"), 2)

    def test_a_blame_shows_the_wordings_a_sentence_came_through(self):
        folder = self.example()
        answer = self.ask(folder, "redline", "plan:5..8", "--blame")
        shown = run(folder, "redline", "plan:5..8", "--blame", "--format", "table").stdout
        self.assertEqual(shown.count("before: plan:"), sum(len(s["wordings"]) for s in answer["sentences"]))
        self.assertTrue(any(len(s["wordings"]) > 1 for s in answer["sentences"]))

    def test_a_summary_names_what_changed(self):
        folder = self.example()
        summary = self.ask(folder, "redline", "plan:7", "plan:8")["summary"]
        self.assertIn(("经济年均增长保持在", "5%左右", "4.5%以上"), [(f["what"], f["from"], f["to"]) for f in summary["figures"]])
        self.assertLessEqual(len(summary["rewordings"]), 10)
        shown = run(folder, "redline", "plan:7", "plan:8", "--summary", "--format", "table").stdout
        self.assertIn("numbers and targets that changed", shown)
        self.assertIn("4.5%以上", shown)

    def test_a_list_of_figures_says_that_it_may_leave_some_out(self):
        folder = self.example()
        note = "others may have changed, too"
        shown = run(folder, "redline", "plan:7", "plan:8", "--summary", "--format", "table").stdout
        self.assertIn(note, " ".join(shown.split()))
        steps = run(folder, "redline", "plan:6..8", "--steps", "--summary", "--format", "table").stdout
        self.assertEqual(" ".join(steps.split()).count(note), 2)
        run(folder, "redline", "plan:7", "plan:8", "-o", "figures.html")
        self.assertIn(note, (folder / "figures.html").read_text(encoding="utf-8"))

    def test_data_forms_have_a_row_a_change(self):
        folder = self.example()
        answer = self.ask(folder, "redline", "plan:7", "plan:8")
        changes = sum(e["op"] != "keep" for row in answer["blocks"] for e in row["edits"]) + len(answer["moves"])
        lines = run(folder, "redline", "plan:7", "plan:8", "--format", "jsonl").stdout.splitlines()
        self.assertEqual(len(lines), changes)
        self.assertEqual(set(json.loads(lines[0])), {"row", "op", "change", "begin_a", "begin_b", "move", "text_a", "text_b"})

    def test_a_summary_as_data_has_a_row_a_statement(self):
        folder = self.example()
        summary = self.ask(folder, "redline", "plan:7", "plan:8")["summary"]
        rows = [json.loads(line) for line in run(folder, "redline", "plan:7", "plan:8", "--summary", "--format", "jsonl").stdout.splitlines()]
        self.assertEqual([(row["what"], row["before"], row["now"]) for row in rows if row["part"] == "figure"],
                         [(f["what"], f["from"], f["to"]) for f in summary["figures"]])
        self.assertEqual(sum(row["part"] == "rewording" for row in rows), len(summary["rewordings"]))
        steps = [json.loads(line) for line in run(folder, "redline", "plan:6..8", "--steps", "--summary", "--format", "jsonl").stdout.splitlines()]
        self.assertEqual([row for row in steps if row["to"] == "plan:8"], rows)


if __name__ == "__main__":
    unittest.main()
