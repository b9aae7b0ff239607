import type { CodeRule } from '@citybrain/contract/engines/code.ts'
import type { CodeKind } from '@citybrain/contract/kernel/code-kind.ts'
import type { Words } from '@citybrain/contract/kernel/words.ts'

const PROVINCE: Words = { zh: '省级行政区划代码在表中（凭记忆）', en: 'the province is in the list (from memory)' }
const STREET: Words = {
  zh: '本系统有该区数据时，街道在其中',
  en: 'the street is in the district’s data, where the district is served here',
}
const IN_USE: Words = { zh: '代码是否已启用、是否重复', en: 'whether the code is in use, or used twice' }
const SEGMENTS: Words = { zh: '各段长度正确、全为数字、不为零', en: 'each part has its digits and is not all zero' }
const CLASS: Words = { zh: '分类在代码表中', en: 'the class is in the code table' }

/** What is tested of each kind, under which rule. What is from memory warns; nothing of it refuses a sound code. */
export const CODE_RULES: Readonly<Record<CodeKind, CodeRule>> = {
  uscc: {
    kind: 'uscc',
    title: { zh: '统一社会信用代码', en: 'Unified social credit code' },
    basis: 'GB 32100-2015',
    known: 'verified',
    shape: {
      zh: '18 位：登记管理部门 1、机构类别 1、行政区划 6、主体标识码 9、校验码 1；不用 I、O、S、V、Z',
      en: '18 characters: authority 1, kind 1, district 6, subject 9, check 1; no I, O, S, V, Z',
    },
    refuses: [
      { zh: '长度、字符集', en: 'length and characters' },
      { zh: '第 3 至 8 位为数字', en: 'characters 3 to 8 are digits' },
      { zh: '校验码', en: 'the check character' },
    ],
    warns: [
      { zh: '机构类别在已知类别表中', en: 'the kind is in the table of known kinds' },
      PROVINCE,
      { zh: '第 9 至 17 位符合 GB 11714（凭记忆）', en: 'characters 9 to 17 agree with GB 11714 (from memory)' },
    ],
    untested: [{ zh: '主体是否存在', en: 'whether such an organisation exists' }],
    example: '914403001922038216',
    tables: ['organisation-kinds', 'provinces', 'divisions'],
  },
  organisation: {
    kind: 'organisation',
    title: { zh: '组织机构代码', en: 'Organisation code' },
    basis: 'GB 11714',
    known: 'from-memory',
    shape: { zh: '9 位：本体代码 8、校验码 1', en: '9 characters: body 8, check 1' },
    refuses: [
      { zh: '长度、字符集', en: 'length and characters' },
      { zh: '校验码', en: 'the check character' },
    ],
    warns: [],
    untested: [{ zh: '机构是否存在', en: 'whether such an organisation exists' }],
    example: '19220382-1',
    tables: [],
  },
  district: {
    kind: 'district',
    title: { zh: '县级行政区划代码', en: 'District code' },
    basis: 'GB/T 2260',
    known: 'verified',
    shape: { zh: '6 位数字', en: '6 digits' },
    refuses: [SEGMENTS],
    warns: [PROVINCE, { zh: '末两位不是 00', en: 'the last two are not 00' }],
    untested: [IN_USE],
    example: '120104',
    tables: ['provinces', 'divisions'],
  },
  street: {
    kind: 'street',
    title: { zh: '街道代码', en: 'Street code' },
    basis: '统计用区划代码（GB/T 10114）',
    known: 'verified',
    shape: { zh: '9 位：行政区划 6、街道 3（统计用 12 位末尾为 000）', en: '9 digits: district 6, street 3' },
    refuses: [SEGMENTS],
    warns: [PROVINCE, STREET],
    untested: [IN_USE],
    example: '120104002',
    tables: ['provinces', 'divisions'],
  },
  community: {
    kind: 'community',
    title: { zh: '社区代码', en: 'Community code' },
    basis: '统计用区划代码',
    known: 'verified',
    shape: { zh: '12 位：行政区划 6、街道 3、社区 3', en: '12 digits: district 6, street 3, community 3' },
    refuses: [SEGMENTS],
    warns: [PROVINCE, STREET],
    untested: [IN_USE],
    example: '120104002001',
    tables: ['provinces', 'divisions'],
  },
  grid: {
    kind: 'grid',
    title: { zh: '单元网格编码', en: 'Unit grid code' },
    basis: 'GB/T 30428.1-2013',
    known: 'verified',
    shape: {
      zh: '15 位：行政区划 6、街道 3、社区 3、网格顺序号 3',
      en: '15 digits: district 6, street 3, community 3, grid 3',
    },
    refuses: [SEGMENTS],
    warns: [PROVINCE, STREET],
    untested: [IN_USE, { zh: '顺序号是否自西向东、自北向南', en: 'whether numbers run west to east, north to south' }],
    example: '120104002001001',
    tables: ['provinces', 'divisions'],
  },
  component: {
    kind: 'component',
    title: { zh: '部件标识码', en: 'Component code' },
    basis: 'GB/T 30428.2-2013',
    known: 'verified',
    shape: {
      zh: '16 位：行政区划 6、大类 2、小类 2、顺序号 6',
      en: '16 digits: district 6, major class 2, minor class 2, number 6',
    },
    refuses: [
      { zh: '长度、全为数字', en: 'length, digits only' },
      CLASS,
      { zh: '顺序号不为零', en: 'the number is not 0' },
    ],
    warns: [PROVINCE],
    untested: [IN_USE],
    example: '3205820102048188',
    tables: ['component-classes', 'provinces', 'divisions'],
  },
  event: {
    kind: 'event',
    title: { zh: '事件编码', en: 'Event code' },
    basis: 'GB/T 30428.2-2013',
    known: 'from-memory',
    shape: { zh: '10 位：行政区划 6、大类 2、小类 2', en: '10 digits: district 6, major class 2, minor class 2' },
    refuses: [{ zh: '长度、全为数字', en: 'length, digits only' }, CLASS],
    warns: [PROVINCE, { zh: '各地自定小类的大类未核对小类', en: 'minors of classes left to each city' }],
    untested: [],
    example: '1201040102',
    tables: ['event-classes', 'provinces', 'divisions'],
  },
  'project-code': {
    kind: 'project-code',
    title: { zh: '投资项目代码', en: 'Project code' },
    basis: 'GB/T 40058-2021、发改投资〔2020〕1439号',
    known: 'verified',
    shape: {
      zh: '24 位含连字符：年月 4-行政区划 6-归口部门 2-项目类型 2-随机码 5 与校验码 1',
      en: '24 characters with hyphens: year and month 4, district 6, department 2, type 2, random 5 and check 1',
    },
    refuses: [
      { zh: '长度、各段为数字、末位为数字或字母', en: 'length, digits, last a digit or capital' },
      { zh: '月份 01 至 12', en: 'a month from 01 to 12' },
    ],
    warns: [PROVINCE, { zh: '项目类型 01 至 05（数字凭记忆）', en: 'a type from 01 to 05 (digits from memory)' }],
    untested: [
      { zh: '校验码：算法未公开', en: 'the check character: its algorithm is not public to us' },
      { zh: '归口部门代码', en: 'the department’s code' },
      IN_USE,
    ],
    example: '2103-120104-89-01-123456',
    tables: ['project-kinds', 'provinces', 'divisions'],
  },
  industry: {
    kind: 'industry',
    title: { zh: '国民经济行业代码', en: 'Industry code' },
    basis: 'GB/T 4754-2017',
    known: 'verified',
    shape: {
      zh: '门类字母 A 至 T，大类 2 位、中类 3 位、小类 4 位数字，字母可省',
      en: 'section letter A to T; 2 digits of a division, 3 of a group, 4 of a class; the letter may be left out',
    },
    refuses: [
      { zh: '门类在表中', en: 'the section is in the table' },
      { zh: '数字位数，大类不为 00', en: 'number of digits; no division 00' },
    ],
    warns: [{ zh: '大类与门类对应（凭记忆）', en: 'the division lies in the section (from memory)' }],
    untested: [
      {
        zh: '大、中、小类是否存在：完整分类表未收录',
        en: 'whether division, group and class exist: the full list is not held',
      },
    ],
    example: 'I6513',
    tables: ['industry-sections', 'industry-divisions'],
  },
}
