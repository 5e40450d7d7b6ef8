#!/usr/bin/env python3
"""Documents whose sources have changed: shown before anything is replaced, and replaced when told to."""

import re
import sys
import unittest

sys.dont_write_bytecode = True
from support.fetching import CHANGED, FetchTest, HERE, REPORT, SENTENCES, page
from support.program import ERROR, FOUND, NOT_FOUND, run
from support.web import reply, validated


class Updating(FetchTest):
    def start(self, first, **headers):
        site = self.site({"/r.html": validated(first, '"1"', **headers)})
        self.add(site.address("/r.html"), HERE)
        return site

    def update(self, *arguments, status=FOUND):
        answer = self.ask(self.corpus, "update", *arguments, HERE, status=status)
        return answer["rows"][0]

    def test_what_has_not_changed_is_not_sent_again(self):
        site = self.start(REPORT, Last_Modified="Wed, 05 Mar 2025 08:00:00 GMT")
        self.assertEqual(self.update()["state"], "unchanged")
        asked = site.asked[-1][1]
        self.assertEqual(asked["if-none-match"], '"1"')
        self.assertEqual(asked["if-modified-since"], "Wed, 05 Mar 2025 08:00:00 GMT")
        # The same bytes under another tag, and the same text in other bytes.
        site.pages["/r.html"] = validated(REPORT, '"2"')
        self.assertEqual(self.update()["state"], "unchanged")
        site.pages["/r.html"] = validated(REPORT.replace(b"<ul class=nav>", b"<ul class=nav><!-- seen 7 times -->"), '"3"')
        self.assertEqual(self.update()["state"], "same_text")
        self.assertEqual((self.corpus / "texts" / "r.html").read_bytes(), REPORT)

    def test_what_has_changed_is_shown_and_replaces_nothing_before_it_is_accepted(self):
        site = self.start(REPORT)
        site.pages["/r.html"] = validated(CHANGED, '"2"')
        before = self.counts(self.corpus, "东屿大桥")
        row = self.update(status=NOT_FOUND)
        self.assertEqual(row["state"], "changed")
        summary = row["redline"]["summary"]
        self.assertEqual(summary["length_a"] + summary["inserted_characters"] - summary["deleted_characters"], summary["length_b"])
        self.assertIn("东屿大桥", row["redline"]["text_b"]["text"])
        self.assertEqual((self.corpus / "texts" / "r.html").read_bytes(), REPORT)
        self.assertEqual(self.counts(self.corpus, "东屿大桥"), before)
        self.assertTrue(self.ask(self.corpus, "status", "--sources")["rows"][0]["waiting"])
        shown = run(self.corpus, "update", HERE, "--format", "table").stdout
        self.assertIn("东屿大桥", shown)
        self.assertIn("--accept", shown)

        site.pages["/r.html"] = validated(page("别的"), '"3"')  # what was not shown does not come in
        asked = len(site.asked)
        row = self.update("--accept")
        self.assertEqual((row["state"], len(site.asked)), ("accepted", asked))
        self.assertEqual((self.corpus / "texts" / "r.html").read_bytes(), CHANGED)
        self.assertEqual([path.read_bytes() for path in (self.corpus / "replaced").iterdir()], [REPORT])
        self.assertEqual(self.counts(self.corpus, "东屿大桥"), {"tides:2025": 1})
        old, new = self.records()
        self.assertEqual((new["replaces"], new["sha256"]), (old["sha256"], row["sha256"]["after"]))
        self.assertIn("nothing waits", run(self.corpus, "update", "--accept").stderr)
        self.assertEqual(self.ask(self.corpus, "verify")["findings"], [])

    def test_a_file_that_was_edited_meanwhile_is_not_replaced(self):
        site = self.start(REPORT)
        site.pages["/r.html"] = reply(CHANGED)
        self.update(status=NOT_FOUND)
        edited = REPORT.replace("渔场".encode(), "渔港".encode())
        (self.corpus / "texts" / "r.html").write_bytes(edited)
        row = self.update("--accept", status=ERROR)
        self.assertIn("has changed since", row["note"])
        self.assertEqual((self.corpus / "texts" / "r.html").read_bytes(), edited)
        self.assertTrue(self.ask(self.corpus, "source", "tides:2025")["fetched"]["edited"])

    def test_a_file_that_was_edited_is_compared_with_what_the_server_has(self):
        site = self.start(REPORT)
        edited = REPORT.replace("渔场".encode(), "渔港".encode())
        (self.corpus / "texts" / "r.html").write_bytes(edited)
        run(self.corpus, "build")
        row = self.update(status=NOT_FOUND)
        self.assertNotIn("if-none-match", site.asked[-1][1])
        self.assertEqual((row["state"], row["sha256"]["after"]), ("changed", self.records()[0]["sha256"]))
        self.assertEqual((self.corpus / "texts" / "r.html").read_bytes(), edited)

    def test_what_cannot_be_replaced_now_still_waits(self):
        site = self.start(REPORT)
        site.pages["/r.html"] = reply(CHANGED)
        self.update(status=NOT_FOUND)
        (self.corpus / "replaced").write_text("in the way of a folder")
        self.assertEqual(self.update("--accept", status=ERROR)["state"], "failed")
        self.assertEqual((self.corpus / "texts" / "r.html").read_bytes(), REPORT)
        (self.corpus / "replaced").unlink()
        self.assertEqual(self.update("--accept")["state"], "accepted")
        self.assertEqual((self.corpus / "texts" / "r.html").read_bytes(), CHANGED)

    def test_what_waits_is_not_taken_when_it_is_damaged(self):
        site = self.start(REPORT)
        site.pages["/r.html"] = reply(CHANGED)
        digest = self.update(status=NOT_FOUND)["sha256"]["after"]
        (self.corpus / ".tifa" / "waiting" / digest).write_bytes(b"<p>something else</p>")
        self.assertIn("damaged", self.update("--accept", status=ERROR)["note"])
        self.assertEqual((self.corpus / "texts" / "r.html").read_bytes(), REPORT)

    def test_what_is_gone_stays(self):
        site = self.start(REPORT)
        site.pages["/r.html"] = reply(b"", status="410 Gone")
        row = self.update(status=ERROR)
        self.assertEqual((row["state"], row["redline"]), ("gone", None))
        self.assertEqual(self.counts(self.corpus, "港口"), {"tides:2025": 8})
        site.pages["/r.html"] = reply(b"\0\1\2" * 100)
        self.assertEqual(self.update(status=ERROR)["state"], "failed")

    def encoding(self):
        return re.findall(r'^encoding = "(.*)"$', (self.corpus / "tifa.toml").read_text(encoding="utf-8"), re.M)

    def test_the_charset_that_the_server_says_may_change(self):
        # <meta> of these pages is wrong, so that the server's word alone tells how to read them.
        def moved(data, encoding):
            return data.decode().encode(encoding)

        site = self.start(moved(REPORT, "gbk"), Content_Type="text/html; charset=gbk")
        self.assertEqual(self.encoding(), ["gbk"])
        # The page moves to another encoding: the same text, then another.
        site.pages["/r.html"] = validated(moved(REPORT, "gb18030") + b"<!-- 2 -->", '"2"', Content_Type="text/html; charset=gb18030")
        self.assertEqual(self.update()["state"], "same_text")
        site.pages["/r.html"] = validated(CHANGED, '"3"', Content_Type="text/html")
        self.assertEqual(self.update(status=NOT_FOUND)["state"], "changed")
        japanese = "<title>報告</title><body>" + "<p>港湾の整備と漁業の振興を進め、島と島を結ぶ航路を開きます。</p>" * 9
        site.pages["/r.html"] = validated(japanese.encode("euc-jp"), '"4"', Content_Type="text/html; charset=EUC-JP")
        row = self.update(status=NOT_FOUND)
        self.assertIn("航路を開きます", row["redline"]["text_b"]["text"])
        self.assertEqual(self.encoding(), ["gbk"])
        self.assertEqual(self.update("--accept")["state"], "accepted")
        self.assertEqual(self.encoding(), ["euc-jp"])
        self.assertEqual(self.counts(self.corpus, "航路を開きます"), {"tides:2025": 9})
        # To UTF-8, which needs no word.
        site.pages["/r.html"] = validated(CHANGED, '"5"', Content_Type="text/html; charset=utf-8")
        self.update(status=NOT_FOUND)
        self.update("--accept")
        self.assertEqual((self.encoding(), self.counts(self.corpus, "东屿大桥")), ([], {"tides:2025": 1}))

    def test_the_same_bytes_may_be_said_to_be_in_another_charset(self):
        word = "žluťoučký kůň".encode("iso-8859-2")
        polish = b"<title>Zprava</title><body>" + b"<p>The council of " + word + b" adopted the plan for the coast in spring.</p>" * 9
        site = self.site({"/r.html": reply(polish, Content_Type="text/html; charset=windows-1257")})
        self.add(site.address("/r.html"), HERE, "--id", "2025")
        site.pages["/r.html"] = reply(polish, Content_Type="text/html; charset=iso-8859-2")
        row = self.update(status=NOT_FOUND)
        self.assertEqual((row["state"], row["sha256"]["before"]), ("changed", row["sha256"]["after"]))
        self.assertIn("iso-8859-2", row["note"])
        row = self.update("--accept")
        self.assertEqual((row["state"], row["note"], self.encoding()), ("accepted", "", ["iso-8859-2"]))
        self.assertFalse((self.corpus / "replaced").exists())
        self.assertIn("žluťoučký kůň", run(self.corpus, "source", "tides:2025").stdout)
        self.assertEqual(self.update()["state"], "unchanged")
        # What somebody wrote in tifa.toml is not the server's to change.
        toml = (self.corpus / "tifa.toml").read_text(encoding="utf-8")
        (self.corpus / "tifa.toml").write_text(toml.replace("iso-8859-2", "windows-1250"), encoding="utf-8")
        run(self.corpus, "build")
        site.pages["/r.html"] = reply(polish, Content_Type="text/html; charset=windows-1257")
        self.assertEqual(self.update()["state"], "unchanged")

    def test_a_corpus_without_addresses(self):
        (self.corpus / "a.txt").write_text("\n\n".join(SENTENCES), encoding="utf-8")
        self.add(self.corpus / "a.txt")
        done = run(self.corpus, "update")
        self.assertEqual(done.returncode, ERROR)
        self.assertIn("has an address", done.stderr)

    def test_a_damaged_record_is_named(self):
        self.start(REPORT)
        for line in ("no record\n", "[" * 100000 + "\n", '{"path": 1}\n'):
            (self.corpus / "fetched.jsonl").write_text(line)
            done = run(self.corpus, "update", HERE)
            self.assertEqual(done.returncode, ERROR)
            self.assertIn("fetched.jsonl, line 1", done.stderr)


if __name__ == "__main__":
    unittest.main()
