#!/usr/bin/env python3
"""Documents from the web, from servers on loopback that misbehave: what comes in, and what is refused and why."""

import gzip
import json
import signal
import socket
import ssl
import subprocess
import sys
import time
import unittest

sys.dont_write_bytecode = True
from support.fetching import CHANGED, FetchTest, HERE, REPORT, SENTENCES, page
from support.program import ERROR, FOUND, PROGRAM, run
from support.web import drip, in_turn, redirect, reply


class Adding(FetchTest):
    def test_a_page_comes_in_with_where_it_came_from(self):
        site = self.site({"/2025/report.htm": reply(REPORT, Content_Type="text/html", Set_Cookie="secret=1", ETag='"1"')})
        answer = self.add(site.address("/2025/report.htm#part"), HERE)
        row = answer["added"][0]
        self.assertEqual((row["edition"], row["date"], row["language"]), ("tides:2025", "2025-03-05", "zh"))
        self.assertEqual((self.corpus / "texts" / "report.htm").read_bytes(), REPORT)
        (record,) = self.records()
        self.assertEqual(record["address"], site.address("/2025/report.htm"))
        self.assertEqual((record["path"], record["status"], record["network"]), ("texts/report.htm", 200, "127.0.0.1"))
        self.assertEqual(record["bytes"], len(REPORT))
        self.assertIn(["etag", '"1"'], record["headers"])
        self.assertNotIn("secret", json.dumps(record))
        self.assertIn(f'source = "{site.address("/2025/report.htm")}"', (self.corpus / "tifa.toml").read_text())
        # The same in answers.
        shown = self.ask(self.corpus, "source", "tides:2025")["fetched"]
        self.assertEqual((shown["sha256"], shown["time"], shown["edited"]), (record["sha256"], record["time"], False))
        (listed,) = self.ask(self.corpus, "status", "--sources")["rows"]
        self.assertEqual((listed["edition"], listed["fetched"]["address"]), ("tides:2025", record["address"]))
        self.assertEqual(site.asked[0][0], "/robots.txt")
        self.assertTrue(site.asked[1][1]["user-agent"].startswith("tifa/"))
        # Once more, it is there.
        again = self.add(site.address("/2025/report.htm"), HERE)["added"][0]
        self.assertEqual(again["note"], "in the corpus already")
        self.assertEqual(len(self.records()), 1)

    def test_several_pages_and_files_with_what_is_said_of_them(self):
        site = self.site({"/a": reply(REPORT), "/b": reply(page(*SENTENCES, title="沧屿共和国2024年政府工作报告（草案）")), "/x": reply(b"")})
        local = self.folder / "local.txt"
        local.write_text("2023年政府工作报告\n\n" + "\n\n".join(SENTENCES), encoding="utf-8")
        done = run(self.corpus, "add", site.address("/a"), local, site.address("/x"), HERE, "--series", "r", "--format", "json")
        self.assertEqual(done.returncode, ERROR)  # one was refused
        self.assertIn("/x: ", done.stderr)
        self.assertEqual([row["edition"] for row in json.loads(done.stdout)["added"]], ["r:2025", "r:2023"])
        answer = self.ask(self.corpus, "add", site.address("/b"), HERE, "--series", "r", "--id", "2024", "--stage", "draft",
                          "--date", "2024-03-01")
        self.assertEqual((answer["added"][0]["edition"], answer["added"][0]["date"]), ("r:2024@draft", "2024-03-01"))
        self.assertEqual(self.counts(self.corpus, "港口")["r:2025"], len(SENTENCES))

    def test_the_bytes_say_what_it_is(self):
        site = self.site(
            {
                "/page.pdf": reply(REPORT, Content_Type="application/pdf"),
                "/text": reply("\n\n".join(["沧屿共和国工作报告", *SENTENCES]).encode(), Content_Type="text/html"),
                "/big5.asp?id=7": reply(page(*SENTENCES, encoding="gb18030"), Content_Type="image/png"),
                "/picture.html": reply(b"\x89PNG\r\n\x1a\n\x00\x00" * 50, Content_Type="text/html"),
            }
        )
        self.refused(site.address("/picture.html"), "/picture.html", "binary")
        self.add(site.address("/page.pdf"), HERE, "--id", "1")
        self.add(site.address("/text"), HERE, "--id", "2")
        self.add(site.address("/big5.asp?id=7"), HERE, "--id", "3")
        names = sorted(path.name for path in (self.corpus / "texts").iterdir())
        self.assertEqual(names, ["big5.asp-id-7.html", "page.pdf.html", "text.txt"])
        self.assertEqual(self.counts(self.corpus, "港口"), {"tides:1": 8, "tides:2": 8, "tides:3": 8})

    def test_the_charset_that_the_server_says_goes_before_the_one_of_the_page(self):
        # A page that was moved to another encoding without anybody telling its <meta>.
        moved = REPORT.replace(b'charset="utf-8"', b'charset="big5"').decode().encode("gbk")
        polish = "<title>Sprawozdanie</title><body>" + "<p>Zażółć gęślą jaźń, a pchnąć w tę łódź jeża, mówi komisja.</p>" * 5
        site = self.site({
            "/moved.html": reply(moved, Content_Type='text/html; charset="GBK"'),
            "/silent.txt": reply(polish.encode("iso-8859-2"), Content_Type="text/html;charset=ISO-8859-2"),
            # What is valid UTF-8 is UTF-8, and a charset that does not fit or that nobody knows says nothing.
            "/utf8.html": reply(CHANGED, Content_Type="text/html; charset=iso-8859-1"),
            "/wrong.html": reply(page(*SENTENCES[1:], encoding="gb18030"), Content_Type="text/html; charset=utf-8"),
            "/unknown.html": reply(page(*SENTENCES[2:], encoding="gb18030"), Content_Type="text/html; charset=; x=\"charset=big5\""),
        })
        said = {"moved": "gbk", "silent": "iso-8859-2", "utf8": "", "wrong": "", "unknown": ""}
        for name, charset in said.items():
            path = next(path for path in site.pages if name in path)
            self.add(site.address(path), HERE, "--id", name)
            toml = (self.corpus / "tifa.toml").read_text(encoding="utf-8").rpartition("[[")[2]
            self.assertEqual(f'encoding = "{charset}"' in toml, bool(charset), toml)
            done = run(self.corpus, "source", f"tides:{name}", "--format", "json")
            pieces = " ".join(piece["text"] for piece in json.loads(done.stdout)["pieces"] if piece["kept"])
            self.assertIn("Zażółć gęślą jaźń" if name == "silent" else SENTENCES[7], pieces, name)
        records = [json.loads(line) for line in (self.corpus / "fetched.jsonl").read_text(encoding="utf-8").splitlines()]
        self.assertIn(["content-type", 'text/html; charset="GBK"'], records[0]["headers"])
        # The build reads them as they came in.
        done = run(self.corpus, "build", "--full")
        self.assertEqual((done.returncode, done.stderr), (FOUND, ""))
        self.assertIn(SENTENCES[0], run(self.corpus, "source", "tides:moved").stdout)

    def test_names_that_would_climb_or_hide(self):
        paths = ["/..%2F..%2Fetc%2Fpasswd", "/.hidden", "/a%00b%0Ac", "/%E2%80%AEtxt.exe", "/" + "长" * 90, "/%ff%fe", "/"]
        site = self.site({})
        site.pages.update({path: reply(REPORT) for path in paths})
        site.pages["/" + "%E9%95%BF" * 90] = reply(REPORT)
        for i, path in enumerate(paths):
            self.add(site.address(path), HERE, "--id", f"{i}")
        files = [path for path in self.folder.rglob("*") if path.is_file() and ".tifa" not in path.parts]
        inside = [path for path in files if path.parent == self.corpus / "texts"]
        self.assertEqual(len(files), len(inside) + 2)  # tifa.toml, fetched.jsonl
        for file in inside:
            self.assertTrue(file.name.isprintable() and not file.name.startswith("."), file.name)
            self.assertLess(len(file.name.encode()), 100)
        self.assertEqual(self.ask(self.corpus, "verify")["findings"], [])

    def test_an_edition_that_was_declared_is_filled(self):
        site = self.site({"/r": reply(REPORT)})
        with (self.corpus / "tifa.toml").open("a", encoding="utf-8") as toml:
            toml.write(
                f'[series.tides]\nlanguage = "zh"\nexpect = ["2024", "2025"]\n'
                f'[[series.tides.edition]]\nid = "2025"\nsource = "{site.address("/r")}"\n'
                f'[[series.tides.edition]]\nid = "2024"\nsource = "{site.address("/gone")}"\n'
            )
        run(self.corpus, "build")
        answer = self.ask(self.corpus, "update", "--missing", HERE, status=ERROR)
        self.assertEqual(
            [(row["edition"], row["state"]) for row in answer["rows"]], [("tides:2024", "failed"), ("tides:2025", "added")]
        )
        self.assertEqual(self.counts(self.corpus, "港口"), {"tides:2024": None, "tides:2025": 8})
        self.assertEqual((self.corpus / "tifa.toml").read_text().count("text = "), 1)


