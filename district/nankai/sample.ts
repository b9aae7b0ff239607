import type { SamplePerson } from '@citybrain/contract/engines/district.ts'

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
