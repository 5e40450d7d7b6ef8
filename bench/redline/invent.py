"""Invented reports and regulations in Chinese and English, of any length: the source texts of the generator of revisions.

Every word stands below; sentences are put together by chance from a seed, so that unrelated sentences share words, as those
of real reports do, and no two sentences are alike."""

import random

ZH_VERBS = (
    "加快 推进 提高 加强 完善 建设 支持 扩大 发展 坚持 促进 保障 实施 鼓励 增强 巩固 健全 打造 维护 抓紧 落实 引导 优化 培育 深化 规范 统筹 拓展 整合 提升 "
    "改造 探索 开放 保护 清理 减少 控制 取消 压缩 淘汰 核定 公布 审查 登记 检验 监测 补助 奖励 委托 征收"
).split()
ZH_FIRST = (
    "潮汐 珊瑚 礁区 渔港 海底 光缆 离岛 航道 灯塔 盐田 海藻 风暴 淡水 渡轮 码头 船舶 养殖 远洋 气象 堤岸 红树 沙滩 冷链 仓储 疫苗 学校 诊所 图书 戏曲 "
    "陶瓷 竹木 茶叶 药材 水稻 果园 畜牧 灌溉 桥梁 隧道 电网 储能 卫星 芯片 算力 数据 专利 税收 债券 保险 养老 托育 残疾 志愿 社区 档案 法院 仲裁 消防 救助"
).split()
ZH_SECOND = (
    "工程 基地 网络 制度 标准 平台 中心 项目 计划 队伍 市场 企业 机构 设施 体系 机制 资金 目录 名册 试点 园区 走廊 枢纽 联盟 窗口 清单 预案 台账 办法 课程 "
    "奖项 基金 许可 合同 价格 指标 岗位 设备 样本 线路"
).split()
ZH_MODIFIERS = (
    "现代 智慧 绿色 普惠 安全 高效 开放 综合 专门 公共 民间 跨岛 长期 短期 重大 基础 前沿 特色 优质 廉价 统一 独立 全面 局部 主要 新型 传统 沿岸 内陆 国际"
).split()
ZH_AGENTS = (
    "沧屿政府 规划委员会 海洋署 各岛公所 渔业协会 港务局 教育部门 财政部门 卫生部门 监督机关 航运公司 研究院所 行业组织 居民会议 环境官署 检验机构 中央银行 地方议会"
).split()
ZH_PLACES = "北礁 望澜 东屿 白沙湾 大沧岛 小沧岛 琴浦 云角 石门澳 赤崖 月湖 鹤洲 长汀 双塔岬".split()
ZH_QUALIFIERS = "进一步 基本 原则上 逐步 尽快 切实 稳妥 适度 依法 优先 大体 着力".split()
ZH_UNITS = "亿沧元 万千瓦 公里 万人 座 所 艘 公顷 个 件".split()
ZH_HEADS = "回顾 部署 要求 目标 任务 保障 附则 总则 原则 职责 监督 服务 投入 合作".split()

EN_VERBS = (
    "build support widen guard fund train inspect restore publish audit lease dredge map license modernise insure monitor repair "
    "extend consolidate digitise subsidise register certify relocate simplify abolish review rebuild strengthen standardise promote"
).split()
EN_NOUNS = (
    "harbour reef tide lagoon ferry lighthouse cable fishery kelp salt storm freshwater dock vessel hatchery weather sea-wall mangrove "
    "beach cold-chain warehouse vaccine school clinic library opera pottery bamboo tea herb rice orchard cattle irrigation bridge tunnel "
    "grid battery satellite chip data patent tax bond insurance pension childcare volunteer archive court fire rescue"
).split()
EN_THINGS = (
    "scheme network standard platform programme workforce market company institute facility system mechanism fund catalogue register "
    "pilot corridor hub alliance counter inventory contingency ledger curriculum award permit contract tariff indicator post sample route"
).split()
EN_ADJECTIVES = (
    "modern smart green affordable safe efficient open joint special public private inter-island long-term major basic advanced local "
    "cheap uniform independent full partial main new traditional coastal inland annual strict rapid"
).split()
EN_AGENTS = (
    "Parliament;Customs House;Harbour Board;Island Council;Lagoon Authority;Tideworks Ministry;Reef Commission;Treasury House;"
    "Health Office;Shipping Union;Audit Court;Schools Board;Energy Trust;Central Bank;Fishery Guild;Weather Bureau"
).split(";")
EN_PLACES = "Beijiao Wanglan Dongyu Baisha Dacang Xiaocang Qinpu Yunjiao Shimen Chiya Yuehu Hezhou Changting Shuangta".split()
EN_QUALIFIERS = "further basically gradually promptly largely carefully lawfully primarily steadily moderately".split()
EN_UNITS = "kilometres;kilowatts;hectares;berths;vessels;residents;million cangyuan;apprentices".split(";")
EN_HEADS = "Review;Outlook;Requirements;Targets;Duties;Funding;Supervision;Services;Principles;Cooperation;Final Provisions".split(";")