class Networks(FetchTest):
    def test_networks_that_are_not_public(self):
        site = self.site({"/": reply(REPORT)})
        for host in ("127.0.0.1", "localhost", "127.1", "2130706433", "0x7f000001", "0", "[::1]", "[::ffff:127.0.0.1]"):
            with self.subTest(host):
                self.refused(f"http://{host}:{site.port}/", "private network", "--allow-private", options=())
        for host in ("10.0.0.1", "192.168.1.1", "172.16.0.1", "169.254.169.254", "100.64.0.1", "[fe80::1]", "[fd00::1]",
                     "[64:ff9b::7f00:1]", "[2002:7f00:1::1]", "[::127.0.0.1]", "224.0.0.1", "255.255.255.255"):
            with self.subTest(host):
                self.refused(f"http://{host}/", "private network", options=())
        self.assertEqual(site.asked, [])

    def test_allowed_it_may_be_ipv6_too(self):
        try:
            site = self.site({"/": reply(REPORT)}, family=socket.AF_INET6, host="::1")
        except OSError:
            self.skipTest("there is no IPv6 here")
        self.add(site.address("/"), HERE)
        self.assertEqual(self.records()[0]["network"], "::1")

    def test_addresses_that_are_none(self):
        for address, fragment in {
            "ftp://127.0.0.1/a": "only http and https",
            "file:///etc/passwd": "only http and https",
            "gopher://127.0.0.1/": "only http and https",
            "http://": "no host",
            "http://127.0.0.1:99999/": "port",
            "http://[::1": "IPv6",
            "http://a b/": "space",
            "http://a\\b/": "backslash",
            "http://" + "a" * 300 + "/": "host",
            "http://127.0.0.1/" + "a" * 5000: "longer than",
        }.items():
            with self.subTest(address[:40]):
                self.refused(address, fragment)

    def test_a_password_is_neither_sent_nor_kept_nor_shown(self):
        site = self.site({"/": reply(REPORT)})
        done = self.add(f"http://anna:geheim@127.0.0.1:{site.port}/", HERE, status=ERROR)
        self.assertIn("password", done.stderr)
        self.assertNotIn("geheim", done.stderr)
        self.assertEqual(site.asked, [])

    def test_the_proxy_of_the_environment_is_not_used(self):
        site, proxy = self.site({"/": reply(REPORT)}), self.site({})
        done = run(self.corpus, "add", site.address("/"), HERE, "--series", "s",
                   environment={"http_proxy": proxy.origin, "ALL_PROXY": proxy.origin})
        self.assertEqual((done.returncode, proxy.asked), (FOUND, []), done.stderr)

    def test_a_certificate_that_nobody_vouches_for(self):
        key = self.folder / "key.pem"
        made = subprocess.run(
            ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=localhost", "-days", "2",
             "-keyout", key, "-out", self.folder / "cert.pem"], capture_output=True, check=False) if _has("openssl") else None
        if made is None or made.returncode != 0:
            self.skipTest("there is no openssl to make a certificate")
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self.folder / "cert.pem", key)
        site = self.site({"/": reply(REPORT)}, context=context)
        self.refused(site.address("/").replace("http:", "https:"), "cannot show that it is the one named")
        self.assertEqual(site.asked, [])


