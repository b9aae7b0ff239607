import type { FieldSource } from '@citybrain/contract/pack/field.ts'

const source = (status: FieldSource['status'], zh: string, en: string): FieldSource => ({ status, note: { zh, en } })

export const OWN = source('proposal', '本项目设定，可由本区调整', 'Chosen by this project; a district may change it')
export const CLOSED_LOOP = source(
  'verified',
  '城市管理案件流程（某市在用系统的流程规范；七个阶段见各地依 CJJ/T 106-2010 制定的办法）',
  'Workflow of a city’s system in use; the seven stages as local rules under CJJ/T 106-2010 name them',
)
export const STAGE_LIMITS = source(
  'from-memory',
  '各环节时限为通行做法，凭记忆，非标准条文，待本市标准核对',
  'Limits of the stages as commonly used; from memory, not a clause of any standard',
)
export const GARDEN_COVERS = source(
  'verified',
  '某市城管系统立结案标准（注明参照 GB/T 30428.8），非国家标准原文',
  'Filing and closing standards of a city’s system that says it follows GB/T 30428.8; not the standard’s own text',
)
export const EVENT_STANDARDS = source(
  'verified',
  '公开的城市管理事件立案、处置与结案标准（地方做法），非国家标准原文',
  'A published local table of filing, handling and closing of events; not the national standard’s text',
)
export const HOTLINE_RETURNS = source(
  'verified',
  '天津市政务服务便民热线退单规则（2024 年修订草案，未核对生效文本）',
  'Rules on returns of Tianjin’s hotline, read in the draft revision of 2024, not in the text in force',
)
export const HOTLINE_RECEIPT = source(
  'verified',
  '《天津市政务服务便民热线管理办法》（市人民政府令第39号，2025-01-01 起施行）实施细则的接收时限，据公开报道',
  'Times to take a ticket in the detailed rules under Tianjin’s hotline measures (order 39 of the city government, in force from 1 January 2025), as the press reported them',
)
export const JINNIU = source(
  'verified',
  '成都市金牛区数字城管评分文本（该区做法，本区未采用）',
  'Scoring of Jinniu district, Chengdu: that district’s practice, not adopted here',
)
export const EVALUATION_MEMORY = source(
  'from-memory',
  '数字城管绩效评价通行口径，凭记忆，待与标准核对',
  'As digital city management commonly evaluates; from memory, to be confirmed',
)
export const VENDOR_FIGURES = source(
  'verified',
  '指标名称见公开的系统对接文档；口径为本项目设定',
  'The name is in a public integration document; how it is counted is this project’s choice',
)
