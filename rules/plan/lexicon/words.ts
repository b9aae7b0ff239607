/** Source: words of GUIDELINE-style plan texts in general use; official wording of plans and government work reports. */

function list(words: string): readonly string[] {
  return words
    .split(/\s+/)
    .filter(Boolean)
    .sort((a, b) => b.length - a.length)
}

/** How firmly something is promised. */
export const STRENGTH = list('确保 力争 争取 拟 预计 计划 力求 务求 力保 保证 努力 奋力')

/** Comparators before the figure: sign, and whether the bound itself is excluded. */
export const BEFORE: Record<string, { comparator: 'gte' | 'lte' | 'approx' | 'eq'; strict?: true }> = {
  不少于: { comparator: 'gte' },
  不低于: { comparator: 'gte' },
  不得低于: { comparator: 'gte' },
  不得少于: { comparator: 'gte' },
  不小于: { comparator: 'gte' },
  不短于: { comparator: 'gte' },
  至少: { comparator: 'gte' },
  最少: { comparator: 'gte' },
  最低: { comparator: 'gte' },
  高于: { comparator: 'gte', strict: true },
  超过: { comparator: 'gte', strict: true },
  超出: { comparator: 'gte', strict: true },
  突破: { comparator: 'gte', strict: true },
  大于: { comparator: 'gte', strict: true },
  多于: { comparator: 'gte', strict: true },
  超: { comparator: 'gte', strict: true },
  逾: { comparator: 'gte', strict: true },
  过: { comparator: 'gte', strict: true },
  迈过: { comparator: 'gte' },
  跨过: { comparator: 'gte' },
  越过: { comparator: 'gte' },
  冲刺: { comparator: 'gte' },
  冲击: { comparator: 'gte' },
  快于: { comparator: 'gte', strict: true },
  优于: { comparator: 'gte', strict: true },
  '≥': { comparator: 'gte' },
  '>=': { comparator: 'gte' },
  '=>': { comparator: 'gte' },
  '>': { comparator: 'gte', strict: true },
  迈上: { comparator: 'gte' },
  跨上: { comparator: 'gte' },
  跃上: { comparator: 'gte' },
  登上: { comparator: 'gte' },
  站上: { comparator: 'gte' },
  不超过: { comparator: 'lte' },
  不高于: { comparator: 'lte' },
  不得超过: { comparator: 'lte' },
  不得高于: { comparator: 'lte' },
  不突破: { comparator: 'lte' },
  不逾: { comparator: 'lte' },
  不大于: { comparator: 'lte' },
  不多于: { comparator: 'lte' },
  不长于: { comparator: 'lte' },
  至多: { comparator: 'lte' },
  最多: { comparator: 'lte' },
  最高: { comparator: 'lte' },
  低于: { comparator: 'lte', strict: true },
  少于: { comparator: 'lte', strict: true },
  小于: { comparator: 'lte', strict: true },
  '≤': { comparator: 'lte' },
  '<=': { comparator: 'lte' },
  '=<': { comparator: 'lte' },
  '<': { comparator: 'lte', strict: true },
  约: { comparator: 'approx' },
  约为: { comparator: 'approx' },
  大约: { comparator: 'approx' },
  近: { comparator: 'approx' },
  接近: { comparator: 'approx' },
  大致: { comparator: 'approx' },
}

/** Comparators after the figure. */
export const AFTER: Record<string, 'gte' | 'lte' | 'within' | 'approx'> = {
  以上: 'gte',
  及以上: 'gte',
  或以上: 'gte',
  之上: 'gte',
  起: 'gte',
  以下: 'lte',
  及以下: 'lte',
  之下: 'lte',
  以内: 'within',
  之内: 'within',
  内: 'within',
  左右: 'approx',
  上下: 'approx',
}

/** Words that raise or lower the thing measured: the figure behind them is a change, unless 到 or 至 follows. */
export const RISE = list('成长 增长 增加 提高 提升 上升 增幅 递增 扩大 增 上涨 同比增长 净增 净增长 增速')
export const FALL = list('下降 降低 减少 压减 压缩 缩短 削减 回落 下浮 缩减 减 降 收窄 压降 下调 精简 节约 低')

