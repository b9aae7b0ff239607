import { z } from 'zod'
import { RefusedErrand } from '../engines/errand.ts'
import { Id } from '../kernel/ids.ts'
import { Paging, page } from './page.ts'
import { route } from './route.ts'

const tag = 'operations'
const Counted = z.coerce.number().int().min(1).max(1_000_000)
const params = z.object({ case: Id, revision: Counted, place: Counted })
const Reason = z.object({ reason: z.string().trim().min(1).max(500).describe('Why; kept in the audit') })
const errors = ['casework.no-such-errand']

export const listRefusedErrands = route({
  method: 'GET',
  path: '/api/v1/operations/errands',
  access: 'read:log',
  tag,
  summary: {
    zh: '案件后续事项中被拒绝的，旧者在前',
    en: 'What should have followed from cases and was refused, the oldest first',
  },
  query: Paging,
  reply: page(RefusedErrand),
  errors: ['request.bad-cursor'],
})

export const retryErrand = route({
  method: 'POST',
  path: '/api/v1/operations/errands/:case/:revision/:place/retry',
  access: 'operate:log',
  tag,
  summary: { zh: '再试一次', en: 'Have a refused errand tried again; it is done, or refused anew' },
  params,
  body: Reason,
  reply: z.object({ state: z.literal('waiting') }),
  errors,
})

export const dropErrand = route({
  method: 'POST',
  path: '/api/v1/operations/errands/:case/:revision/:place/drop',
  access: 'operate:log',
  tag,
  summary: { zh: '不再办理', en: 'Drop a refused errand for good' },
  params,
  body: Reason,
  reply: z.object({ state: z.literal('dropped') }),
  errors,
})

export const ERRAND_ROUTES = [listRefusedErrands, retryErrand, dropErrand] as const
