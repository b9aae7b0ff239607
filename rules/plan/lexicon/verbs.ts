import type { ProjectPhase } from '../../../contract/engines/commitment.ts'

/** Verbs of deliverables. Source: verbs of plan texts and of the phases of investment projects in general use. */
const PHASES: Partial<Record<ProjectPhase, string>> = {
  planned: '谋划 策划 储备 策划储备 谋划储备 论证 研究 规划 规划建设 筹建 筹划 前期 编制 预备 谋划推进 谋划建设',
  seek: '争取 争建 争创 申报 争取落地 申建 申请 积极争取 对接 争取纳入',
  land: '抓好 引进 引入 招引 签约 落地 落户 引育  推进落地',
  start: '开工 开工建设 新开工 启动 启动建设 启动实施 动工 动工建设 新启动 开建',
  ongoing:
    '建设 加快建设 推进 推动 实施 加快 加快推进 加快实施 推进建设 续建 改造 改建 扩建 新建 迁建 改扩建 新改建 新改扩建 新建改建 新扩建 翻建 复建 重建 提升 改造提升 提升改造 升级 升级改造 整治 整治提升 修缮 修复 治理 打造 建立 构建 搭建 组建 保障 做好 开展 完善 优化 整修 维修 翻修 更新 更新改造 拓宽 拓展 延伸 加固 疏浚 绿化 亮化 美化 维护 推广 办好 举办 支持 深化 健全 加强 做强 建好 管好 用好 扩容 增容 提标 提质 提质改造 提档升级 推进实施 实施好 完善提升 优化提升 落实 深入实施 组织实施 启用 高标准建设 高质量建设 规范 培育 创建 共建 布局 布局建设 新增布局 推行 探索 探索推进 统筹推进 全面推进 部署实施 部署 配套建设 配套 新布局',
  complete:
    '完成 建成 竣工 投用 投入使用 建成投用 竣工投产 投产 建成投产 建成通车 通车 交付 交付使用 完工 打通 贯通 投运 投入运营 运营 开业 开园 验收 竣工验收 封顶 启用 上线 上线运行 建成使用 建成启用 计划投用 开放 开馆 开通 并网 投放 建成开放 上线试运行',
  'land-sale': '出让 挂牌出让 挂牌 供应 供地 公开出让 拍卖 推出 ',
  expropriation: '征收 征迁 征转 征地拆迁 拆迁 腾退 收储 征收拆迁 收回',
  revitalise: '盘活 激活 焕活 盘活利用 活化利用 再利用',
}

const TASKS =
  '创造 编列 核定 增购 促成 媒合 扩及 关闭退出 统筹整合 整合 新入驻 入驻 新签约 迁入 开竣工 创成 兴办 调剂 分流 增设 新增 净增 增加 设置 设立 组织 安排 投入 提供 配备 配置 购置 采购 安装 加装 更换 铺设 敷设 架设 疏通 清理 清淤 拆除 整改 筹集 分配 发放 拨付 下达 补助 补贴 资助 救助 帮扶 帮助 扶持 惠及 受益 涉及 覆盖 服务 减免 减税 减负 降费 减税降费 退税 压减 退出 淘汰 化解 关停 关闭 处置 消纳 供给 新征 征地 平整 流转 复垦 植树 造林 营造 种植 栽植 栽种 补植 养殖 出栏 生产 发电 销售 接待 吸引 吸纳 输送 转移 交付 培训 培养 选派 选树 评选 认定 新认定 遴选 招聘 招募 招录 引才 引聘 制定 修订 制修订 出台 印发 编发 发布 取得 突破 攻克 转化 申请 授权 登记 注册 孵化 入库 入统 入规 升规  挂牌 回购 归集 征集 检测 抽检 抽查 检查 排查 筛查 体检 诊疗 接种 巡诊 演出 放映 送戏下乡 巡演 展演 辅导 宣讲 普及 走访 慰问 办理 办结 受理 化解 调解 审结 侦破 打造 建好 改善 美化 保护 保护提升 保护修缮 修建 兴建 发展 发展壮大 做强 做大 做大做强 做优做强 做强做优 做精做优 做优做大 壮大 扩大 增殖 放流 储备 收购 收割 播种 落实 争取 引导 推荐 推出 带动 促进 实现 到位 使用 利用 发行  融资 放贷 授信   签订 签约 对接 开办 开设 开通 开辟 开行 开挖 新开 新辟 新设 新设立 新购 新购置 新投放 新培育 新引进 新签约 新建成 新落地 新创建 新入库 新注册 新登记 改厕 改水 改路 建档 建立 设计 检修 硬化 黑化 白改黑 绿化 亮化 提标 治理 整治提升 整理 退役 腾退 盘整 清零 消除 消减 减排 节约 节水 替代 回收 利用 处理 收集 收运 转运 运送 交易 成交 交割 办好 承办 举办 参加 参展 组团   引进 引育 招引 组建 成立 建成 培塑 建造 打通 添置 添加 布设 布放 投建 改装 改扩 装修 绿化美化 抓好 推广 推广应用 应用 示范 试点 创建 创成 建强 选育 育成 育苗 推介 搭建 拓展 拓宽 延伸 畅通 贯通 连通 接入 联网 接通 入户 通气 供热 供暖 供水 供气 纳入 覆盖到 服务群众 免费 开放 解决 妥善解决 办成 让 供应 推送 录用 稳定 兑现 兑付 清偿 清欠 偿还 奖励 保障 支持 惠民   下拨 给予 新改造 微改造 滚动推进 累计建成 集中开工 竣工交付 交房 建管 续建 续建项目 集中整治 新改造 增补 增配 增派 增挂 增种 新种 新植 新造 更新 更新改造 调查 普查 监测 巡查 执法 立案 查处 查办 督办 督查 研判 通报 调度 发掘 挖掘 收储 收回 出让 挂牌出让 消化 压降 关停退出 拆解 拆违 拆除违建 创评 命名 评定 培优 引入 导入 承接 集聚 聚集 汇聚 招收 招生 扩招 录取'

