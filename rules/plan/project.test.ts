import { describe, expect, it } from 'vitest'
import { compilePlan } from './index.ts'

function projects(sentence: string): [string | null, string | null][] {
  const plan = compilePlan(`某区2024年工作计划\n一、重点任务\n${sentence}`)
  return plan.commitments.filter((item) => item.kind === 'project').map((item) => [item.vquote, item.phase])
}

const names = (sentence: string): (string | null)[] => projects(sentence).map(([name]) => name)

describe('named projects', () => {
  it('are told one by one with their phase', () => {
    expect(projects('加快建设云湖大道北段、区图书馆新馆。')).toEqual([
      ['云湖大道北段', 'ongoing'],
      ['区图书馆新馆', 'ongoing'],
    ])
    expect(projects('开工建设柳湾水厂二期。')).toEqual([['柳湾水厂二期', 'start']])
    expect(projects('有序出让老糖厂、原农机站等地块。').map(([, phase]) => phase)).toEqual(['land-sale', 'land-sale'])
    expect(projects('盘活纺机厂旧址、汇丰大厦等闲置资产。').map(([, phase]) => phase)).toEqual([
      'revitalise',
      'revitalise',
    ])
  })

  it('may stand before what will be done', () => {
    expect(names('南环路、文昌大桥建成通车。')).toEqual(['南环路', '文昌大桥'])
    expect(names('清溪中学新校区9月底前投入使用。')).toEqual(['清溪中学新校区'])
  })

  it('share a head in lists', () => {
    const plan = compilePlan('某区2024年工作计划\n一、重点任务\n推进地铁7号线、8号线建设。')
    expect(plan.commitments.map((item) => item.subject)).toEqual(['地铁7号线', '地铁8号线'])
  })

  it('stand beside the count they are examples of', () => {
    const plan = compilePlan('某区2024年工作计划\n一、重点任务\n打通柏林路等4条断头路。')
    expect(plan.commitments.map((item) => [item.kind, item.vquote])).toEqual([
      ['project', '柏林路'],
      ['quantified-task', '4条'],
    ])
  })

  it('keep the count that belongs to their name', () => {
    const plan = compilePlan('某区2024年工作计划\n一、重点任务\n组织实施18项民心工程。')
    expect(plan.commitments).toMatchObject([{ kind: 'project', vquote: '18项民心工程', nameNumber: 18 }])
  })

  it.each([
    '推进老旧小区改造，完善基础设施网络。',
    '加快数字政府建设。',
    '大力发展智能制造产业。',
    '加强市容环境综合整治。',
    '建设标准厂房12万平方米。',
    '推进重点领域改革。',
    '支持企业参与国家科技项目。',
  ])('are not things in general: «%s»', (sentence) => {
    expect(names(sentence)).toEqual([])
  })

  it.each([
    ['推动城东产业园二期、金谷智能家居项目建成投产。', ['城东产业园二期', '金谷智能家居项目']],
    ['确保宝成城市综合体、万盛广场年内开业。', ['宝成城市综合体', '万盛广场']],
    ['争取云岭支线机场列入国家规划。', ['云岭支线机场']],
    ['推进南山风电场、西河光伏电站并网发电。', ['南山风电场', '西河光伏电站']],
    ['将柳溪河滨水公园建成开放。', ['柳溪河滨水公园']],
    ['对人民路、解放街实施改造。', ['人民路', '解放街']],
  ])('are governed from the front while their deed stands behind: «%s»', (sentence, expected) => {
    expect(names(sentence)).toEqual(expected)
  })

  it.each([
    ['九龙大桥主桥合龙，环城南路、迎宾大道改造年内完工。', ['九龙大桥主桥', '环城南路', '迎宾大道改造']],
    ['唐溪大道、学苑路分别于6月、10月底前建成通车。', ['唐溪大道', '学苑路']],
    ['市体育中心改扩建、县第二人民医院6月底前主体封顶。', ['市体育中心改扩建', '县第二人民医院']],
    ['白石机场迁建、青石支线机场加快建设。', ['白石机场迁建', '青石支线机场']],
    ['S214芦汀至石梁段改扩建，全长36.5公里，年内完成投资3亿元。', ['S214芦汀至石梁段改扩建']],
  ])('open a clause that says what becomes of them: «%s»', (sentence, expected) => {
    expect(names(sentence)).toEqual(expected)
  })

  it.each([
    ['启动五里屯、后王庄等4个城中村改造。', ['五里屯', '后王庄']],
    ['启动县城福安里、青龙坝两个集中安置区建设。', ['县城福安里', '青龙坝']],
    ['重点抓好双马水泥搬迁、四方光电产业园两个重大项目。', ['双马水泥搬迁', '四方光电产业园']],
    ['盯紧荣盛化工新材料园、巨源新能源商用车等在谈项目。', ['荣盛化工新材料园', '巨源新能源商用车']],
    ['续建云川至青山、石林至洪江等高速公路项目12个。', ['云川至青山', '石林至洪江']],
    ['市科技馆新馆、市民中心9月底前竣工。', ['市科技馆新馆', '市民中心']],
  ])('vouch for each other in a list: «%s»', (sentence, expected) => {
    expect(names(sentence)).toEqual(expected)
  })

  it('are listed behind a colon or line by line under a heading of projects', () => {
    expect(names('加快推进三大龙头项目：望江金融中心、京海零碳总部、云谷科创港。')).toEqual([
      '望江金融中心',
      '京海零碳总部',
      '云谷科创港',
    ])
    expect(names('二、续建项目\n——新澜江大桥拼宽\n——栗山站综合交通枢纽（北区）：年内站房封顶')).toEqual([
      '新澜江大桥拼宽',
      '栗山站综合交通枢纽（北区）',
    ])
  })

  it('may hold a capacity, and end before a figure in brackets', () => {
    expect(names('开工建设恒力年产20万吨碳纤维项目。')).toEqual(['恒力年产20万吨碳纤维项目'])
    expect(names('第二水厂（日供水2万吨）开工。')).toEqual(['第二水厂'])
    expect(names('推进白云电厂5、6号机组灵活性改造。')).toEqual(['白云电厂5、6号机组灵活性改造'])
  })

  it.each([
    '实施城市更新、生态修复、产业提升三大工程。',
    '支持平海重工、云轴等龙头企业牵头组建创新联合体。',
    '发挥东州、西州、南州三个端点城市联通作用。',
    '加快老旧小区、棚户区、城中村改造。',
    '建成投用社区食堂、日间照料中心。',
    '加强与清远、阿尔等企业合作。',
    '加快5G基站、数据中心等新型基础设施建设。',
    '稳妥实施散煤治理，推进农贸市场改造升级。',
    '谋划实施一批强基础、利长远的重大项目。',
  ])('are told from kinds of work, cities and partners: «%s»', (sentence) => {
    expect(names(sentence)).toEqual([])
  })
})
