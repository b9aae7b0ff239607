import {
  AlignmentType,
  Document,
  HeadingLevel,
  LevelFormat,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  WidthType,
} from 'docx'

export const PLAN_TITLE = '云溪区2024年国民经济和社会发展计划'

const NUMBERING = {
  config: [
    {
      reference: 'headings',
      levels: [
        { level: 0, format: LevelFormat.CHINESE_COUNTING, text: '%1、', alignment: AlignmentType.START },
        { level: 1, format: LevelFormat.CHINESE_COUNTING, text: '（%2）', alignment: AlignmentType.START },
      ],
    },
  ],
}

const heading = (text: string, level: 0 | 1) =>
  new Paragraph({
    text,
    heading: level === 0 ? HeadingLevel.HEADING_1 : HeadingLevel.HEADING_2,
    numbering: { reference: 'headings', level },
  })
const line = (text: string) => new Paragraph({ text })
const tableRow = (cells: readonly string[]) =>
  new TableRow({ children: cells.map((text) => new TableCell({ children: [line(text)] })) })
const table = (rows: readonly (readonly string[])[]) =>
  new Table({ width: { size: 100, type: WidthType.PERCENTAGE }, rows: rows.map(tableRow) })

/** Plan of a district that does not exist, as its clerks would send it: numbers of headings automatic, tasks in a table. */
const BODY = [
  heading('2023年计划执行情况', 0),
  line('2023年，地区生产总值增长5.6%，一般公共预算收入完成82.4亿元，建成口袋公园9个。'),
  heading('2024年主要预期目标', 0),
  line('地区生产总值增长5%左右；一般公共预算收入增长4%；固定资产投资增长6%以上；社会消费品零售总额增长5.5%。'),
  line('居民人均可支配收入增长与经济增长基本同步；城镇登记失业率控制在5%以内；单位地区生产总值能耗完成市下达任务。'),
  heading('2024年重点任务', 0),
  heading('建设有活力的产业', 1),
  line('新增国家高新技术企业60家，培育市级专精特新企业12家，引进亿元以上项目30个。'),
  line('开工建设云溪软件园二期，总投资18亿元。竣工星河会展中心。'),
  line('建立重点企业包联服务机制，持续优化营商环境。'),
  heading('建设宜居的城区', 1),
  line('改造老旧小区15个、120万平方米，惠及居民1.6万户。新建口袋公园8个，新增停车泊位3000个。'),
  line('健全志愿服务积分制度，完善垃圾分类长效管理体系。由各街道牵头，整治背街小巷40条。'),
  heading('办好民生实事', 1),
  line('新增城镇就业2.5万人，零就业家庭动态清零。新建幼儿园3所，新增学位1080个。'),
  line('建成社区食堂20个。各项任务分工如下表。'),
  table([
    ['序号', '任务', '目标', '责任单位'],
    ['1', '新建养老服务综合体', '6个', '区民政局'],
    ['2', '改造供热旧管网', '25公里', '区城市管理委'],
    ['3', '新增公共充电桩', '800个', '区发展改革委'],
  ]),
  heading('保障措施', 0),
  line('全区上下要振奋精神，同心同德。'),
]

export function districtPlanFile(): Promise<Buffer> {
  return Packer.toBuffer(
    new Document({
      numbering: NUMBERING,
      sections: [{ children: [new Paragraph({ text: PLAN_TITLE, heading: HeadingLevel.TITLE }), ...BODY] }],
    }),
  )
}
