#!/usr/bin/env python3
"""Writes the committed tables src/text/tables_*.inc.

Run once by a developer when a source changes, never by the build:

    scripts/generate_tables.py            # writes the tables
    scripts/generate_tables.py --check    # exit status 1 when the committed tables differ

Sources: ICU 72 (Unicode 15.0) by way of libicuuc.so.72, the `opencc` tool with its data 1.1.6, Python's codecs (which
agree with the WHATWG Encoding Standard in what is used here), and Python's list of HTML's named character references. A change of any table changes answers: raise the number in kFoldingVersion (src/text/fold.cc) with it.
"""

import ctypes
import html.entities
import os
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
CODES = 0x110000

icu = ctypes.CDLL("libicuuc.so.72")


def icu_function(name, result, *arguments):
    function = getattr(icu, name + "_72")
    function.restype = result
    function.argtypes = arguments
    return function


u_char_type = icu_function("u_charType", ctypes.c_int8, ctypes.c_int32)
u_has = icu_function("u_hasBinaryProperty", ctypes.c_int8, ctypes.c_int32, ctypes.c_int)
u_int = icu_function("u_getIntPropertyValue", ctypes.c_int32, ctypes.c_int32, ctypes.c_int)
u_fold_case = icu_function("u_foldCase", ctypes.c_int32, ctypes.c_int32, ctypes.c_uint32)
u_enum_value = icu_function("u_getPropertyValueEnum", ctypes.c_int32, ctypes.c_int, ctypes.c_char_p)
u_enum = icu_function("u_getPropertyEnum", ctypes.c_int32, ctypes.c_char_p)
nfkc = icu_function("unorm2_getNFKCInstance", ctypes.c_void_p, ctypes.POINTER(ctypes.c_int))
raw_decomposition = icu_function(
    "unorm2_getRawDecomposition", ctypes.c_int32, ctypes.c_void_p, ctypes.c_int32,
    ctypes.POINTER(ctypes.c_uint16), ctypes.c_int32, ctypes.POINTER(ctypes.c_int))

GENERAL_CATEGORY, SCRIPT, WIDTH = u_enum(b"gc"), u_enum(b"sc"), u_enum(b"ea")
LINE_BREAK, DECOMPOSITION = u_enum(b"lb"), u_enum(b"dt")
WHITE_SPACE, IGNORABLE, QUOTATION = u_enum(b"WSpace"), u_enum(b"DI"), u_enum(b"QMark")


def value(prop, name):
    found = u_enum_value(prop, name.encode())
    assert found >= 0, name
    return found


def category(code):
    return CATEGORIES[u_char_type(code)]


CATEGORIES = {value(GENERAL_CATEGORY, name): name for name in (
    "Lu Ll Lt Lm Lo Mn Mc Me Nd Nl No Zs Zl Zp Cc Cf Co Cs Cn Pd Ps Pe Pc Po Pi Pf Sm Sc Sk So").split()}

# --- properties -------------------------------------------------------------------------------------------------

FLAGS = ["han", "letter", "digit", "mark", "white_space", "zero_width", "punctuation", "quotation", "opening",
         "closing", "sentence_end", "clause_end", "word", "unspaced"]
BIT = {name: 1 << i for i, name in enumerate(FLAGS)}
WIDTH_SHIFT = len(FLAGS)

HAN = value(SCRIPT, "Hani")
COMMON = {value(SCRIPT, "Zyyy"), value(SCRIPT, "Zinh")}
UNSPACED_SCRIPTS = {value(SCRIPT, name) for name in (
    "Hani Hira Kana Bopo Yiii Tang Nshu Kits Thai Laoo Khmr Mymr Tibt Tale Talu Lana Java Bali Cham").split()}
EAST_ASIAN_PUNCTUATION = [(0x3000, 0x303F), (0x30FB, 0x30FB), (0xFE10, 0xFE1F), (0xFE30, 0xFE6F), (0xFF00, 0xFFEF)]
OPENING = set("“‘「『«‹„‚‛‟〝﹁﹃｢⹂")
CLOSING = set("”’」』»›〞〟﹂﹄｣")
SENTENCE_END = set("。！？….!?．｡︒﹒﹖﹗︕︖︙⋯")
CLAUSE_END = SENTENCE_END | set("，、；：,;:､︐︑︓︔﹐﹑﹔﹕")
WIDE = {value(WIDTH, "W"), value(WIDTH, "F")}


