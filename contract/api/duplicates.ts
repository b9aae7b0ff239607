import { z } from 'zod'
import { DuplicateDetail, DuplicatePair, DuplicateSearch, DuplicateState, TakenKey } from '../engines/duplicate.ts'
import { Thing } from '../engines/thing.ts'
import { Id } from '../kernel/ids.ts'
import { Job } from '../kernel/job.ts'
import { Revision } from '../kernel/revision.ts'
import { TypeKey } from '../pack/thing.ts'
import { Paging, page } from './page.ts'
import { route } from './route.ts'

const tag = 'duplicates'
const PairParams = z.object({ pair: Id })
const Reason = z.string().trim().min(2).max(300)
const gone = 'duplicates.no-such-pair'
const changed = 'registry.changed-meanwhile'

export const listDuplicates = route({
  method: 'GET',
  path: '/api/v1/duplicates',
  access: 'merge:thing',
  tag,
  summary: {
    zh: '疑似重复的对象对（待判定的按相似分排列，已判定的新者在前）',
    en: 'Pairs of things that may be one: open ones by score, decided ones newest first',
  },
  query: Paging.extend({
    type: TypeKey.optional(),
    state: DuplicateState.default('open'),
    least: z.coerce.number().int().min(0).max(100).default(0).describe('最低相似分 · Pairs with at least this score'),
  }),
  reply: page(DuplicatePair),
  errors: ['request.bad-cursor'],
})

export const listDuplicateSearches = route({
  method: 'GET',
  path: '/api/v1/duplicates/searches',
  access: 'merge:thing',
  tag,
  summary: { zh: '各类型查重的进度与待判定数', en: 'How far the search has come for each type, and what waits' },
  reply: z.object({ searches: z.array(DuplicateSearch) }),
})

export const searchDuplicates = route({
  method: 'POST',
  path: '/api/v1/duplicates/searches',
  access: 'merge:thing',
  tag,
  summary: {
    zh: '查找重复（后台任务；中断后再次发起即从断点继续）',
    en: 'Look for duplicates as a job; started again after an interruption it goes on where it was',
  },
  body: z.object({ type: TypeKey.optional().describe('类型 · Every type where left out') }),
  reply: Job,
  perMinute: 30,
  errors: ['registry.no-such-type', 'duplicates.search-running', 'platform.too-many-jobs'],
})

export const getDuplicate = route({
  method: 'GET',
  path: '/api/v1/duplicates/:pair',
  access: 'merge:thing',
  tag,
  summary: { zh: '一对疑似重复的对象', en: 'A pair with all that is known of both' },
  params: PairParams,
  reply: DuplicateDetail,
  errors: [gone],
})

export const mergeDuplicate = route({
  method: 'POST',
  path: '/api/v1/duplicates/:pair/merge',
  access: 'merge:thing',
  tag,
  summary: { zh: '判定为同一对象并合并', en: 'They are one: merge them, choosing the survivor and its values' },
  params: PairParams,
  body: z.object({
    revision: Revision.describe('修订号 · Of the pair'),
    survivor: Id,
    revisions: z.record(Id, Revision).describe('对象修订号 · Of both things as they were compared'),
    take: z.array(TakenKey).max(120).default([]).describe('取用 · Keys whose value is taken from the duplicate'),
    reason: Reason,
  }),
  reply: Thing,
  errors: [gone, changed, 'duplicates.decided-already', 'registry.not-present', 'registry.code-taken'],
})

export const separateDuplicate = route({
  method: 'POST',
  path: '/api/v1/duplicates/:pair/different',
  access: 'merge:thing',
  tag,
  summary: { zh: '判定为不同对象（不再提示）', en: 'They are two: not to be proposed again' },
  params: PairParams,
  body: z.object({ revision: Revision, reason: Reason.optional() }),
  reply: DuplicateDetail,
  errors: [gone, changed, 'duplicates.decided-already'],
})

export const reopenDuplicate = route({
  method: 'POST',
  path: '/api/v1/duplicates/:pair/reopen',
  access: 'merge:thing',
  tag,
  summary: {
    zh: '撤销判定（已合并的拆回）',
    en: 'Take the decision back; what was merged is taken apart again',
  },
  params: PairParams,
  body: z.object({ revision: Revision, reason: Reason }),
  reply: DuplicateDetail,
  errors: [gone, changed, 'duplicates.not-decided', 'registry.code-taken'],
})

export const DUPLICATE_ROUTES = [
  listDuplicates,
  listDuplicateSearches,
  searchDuplicates,
  getDuplicate,
  mergeDuplicate,
  separateDuplicate,
  reopenDuplicate,
] as const