const PHASE_OF = new Map<string, ProjectPhase>()
for (const [phase, words] of Object.entries(PHASES)) {
  for (const word of (words ?? '').split(/\s+/).filter(Boolean)) PHASE_OF.set(word, phase as ProjectPhase)
}

const VERBS = new Set([...PHASE_OF.keys(), ...TASKS.split(/\s+/).filter(Boolean)])
const LONGEST = Math.max(...[...VERBS].map((verb) => verb.length))

/** Adverbs before a verb (加快, 积极, 全面 …). */
const ADVERBS = new Set(
  '精细 精心 层层 分步 深度 全速 逐级 想方设法 有力有序 加快 积极 全面 持续 深入 扎实 稳步 有序 统筹 科学 合理 切实 进一步 不断 有效 有力 逐步 稳妥 精心 高标准 高质量 高水平 严格 大力 着力 全力 努力 继续 加力 倾力 常态化 系统 精准 协同 倾心 有力有序 千方百计 坚决 坚持 重点 尽快 抓紧 适时 同步 分类 分批 集中 统一 规范 滚动 再 新 并 抢抓 紧抓 全域 更大力度 力促 力争 争取 确保 计划 拟 将 要 年内 今年 全年 高效 稳定 深化 广泛 主动 依法 充分 优先 加大 提速 强力 纵深 一体 因地制宜 加紧 组织 探索 支持 鼓励 引导 推动 促进 启动 共同 协调 牵头 客观 始终 更好 用心 用情 用力 聚力 奋力 着眼 率先 提前 如期 按期 新增 累计 至少 总体 正式 完成好'.split(
    ' ',
  ),
)
const LONGEST_ADVERB = Math.max(...[...ADVERBS].map((adverb) => adverb.length))

function longestAt(words: ReadonlySet<string>, text: string, at: number, longest: number): string | undefined {
  for (let length = Math.min(longest, text.length - at); length > 0; length -= 1) {
    const word = text.slice(at, at + length)
    if (words.has(word)) return word
  }
  return undefined
}

export function verbAt(text: string, at: number): string | undefined {
  return longestAt(VERBS, text, at, LONGEST)
}

export function adverbAt(text: string, at: number): string | undefined {
  return longestAt(ADVERBS, text, at, LONGEST_ADVERB)
}

export function verbEndingAt(text: string, end: number): string | undefined {
  for (let length = Math.min(LONGEST, end); length > 1; length -= 1) {
    const word = text.slice(end - length, end)
    if (VERBS.has(word)) return word
  }
  return undefined
}

export function phaseOf(verb: string): ProjectPhase | undefined {
  return PHASE_OF.get(verb)
}

export function isVerb(word: string): boolean {
  return VERBS.has(word)
}

/** Verbs with their object inside, which name the thing counted themselves («为企业减税8000亿元»). */
const WHOLE = new Set(
  '补贴 补助 创业 出栏 存栏 送戏下乡 减负 减税 降费 减税降费 退税 让利 供地 融资 放贷 授信 招生 体检 筛查 落户 培训 辅导 演出 巡演 抽检 检测 绿化 造林 植树 供热 供暖 供水 供气 通气 入户 服务 发电 减排 排查 巡诊 诊疗 接种 消费 交易 生产 销售 保障 贷款 救助 治理 清淤 招聘 展演 放映 示范 试点'.split(
    ' ',
  ),
)

export function namesItself(verb: string): boolean {
  return WHOLE.has(verb)
}