def flags_of(code):
    kind = category(code)
    script = u_int(code, SCRIPT)
    char = chr(code)
    found = set()
    if kind[0] == "L":
        found.add("letter")
        if script == HAN:
            found.add("han")
    if code == 0x3007:
        found |= {"han", "letter_like"}
    if kind == "Nd":
        found.add("digit")
    if kind[0] == "M":
        found.add("mark")
    if u_has(code, WHITE_SPACE):
        found.add("white_space")
    elif kind == "Cf" or u_has(code, IGNORABLE):
        found.add("zero_width")
    if kind[0] in "PS":
        found.add("punctuation")
    if u_has(code, QUOTATION):
        found.add("quotation")
        if char in OPENING:
            found.add("opening")
        if char in CLOSING:
            found.add("closing")
    if char in SENTENCE_END:
        found.add("sentence_end")
    if char in CLAUSE_END:
        found.add("clause_end")
    letter_like = kind[0] in "LM" or "letter_like" in found
    if script in UNSPACED_SCRIPTS and (letter_like or kind == "Nd"):
        if letter_like:
            found.add("unspaced")
        else:
            found.add("word")
    elif (kind[0] in "LM" or kind == "Nd") and "zero_width" not in found:
        # U+30FC and the voicing marks belong to kana though their script is Common.
        if 0x3000 <= code <= 0x30FF or 0xFF66 <= code <= 0xFF9F:
            found.add("unspaced")
        else:
            found.add("word")
    if kind[0] in "PS" and any(begin <= code <= end for begin, end in EAST_ASIAN_PUNCTUATION):
        found.add("unspaced")
    if kind in ("Mn", "Me", "Cc") or "zero_width" in found or 0x1160 <= code <= 0x11FF:
        width = 0
    else:
        width = 2 if u_int(code, WIDTH) in WIDE else 1
    found.discard("letter_like")
    return sum(BIT[name] for name in found) | width << WIDTH_SHIFT


# --- folding ----------------------------------------------------------------------------------------------------

WIDTH_DECOMPOSITIONS = {value(DECOMPOSITION, name) for name in ("wide", "nar", "sml", "vert")}
CANONICAL, COMPATIBLE = value(DECOMPOSITION, "can"), value(DECOMPOSITION, "com")

PUNCTUATION = {"〈": "《", "〉": "》", "⋯": "…", "︙": "…", "○": "〇", "∶": ":"}
PUNCTUATION.update({dash: "-" for dash in "‐‑‒–—―−─━⸺⸻﹘"})

# Printing forms of the 1950s, and variants written beside the standard form, that OpenCC leaves alone.
GLYPH_VARIANTS = """
敎教 靑青 淸清 尙尚 旣既 卽即 眞真 鄕乡 緖绪 衞卫 緜绵 鬪斗 鬭斗 鬦斗 擧举 汚污 幷并 舖铺 刼劫 倣仿 砲炮 啣衔 敍叙
擕携 厠厕 吿告 呑吞 姸妍 幇帮 帋纸 廏厩 彔录 徧遍 恠怪 戱戏 戯戏 搆构 昻昂 曁暨 朶朵 栢柏 槪概 槩概 毎每 氷冰 湼涅
煕熙 畧略 畵画 畱留 硏研 竒奇 舘馆 蔴麻 蕋蕊 虗虚 覩睹 觧解 譌讹 賍赃 躭耽 軆体 逈迥 郞郎 酧酬 醻酬 銕铁 閙闹 闗关
隣邻 隷隶 顚颠 飜翻 駈驱 騐验 髙高 囯国 歴历 戸户 缐线
""".split()


def han_variants(han):
    """Code point → Simplified code point, one to one: OpenCC's t2s, then regional forms and old glyphs to t2s."""

    def convert(config, chars):
        answer = subprocess.run(["opencc", "-c", config], input="\n".join(chars) + "\n", capture_output=True,
                                text=True, check=True).stdout.split("\n")[:len(chars)]
        return {a: b if len(b) == 1 else a for a, b in zip(chars, answer)}

    def standard(char):
        try:
            char.encode("gb2312")
            return True
        except UnicodeEncodeError:
            return False

    simplified = convert("t2s", han)
    for config in ("hk2t", "tw2t", "jp2t"):
        for char, other in convert(config, han).items():
            if not standard(simplified[char]) and standard(simplified.get(other, other)):
                simplified[char] = simplified[other]
    for char, other in GLYPH_VARIANTS:
        if standard(simplified[char]):
            continue
        assert standard(other), other
        simplified[char] = other
    return {ord(a): ord(b) for a, b in simplified.items() if a != b}