ZH_DIGITS = "零一二三四五六七八九"


def zh_numeral(number):
    """1 to 99,999,999 as Chinese writes it in headings: 十二, 一百零三, 一万零二十."""
    if number >= 10000:
        rest = number % 10000
        return zh_numeral(number // 10000) + "万" + (("零" if rest < 1000 else "") + ("一" if 10 <= rest < 20 else "") + zh_numeral(rest) if rest else "")
    if number < 20:
        return ("十" if number >= 10 else "") + (ZH_DIGITS[number % 10] if number % 10 or not number else "")
    text, zero = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, unit)
        if digit:
            text += ("零" if zero and text else "") + ZH_DIGITS[digit] + name
            zero = False
        else:
            zero = True
    return text


def zh_number(rng):
    return rng.choice([str(rng.randint(11, 9899)), f"{rng.randint(2, 98)}.{rng.randint(1, 9)}%", str(rng.randint(2, 98)) + "%"])


def zh_object(rng):
    place = rng.choice(ZH_PLACES) if rng.random() < 0.25 else ""
    modifier = rng.choice(ZH_MODIFIERS) if rng.random() < 0.6 else ""
    return place + modifier + rng.choice(ZH_FIRST) + rng.choice(ZH_SECOND)


def zh_clause(rng):
    """A clause of a Chinese sentence, without its comma."""
    form = rng.random()
    qualifier = rng.choice(ZH_QUALIFIERS) if rng.random() < 0.2 else ""
    verb = rng.choice(ZH_VERBS)
    if form < 0.35:
        return f"{qualifier}{verb}{zh_object(rng)}"
    if form < 0.55:
        return f"由{rng.choice(ZH_AGENTS)}{qualifier}{verb}{zh_object(rng)}和{zh_object(rng)}"
    if form < 0.7:
        number = zh_number(rng)
        return f"{zh_object(rng)}达到{number}" + ("" if number.endswith("%") else rng.choice(ZH_UNITS))
    if form < 0.85:
        return f"在{rng.choice(ZH_PLACES)}{verb}{zh_object(rng)}"
    return f"使{zh_object(rng)}同{zh_object(rng)}相{rng.choice('配 称 连 通'.split())}"


def zh_sentence(rng):
    clauses = [zh_clause(rng) for _ in range(rng.choice([1, 2, 2, 3, 3, 4, 5]))]
    text = clauses[0]
    for clause in clauses[1:]:
        text += ("；" if rng.random() < 0.12 else "，") + clause
    return text + "。"


def en_number(rng):
    return rng.choice([str(rng.randint(11, 9899)), f"{rng.randint(2, 98)}.{rng.randint(1, 9)}%", f"{rng.randint(2, 98)}%"])


def en_object(rng):
    place = f" of {rng.choice(EN_PLACES)}" if rng.random() < 0.25 else ""
    modifier = rng.choice(EN_ADJECTIVES) + " " if rng.random() < 0.6 else ""
    return f"the {modifier}{rng.choice(EN_NOUNS)} {rng.choice(EN_THINGS)}{place}"


