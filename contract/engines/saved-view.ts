import { z } from 'zod'
import { Id } from '../kernel/ids.ts'
import { Revision } from '../kernel/revision.ts'

/** As many as one person keeps. */
export const MOST_VIEWS = 50

export const ViewList = z
  .string()
  .max(80)
  .regex(/^[a-z][a-z0-9-]*(\/[a-z][a-z0-9-]*)?$/, 'expected the name of a list, such as ledger or things/building')
  .describe('所属列表 · Which list it is of: `ledger`, or `things/<type>`')
  .meta({ examples: ['things/building'] })

export const ViewName = z
  .string()
  .trim()
  .min(1)
  .max(40)
  .describe('名称，本人的常用视图不得重名 · Once per person')
  .meta({ examples: ['二层以上的楼宇'] })

export const ViewQuery = z
  .string()
  .max(4000)
  .describe('筛选、排序与列，写法同网址的查询部分 · Filters, order and columns as the query of the console’s address')
  .meta({ examples: ['sort=-storeys&type=building&where=storeys%3Agte%3A2'] })

/** A person's own way of looking at a list, under a name. */
export const SavedView = z.object({
  id: Id,
  list: ViewList,
  name: ViewName,
  query: ViewQuery,
  revision: Revision.describe('修订号 · Counts its changes'),
})
export type SavedView = z.infer<typeof SavedView>
