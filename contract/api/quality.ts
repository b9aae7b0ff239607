import { z } from 'zod'
import { FailingThing, QualityState } from '../engines/quality.ts'
import { Job } from '../kernel/job.ts'
import { FieldKey } from '../pack/field.ts'
import { TypeKey } from '../pack/thing.ts'
import { Paging, page } from './page.ts'
import { route } from './route.ts'

const tag = 'quality'

export const getQuality = route({
  method: 'GET',
  path: '/api/v1/quality',
  access: 'read:catalogue',
  tag,
  summary: {
    zh: '各类型数据质量（最近一次测算，按规则、来源）',
    en: 'Quality of the things of each type as measured last, by rule and source',
  },
  reply: QualityState,
})

export const measureQuality = route({
  method: 'POST',
  path: '/api/v1/quality',
  access: 'edit:catalogue',
  tag,
  summary: { zh: '测算数据质量（后台任务）', en: 'Measure the quality of data, as a job' },
  body: z.object({ type: TypeKey.optional().describe('类型 · Every type where left out') }),
  reply: Job,
  perMinute: 30,
  errors: ['registry.no-such-type', 'quality.running', 'platform.too-many-jobs'],
})

export const listFailing = route({
  method: 'GET',
  path: '/api/v1/quality/:type/rules/:rule/things',
  access: 'read:thing',
  tag,
  summary: { zh: '当前不符合某条质量规则的对象', en: 'Things that a rule doesn’t hold for now, by name' },
  params: z.object({ type: TypeKey, rule: FieldKey }),
  query: Paging.extend({ source: z.string().min(1).max(80).optional().describe('来源系统 · Only of this source') }),
  reply: page(FailingThing),
  errors: ['registry.no-such-type', 'quality.no-such-rule', 'registry.not-cleared', 'request.bad-cursor'],
})

export const QUALITY_ROUTES = [getQuality, measureQuality, listFailing] as const
