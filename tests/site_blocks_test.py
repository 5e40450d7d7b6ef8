"""What a site prints on each of its pages, told by what repeats when several are added, and set aside by a rule that is shown."""

import json
import unittest

from support.program import AddingTest, run

FOOT = ["扫描左侧图形在移动终端上阅览本页面", "沧政网标识码 0012 (a+b)"]


class SiteBlocks(AddingTest):
    def page(self, number, foot=(), host="www.haian.example", extra=""):
        parts = [
            f"<p>第{part}段：在第{number}次会议上，代表们审议了海洋经济发展规划的第{number * part}项内容，认为各项指标完成情况良好，应当继续推进重点工程建设。</p>"
            for part in range(1, 6)]
        body = "".join([*parts[:2], extra, *parts[2:]])
        ends = "".join(f"<p>{line}</p>" for line in ["谢谢大家！", *foot])
        return self.write(
            f"p{number}.html",
            f"<html><head><meta charset=utf-8><title>第{number}次会议公报</title><link rel=canonical "
            f'href="https://{host}/2020/p{number}.html"></head><body><div class=content><h1>第{number}次会议公报</h1>{body}{ends}'
            "</div></body></html>".encode())

    def add_pages(self, numbers, *arguments, **options):
        return self.add(*[self.page(number, **options) for number in numbers], *arguments)

    def toml(self):
        return (self.corpus / "tifa.toml").read_text("utf-8")

    def kept(self, edition):
        pieces = json.loads(run(self.corpus, "source", edition, "--format", "json").stdout)["pieces"]
        return [piece["text"] for piece in pieces if piece["kept"]], [(p["what"], p["text"]) for p in pieces if not p["kept"]]

    def test_what_repeats_at_the_end_is_set_aside_and_said(self):
        done = self.add_pages(range(1, 5), foot=FOOT)
        for line in FOOT:
            self.assertIn(f"“{line}” stands on 4 of 4 pages of www.haian.example and is set aside by a drop rule", done.stderr)
        kept, aside = self.kept("s:2")
        self.assertEqual(kept[0], "第2次会议公报")
        # A sentence that repeats is a formula of the documents as far as anybody can tell.
        self.assertEqual(kept[-1], "谢谢大家！")
        self.assertEqual([text for what, text in aside if what == "drop rule"], FOOT)
        audit = json.loads(run(self.corpus, "status", "--audit", "--format", "json").stdout)
        self.assertEqual([row["bytes"]["set_aside"]["drop rule"] for row in audit["rows"]], [sum(len(line.encode()) for line in FOOT)] * 4)
        # A page more is read by the rules that are there, and no rule comes twice.
        before = self.toml().count("[[series.s.drop]]")
        self.assertEqual(before, 2)
        done = self.add_pages([5], foot=FOOT)
        self.assertNotIn("stands on", done.stderr)
        self.assertEqual(self.toml().count("[[series.s.drop]]"), before)
        self.assertEqual(self.kept("s:5")[0][-1], "谢谢大家！")

    def test_a_rule_of_the_user_goes_before(self):
        self.add_pages([1, 2], foot=FOOT)
        with open(self.corpus / "tifa.toml", "a", encoding="utf-8") as file:
            file.write('\n[[series.s.keep]]\ntext = "终端"\n')
        self.add_pages([3, 4], foot=FOOT)
        self.assertEqual(self.toml().count("[[series.s.drop]]"), 1)
        self.assertEqual(self.kept("s:3")[0][-1], FOOT[0])

    def test_few_pages_other_sites_and_what_stands_in_the_text_stay(self):
        self.add_pages([1, 2], foot=FOOT)
        self.add_pages([3], foot=FOOT, host="other.example")
        self.assertNotIn("[[series.s.drop]]", self.toml())
        # On one of four pages it stands inside the text.
        self.page(4, foot=FOOT[1:], extra=f"<p>{FOOT[0]}</p>")
        self.add(self.folder / "p4.html")
        self.assertNotIn(FOOT[0], self.toml())


if __name__ == "__main__":
    unittest.main()
