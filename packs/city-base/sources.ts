import type { FieldSource } from '@citybrain/contract/pack/field.ts'

const source = (status: FieldSource['status'], zh: string, en: string): FieldSource => ({ status, note: { zh, en } })

export const LEDGER_33 = source(
  'from-memory',
  '项目台账字段（投资项目管理通行做法）',
  'Fields of a project ledger as investment management keeps them',
)
export const GRID_STANDARD = source(
  'verified',
  '单元网格划分与编码（DB11 网格化城市管理系统；已部署系统的记录）',
  'Division and codes of unit grids (DB11, and a record of a deployed system)',
)
export const COMPONENT_RECORD = source(
  'verified',
  '部件基础记录（已部署系统的交换格式；GB/T 30428.2 编码）',
  'Basic record of a component (exchange format of a deployed system; codes of GB/T 30428.2)',
)
export const COMPONENT_STATES = source(
  'from-memory',
  '部件状态（交换格式举例：完好、破损、丢失、废弃）',
  'States of a component (the exchange format names intact, damaged, missing, abandoned)',
)
export const BUILDING_ECONOMY = source(
  'from-memory',
  '楼宇经济台账口径',
  'Definitions of the ledger of the building economy',
)
export const GB_32100 = source('verified', 'GB 32100-2015 统一社会信用代码', 'GB 32100-2015')
export const GB_4754 = source('from-memory', 'GB/T 4754-2017 国民经济行业分类', 'GB/T 4754-2017')
export const SIZE_BANDS = source(
  'from-memory',
  '工信部联企业〔2011〕300号 划型标准',
  'MIIT 2011 No. 300: bands of enterprise size',
)
export const CREDIT_CLASSES = source(
  'verified',
  '国市监信发〔2022〕6号 企业信用风险分类',
  'SAMR 2022 No. 6: classes of credit risk',
)
export const LAND_LEDGER = source('from-memory', '土地出让台账', 'Ledger of land for sale')
export const LIFT_STEPS = source(
  'from-memory',
  '既有住宅加装电梯办理步骤',
  'Steps of adding a lift to an existing building',
)
export const EMPLOYMENT_LAW = source('verified', '就业促进法 第五十六条', 'Employment Promotion Law, Art. 56')
export const OWN = source('proposal', '本项目设定，可由本区调整', 'Chosen by this project; a district may change it')