def single_decomposition(code):
    buffer, error = (ctypes.c_uint16 * 8)(), ctypes.c_int(0)
    length = raw_decomposition(NFKC, code, buffer, 8, ctypes.byref(error))
    if length <= 0:
        return code
    text = bytes(buffer)[:2 * length].decode("utf-16-le")
    return ord(text) if len(text) == 1 else code


def folds(flags):
    mapped = {ord(a): ord(b) for a, b in PUNCTUATION.items()}
    for code in range(CODES):
        if 0xD800 <= code < 0xE000:
            continue
        kind = u_int(code, DECOMPOSITION)
        if kind in WIDTH_DECOMPOSITIONS:
            target = single_decomposition(code)
            if target != code:
                mapped.setdefault(code, target)
        elif kind in (CANONICAL, COMPATIBLE):
            # Compatibility ideographs and Kangxi radicals, as PDF files give them, are the ideograph itself.
            target = single_decomposition(code)
            if target != code and flags[target] & BIT["han"]:
                mapped.setdefault(code, target)
        folded = u_fold_case(code, 0)
        if folded != code:
            mapped.setdefault(code, folded)
    han = [chr(code) for code in range(CODES) if flags[code] & BIT["han"] and code not in mapped]
    mapped.update(han_variants(han))

    closed = {}
    for code in mapped:
        target, seen = code, set()
        while target in mapped and target not in seen:
            seen.add(target)
            target = mapped[target]
        # A cycle (two forms standing for each other) settles on its smallest code point.
        closed[code] = min(seen) if target in seen else target
    return {code: target for code, target in closed.items() if code != target
            and not flags[code] & (BIT["quotation"] | BIT["white_space"] | BIT["zero_width"])}


# --- GB18030 ----------------------------------------------------------------------------------------------------

def gb18030_pairs():
    """The two-byte codes 0x8140 … 0xFEFE by row and column, 190 a row; 0 where nothing stands."""
    pairs = []
    for lead in range(0x81, 0xFF):
        for trail in list(range(0x40, 0x7F)) + list(range(0x80, 0xFF)):
            try:
                pairs.append(ord(bytes([lead, trail]).decode("gb18030")))
            except (UnicodeDecodeError, TypeError):
                pairs.append(0)
    return pairs


def gb18030_ranges():
    """Runs (first linear four-byte code, first code point, length) below U+10000."""
    runs = []
    for linear in range(39420):
        rest, last = divmod(linear, 10)
        rest, third = divmod(rest, 126)
        lead, second = divmod(rest, 10)
        data = bytes([0x81 + lead, 0x30 + second, 0x81 + third, 0x30 + last])
        try:
            code = ord(data.decode("gb18030"))
        except UnicodeDecodeError:
            continue
        if runs and runs[-1][0] + runs[-1][2] == linear and runs[-1][1] + runs[-1][2] == code:
            runs[-1][2] += 1
        else:
            runs.append([linear, code, 1])
    return runs


# --- other legacy encodings -------------------------------------------------------------------------------------

def two_byte_codes(codec, leads, trails):
    """By row and column; 0 where nothing stands or more than one character does."""
    codes = []
    for lead in leads:
        for trail in trails:
            try:
                text = bytes([lead, trail]).decode(codec)
                codes.append(ord(text) if len(text) == 1 else 0)
            except UnicodeDecodeError:
                codes.append(0)
    return codes