/** Words that set a level: the figure behind them is where the indicator shall stand. */
export const REACH = list(
  '达到 达 累计达到 保持在 稳定在 控制在 维持在 巩固在 保持 稳定 控制 维持 提高到 提升到 增加到 扩大到 发展到 增长到 提高至 提升至 增加至 扩大至 增至 提至 扩至 升至 增到 降至 降到 降低到 降低至 下降到 下降至 减少到 减少至 减至 缩短到 缩短至 缩小到 缩小至 压缩到 压缩至 压减到 压减至 缩减至 缩减到 调整到 调整为 完成 实现 为 是 按 按照 到 至 共 共计 总计 累计 合计 安排 就有 就达 有 新台阶 占 占到 提升为 提高为 下调至 上调至 压降至 压降到 回落至 稳步提高到 确定为 设定为 定为 预期为 安排为 目标为 目标是 目标确定为 目标设定为 目标定为 目标安排为 扩及 推升至',
)

/** Fillers between subject and figure. */
export const FILLERS = list(
  '预期 双双 年均 平均 每年 同比 再 继续 各 均 分别 进一步 总体 基本 全部 全面 年内 年底前 全年 今年 当年 累计 持续 稳步 要 将 应 均要 都 又 也 另 另外 逐年 较快 不断 可 能 须 需 均应 合理 稳定 环比 原则上 总体上 有效 大幅 已 同步 力争 确保 争取 拟 预计 计划 力求 务求 保证 努力 的 比例 其中',
)

/** What may always be taken off the front of a clause. */
export const LEADS = list(
  '为此 一律 均须 其中 去年 上年 今年 全年 年内 本年 本年度 明年 下半年 上半年 年底前 年底 年末 当年 全力 力争 确保 争取 计划 拟 预计 力求 务求 保证 努力 同时 此外 另外 另 主要包括 主要目标包括 总共 累计 到年底 到年末 届时 一是 二是 三是 四是 五是 六是 七是 八是 九是 十是 以及 并且 力争全年 实际工作中 至少 共 一季度 二季度 三季度 四季度 进一步',
)

/** What goes from the front of an indicator's clause. */
export const INDICATOR_LEADS = list(
  '实现 推动 促进 推进 保持 使 让 确保 将 力争 保证 带动 拉动 推动实现 支持 巩固 严格 严控 持续 稳步 继续 努力 切实 积极 有效 不断 逐步',
)

/** Words that mark a stretch as already done. */
export const PAST_WORDS = list(
  '刚才 到会 参会 与会 出席 负责人参加 观摩了 今天的会议 本次会议 去年 上年度 上一年 过去一年 过去五年 一年来 五年来 近年来 已经 已完成 已建成 已实现 已达 截至目前 截至 目前已 累计完成 累计建成 居全市第 居全省第 居全国第 完成情况',
)
export const TURN_WORDS = list('今年 今后 明年 下一步 下步 本年度 未来 力争 将 计划 要')
export const BASE_WORDS = list(
  '比去年 较去年 比上年 较上年 在去年 在上年 去年同期 上年同期 与上年 与去年 同去年 同上年 上年增长',
)

/** Counted things that only number what the text goes on to say. */
export const ABSTRACT = list(
  '方面 重点 领域 环节 维度 层面 着力 坚持 确立 维护 意识 自信 毫不动摇 一百年 一百 走在前 关系 转变 统筹 结合 步骤 阶段 方向 字 问题 原则 关键 突破 目标 战略 文明 更加 全面 必须 始终 高度 优势 定位 平衡 革命 变化 率先 不 就要 时代 一律 百年 倍增 样本 一流 全覆盖 善治 要求 需求 一体 新台阶 新 更 月 大局 账 大循环 重大 抓手 支撑 高地 优先 协调 自觉 措施 举措 政策 意见 规定 硬措施 纪律 禁令 底线 红线 条例 确保 突出 到位 务必 聚焦 提升 强化 主动 深入 注重 下 先 共 区间 空间 中心任务',
)

/** What begins, quoted or not, a filter rather than a count: «5亿元以上项目», «60岁以上老人». */
export const FILTERED = list(
  '项目 企业 工程 煤电 机组 锅炉 老人 老年人 人员 以上 产业 单位 工业 重大 重点 龙头 大 的 人口 学龄 未成年 婴幼儿 儿童 女性 居民 贷款 合同 火电 水库 医院 平台 产品 用户 商场 车辆 设备',
)
