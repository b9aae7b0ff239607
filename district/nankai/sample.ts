import type { SampleGrid, SamplePerson } from '@citybrain/contract/engines/district.ts'

export { SAMPLE_RESPONSIBILITIES } from './sample-responsibilities.ts'

/** People of the sample city: 样例 is no surname's given name, so nobody takes them for officials. */
export const SAMPLE_PEOPLE = [
  {
    login: 'admin',
    name: '赵样例',
    title: { zh: '系统管理员（虚构）', en: 'System administrator (fictional)' },
    roles: ['administrator'],
    department: 'big-data',
    posts: [],
  },
  {
    login: 'planner',
    name: '钱样例',
    title: { zh: '区发展改革委规划科科员（虚构）', en: 'Planner of the Development and Reform Commission (fictional)' },
    roles: ['planner'],
    department: 'development-reform',
    posts: ['development-reform-planner'],
  },
  {
    login: 'liaison',
    name: '孙样例',
    title: {
      zh: '区住房建设委联络员（虚构）',
      en: 'Liaison of the Housing and Construction Commission (fictional)',
    },
    roles: ['liaison'],
    department: 'housing-construction',
    posts: ['housing-construction-liaison'],
  },
  {
    login: 'leader',
    name: '李样例',
    title: { zh: '分管副区长（虚构）', en: 'Deputy district mayor in charge (fictional)' },
    roles: ['leader'],
    department: 'government-office',
    posts: ['government-office-deputy-mayor'],
  },
  {
    login: 'steward',
    name: '周样例',
    title: { zh: '区大数据管理中心数据管理员（虚构）', en: 'Data steward of the Big Data Centre (fictional)' },
    roles: ['viewer'],
    department: 'big-data',
    posts: ['big-data-steward'],
  },
  {
    login: 'street',
    name: '吴样例',
    title: { zh: '学府街道工作人员（虚构）', en: 'Worker of Xuefu Street (fictional)' },
    roles: ['viewer'],
    department: 'xuefu-street',
    posts: ['xuefu-street-worker'],
  },
  {
    login: 'grid',
    name: '郑样例',
    title: { zh: '学府街道网格员（虚构）', en: 'Grid worker of Xuefu Street (fictional)' },
    roles: ['viewer'],
    department: 'xuefu-street',
    posts: ['xuefu-street-grid-worker'],
  },
  {
    login: 'clerk',
    name: '王样例',
    title: { zh: '城管监督中心受理员（虚构）', en: 'Acceptance clerk of city management (fictional)' },
    roles: ['viewer'],
    department: 'city-management',
    posts: ['city-management-clerk'],
  },
  {
    login: 'dispatcher',
    name: '冯样例',
    title: { zh: '城管指挥中心派遣员（虚构）', en: 'Dispatcher of city management (fictional)' },
    roles: ['viewer'],
    department: 'city-management',
    posts: ['city-management-dispatcher'],
  },
  {
    login: 'duty',
    name: '陈样例',
    title: { zh: '城管指挥中心值班长（虚构）', en: 'Duty officer of city management (fictional)' },
    roles: ['viewer'],
    department: 'city-management',
    posts: ['city-management-duty-officer'],
  },
  {
    login: 'handler',
    name: '褚样例',
    title: {
      zh: '区城市管理委联络员兼处置人员（虚构）',
      en: 'Liaison and handler of the City Management Commission (fictional)',
    },
    roles: ['viewer'],
    department: 'city-management',
    posts: ['city-management-liaison', 'city-management-handler'],
  },
  {
    login: 'collector',
    name: '卫样例',
    title: { zh: '学府街道信息采集员（虚构）', en: 'Collector of Xuefu Street (fictional)' },
    roles: ['viewer'],
    department: 'xuefu-street',
    posts: ['xuefu-street-collector'],
  },
  {
    login: 'inspector',
    name: '蒋样例',
    title: { zh: '区政府督查员（虚构）', en: 'Inspector of the district government (fictional)' },
    roles: ['viewer'],
    department: 'government-office',
    posts: ['government-office-inspector'],
  },
] as const satisfies SamplePerson[]

/** Texts beside this file; the first is the plan with which the sample city starts, the others are for comparing. */
export const SAMPLE_DOCUMENTS = [
  {
    file: 'plan-2023.txt',
    title: { zh: '南开区2023年国民经济和社会发展计划', en: "Nankai's plan for 2023" },
  },
  {
    file: 'plan-2023-draft.txt',
    title: { zh: '南开区2023年计划（征求意见稿，样例）', en: "Nankai's plan for 2023, consultation draft (sample)" },
  },
  {
    file: 'work-report-2023.txt',
    title: { zh: '南开区2023年政府工作报告（节选，样例）', en: "Nankai's work report for 2023, extract (sample)" },
    kind: 'work-report',
  },
] as const

/** The day on which the sample city's clock stands when it starts. */
export const SAMPLE_TODAY = '2023-09-15'

/**
 * No public file holds the district's streets, communities or unit grid, so the sample city gets an invented one: about
 * 4 000 cells of 100 m. Seeds are recalled positions of a place in each street.
 */
export const SAMPLE_GRID = {
  cellM: 100,
  communityCells: 7,
  firstCommunity: 901,
  streets: [
    { street: '120104001', near: [117.143, 39.131] },
    { street: '120104002', near: [117.1765, 39.1405] },
    { street: '120104003', near: [117.168, 39.136] },
    { street: '120104004', near: [117.16, 39.131] },
    { street: '120104005', near: [117.163, 39.119] },
    { street: '120104006', near: [117.161, 39.105] },
    { street: '120104007', near: [117.125, 39.137] },
    { street: '120104008', near: [117.144, 39.116] },
    { street: '120104009', near: [117.143, 39.096] },
    { street: '120104010', near: [117.16, 39.089] },
    { street: '120104011', near: [117.166, 39.073] },
    { street: '120104012', near: [117.128, 39.084] },
  ],
  source: {
    zh: '样例数据：按100米方格生成，与真实街道、社区、网格界线无关',
    en: 'Sample data: generated as squares of 100 m; unrelated to the real bounds of streets, communities and grid',
  },
} satisfies SampleGrid