# In the order of Encoding (src/text/encoding.h): its name there, Python's codec, the labels of the standard.
SINGLE_BYTES = """
kIbm866 ibm866 866 cp866 csibm866 ibm866
kIso8859Part2 iso8859_2 csisolatin2 iso-8859-2 iso8859-2 iso_8859-2 l2 latin2
kIso8859Part3 iso8859_3 csisolatin3 iso-8859-3 iso8859-3 iso_8859-3 l3 latin3
kIso8859Part4 iso8859_4 csisolatin4 iso-8859-4 iso8859-4 iso_8859-4 l4 latin4
kIso8859Part5 iso8859_5 csisolatincyrillic cyrillic iso-8859-5 iso8859-5 iso_8859-5
kIso8859Part6 iso8859_6 arabic csisolatinarabic iso-8859-6 iso8859-6 iso_8859-6
kIso8859Part7 iso8859_7 csisolatingreek greek iso-8859-7 iso8859-7 iso_8859-7
kIso8859Part8 iso8859_8 csisolatinhebrew hebrew iso-8859-8 iso8859-8 iso_8859-8 iso-8859-8-i
kIso8859Part10 iso8859_10 csisolatin6 iso-8859-10 iso8859-10 l6 latin6
kIso8859Part13 iso8859_13 iso-8859-13 iso8859-13
kIso8859Part14 iso8859_14 iso-8859-14 iso8859-14
kIso8859Part15 iso8859_15 csisolatin9 iso-8859-15 iso8859-15 iso_8859-15 l9
kIso8859Part16 iso8859_16 iso-8859-16
kKoi8R koi8_r cskoi8r koi koi8 koi8-r koi8_r
kKoi8U koi8_u koi8-ru koi8-u
kMacintosh mac_roman csmacintosh mac macintosh x-mac-roman
kWindows874 cp874 dos-874 iso-8859-11 iso8859-11 tis-620 windows-874
kWindows1250 cp1250 cp1250 windows-1250 x-cp1250
kWindows1251 cp1251 cp1251 windows-1251 x-cp1251
kWindows1252 cp1252 ansi_x3.4-1968 ascii cp1252 cp819 ibm819 iso-8859-1 iso8859-1 iso_8859-1 l1 latin1 us-ascii windows-1252 x-cp1252
kWindows1253 cp1253 cp1253 windows-1253 x-cp1253
kWindows1254 cp1254 cp1254 csisolatin5 iso-8859-9 iso8859-9 iso_8859-9 l5 latin5 windows-1254 x-cp1254
kWindows1255 cp1255 cp1255 windows-1255 x-cp1255
kWindows1256 cp1256 cp1256 windows-1256 x-cp1256
kWindows1257 cp1257 cp1257 windows-1257 x-cp1257
kWindows1258 cp1258 cp1258 windows-1258 x-cp1258
kMacCyrillic mac_cyrillic x-mac-cyrillic x-mac-ukrainian
"""
OTHER_LABELS = """
kUtf8 unicode-1-1-utf-8 utf-8 utf8
kUtf16Le utf-16le utf-16
kUtf16Be utf-16be
kGb18030 chinese csgb2312 csiso58gb231280 gb2312 gb_2312 gb_2312-80 gbk iso-ir-58 x-gbk gb18030 hz-gb-2312
kBig5 big5 big5-hkscs cn-big5 csbig5 x-x-big5
kShiftJis csshiftjis ms932 ms_kanji shift-jis shift_jis sjis windows-31j x-sjis
kEucJp cseucpkdfmtjapanese euc-jp x-euc-jp
kEucKr cseuckr csksc56011987 euc-kr iso-ir-149 korean ks_c_5601-1987 ksc5601 ksc_5601 windows-949 uhc
"""


def legacy_tables():
    singles, labels = [], []
    for line in SINGLE_BYTES.split("\n")[1:-1]:
        name, codec, *known = line.split()
        labels.append((name, known))
        for byte in range(0x80, 0x100):
            code = ord(bytes([byte]).decode(codec, "replace"))
            singles.append(0 if code == 0xFFFD else code)
    for line in OTHER_LABELS.split("\n")[1:-1]:
        name, *known = line.split()
        labels.append((name, known))
    big5 = two_byte_codes("big5hkscs", range(0x81, 0xFF), list(range(0x40, 0x7F)) + list(range(0xA1, 0xFF)))
    planes = [sum((code >> 16 == 2) << bit for bit, code in enumerate(big5[at:at + 8])) for at in range(0, len(big5), 8)]
    shift_jis = two_byte_codes("cp932", list(range(0x81, 0xA0)) + list(range(0xE0, 0xFD)),
                               list(range(0x40, 0x7F)) + list(range(0x80, 0xFD)))
    euc_kr = two_byte_codes("cp949", range(0x81, 0xFF), range(0x41, 0xFF))
    table = "// The labels of each encoding, each between spaces.\nconst std::pair<Encoding, std::string_view> kLabels[%d] = {\n%s};\n"
    return "\n".join([
        array("Bytes 0x80 to 0xFF of single-byte encodings, in the order of Encoding from kIbm866; 0: none.", "std::uint16_t",
              "kSingleBytes", singles, hexadecimal),
        array("Big5 from 0x8140 on, 157 a row, the low 16 bits; 0: none.", "std::uint16_t", "kBig5Pairs",
              [code & 0xFFFF for code in big5], hexadecimal),
        array("A bit for each: whether it is of the second plane.", "std::uint8_t", "kBig5SecondPlane", planes, hexadecimal),
        array("Shift_JIS from 0x8140 on, 188 a row; 0: none.", "std::uint16_t", "kShiftJisPairs", shift_jis, hexadecimal),
        array("EUC-KR from 0x8141 on, 190 a row; 0: none.", "std::uint16_t", "kEucKrPairs", euc_kr, hexadecimal),
        table % (len(labels), "".join('    {Encoding::%s, " %s "},\n' % (name, " ".join(known)) for name, known in labels)),
    ])


