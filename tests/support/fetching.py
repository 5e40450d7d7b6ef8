"""A corpus that documents are fetched into from servers on loopback, and the pages that these serve."""

import json
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from support.program import ERROR, FOUND, CorpusTest, run
from support.web import Site

HERE = "--allow-private"


def page(*sentences, title="沧屿共和国2025年政府工作报告", encoding="utf-8"):
    """A government page with these paragraphs."""
    menu = "".join(f'<li><a href="/{i}">栏目{i}</a></li>' for i in range(6))
    body = "".join(f"<p>　　{sentence}</p>" for sentence in sentences)
    text = (
        f'<!DOCTYPE html><html lang="zh-CN"><head><meta charset="{encoding}"><title>{title}</title></head><body>'
        f"<ul class=nav>{menu}</ul><div id=content><h1>{title}</h1>"
        f"<p>——2025年3月5日在沧屿共和国第九届人民大会第三次会议上</p>{body}</div></body></html>"
    )
    return text.encode(encoding)


SENTENCES = [f"今年第{i}项任务是建设港口和渔场，完善岛际航线，全国生产总值增长{i}%。" for i in range(1, 9)]
REPORT = page(*SENTENCES)
CHANGED = page(*SENTENCES[:3], "新修东屿大桥，建成北湾风电场。", *SENTENCES[4:])


class FetchTest(CorpusTest):
    def setUp(self):
        super().setUp()
        run(self.folder, "init", "corpus")
        self.corpus = self.folder / "corpus"

    def site(self, pages, **options):
        site = Site(pages, **options)
        self.addCleanup(site.close)
        return site

    def add(self, *arguments, status=FOUND):
        done = run(self.corpus, "add", *arguments, "--series", "tides", "--format", "json")
        self.assertEqual(done.returncode, status, done.stderr)
        return json.loads(done.stdout) if status == FOUND else done

    def together(self, cases):
        """Runs add with the arguments of each case in a new corpus of its own, all at once; gives what was done by case."""

        def one(case):
            folder = Path(tempfile.mkdtemp(dir=self.folder))
            run(folder, "init")
            return case, run(folder, "add", *cases[case], "--series", "s", "--format", "json")

        with ThreadPoolExecutor(len(cases)) as pool:
            return dict(pool.map(one, cases))

    def refused(self, address, *fragments, options=(HERE,)):
        """Nothing comes in, and one sentence says which address and why."""
        done = self.add(address, *options, status=ERROR)
        line = done.stderr.splitlines()[0]
        self.assertTrue(line.startswith("tifa: refused: http") or "://" in line, done.stderr)
        for fragment in fragments:
            self.assertIn(fragment, line)
        self.assertFalse((self.corpus / "texts").exists() and list((self.corpus / "texts").iterdir()), line)
        self.assertFalse((self.corpus / "fetched.jsonl").exists())
        self.assertNotIn("[[series", (self.corpus / "tifa.toml").read_text(encoding="utf-8"))
        return line

    def records(self):
        return [json.loads(line) for line in (self.corpus / "fetched.jsonl").read_text(encoding="utf-8").splitlines()]