def en_clause(rng):
    """A clause of an English sentence; it opens with a proper name, so that it may also open a sentence."""
    form = rng.random()
    agent = rng.choice(EN_AGENTS)
    modal = rng.choice("will shall must may".split())
    qualifier = rng.choice(EN_QUALIFIERS) + " " if rng.random() < 0.2 else ""
    if form < 0.45:
        return f"{agent} {modal} {qualifier}{rng.choice(EN_VERBS)} {en_object(rng)}"
    if form < 0.7:
        return f"{agent} {modal} {qualifier}{rng.choice(EN_VERBS)} {en_object(rng)} and {rng.choice(EN_VERBS)} {en_object(rng)}"
    number = en_number(rng)
    unit = "" if number.endswith("%") else " " + rng.choice(EN_UNITS)
    return f"{agent} {modal} bring {en_object(rng)} to {number}{unit}"


def en_sentence(rng):
    clauses = [en_clause(rng) for _ in range(rng.choice([1, 1, 2, 2, 3]))]
    return "; ".join(clauses) + "."


def sentence(rng, language):
    return zh_sentence(rng) if language == "zh" else en_sentence(rng)


def clause(rng, language):
    return zh_clause(rng) if language == "zh" else en_clause(rng)


def paragraph(rng, language, sentences):
    return ("" if language == "zh" else " ").join(sentence(rng, language) for _ in range(sentences))


def heading(rng, language):
    if language == "zh":
        return rng.choice(ZH_MODIFIERS) + rng.choice(ZH_FIRST) + rng.choice(ZH_SECOND) + rng.choice(ZH_HEADS)
    return f"{rng.choice(EN_NOUNS).capitalize()} {rng.choice(EN_THINGS).capitalize()} {rng.choice(EN_HEADS)}"


def report(seed, language, characters):
    """A report: sections 一、 with subheadings （一） and paragraphs; 1. with paragraphs in English."""
    rng = random.Random(f"report {seed} {language}")
    zh = language == "zh"
    lines = ["沧屿政府工作报告" if zh else "Report on the Work of the Government of Cangyu"]
    length, number = 0, 0
    while length < characters:
        number += 1
        lines.append(f"{zh_numeral(number)}、{heading(rng, language)}" if zh else f"{number}. {heading(rng, language)}")
        for part in range(1, rng.randint(2, 4)):
            if zh:
                lines.append(f"（{zh_numeral(part)}）{heading(rng, language)}")
            for _ in range(rng.randint(1, 4)):
                lines.append(paragraph(rng, language, rng.randint(2, 6)))
                length += len(lines[-1])
            if length >= characters:
                break
    return ("\n" if zh else "\n\n").join(lines) + "\n"


def regulation(seed, language, characters):
    """A regulation: chapters, articles that number on through them, and listed items."""
    rng = random.Random(f"regulation {seed} {language}")
    zh = language == "zh"
    lines = ["沧屿海洋管理条例" if zh else "Cangyu Marine Administration Act"]
    length, chapter, article = 0, 0, 0
    while length < characters:
        chapter += 1
        lines.append(f"第{zh_numeral(chapter)}章 {heading(rng, language)}" if zh else f"Chapter {chapter} {heading(rng, language)}")
        for _ in range(rng.randint(3, 8)):
            article += 1
            label = f"第{zh_numeral(article)}条 " if zh else f"Article {article} "
            lines.append(label + paragraph(rng, language, rng.randint(1, 3)))
            length += len(lines[-1])
            if rng.random() < 0.3:
                for item in range(1, rng.randint(3, 6)):
                    text = sentence(rng, language)
                    lines.append((f"（{zh_numeral(item)}）" if zh else f"({'abcdefgh'[item - 1]}) ") + text)
                    length += len(lines[-1])
            elif rng.random() < 0.4:
                lines.append(paragraph(rng, language, rng.randint(1, 3)))
                length += len(lines[-1])
    return ("\n" if zh else "\n\n").join(lines) + "\n"
