/** Heads of indicator names. Source: 国家统计局 《统计上常用指标解释》 and the tables of national plans, general terms only. */
const HEADS =
  '率 比重 占比 比例 比率 产量 总产量 单产 总额 收入 支出 指数 强度 浓度 总值 增加值 产值 总产值 营收 营业收入 人数 人次 数量 水平 面积 播种面积 容量 装机 装机容量 能力 能耗 电耗 水耗 用水量 用电量 消费量 排放量 排放 存量 余额 贷款余额 存款 存款余额 成交额 销售额 零售额 交易额 进出口 出口 进口 出口额 进口额 进出口额 投资 固定资产投资 投资额 利用外资 到位资金 投入 经费 税收 税收收入 利润 总量 总数 规模 增速 增幅 涨幅 增长率 赤字 赤字率 杠杆率 寿命 预期寿命 年限 时间 时长 周期 天数 绿地 覆盖率 普及率 密度 周转量 吞吐量 客流量 货运量 客运量 旅客 游客 接待量 价格 物价 就业 新增就业 床位数 医生数 医师数 护士数 托位数 学位数 拥有量 保有量 占用 产能 价值 市值 人口 贫困人口 城镇化率 起数 件数 户数 家数 次数 发案数 死亡人数 满意度 幸福感 得分 评分 排名 位次 标准 补助标准 保障标准 养老金 财政收入 一般公共预算 生产总值 经济 GDP 工业 消费 外贸 外资 转移支付 质量 优良天数 保障水平 抚育率 上线率 之比 费用 成本 价 费 资费 补贴 津贴 低保 工资 交易量 贡献率 参保率 参保人数 签约率 结案率 办结率 回收利用率 达标率 合格率 消费品零售总额 综合产值 全产业链产值 申请量 授权量 拥有 合同额 合同成交额 营业额 存栏 出栏 库存 流量 储量 碳排放 二氧化碳排放 水资源 消耗 含量'
    .split(' ')
    .sort((a, b) => b.length - a.length)

/** Parts of indicator names that a list of subjects shares («粮食、蔬菜产量»). */
const SHARED =
  '老旧管网 管网 生均 公用经费 经费 基础养老金 养老金 最低 产业集群 集群 产业 营业收入 营业 营收 人次数 居民 常住居民 人均 可支配 收入 纯收入 增加值 产量 总产量 面积 播种面积 床位 床位数 覆盖率 普及率 达标率 排放量 排放 产值 总产值 投资 投资额 总额 消费 支出 增长率 增速 增幅 余额 强度 浓度 年均浓度 平均浓度 能耗 利用率 处理率 治理率 收集率 回收率 合格率 满意率 入学率 入园率 毛入学率 参保率 签约率 完成率 绿化率 去除率 比重 占比 比例 数量 总数 总量 规模 水平 人数 人次 户数 学位 车位 泊位 里程 长度 标准 补助标准 价格 零售额 零售总额 进出口 出口 进口 成交额 销售额 税收 存款 贷款 装机 装机容量 产能 吞吐量 周转量 客运量 货运量 生产总值 死亡人数 起数 事故 年均 平均 消费品 总值'
    .split(' ')
    .sort((a, b) => b.length - a.length)

/** True for a bare head that takes its modifier from the list's first name («事故起数、死亡人数»). */
export function isSharedHead(name: string): boolean {
  return name.length >= 3 && SHARED.includes(name)
}

/** The head noun alone: «事故起数» → «起数». */
export function lastHead(name: string): string {
  return SHARED.find((part) => name.endsWith(part) && part.length < name.length) ?? ''
}

/** True where the words end like the name of a statistic. */
export function endsLikeIndicator(name: string): boolean {
  const bare = name.replace(/（[^（）]{1,16}）$/, '')
  return HEADS.some((head) => bare.endsWith(head))
}

/** What the last item of a list lends to the items before it: «农村居民人均可支配收入» → «居民人均可支配收入». */
export function sharedTail(last: string): string {
  let end = last.length
  let moved = true
  while (moved && end > 1) {
    const word = SHARED.find((part) => last.slice(0, end).endsWith(part) && end - part.length >= 1)
    moved = word !== undefined
    end -= word?.length ?? 0
  }
  return last.slice(end)
}

const PERSONS =
  '人 人口 群众 居民 学生 职工 农民 老人 老年人 儿童 劳动力 毕业生 游客 市民 村民 青年 妇女 残疾人 就业 人才 大学生 退役军人 农民工 旅客 党员 志愿者 用户'.split(
    ' ',
  )

/** The unit of a bare «1000万» by what it counts. */
export function countsPersons(name: string): boolean {
  return PERSONS.some((word) => name.includes(word))
}

const MONEY =
  /(?:总值|总量|产值|增加值|收入|营收|支出|投资|零售额|零售总额|销售额|交易额|成交额|进出口|进出口额|出口额|总额|贷款|存款|余额|税收|利润|GDP|经济|规模|集群|产业)$/

/** The unit of a bare «千亿»: money for totals of an economy. */
export function countsMoney(name: string): boolean {
  return MONEY.test(name)
}

const DURATION = '时间 时长 周期 天数 时限 期限 年限 寿命 提速 时效 工期 用时 年龄 停时 耗时'.split(' ')

export function isDuration(name: string): boolean {
  return DURATION.some((word) => name.includes(word))
}