# --- writing ----------------------------------------------------------------------------------------------------

def numbers(values, form):
    lines, line = [], " "
    for v in values:
        item = " " + form(v) + ","
        if len(line) + len(item) > 119:
            lines.append(line)
            line = " "
        line += item
    lines.append(line)
    return "\n".join(lines)


def array(comment, kind, name, values, form=str):
    return "// %s\nconst %s %s[%d] = {\n%s\n};\n" % (comment, kind, name, len(values), numbers(values, form))


def two_stage(values, block):
    blocks, order, index = {}, [], []
    for begin in range(0, len(values), block):
        content = tuple(values[begin:begin + block])
        if content not in blocks:
            blocks[content] = len(order)
            order.append(content)
        index.append(blocks[content])
    return index, [v for content in order for v in content]


def hexadecimal(v):
    return "0x%X" % v if v > 9 else str(v)


def character_references():
    """HTML's named references in order of their bytes, each with its one or two code points."""
    rows = []
    for name in sorted(html.entities.html5, key=lambda n: n.encode()):
        codes = [ord(c) for c in html.entities.html5[name]]
        rows.append('{"%s", %s, %s},' % (name, hexadecimal(codes[0]), hexadecimal(codes[1] if len(codes) > 1 else 0)))
    return ("// Names, sorted, with the semicolon where it is needed; a second code point or 0.\n"
            "constexpr std::array<NamedReference, %d> kNamedReferences{{\n%s\n}};\n" % (len(rows), "\n".join(rows)))


def main():
    global NFKC
    error = ctypes.c_int(0)
    NFKC = nfkc(ctypes.byref(error))
    head = "// Generated by scripts/generate_tables.py: do not edit.\n\n"

    flags = [flags_of(code) for code in range(CODES)]
    index, blocks = two_stage(flags, 128)
    characters = head + array("Block of 128 code points → where its flags begin in kCharacterFlags, over 128.",
                              "std::uint16_t", "kCharacterBlocks", index) + "\n" + array(
        "Flags as in character_table.h.", "std::uint16_t", "kCharacterFlags", blocks, hexadecimal)

    mapped = folds(flags)
    index, blocks = two_stage([mapped.get(code, 0) for code in range(CODES)], 64)
    folding = head + array("Block of 64 code points → where its targets begin in kFoldTargets, over 64.",
                           "std::uint16_t", "kFoldBlocks", index) + "\n" + array(
        "What a code point folds to; 0: to itself.", "char32_t", "kFoldTargets", blocks, hexadecimal)

    runs = gb18030_ranges()
    gb = head + array("Two-byte codes from 0x8140 on, 190 a row; 0: none.", "std::uint16_t", "kGb18030Pairs",
                      gb18030_pairs(), hexadecimal) + "\n" + array(
        "Four-byte codes below U+10000: first linear code, first code point, length.", "std::uint16_t",
        "kGb18030Ranges", [v for run in runs for v in run], hexadecimal)

    different = False
    for name, content in (("characters", characters), ("fold", folding), ("gb18030", gb),
                          ("references", head + character_references()),
                          ("legacy", head + legacy_tables())):
        path = os.path.join(ROOT, "src", "text", "tables_%s.inc" % name)
        if "--check" in sys.argv:
            with open(path, encoding="utf-8") as file:
                if file.read() != content:
                    print("%s is not what the sources give" % path)
                    different = True
        else:
            with open(path, "w", encoding="utf-8") as file:
                file.write(content)
            print("%s: %d bytes" % (path, len(content)))
    return 1 if different else 0


if __name__ == "__main__":
    sys.exit(main())