def _has(program):
    return subprocess.run(["which", program], capture_output=True, check=False).returncode == 0


class Redirects(FetchTest):
    def test_they_are_followed_and_kept(self):
        other = self.site({"/there?x=1": reply(REPORT)})
        site = self.site({"/a": redirect("b/../c", "301 Moved Permanently"), "/c": redirect(f"//127.0.0.1:{other.port}/there?x=1")})
        self.add(site.address("/a"), HERE)
        (record,) = self.records()
        self.assertEqual(record["address"], site.address("/a"))
        self.assertEqual(record["hops"], [site.address("/c")])
        self.assertEqual(record["final_address"], other.address("/there?x=1"))
        self.assertEqual(other.asked[0][0], "/robots.txt")  # of each site on the way

    def test_circles_chains_and_places_where_nothing_is_fetched(self):
        site = self.site(
            {
                "/circle": redirect("/circle2"),
                "/circle2": redirect("/circle"),
                "/self": redirect("/self"),
                "/file": redirect("file:///etc/passwd"),
                "/ftp": redirect("ftp://127.0.0.1/a"),
                "/data": redirect("data:text/html,hello"),
                "/login": redirect("http://a:b@127.0.0.1/"),
                "/nowhere": reply(b"", status="302 Found"),
                **{f"/{i}": redirect(f"/{i + 1}") for i in range(30)},
            }
        )
        self.refused(site.address("/circle"), "in a circle")
        self.refused(site.address("/self"), "in a circle")
        self.refused(site.address("/file"), "nothing is fetched", "file")
        self.refused(site.address("/ftp"), "nothing is fetched", "ftp")
        self.refused(site.address("/data"), "nothing is fetched", "data")
        self.assertNotIn("a:b", self.refused(site.address("/login"), "nothing is fetched"))
        self.refused(site.address("/nowhere"), "circle")
        self.refused(site.address("/0"), "more than 10 times")
        self.assertLessEqual(site.times("/10"), 1)
        self.assertEqual(site.times("/12"), 0)


