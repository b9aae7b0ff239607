import { z } from 'zod'
import { Language } from '../kernel/words.ts'
import { TypeKey } from '../pack/thing.ts'
import { route } from './route.ts'
import { ThingQuery } from './things.ts'

/** Rows of one file at most: what a worksheet holds below its header, and what one import takes. */
export const MOST_EXPORTED = 1_000_000

export const ThingExportQuery = ThingQuery.omit({
  cursor: true,
  limit: true,
  fields: true,
  count: true,
  sort: true,
}).extend({
  type: TypeKey.describe('类型 · One type: its fields are the columns'),
  format: z.enum(['csv', 'xlsx', 'geojson']).describe('格式 · csv (UTF-8 with a mark), xlsx or geojson (WGS 84)'),
  language: Language.default('zh').describe('表头语言 · Language of headers and choices'),
})

export const exportThings = route({
  method: 'GET',
  path: '/api/v1/things/export',
  access: 'export:thing',
  tag: 'things',
  summary: {
    zh: '导出一个类型的对象（条件同列表；按标识排序；导出的表可再导入）',
    en: 'Export the things of a type under the conditions of the list, ordered by id; an import reads the sheet again',
  },
  query: ThingExportQuery,
  gives: 'file',
  reply: z.unknown(),
  errors: ['registry.no-such-type', 'registry.bad-filter', 'registry.too-many-to-export'],
})

export const THING_EXPORT_ROUTES = [exportThings] as const
