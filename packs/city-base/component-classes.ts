import type { CodeTable } from '@citybrain/contract/pack/pack.ts'

/** Major classes with their minor ones: `01` 公用设施, `0101` 上水井盖 … */
const CLASSES: readonly (readonly [major: string, zh: string, en: string, minors: readonly string[]])[] = [
  [
    '01',
    '公用设施',
    'Public utilities',
    [
      '01 上水井盖|02 污水井盖|03 雨水井盖|04 雨水箅子|05 电力井盖|06 路灯井盖|07 通信井盖|08 有线电视井盖|09 网络井盖',
      '10 热力井盖|11 燃气井盖|12 公安井盖|13 消防设施|14 无主井盖|15 通信交接箱|16 电力设施|17 立杆|18 路灯|19 地灯',
      '20 景观灯|21 报刊亭|22 电话亭|23 邮筒|24 信息亭|25 自动售货机|26 健身设施|27 中水井盖|28 输油气井盖|29 园林井盖',
      '30 环卫设施井盖|32 空气质量和噪声显示屏|33 燃气调压站|36 供水器|37 输油气标志桩|38 标石|39 高压线铁塔',
    ],
  ],
  [
    '02',
    '交通设施',
    'Traffic facilities',
    [
      '01 停车场|02 停车咪表|03 公交站亭|04 出租车站牌|05 过街天桥|06 地下通道|07 高架立交桥|08 跨河桥|09 交通标志牌',
      '10 交通控制箱|11 交通护栏|12 存车支架|13 路名牌|14 交通信号灯|15 路边停车泊位|16 交通涵洞|17 道路信息显示屏',
      '18 道路隔音屏|19 交通岗亭|92 防撞桶|93 安全岛|94 人行横道桩|95 便道桩|96 柔性隔离体|97 信号灯电源井盖',
    ],
  ],
  [
    '03',
    '市容环境',
    'City appearance',
    [
      '01 公共厕所|02 公厕化粪池|03 公厕指示牌|04 垃圾间|05 垃圾箱|06 灯箱霓虹灯|07 广告牌匾|08 环境监测站',
      '09 融雪剂溶解池|11 环卫工具间|12 餐厨垃圾处理机|14 资源回收点|15 垃圾桶站|17 移动厕所',
    ],
  ],
  [
    '04',
    '园林绿化',
    'Parks and trees',
    ['01 古树名木|02 行道树|03 护树设施|04 花架花钵|05 绿地|06 雕塑|07 街头座椅|09 绿地维护设施|98 生态林'],
  ],
  ['05', '其他部件', 'Other components', ['01 宣传栏|02 人防工事|03 公房地下室']],
]

const rows = CLASSES.flatMap(([major, zh, en, minors]) => [
  { value: major, title: { zh, en } },
  ...minors.flatMap((line) =>
    line.split('|').map((one) => {
      const [minor = '', name = ''] = one.split(' ')
      // Only the Chinese names are official; a code with its class says as much in English as there is to say.
      return { value: major + minor, title: { zh: name, en: `${en} ${major}-${minor}` } }
    }),
  ),
])

export const COMPONENT_CLASSES: CodeTable = {
  key: 'component-class',
  title: { zh: '部件分类代码', en: 'Classes of components' },
  source: {
    status: 'verified',
    note: {
      zh: '按 CJ/T 214、GB/T 30428.2 编码的已部署系统；40 以上为地方扩展',
      en: 'A deployed system that uses the codes of CJ/T 214 and GB/T 30428.2; minor codes above 40 are local',
    },
  },
  rows,
}