class Misbehaviour(FetchTest):
    def test_what_is_too_large_too_slow_or_cut_short(self):
        bomb = gzip.compress(b"<p>" + b"0" * (80 << 20))
        chunk = b"10000\r\n" + b"x" * 0x10000 + b"\r\n"
        chunked = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
        endless = b"HTTP/1.1 200 OK\r\n\r\n"

        site = self.site(
            {
                "/endless": drip(endless, b"x" * (1 << 20), 0),
                "/endless-chunks": drip(chunked, chunk, 0),
                "/claims-more": reply(REPORT, length=1 << 40),
                "/bomb": reply(bomb, Content_Encoding="gzip"),
                "/headers": drip(b"HTTP/1.1 200 OK\r\n", b"X-More: " + b"y" * 5000 + b"\r\n", 0),
                "/header": drip(b"HTTP/1.1 200 OK\r\nX: ", b"y" * 100000, 0),
                "/drip": drip(endless, b"x", 0.2),
                "/silent": drip(b"", b"", 0.2),
                "/brotli": reply(b"\x0b\x02\x80hello\x03", Content_Encoding="br"),
                "/not-http": b"SSH-2.0-OpenSSH_9.2\r\n",
                "/304": reply(b"", status="304 Not Modified", length=False),
                "/206": reply(REPORT, status="206 Partial Content"),
                "/401": reply(b"", status="401 Unauthorized"),
                "/404": reply(REPORT, status="404 Not Found"),
                "/999": reply(REPORT, status="999 Denied"),
                "/empty": reply(b""),
            }
        )
        expected = {
            "/endless": "larger than",
            "/endless-chunks": "larger than",
            "/claims-more": "larger than",
            "/bomb": "larger than",
            "/headers": "larger than",
            "/header": "",
            "/drip": "too slowly",
            "/silent": "too slowly",
            "/brotli": "not asked for",
            "/not-http": "cannot be understood",
            "/304": "304",
            "/206": "206",
            "/401": "401",
            "/404": "404",
            "/999": "999",
            "/empty": "empty",
        }
        cases = {path: (site.address(path), HERE, "--timeout", "3") for path in expected}
        for path, done in self.together(cases).items():
            with self.subTest(path):
                self.assertEqual((done.returncode, done.stdout), (ERROR, ""))
                line = done.stderr.splitlines()[0]
                self.assertIn(site.address(path), line)
                self.assertIn(expected[path], line)
                self.assertEqual(site.times(path), 1)

    def test_what_breaks_is_tried_again(self):
        chunked = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n"
        cut = b"HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\nhalf"
        site = self.site(
            {
                "/1": in_turn(cut, reply(REPORT)),
                "/2": in_turn(chunked, reply(REPORT)),
                "/3": in_turn(reply(gzip.compress(REPORT)[:-9], Content_Encoding="gzip"), reply(REPORT)),
                "/4": in_turn(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nno", reply(REPORT)),
                "/5": in_turn(None, reply(REPORT)),
                "/6": in_turn(reply(gzip.compress(REPORT).replace(REPORT[:3], b"abc")[:99] + b"\0" * 99, Content_Encoding="gzip"), reply(REPORT)),
                "/never": cut,
            }
        )
        cases = {path: (site.address(path), HERE) for path in site.pages if path != "/robots.txt"}
        for path, done in self.together(cases).items():
            with self.subTest(path):
                never = path == "/never"
                self.assertEqual(done.returncode, ERROR if never else FOUND, done.stderr)
                self.assertEqual("ended before" in done.stderr, never)
                self.assertEqual(site.times(path), 3 if never else 2)

    def test_a_busy_server_is_waited_for_but_not_for_ever(self):
        busy = reply(b"busy", status="503 Service Unavailable", Retry_After="2")
        limited = reply(b"", status="429 Too Many Requests", Retry_After="Wed, 21 Oct 2015 07:28:00 GMT")
        long = reply(b"", status="429 Too Many Requests", Retry_After="86400")
        site = self.site({"/busy": in_turn(busy, reply(REPORT)), "/limited": in_turn(limited, reply(REPORT)), "/long": long})
        began = time.monotonic()
        self.add(site.address("/busy"), HERE, "--id", "1")
        self.assertGreaterEqual(time.monotonic() - began, 2)
        self.add(site.address("/limited"), HERE, "--id", "2")
        done = self.add(site.address("/long"), HERE, status=ERROR)
        self.assertIn("come back in 86400 s", done.stderr)
        self.assertEqual((site.times("/busy"), site.times("/limited"), site.times("/long")), (2, 2, 1))

    def test_gzip_is_undone(self):
        site = self.site(
            {
                "/gzip": reply(gzip.compress(REPORT[:99]) + gzip.compress(REPORT[99:]), Content_Encoding="gzip"),
                "/loud": reply(gzip.compress(REPORT), Content_Encoding="GZip"),
                "/claimed": reply(REPORT, Content_Encoding="gzip"),
                "/odd": reply(REPORT, Content_Encoding="UTF-8"),
            }
        )
        for i, path in enumerate(("/gzip", "/loud", "/claimed", "/odd")):
            self.add(site.address(path), HERE, "--id", f"{i}")
        self.assertEqual({record["bytes"] for record in self.records()}, {len(REPORT)})
        # What may be cut is not asked for compressed.
        self.assertEqual([headers["accept-encoding"] for _, headers in site.asked[:2]], ["identity", "gzip"])

    def test_nobody_is_there(self):
        with socket.create_server(("127.0.0.1", 0)) as listener:
            port = listener.getsockname()[1]
        self.refused(f"http://127.0.0.1:{port}/", "does not answer")
        self.refused("http://no-such-host.invalid/", "no host")

    def test_it_stops_when_asked_to(self):
        site = self.site({"/": drip(b"HTTP/1.1 200 OK\r\n\r\n", b"x" * 1000, 0.2)})
        tifa = subprocess.Popen([PROGRAM, "add", site.address("/"), HERE], cwd=self.corpus, stderr=subprocess.PIPE)
        while site.times("/") == 0:
            time.sleep(0.02)
        began = time.monotonic()
        tifa.send_signal(signal.SIGINT)
        self.assertIn("stopped", tifa.communicate(timeout=20)[1].decode())
        self.assertLess(time.monotonic() - began, 5)
        self.assertEqual(tifa.returncode, ERROR)


class Robots(FetchTest):
    def test_they_are_asked_and_respected(self):
        rules = b"User-agent: *\nDisallow: /private/\nAllow: /private/open\n\nUser-agent: TIFA\nDisallow: /not-tifa\n"
        site = self.site({"/robots.txt": reply(rules), "/private/a": reply(REPORT), "/not-tifa/b": reply(REPORT)})
        self.refused(site.address("/not-tifa/b"), "robots.txt")
        self.assertEqual(site.times("/not-tifa/b"), 0)
        self.add(site.address("/private/a"), HERE)  # only those for tifa count

    def test_where_they_cannot_be_had(self):
        allowed = {"404 Not Found": True, "403 Forbidden": True, "503 Busy": False, "500 Broken": False}
        rules = b"User-agent: *\nDisallow: /"
        sites = {status: self.site({"/robots.txt": reply(rules, status=status), "/a": reply(REPORT)}) for status in allowed}
        done = self.together({status: (site.address("/a"), HERE) for status, site in sites.items()})
        for status, site in sites.items():
            with self.subTest(status):
                self.assertEqual(done[status].returncode, FOUND if allowed[status] else ERROR, done[status].stderr)
                self.assertEqual(site.times("/a"), int(allowed[status]))

    def test_hostile_ones(self):
        star = b"User-agent: *\nDisallow: " + b"/*a" * 300 + b"b$\n"
        site = self.site({"/robots.txt": drip(b"HTTP/1.1 200 OK\r\n\r\n", star * 200, 0), "/" + "a" * 2000: reply(REPORT)})
        began = time.monotonic()
        self.add(site.address("/" + "a" * 2000), HERE)
        self.assertLess(time.monotonic() - began, 20)
        site = self.site({"/robots.txt": redirect("/robots.txt"), "/a": reply(REPORT)})
        self.add(site.address("/a"), HERE, "--id", "2")
        elsewhere = self.site({"/rules": reply(b"User-agent: *\nDisallow: /\n")})
        site = self.site({"/robots.txt": redirect(elsewhere.address("/rules")), "/a": reply(REPORT)})
        self.assertIn("robots.txt", self.add(site.address("/a"), HERE, "--id", "3", status=ERROR).stderr)


if __name__ == "__main__":
    unittest.main()
