"""Writes small PDFs for tests: text at places on pages, by hand, so that a test knows where each line stands."""

import zlib

# Widths are known without a table: Courier is 600 wide, a Chinese character 1,000, in thousandths of the size.
FONTS = {
    "plain": "<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>",
    "bold": "<< /Type /Font /Subtype /Type1 /BaseFont /Courier-Bold /Encoding /WinAnsiEncoding >>",
    "song": "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [<< /Type /Font "
    "/Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> "
    "/FontDescriptor << /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 "
    "/Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >> /DW 1000 >>] >>",
}
WIDTH, HEIGHT = 595, 842


def is_wide(character):
    return ord(character) >= 0x2E80


def width_of(text, size):
    return sum(size if is_wide(c) else 0.6 * size for c in text)


def lines_of(text, width, size, indent=0.0):
    """Lines of words (of characters, in Chinese) that are at most so wide, the first less its indentation."""
    pieces = list(text) if is_wide(text[0]) else [word + " " for word in text.split()]
    lines, line = [], ""
    for piece in pieces:
        if line and width_of(line + piece.rstrip(), size) > width - (0 if lines else indent):
            lines.append(line.rstrip())
            line = ""
        line += piece
    return [*lines, line.rstrip()]


class Page:
    """Puts text on a page; y counts from the top."""

    def __init__(self):
        self.content = []

    def text(self, x, y, text, size=11, bold=False):
        if any(is_wide(c) for c in text):
            font, shown = "song", "<" + text.encode("utf-16-be").hex() + ">"
        else:
            escaped = text.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
            font, shown = "bold" if bold else "plain", "(" + escaped.decode("latin-1") + ")"
        self.content.append(f"BT /{font} {size} Tf {x:.2f} {HEIGHT - y:.2f} Td {shown} Tj ET")
        return x + width_of(text, size)

    def paragraph(self, x, y, text, right, size=11, pitch=1.4, indent=0.0):
        """Lines of words (of characters, in Chinese) up to `right`; gives the y below them."""
        for row, line in enumerate(lines_of(text, right - x, size, indent)):
            self.text(x + (0 if row else indent), y, line, size)
            y += pitch * size
        return y

    def rule(self, left, top, right, bottom, filled=False):
        """A line, drawn as a stroke or as a thin area."""
        if filled:
            self.content.append(f"{left:.2f} {HEIGHT - bottom - 0.5:.2f} {right - left + 0.5:.2f} {bottom - top + 0.5:.2f} re f")
        else:
            self.content.append(f"{left:.2f} {HEIGHT - top:.2f} m {right:.2f} {HEIGHT - bottom:.2f} l S")

    def ellipse(self, left, top, right, bottom):
        """Four Bézier curves, as most programs draw one."""
        x, y = (left + right) / 2, HEIGHT - (top + bottom) / 2
        rx, ry = (right - left) / 2, (bottom - top) / 2
        arm = 0.5523
        points = [(1, 0), (1, arm), (arm, 1), (0, 1), (-arm, 1), (-1, arm), (-1, 0), (-1, -arm), (-arm, -1), (0, -1), (arm, -1), (1, -arm), (1, 0)]
        placed = [f"{x + rx * a:.2f} {y + ry * b:.2f}" for a, b in points]
        self.content.append(f"{placed[0]} m " + " ".join(" ".join(placed[i : i + 3]) + " c" for i in (1, 4, 7, 10)) + " S")

    def table(self, top, edges, rows, size=11, pitch=16, filled=False):
        """Cells in a grid of rules, each as high as its row needs, and None for one that the cell before it reaches over; gives
        the y below the table."""
        self.rule(edges[0], top, edges[-1], top, filled)
        for row in rows:
            places = [c for c, cell in enumerate(row) if cell is not None] + [len(row)]
            wide = {c: edges[places[i + 1]] for i, c in enumerate(places[:-1])}
            lines = {c: lines_of(row[c], wide[c] - edges[c] - 8, size) if row[c] else [] for c in wide}
            bottom = top + 6 + pitch * max(1, *map(len, lines.values()))
            for c in wide:
                self.rule(edges[c], top, edges[c], bottom, filled)
                for number, line in enumerate(lines[c]):
                    self.text(edges[c] + 4, top + 14 + pitch * number, line, size)
            self.rule(edges[-1], top, edges[-1], bottom, filled)
            self.rule(edges[0], bottom, edges[-1], bottom, filled)
            top = bottom
        return top

    def picture(self):
        self.content.append(f"q {WIDTH} 0 0 {HEIGHT} 0 0 cm /scan Do Q")


def write(pages, *, title="", compress=True, pages_extra="", count=None, encrypt=False):
    """A PDF of these pages. The rest damages it in one way each."""
    objects = {}
    kids = []
    objects[3] = "<< " + " ".join(f"/{name} {font}" for name, font in FONTS.items()) + " >>"
    objects[4] = b"<< /Type /XObject /Subtype /Image /Width 8 /Height 8 /BitsPerComponent 8 /ColorSpace /DeviceGray /Length 64 >>\nstream\n" + bytes(range(64)) + b"\nendstream"
    number = 5
    for page in pages:
        content = "\n".join(page.content).encode("latin-1")
        filters = ""
        if compress:
            content, filters = zlib.compress(content), " /Filter /FlateDecode"
        objects[number] = f"<< /Length {len(content)}{filters} >>\nstream\n".encode() + content + b"\nendstream"
        objects[number + 1] = (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Contents {number} 0 R "
            "/Resources << /Font 3 0 R /XObject << /scan 4 0 R >> >> >>"
        )
        kids.append(f"{number + 1} 0 R")
        number += 2
    objects[1] = "<< /Type /Catalog /Pages 2 0 R >>"
    objects[2] = f"<< /Type /Pages /Kids [{' '.join(kids)} {pages_extra}] /Count {len(pages) if count is None else count} >>"
    trailer = "/Root 1 0 R"
    if title:
        objects[number] = f"<< /Title ({title}) /CreationDate (D:20250305093000+08'00') >>"
        trailer += f" /Info {number} 0 R"
        number += 1
    if encrypt:
        objects[number] = f"<< /Filter /Standard /V 1 /R 2 /P -4 /O <{'41' * 32}> /U <{'42' * 32}> >>"
        trailer += f" /Encrypt {number} 0 R /ID [<{'43' * 16}> <{'43' * 16}>]"
        number += 1
    data, places = b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n", {}
    for key, value in sorted(objects.items()):
        places[key] = len(data)
        data += f"{key} 0 obj\n".encode() + (value if isinstance(value, bytes) else value.encode("latin-1")) + b"\nendobj\n"
    start = len(data)
    data += f"xref\n0 {number}\n0000000000 65535 f \n".encode()
    data += b"".join(f"{places[key]:010d} 00000 n \n".encode() for key in range(1, number))
    return data + f"trailer\n<< /Size {number} {trailer} >>\nstartxref\n{start}\n%%EOF\n".encode()
