"""A web server on loopback that behaves as each path of it is told to, also badly."""

import contextlib
import socket
import threading
import time


class Site:
    """Serves what `pages` says: path → bytes of a whole reply, or a function of (site, request, connection).

    A request is its path and its headers by lower-case name. Every request is kept in `asked`.
    """

    def __init__(self, pages, family=socket.AF_INET, host="127.0.0.1", context=None):
        self.pages = {"/robots.txt": reply(b"", status="404 Not Found"), **pages}
        self.asked = []
        self.context = context
        self.listener = socket.create_server((host, 0), family=family)
        self.port = self.listener.getsockname()[1]
        self.origin = f"http://{'[' + host + ']' if ':' in host else host}:{self.port}"
        self.open = True
        self.serving = threading.Thread(target=self.serve, daemon=True)
        self.serving.start()

    def address(self, path):
        return self.origin + path

    def times(self, path):
        return sum(1 for asked, _ in self.asked if asked == path)

    def serve(self):
        while self.open:
            with contextlib.suppress(OSError):
                connection, _ = self.listener.accept()
                threading.Thread(target=self.answer, args=(connection,), daemon=True).start()

    def answer(self, connection):
        with contextlib.suppress(OSError), connection:
            if self.context:
                connection = self.context.wrap_socket(connection, server_side=True)
            connection.settimeout(20)
            data = b""
            while b"\r\n\r\n" not in data:
                piece = connection.recv(65536)
                if not piece:
                    return
                data += piece
            lines = data.decode("latin-1").split("\r\n")
            path = lines[0].split(" ")[1]
            headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines[1:])}
            self.asked.append((path, headers))
            page = self.pages.get(path, reply(b"no such page", status="404 Not Found"))
            if callable(page):
                page = page(self, headers, connection)
            if page:
                connection.sendall(page)

    def close(self):
        """Ends the thread that serves before the socket is closed: else it may wait on the one that gets its number next."""
        self.open = False
        with contextlib.suppress(OSError):
            self.listener.shutdown(socket.SHUT_RDWR)
        self.serving.join()
        self.listener.close()


def reply(body, status="200 OK", length=None, **headers):
    """A whole reply; `length` is what it claims. Headers by name with _ for -."""
    lines = [f"HTTP/1.1 {status}", "Connection: close"]
    if length is not False:
        lines.append(f"Content-Length: {len(body) if length is None else length}")
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def redirect(to, status="302 Found"):
    return reply(b"", status=status, Location=to)


def in_turn(*replies):
    """Each request gets the next of these, the last one for ever."""
    waiting = list(replies)
    return lambda site, headers, connection: waiting.pop(0) if len(waiting) > 1 else waiting[0]


def validated(body, tag, **headers):
    """A page with a tag: 304 for who has it."""

    def page(site, asked, connection):
        if asked.get("if-none-match") == tag:
            return reply(b"", status="304 Not Modified", length=False, ETag=tag)
        return reply(body, ETag=tag, **headers)

    return page


def drip(head, piece, seconds):
    """Sends a head, then a piece of body again and again, with so much time between."""

    def page(site, headers, connection):
        connection.sendall(head)
        while site.open:
            connection.sendall(piece)
            time.sleep(seconds)

    return page
