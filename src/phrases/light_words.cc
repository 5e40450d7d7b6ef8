#include "phrases/light_words.h"

#include <algorithm>
#include <initializer_list>
#include <set>
#include <string>
#include <unordered_set>

#include "text/function_words.h"
#include "text/word_classes.h"

namespace tifa {
namespace {

// Chinese. Separated by spaces.
constexpr std::string_view kChineseVerbs =
    "加强 强化 推进 推动 促进 加快 加速 加大 加深 加重 提高 提升 增强 增加 增进 减少 减轻 降低 下降 上升 "
    "扩大 "
    "扩展 深化 完善 健全 改进 改善 优化 建立 建成 建设 构建 形成 实现 实施 实行 落实 贯彻 执行 开展 展开 进行 "
    "推行 推广 支持 鼓励 引导 指导 帮助 保持 维护 保证 保障 确保 坚持 努力 发挥 发力 运用 利用 使用 采用 采取 "
    "制定 制订 出台 修订 修改 规范 管理 服务 解决 处理 处置 应对 防止 避免 克服 消除 取消 打造 培育 壮大 创造 "
    "创建 开创 开辟 开拓 拓展 拓宽 延伸 覆盖 达到 超过 完成 取得 获得 得到 赢得 做好 搞好 抓好 抓住 抓紧 把握 "
    "着力 用好 办好 管好 干好 做到 做出 作出 注重 重视 突出 强调 聚焦 围绕 立足 依靠 依托 结合 配合 统筹 安排 "
    "部署 谋划 探索 尝试 调整 转变 改变 变化 转换 提供 满足 适应 符合 体现 反映 表明 展现 显示 显现 彰显 凸显 "
    "巩固 恢复 启动 推出 引进 引入 吸引 参与 承担 负责 履行 遵守 遵循 尊重 关心 关注 影响 导致 造成 产生 出现 "
    "发生 存在 面临 面对 遇到 经历 经过 进入 走向 迈向 迈出 走出 退出 离开 回到 来自 开始 结束 继续 持续 延续 "
    "保留 放弃 召开 举行 参加 出席 审议 讨论 指出 认为 提出 要求 希望 相信 知道 看到 认识 理解 了解 总结 评价 "
    "判断 选择 决定 确定 确立 明确 调动 激发 带动 拉动 驱动 引领 牵引 支撑 善于 敢于 勇于 致力 有助于 有利于 "
    "成立 设立 设置 组成 构成 属于 成为 作为 变成 转为 转化 融入 融合 纳入 列入 加入 投入 输入 输出 放开 "
    "放宽 放松 收紧 打开 打好 打通 疏通 畅通 整合 整治 清理 清除 梳理 排查 查处 控制 限制 禁止 约束 规定 批准 "
    "通报 公布 公开 发布 宣布 宣告 表示 感谢 祝贺 致以 团结 带领 团结带领 率领 号召 动员 组织 协调 "
    "缩短 延长 拉长 补齐 补上 填补 弥补 缓解 化解 破解 突破 攻克 "
    "战胜 夺取 争取 谋求 追求 寻求 坚守 守住 守好 站稳 站在 处于 位于 介于 基于 出于 源于 高于 低于 大于 小于 "
    "受到 遭到 遭受 承受 忍受 呈现 涌现 浮现 养成 练就 学会 懂得 铭记 牢记 不忘 忘记 记住 弄清 弄明白 搞清 "
    "认清 看清 分清 回答 说明 证明 证实 阐明 阐述 论述 揭示 启示 告诉 教育引导 更多依靠 紧紧抓住 紧紧依靠 "
    "增多 增大 扩容 扩张 收缩 缩小 缩减 削减 压减 压缩 精简 简化 清退 淘汰 替代 取代 更新 更换 "
    "升级 提档 提速 提质 提效 增效 见效 生效 奏效 收到 收获 享受 享有 拥有 具有 具备 富有 充满 起来 下去 出来 "
    "上来 下来 过来 开来 进来 跟上 赶上 超越 领先 落后 跟进 推迟 提前 超前 试行 试验 验收 考核 考察 督促 督查 "
    "检查 评估 监测 核查 核实 调研 统计 计算 测算 分析 预测 研判 调剂";
// Verbs that name a subject as well: nothing of the kind by themselves.
constexpr std::string_view kChineseTopicVerbs = "发展 改革 创新 开放 研究 学习 保护 建设 合作 监督 防范";
constexpr std::string_view kChineseModifiers =
    "平稳健康 成功 基本实现 若干 深入 全面 扎实 切实 认真 积极 主动 大力 大幅 大幅度 大量 大规模 "
    "广泛 普遍 充分 有效 有力 有序 有利 合理 "
    "稳步 逐步 稳妥 稳健 平稳 迅速 快速 及时 尽快 显著 明显 突出 重要 重大 主要 基本 根本 根本性 关键 首要 "
    "必要 特殊 特别 一般 普通 共同 各自 相互 互相 直接 间接 单独 整体 总体 全部 部分 大部分 局部 多种 多样 "
    "多元 多数 少数 多次 绝大多数 大多数 良好 优秀 优良 先进 强大 坚强 坚实 坚定 坚决 坚定不移 牢固 稳固 深刻 "
    "深厚 深远 严峻 严重 严格 严肃 严厉 严密 复杂 艰巨 艰难 困难 简单 容易 宝贵 光荣 崇高 伟大 美好 美丽 美妙 "
    "完全 彻底 始终 一直 永远 长期 短期 近期 中长期 初步 进一步 更加 不断 日益 日益增长 高度 极大 极其 "
    "巨大 庞大 广大 众多 相关 有关 相应 适当 适度 适合 适时 正确 错误 准确 真实 真正 实际 具体 现实 客观 主观 "
    "当代 现有 原有 新型 新兴 高水平 高标准 高效 高起点 高层次 全方位 多层次 多渠道 全过程 全领域 宽领域 "
    "深层次 紧密 密切 亲密 牢牢 紧紧 着眼 统一 一致 一定 必然 必将 可能 能够 不够 不足 不少 许多 "
    "优先 "
    "优先发展 不平衡 不充分 不协调 不可 不能 难以 足够 丰富 充足 充沛 旺盛 热烈 崭新 蓬勃 强劲 有力有效 "
    "行之有效 突飞猛进 显而易见 前所未有 历史性 全局性 战略性 系统性 针对性 实效性 有效性 积极性 主动性 "
    "创造性 可行性 必要性 重要性 紧迫性 长期性 复杂性 艰巨性 差异化 规范化 常态化 制度化 科学化 具体化 多样化 "
    "最大 最高 最低 最好 最新 最多 较大 较快 较高 较好 很大 很多 很好 更大 更高 更好 更多 更快 更强 大有 有所 "
    "有着 依然 仍然 十分 非常 相当 比较 尤其 如何 怎样 什么 为什么 横向 纵向 双向 单向 正常 异常 过度 过快 "
    "过高 相对 绝对 同等 平等对待 公平合理 有信心 有能力 有条件 有决心 自觉 自信 自豪 勇敢 顽强 艰苦 辛勤 "
    "热情 真诚 诚挚 衷心 崇高敬意";
constexpr std::string_view kChineseShellNouns =
    "人民群众 实践 国际形势 国内外形势 优越性 人士 总目标 思路 职能 数据 主张 程序 位次 政策 "
    "方针政策 情况 状况 状态 局面 态势 趋势 格局 布局 方面 领域 层面 环节 过程 阶段 时期 时候 时间 时刻 时代 年代 "
    "条件 "
    "基础 前提 手段 方式 方法 办法 措施 举措 途径 渠道 路径 道路 模式 形式 形态 方针 机制 体制 体制机制 制度 "
    "体系 系统 结构 框架 规模 水平 程度 效果 成效 成果 成就 成绩 结果 作用 功能 优势 潜力 能力 力量 动力 压力 "
    "问题 挑战 机遇 机会 任务 目标 总要求 要求 需要 工作 事业 事项 事情 事务 活动 行动 工程 项目 计划 "
    "方案 战略 规则 标准 内容 因素 要素 特点 特征 特色 性质 意义 原则 理念 观念 意识 经验 教训 部门 单位 机构 "
    "人员 地方 地区 区域 地域 地带 范围 空间 方向 重点 中心 核心 主体 对象 整体 系列 一系列 数量 总量 总额 "
    "总数 比重 比例 增速 年均 增幅 幅度 速度 加速度 总水平 业务 关系 联系 步伐 步骤 脚步 道理 规律 "
    "本质 实质 根源 原因 理由 依据 根据 新一轮 新局面 新台阶 新水平 新阶段 新形势 新情况 新问题 新任务 新要求 "
    "新成就 新进展 新突破 新篇章 新征程 新起点 高度 深度 广度 力度 强度 难度 进度 角度 热度 态度 尺度 限度 "
    "进程 历程 征程 起点 终点 重心 主线 主题 主流 主力 基调 国家 我国 全国 各地 各级 各方 各界 各部门 各地区 "
    "国务院 本届 会议 大会 全会 全体 报告 同志 同志们 各位 代表 委员 朋友 朋友们 大家 人们 中央 地位 立场 "
    "位置 名义 称号 口号 旗帜 话语 言论 帽子 名字 名称 季度 年度 月份 上半年 下半年 年初 年底 年末 同期 "
    "过去 未来 今后 以来 近年 去年 今年 明年 一年 五年 周年 世纪 日子 今天 明天 昨天 如今 当今 当下 眼前 每年 "
    "全年 次年 三年 十年 百年 过去五年 过去一年 一年来 五年来 成立以来 薄弱 缺口 短缺 差距 差别 差异 区别 "
    "层次 类型 种类 门类 类别 "
    "权限 份额 数额 金额 额度 指标 百分点 万人 万户 万亿 亿元 万元 心血 智慧 信心 决心 勇气 "
    "毅力 心态 精力 干劲 劲头 热潮 浪潮 潮流 洪流 火炬 大潮 洗礼 飞跃 高潮 高峰 低谷 顶峰 里程碑 转折点 "
    "分水岭 开端 尾声 序幕 大门 桥梁 纽带 平台 载体 窗口 阵地 堡垒 支柱 基石 底线 红线 上限 下限 边界 进展 "
    "突破性 落脚点 出发点 着力点 切入点 结合点 增长点 关键点 大局 全局 局势 形势 背景 氛围 环境条件 资格 名额 "
    "流程 手续 环比 同比 场所 场合 场面 现场 现象 事件 事例 事实 案例 例子 样子 样本 样板 榜样 典型 典范 "
    "楷模";

// Of no weight by themselves, though part of names.
constexpr std::string_view kChineseEmptyAlone =
    "人民 中国 中国共产党 中国人民 党中央 党和国家 党和人民 全社会 社会 人类 世界 国内 国外 国内外 国际 政府 国民 生活 "
    "决策 素质 本领 激励 物质 设施 运行 配置 出发 联合 "
    "奋斗 奋斗目标 物质基础 坚决反对 经济社会 设施建设 持续增长 恢复发展 保持稳定 共同发展 "
    "错综复杂 不屈不挠 永无止境 扎扎实实 不可逆转 相结合 协同配合 摆在首位 放在首位 相协调 相适应 相衔接 相统一 "
    "相互制约 相互促进 相辅相成 相得益彰 艰巨繁重 复杂多变 极不平凡 极不寻常 很不平凡 举世瞩目 来之不易 毫不动摇 "
    "持之以恒 一以贯之 久久为功 充满活力 生机活力 卓有成效 源源不断 有条不紊 事关长远 因地制宜 一视同仁 "
    "因势利导 循序渐进 与日俱增 日新月异 多种多样 扎实有效 有力有序 高效运转 运行高效 运转高效 年累计 "
    "自己 已经 只有 整个 分别 一道 分之 全力 灵活 完整 全球 发达 精准 协作 循环 考虑 准备 狠抓 力争 倡导 赋予 高举 "
    "发放 "
    "释放 丧失 改组 干涉 继承 进步 前进 营造 扶持 工具 群体 团体 意见 课题 机关 秩序 发扬 配套 冲击 责任制 改造 "
    "考验 使命 变革 攻坚 实干 进取 传承 倡议 队伍 领导 决策部署 统一思想 党领导人民 党和国家事业 在北京举行 "
    "决不能 绝不能 更加突出 推向前进 不断前进 再接再厉";

// … and what any report says of anything: acts, degrees, whom it addresses.
constexpr std::string_view kChineseGeneral =
    "没有 用于 转移 新增 行为 注意 打击 放在 才能 纠正 加以 破坏 理顺 接受 给予 支付 树立 为主 愿意 "
    "还有 制止 抑制 倾斜 引起 支援 提倡 搞活 不得 只能 出去 打破 涉及 带来 损害 奉行 推向 开工 举办 允许 忽视 "
    "关闭 分开 遏制 掌握 回顾 批评 听取 欢迎 不会 不变 违反 请予 应有 递增 奠定 加上 吸收 补充 兼顾 停止 颁布 "
    "扭转 缺乏 倾向 服从 适用 予以 好转 拥护 严禁 接近 是否 从事 加剧 坚信 到位 加固 违背 表现 争夺 愿望 提请 "
    "期望 走上 回升 转向 签署 妥善 拟定 追究 造就 放到 降到 相比 动摇 划分 不顾 成长 达成 并重 并存 偏低 指示 "
    "加紧 不准 抵制 发现 可喜 为重 着手 打下 改为 满意 已有 趋于 摆在 迎接 组建 突发 指引 表扬 付出 可靠 分散 "
    "倾听 在于 蔓延 后续 购置 经受 不到 迈进 选拔 赞成 促使 动荡 购买 分割 摆脱 免除 揭露 变为 交换 来访 不善 "
    "辜负 处在 敬意 上交 贯穿 阻碍 破除 值得 办成 起到 发表 历来 阻挡 排除 拿出 警惕 承认 肯定 鼓舞 表达 接触 "
    "失去 不了 改正 改由 提到 照顾 前列 担负 失败 敞开 入手 提交 期待 引发 推开 接续 推荐 热爱 反对 调节 流动 "
    "变动 波动 浮动 运转 活跃 预计 预期 消化 合计 支配 束缚 讲究 发动 移动 危险 综合 便利 便捷 协同 奋发 积累 "
    "对待 投身 献身 迎来 沿着 遵照 把关 商讨 听从 敦促 呼吁 鞭策 肩负 承载 承接 衔接 对接 接轨 契合 顺应 "
    "追赶 推移 演变 延展 倒逼 催生 孕育 萌发 勃发 迸发 集聚 汇聚 凝聚 汇集 聚集 精神 材料 面貌 前景 时机 势头 "
    "前途 观点 意愿 障碍 危害 损失 缺点 面积 大事 标志 目的 轨道 草案 纲要 职责 贡献 分子 成员 人数 设想 论证 "
    "步子 宗旨 内部 外部 周围 面前 之内 中间 前期 周边 本身 自身 各国 "
    "种种 行业 品种 宏观 微观 通道 专项 大型 小型 中型 上述 所谓 内在 临时 在内 空前 当地 正在 早日 "
    "先后 往往 潜在 连续 着重 顺利 不同 平均 持久 强烈 繁重 均衡 充实 正式 确实 特大 重新 正当 充裕 激烈 强迫 "
    "方便 耐用 成熟 不懈 紧缺 审慎 不利 有限 广阔 单纯 平凡 尖锐 清楚 不小 高低 悬殊 独特 曲折 迫切 频繁 宏伟 "
    "松懈 正规 清醒 紧张 友好 盲目 神圣 公共 专门 优质 合格 有益 大胆 大体 有机 反复 风尚 本色 逆境 顺境 动态 "
    "静态 党政 候补 祖国 集中 停留 讲求 当作 重申 照搬 解除 概括 接待 应尽 必需 求得 刹住 陷入 转到 自有 扩散 "
    "吸纳 转折 熟悉 增添 共有 强制 重叠 占有 征求 指挥 渗透 介绍 代替 转入 感到 分布 能否 挖掘 走过 沟通 停滞 "
    "赞同 赞赏 务求 刺激 低下 带头 终结 注入 携手 抬头 创办 过重 夯实 主持 共计 插手 抽调 缺少 争论 任意 陷于 "
    "容许 维持 强加 夺得 责成 授予 领取 直至 论断 阻挠 滥用 抛弃 放手 汲取 限于 看来 担任 成败 过于 输送 "
    "在职 珍视 迈上 改观 旨在 下达 拉开 寄托 跟踪 渐进 带有 实效 构想 沉着 取向 有待 做强 配备 谱写 放缓 抉择 "
    "怀疑 为首 搞乱 打着 说成 操作 得力 渴望 分得 回来 使得 徘徊 完毕 在外 解释 少有 用来 抓起 拖延 等于 略有 "
    "看法 回避 载入 选准 任用 指明 必胜 感受 居于 未能 作好 返还 不行 划清 找到 交给 交接 振奋 为辅 缺陷 完备 "
    "兴起 驾驭 滞后 焕发 谴责 谅解 脱离 脱节 协助 出路 做法 好坏 过渡 交替 失误 估计 否定 借鉴 捍卫 削弱 滋长 "
    "膨胀 适宜 不严 恶劣 慎重 细致 松弛 固定 圆满 罕见 疯狂 惊人 较多 脆弱 顽固 雄厚 强弱 较低 强盛 辉煌 猖狂 "
    "沉重 不纯 很低 轻重 耐心 郑重 懈怠 壮丽 混乱 生动 决不 当然 重复 凡是 经常 从严 曾经 同步 果断 不再 尚未 "
    "不好 最终 按时 一律 原来 率先 对此 紧迫 正是 逐年 相继 一时 很快 陆续 缓慢 恰当 即将 绝不 尽早 "
    "务必 远远 同样 急剧 终于 至今 自愿 立即 势必 极为 尽量 原定 逐渐 擅自 到处 随意 并举 刚刚 暂时 仅仅 将要 "
    "从中 必定 好处 奋力 就近 早就 亲自 到来 历次 随后 早已 最快 长处 尽力 日趋 再次 初次 较量 日常 一边 一向 "
    "按期 无疑 竭力 被迫 并未 连年 相同 向上 即期 分步 到底 至少 一旦 大步 如实 长久 愈益 特定 现已 难点 从来 "
    "首先 甚至 大大 大小 同级 所在 所属 初级 既定 高级 单一 上级 下级 主导 最近 "
    "最后 外来 之外 上下 之上 之下 前面 下面 反应 应付 投向 后劲 准则 里程 档次 台阶 界限 企图 "
    "总和 弊端 极端 姿态 效能 个别 消极 路子 无法 力求 当局 三者 二者 双方 意志 模范 余地 口径 走势 轮廓 幻想 "
    "结论 景象 图谋 感情 事物 预料 借口 后果 表率 包袱 偏差 节奏 体会 共性 大计 好事 难题 区间 题材 风格 心愿 "
    "目录 数字 对策 头脑 大业 困境 呼声 业绩 有权 层层 统统 地步 性能 规格 良性 双重 人为 变相 精心 落空 不力 "
    "不容 过长 面向 现行 过分 分类 急需 前行 不负 敲响 放心 昂扬 践行 塑造 磅礴 砥砺 跨越 跃上 留下 描绘 回应 "
    "更具 抢占 可控 展示 展望 续写 接连 怀念 难忘 欣慰 演进 走来 扭住 趋紧 垂直 叠加 贯通 表述 封闭 纵深 越过 "
    "最为 毫不 竭诚 首都 到期 前夕 之际 沿线 超级 往来 如期 吹响 当年 向前 期盼 祝愿 秉持 拥抱 瞄准 关乎 分为 "
    "得当 严防 艰辛 鲜明 隆重 丰硕 清晰 灿烂 忙碌 深感 踊跃 辛苦 不利于 着眼于 以利于 立足于 分不开 搞上去 "
    "涌现出 得不到 取决于 连续性 协调性 建设性 决定性 指导性 区域性 覆盖面 大中型 现阶段 新时期 新世纪 近年来 "
    "新课题 新论断 新观点 新动向 新气象 新举措 新景象 经得起 政治局 海内外 讨论稿 修正案 决议案 致力于 无愧于 "
    "紧迫感 一大批 这方面 原则上 呈现出 突破口 立足点 制高点 妥善处理 努力做到 妥善解决 充分体现 "
    "协商一致 提请审议 推广应用 贯彻落实 认真贯彻 贯彻执行 坚持不懈 紧密结合 重大成就 根本好转 坚决执行 "
    "一如既往 始终不渝 抓住机遇 蓬勃发展 有所增加 突出重点 坚持下去 共同奋斗 十分注意 互相促进 决不允许 "
    "取得成效 绝不允许 大大提高 继续发扬 充分发扬 完全正确 相当严重 坚决贯彻 艰难险阻 极为重要 认真落实 "
    "继续抓好 大力发展 充分发挥 继续加强 建立健全 严格控制 努力提高 大力加强 严格执行 集中力量 正确处理 "
    "广泛开展 全面提高 顺利进行 提高质量 认真执行 创造条件 实践证明 总结经验 大力开展 不断扩大 采取措施 "
    "严肃查处 重大项目 重大进展 采取有效 努力实现 积极探索 明显提高 迫切需要 符合条件 全面进步 全力支持 "
    "坚持原则 大力提高 比较严重 比较突出 实际行动 努力奋斗 认真总结 全面实施 合理布局 切实加强 共同努力 "
    "有利条件 逐步提高 各项事业 各行各业 逐步形成 各项改革 各个领域 各项政策 加以解决 不断完善 充分认识 "
    "十分重视 稳步发展 充分调动 组成部分 逐步完善 有所提高 密切联系 各个方面 全面完成 宏伟目标 长期以来 "
    "经过努力 紧紧围绕 切实有效 增长幅度 重要途径 超额完成 各项任务 长期存在 稳步前进 切实做好 团结起来 "
    "优异成绩 落到实处 社会各界 全国上下 重中之重 不可避免 必要条件 紧张状况 遗留下来 至关重要 不可分割 "
    "中心环节 发展势头 良好环境 良好开局 必不可少 不失时机 不容忽视 严重危害 不懈努力 充满生机 坚实基础 "
    "顺利完成 积极开展 深入开展 严厉打击 全面落实 全面实现 不断加强 有所改善 伟大胜利 胜利召开 成功举办 "
    "隆重庆祝 大力弘扬 牢牢掌握 充分准备 取得新成效 健康发展 繁荣发展 持续发展 长期稳定 大局稳定 引向深入 "
    "精心组织 身体健康 履行职责 行使权力 突出矛盾 鲜明标识 决定性意义 重大意义 增强合力 发展能力 发展阶段 "
    "历史阶段 世纪之交 整体素质 社会生活 本世纪末 一段时间 一贯主张 旗帜鲜明 全心全意 源远流长 朝气蓬勃 "
    "欣欣向荣 蒸蒸日上 生动活泼 丰富多彩 波澜壮阔 气势磅礴 意气风发 史无前例 息息相关 密不可分 不可或缺 "
    "毋庸置疑 历久弥新 硕果累累 一往无前 相互贯通 全体人民 全国人民 全国各族人民 各族人民 各族群众 "
    "全党全国各族人民 全党全军全国各族人民 全党全社会 广大人民 广大群众 广大人民群众 广大干部群众 "
    "中华人民共和国 党和政府 中央政治局 中央委员会 代表大会 中央委员 各界人士 中国政府 当代中国 党中央国务院 "
    "建议名单 发展社会主义 社会政治 社会主义政治 年均增长 世界一流 科学规范 亲自部署 精准发力 党章规定 "
    "成效显著 明显增强 明显改善 突出位置 首要任务 关键时期 快速增长 发展壮大 高度负责 充分考虑 充分利用 "
    "热点问题 重大突破 关键环节 外部环境 开发利用 覆盖范围 全文如下 政策措施 高度重视 积极支持 积极参与 "
    "工作力度 管理水平 承受能力 指导方针 基本方针 全党全国 伟大祖国 共同愿望 从根本上";

// English, with the inflected forms that are common.
constexpr std::string_view kEnglishVerbs =
    "act add agree allow answer appear apply ask assemble assume attain avoid away bear become been begin "
    "believe belong bind break bring build call came care carry cause celebrate change choose claim come "
    "complete confront consider contain continue create cross deal decide declare defend define deliver "
    "demand deny depend deserve determine devote do draw drive earn embrace endure enjoy ensure enter exist "
    "expand expect explain express extend face fail fall feel fight fill find finish follow force forget form "
    "found fulfill gather gave get give go grant grow guard guide happen hear heard help hold inspire insist "
    "invite join judge keep kept knew know known last lay lead learn leave led left lend let lift listen live "
    "long look lose lost made make mark master match matter mean meant measure meet met mind miss move must "
    "need offer open overcome own pass pay perform pledge point praise prepare preserve prevail proclaim "
    "promise protect prove provide pursue put raise reach read realize receive recognize reflect refuse "
    "reject rejoice remain remember remind renew repair replace require resolve respond rest restore result "
    "return reveal rise risk run said saw say see seek seem seen send serve set settle shape share should "
    "show shut sit solve speak spend spoke stand stay start step stop strengthen strive struggle succeed "
    "suffer summon support survive sustain swear take talk teach tell test thank think thought took transform "
    "travel tried trust try turn understand unite use value view visit wait walk want watch went win wish "
    "wonder work worry write wrote yield undertake uphold affirm reaffirm remake rebuild reclaim dream "
    "defended defined determined delivered devoted carried settled taken faced prevailed tested shared guided "
    "united honored formed gathered chosen given done gone born built brought sent spent taught told held "
    "lived loved moved needed opened passed played proved raised reached stood struck sworn treated turned "
    "used wanted watched won worked written forgotten protected assembled calls means says does goes takes "
    "makes gives keeps stands comes seems looks feels needs wants tells asks turns moves lives runs requires "
    "demands remains exists begins ends leaves brings holds follows becomes knows thinks believes works helps "
    "serves leads stops happens continues belongs depends "
    "accelerate accelerated accelerating accelerates adhere adhered adhering adjust adjusted adjusting "
    "adopted adopting advanced advancing alleviate boosted boosting boost carrying conduct conducted "
    "conducting consolidate consolidated consolidating coordinate coordinated coordinating cultivate "
    "cultivating deepen deepened deepening drawing emphasize emphasized encouraged encouraging enhance "
    "enhanced enhancing ensured ensuring establish established establishing expanded expanding explore "
    "exploring facilitate facilitated facilitating focus focused focusing formulate formulated formulating "
    "foster fostered fostering implement implemented implementing improve improved improving increased "
    "increasing initiate initiated intensify intensified intensifying introduce introduced introducing "
    "launch launched launching leverage maintain maintained maintaining optimize optimized optimizing "
    "promote promoted promoting push pushed pushing reduce reduced reducing refine refined refining regulate "
    "safeguard safeguarded stepped stepping stimulate streamline streamlined strengthened strengthening "
    "tackle tackled tackling upgrade upgraded upgrading pursuing";
constexpr std::string_view kEnglishModifiers =
    "able abundant actual afraid alive alone amazing ancient anew apart ashamed available aware awesome bad "
    "beautiful best better big bigger bitter bold brave brief bright brilliant broad broken calm capable "
    "careful central certain clear close cold common complete confident constant correct countless current "
    "daily dangerous dark dear decent deep deeper different difficult direct distant divine due early easy "
    "eager effective empty endless enormous enough entire equal essential eternal everlasting exact "
    "exceptional excellent existing faithful false famous far fast favorite final fine firm first fit "
    "fortunate forward free fresh friendly front full fundamental generous gentle genuine glad glorious good "
    "grand grateful grave great greater greatest hard harder harsh healthy heavy helpful high higher highest "
    "historic holy honest honorable huge human humble hungry ideal immediate immense important impossible "
    "impressive inner instant intense just keen key kind large larger last lasting late latter less lesser "
    "light little local lonely long longer longest loud lower loyal lucky magnificent main major massive mere "
    "mighty modern modest moral most mutual narrow natural near necessary new newest next nice noble normal "
    "obvious odd old older oldest only open optimistic ordinary original other outer outright patient perfect "
    "permanent personal plain pleasant pleased positive possible powerful precious precise present previous "
    "prior profound proper proud pure quick quiet rapid rare ready real recent remarkable rich right "
    "righteous rough sacred sad safe same satisfied serious several severe shared sharp short significant "
    "silent similar simple sincere single slow small smooth soft solemn solid sound special specific splendid "
    "steadfast steady stern strange strong stronger strongest sudden sufficient sure surest sweet swift tall "
    "tender terrible thick thin tiny tired top total tough tremendous true truer typical ultimate uncertain "
    "unique united universal unlikely urgent useful usual vast vital vivid warm weak whole wide wild willing "
    "wise wonderful worse worst worthy wrong young younger absolutely again ahead already altogether always "
    "boldly carefully clearly completely deeply especially exactly finally forever freely fully gladly "
    "greatly hardly highly indeed instead nearly never nobly often once openly peaceably perhaps precisely "
    "quickly quietly really simply sometimes soon surely together truly ultimately well wisely yes enduring "
    "broader bolder crucial durable painful unfolding wondrous gleaming shining grim dim faint fierce gracious "
    "weary "
    "cautious far-reaching long-term lifelong ageless timeless limitless boundless unyielding unwavering unshakable "
    "unrelenting ceaseless relentless stunning astonishing breathtaking extraordinary incredible awful dreadful "
    "glowing "
    "hopeful lovely majestic noblest proudest staunch stirring vibrant "
    "everywhere later today tomorrow tonight yesterday maybe otherwise versus foreign domestic capital "
    "adequate appropriate basic comprehensive concrete considerable corresponding diverse diversified "
    "extensive in-depth integrated high-level high-standard orderly overall primary proactive relevant "
    "respective robust stable rational scientific scientifically substantial sustained systematic targeted "
    "well-organized well-regulated steadily effectively actively vigorously continuously significantly "
    "properly consistently";
constexpr std::string_view kEnglishNouns =
    "guest guests distinguished fellow clergy ladies gentlemen candidate going changes accomplishment action age ages "
    "aim amount angle anniversary answer anybody anyone anything area areas "
    "aspect attempt back ball base basis beginning behalf being beings best bit block body bond book "
    "boundaries boundary breath bridge business call capacity capitol case cause center centuries century "
    "ceremony challenge challenges chance change chapter chief choice choices circumstance circumstances "
    "cities citizen citizens city collection comrade condition conditions consequence course countries "
    "country countrymen couple date dawn day days decade decades decision decisions deed deeds degree detail "
    "difference difficulties difficulty direction distance door doors doubt dozen dozens dream dreams dust "
    "earth edge effect effort efforts element end ends enemies enemy era event events everybody everyone "
    "everything evening evidence example examples excuse expense experience extent eye eyes face fact facts "
    "failure failures fashion father fathers feet few field fire fires flame foot force forces "
    "forefathers form former foundation foundations founders friend friends front fruits future gathering "
    "generation generations gift gifts goal goals government governments grace ground group groups half hand "
    "hands head heart hearts height heights help hill hills history hour hours house idea ideas image "
    "inauguration instance instant instinct interest interests issue issues january job journey july june "
    "kind kinds knowledge land lands last leader leaders lesson lessons level lie life light lights limit "
    "limits line lines list lives look lot love man manner many mark matter matters meaning means measure "
    "measures member members memory men message method midst mile miles million millions mind minds minute "
    "mission moment moments month months morning mother mountain mountains move movement name names nation "
    "nations nature need needs neighbor neighbors night nobody nothing number numbers oath occasion ocean "
    "oceans one ones opening opinion others ourselves outcome parent part parts party path paths patience "
    "pattern people peoples period person persons perspective picture piece pieces place places plain plains "
    "point points position possibilities possibility power powers presence present president price principle "
    "principles problem problems process product products progress promise promises purpose purposes quality "
    "quantity quarter question questions ranks rate reality reason reasons record region relation relations "
    "relationship response responsibility rest result results road roads role room root roots row rule scale "
    "scene scope sea season second section sense series service shadow shadows shape share shore shores side "
    "sides sight sign signs situation size sky somebody someone something song sort soul souls sound source "
    "space spirit spot stage stages stake stand standard start state states step steps storm storms story "
    "stories strength structure stuff success successes summer sun support surface system systems table talk "
    "task tasks team term terms test thing things thoughts thousand thousands threat threats tide time times "
    "today torch total touch track trial trials triumph triumphs turn type unit use value values variety "
    "victories victory view vision voice voices walk wall walls water waters wave way ways week weeks weight "
    "white will wind winds winter wish woman women wonder word words work world worlds year years yesterday "
    "youth spring campaign paper ability curiosity two three four five six seven eight nine ten eleven twelve "
    "hundred hundreds trillion trillions billion billions zero monday tuesday wednesday thursday friday "
    "definition requirement requirements advance advances treatment corner corners qualities route routes appeal "
    "object objects tolerance willingness necessity recognition responsibilities opportunity opportunities balance "
    "sake span subject subjects administration congress objective objectives topic feature features factor factors "
    "version approach arrangement portion amounts tendency intention counter increase reduction "
    "saturday sunday february march april may august september october november december mr mrs ms";

// What says nothing alone and heads names all the same (“public policy”).
constexpr std::string_view kEnglishEmptyAlone =
    "affairs discharge existence attention consideration endeavor views preservation intercourse obligation "
    "improvement methods expression provisions practice development causes adoption operation effects concern "
    "execution settlement branch enforcement satisfaction advantage consequences station expectation "
    "expectations offices performance genius discussion coast standards controversies continuance cases "
    "remedy session realization disposition contest respects zeal formation loss combinations limitations "
    "wishes application plan plans elements title motives articles inhabitants length magnitude reference "
    "prospect prospects recommendation recommendations improvements facilities preparation solution platform "
    "scheme excitement influences attachment convenience tendencies supply aggregate quarters departure "
    "commencement essence theory sphere proposition resolution transaction conclusion argument outset passage "
    "duration absence delay regret announcement suggestion suggestions exertion exertions fabric frame mode "
    "faculties apprehension occurrence distinction counsels pursuit pursuits instruction attainment "
    "attainments conception characters objections processes addition creation consummation admission bounds "
    "engagement arrangements attitude compliance custom practices instrument appeals proof proofs pretext "
    "exception estimate domain volume summit depth depths fullness quest pretense pretensions possession "
    "possessions potential substitute tactic tactics sentiment sentiments predecessor predecessors successor "
    "successors husband husbands wife wives sons speaker speakers senator senators public program programs "
    "policy continuation hesitation interference encouragement recourse interval assistance calculation "
    "calculations fulfillment testament mystery mysteries marker markers temperature stakes prize destination "
    "obstacle obstacles habit habits routine outlook mood tone gesture impulse impulses yearning longing "
    "glimpse hint trace remnant dose burst blend array host batch cluster handful plenty excess lack context "
    "content criterion notion notions concept concepts premise assumption assumptions viewpoint stance "
    "posture impression appearance exterior interior bulk sum remainder majority audience listeners "
    "spectators crowd onlookers reader writer desire desires inevitability province provinces soil vice fleet "
    "habitat stretch circle circles footsteps crossroads threshold pinnacle backdrop aftermath onset arrival "
    "account accounts advantages benefit assessment assessments capabilities capability categories category channel "
    "channels commitments coordination coverage document documents draft effectiveness entities entity "
    "evaluation evaluations expenditure expenditures expenses fields framework frameworks fronts functions "
    "guidance guideline guidelines implementation indicator indicators initiative initiatives institution "
    "institutions instruments item items layout layouts link links management mechanism mechanisms model "
    "models momentum modes optimization personnel pilot pilots priorities priority procedure procedures "
    "projects provision readjustment regulation revenues review reviews scenario scenarios sector sectors "
    "stakeholders strengths target targets teams trend trends undertaking undertakings utilization "
    "weaknesses workforce";

std::vector<std::string_view> words_of(std::initializer_list<std::string_view> classes) {
  std::vector<std::string_view> words;
  for (const std::string_view all : classes)
    for (std::size_t begin = 0; begin < all.size();) {
      const std::size_t end = std::min(all.find(' ', begin), all.size());
      words.push_back(all.substr(begin, end - begin));
      begin = end + 1;
    }
  return words;
}

}  // namespace

const std::vector<std::string_view>& words_empty_alone() {
  static const std::vector<std::string_view> words = [] {
    std::vector<std::string_view> all = words_of({kChineseEmptyAlone, kChineseGeneral, kEnglishEmptyAlone});
    std::sort(all.begin(), all.end());
    return all;
  }();
  return words;
}

bool is_empty_alone(std::string_view folded) {
  static const std::unordered_set<std::string_view> known(words_empty_alone().begin(), words_empty_alone().end());
  const auto listed = [](std::string_view word) { return known.contains(word); };
  if (listed(folded)) return true;
  if (folded.empty() || static_cast<unsigned char>(folded[0]) >= 0x80 || !word_classes(folded).plural) return false;
  const std::vector<std::string> bases = base_forms(folded);
  return std::none_of(bases.begin(), bases.end(), [&](const std::string& base) { return base == folded; }) &&
         std::any_of(bases.begin(), bases.end(), listed);
}

const std::vector<std::string_view>& light_words() {
  static const std::vector<std::string_view> words =
      words_of({kChineseVerbs, kChineseModifiers, kChineseShellNouns, kEnglishVerbs, kEnglishModifiers, kEnglishNouns});
  return words;
}

bool is_general_word(std::string_view folded) {
  static const std::set<std::string_view> light(light_words().begin(), light_words().end());
  return light.contains(folded) || is_empty_alone(folded) || function_word_limits(folded) != 0;
}

const std::vector<std::string_view>& light_verbs() {
  static const std::vector<std::string_view> words = words_of({kChineseVerbs, kChineseTopicVerbs, kEnglishVerbs});
  return words;
}

}  // namespace tifa
