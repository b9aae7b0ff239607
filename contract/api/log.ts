import { z } from 'zod'
import { ConsumerName, ConsumerProof, ConsumerStatus, Letter, LetterState } from '../engines/log.ts'
import { Paging, page } from './page.ts'
import { route } from './route.ts'

const tag = 'operations'
const LetterParams = z.object({
  consumer: ConsumerName,
  seq: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER),
})
const Reason = z.object({ reason: z.string().trim().min(1).max(500).describe('Why; kept in the audit') })
const errors = ['platform.no-such-dead-letter']

export const getLogStatus = route({
  method: 'GET',
  path: '/api/v1/operations/log',
  access: 'read:log',
  tag,
  summary: {
    zh: '事件日志各消费者的进度与守恒',
    en: 'How far each consumer of the log has come, and its conservation',
  },
  reply: z.object({ consumers: z.array(ConsumerStatus) }),
})

export const verifyLog = route({
  method: 'GET',
  path: '/api/v1/operations/log/verify',
  access: 'read:log',
  tag,
  summary: { zh: '重新清点日志并核对各消费者', en: 'Counts the whole log anew and checks each consumer against it' },
  perMinute: 30,
  reply: z.object({ consumers: z.array(ConsumerProof) }),
})

export const listLetters = route({
  method: 'GET',
  path: '/api/v1/operations/log/letters',
  access: 'read:log',
  tag,
  summary: { zh: '处理失败的事件（死信等）', en: 'Events that could not be handled, by consumer and number' },
  query: Paging.extend({ consumer: ConsumerName.optional(), state: LetterState.default('dead') }),
  reply: page(Letter),
  errors: ['request.bad-cursor'],
})

export const replayLetter = route({
  method: 'POST',
  path: '/api/v1/operations/log/:consumer/letters/:seq/replay',
  access: 'operate:log',
  tag,
  summary: { zh: '重放死信', en: 'Try a dead letter once more' },
  params: LetterParams,
  body: Reason,
  reply: Letter,
  errors,
})

export const discardLetter = route({
  method: 'POST',
  path: '/api/v1/operations/log/:consumer/letters/:seq/discard',
  access: 'operate:log',
  tag,
  summary: { zh: '丢弃死信', en: 'Discard a dead letter; those behind it go on' },
  params: LetterParams,
  body: Reason,
  reply: Letter,
  errors,
})

export const LOG_ROUTES = [getLogStatus, verifyLog, listLetters, replayLetter, discardLetter] as const
