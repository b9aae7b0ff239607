import type { ProjectType } from '../../../contract/engines/commitment.ts'

/** What names of works, places and undertakings end in. Source: 地名 usage of GB 17733 and project lists in general. */
const ENDINGS: readonly (readonly [ProjectType, string])[] = [
  [
    'construction',
    '路 大道 道 街 巷 桥 大桥 高架 立交 隧道 高速 高速公路 公路 国道 省道 铁路 高铁 机场 航站楼 港 码头 航道 口岸 水库 水厂 电站 泵站 闸 渠 堤 防洪堤 航电枢纽 海塘 水系 灌区 电厂 发电厂 水电 风电场 净化厂 污水处理厂 处理厂 焚烧厂 填埋场 医院 分院 院区 卫生院 学校 小学 中学 一中 二中 三中 四中 五中 六中 七中 八中 九中 十中 一小 二小 三小 四小 五小 六小 实验小学 实验中学 高中 校区 幼儿园 教学楼 校舍 康复楼 综合楼 门诊楼 传染病楼 住院楼 实验楼 业务楼 新院 新院区 大楼 公园 广场 绿道 景观带 馆 新馆 剧院 体育场 体育馆 图书馆 博物馆 文化馆 档案馆 纪念馆 殡仪馆 敬老院 福利院 综合体 枢纽 换乘枢纽 站 车站 北站 南站 东站 西站 消防站 变电站 换热站 停车场 管廊 地下管廊 管网 路网 支路 号线 延线 南延线 北延线 东延线 西延线 南延 北延 东延 西延 延伸 延长线 延伸段 南段 北段 东段 西段 中段 段 工程 一期 二期 三期 四期 五期 期工程 改造 改建 改扩建 搬迁 整体搬迁 扩建 迁建 重建 复建 新建 大修 整治 综合整治 综合治理 治理 提标 扩容 加固 维修加固 快速化改造 修缮 保护修缮 改线 天桥 通道 水电 直流 体育公园 主题公园 体育中心 健身中心 活动中心 服务中心 金融中心 商务中心 国际中心 贸易中心 交流中心 展览中心 科技中心 文化中心 会展中心 治未病中心 保健院 中医院 人民医院 疾控中心 急救中心 河 湖 河道 湿地 基坑 大厦 公寓 安置房 社区 小镇 村 古城 古镇 老街 庙 寺 塔 阁 楼 祠 故居 遗址 电气化 连接线 绕城段 环路 环线 互通 出入口 下穿 轻轨 云轨 水质净化厂 发电 储能',
  ],
  [
    'investment',
    '技改 精密 生产线 产业园 工业园 科技园 智谷 项目 加工 精深加工 封测 医疗器械 卫浴 体验店 数据港 数据中心 总部 制造基地 生产基地 测试中心 研发中心 基地 工厂 产业基地 新材料 物流园 物流中心 超级工厂 动力电池 电池 薄膜 芯片 装备园',
  ],
  ['land', '地块 宗地 片区 地段 棚户区 土地'],
  ['area', '商务区 新城 新区 科学城 科技城 产业新城 示范区 开发区 高新区 自贸区 综保区 合作区 试验区 园区 城'],
  ['platform', '平台 语料库 创新中心 医学中心 实验室 研究院 大学 学院 大脑 底座 医疗中心 技术中心 研究中心 数据库'],
  ['programme', '行动 计划 专项行动 攻坚战 战役 民心工程 民生实事 民生工程 活动 品牌 政策'],
  [
    'event',
    '大会 博览会 论坛 锦标赛 马拉松赛 马拉松 大赛 联赛 艺术节 电影节 音乐节 购物节 消费节 展览会 峰会 运动会 交易会 洽谈会 文化节 旅游节',
  ],
  ['reform', '改革 混改'],
]

const TYPES = new Map<string, ProjectType>()
for (const [type, words] of ENDINGS)
  for (const word of words.split(/\s+/).filter(Boolean)) if (!TYPES.has(word)) TYPES.set(word, type)
const LONGEST = Math.max(...[...TYPES.keys()].map((word) => word.length))

export interface Ending {
  readonly word: string
  readonly type: ProjectType
}

/** The longest ending that the name has. */
export function endingOf(name: string): Ending | undefined {
  const bare = name.replace(/（[^（）]{1,12}）$/, '').replace(/[”"]$/, '')
  for (let length = Math.min(LONGEST, bare.length); length > 0; length -= 1) {
    const word = bare.slice(-length)
    const type = TYPES.get(word)
    if (type !== undefined) return { word, type }
  }
  return undefined
}
