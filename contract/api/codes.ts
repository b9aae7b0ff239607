import { z } from 'zod'
import { CodeCheck, CodeRule, CodeValue } from '../engines/code.ts'
import { CodeKind } from '../kernel/code-kind.ts'
import { CodeTable, CodeTableKey } from '../pack/code-table.ts'
import { route } from './route.ts'

const tag = 'codes'

const TableSummary = CodeTable.pick({ key: true, title: true, basis: true, known: true, complete: true }).extend({
  entries: z.int().describe('How many'),
})

export const listCodeRules = route({
  method: 'GET',
  path: '/api/v1/codes',
  access: 'signed-in',
  tag,
  summary: { zh: '编码种类、校验规则与代码表目录', en: 'Kinds of codes, how each is checked, and the code tables' },
  reply: z.object({ kinds: z.array(CodeRule), tables: z.array(TableSummary) }),
})

export const checkCode = route({
  method: 'GET',
  path: '/api/v1/codes/:kind/:value',
  access: 'signed-in',
  tag,
  summary: { zh: '校验编码：是否有效，各段含义，或错在哪里', en: 'Check a code: what its parts say, or what is wrong' },
  params: z.object({ kind: CodeKind, value: CodeValue }),
  reply: CodeCheck,
})

export const getCodeTable = route({
  method: 'GET',
  path: '/api/v1/code-tables/:table',
  access: 'signed-in',
  tag,
  summary: { zh: '代码表及其来源', en: 'A code table and its source' },
  params: z.object({ table: CodeTableKey.max(100) }),
  reply: CodeTable,
  errors: ['code.no-such-table'],
})

export const CODE_ROUTES = [listCodeRules, checkCode, getCodeTable] as const
