import { randomInt } from 'node:crypto'
import { type Problem, REFUSAL_STATUS, Refusal } from '@citybrain/contract/kernel/errors.ts'
import type { Language } from '@citybrain/contract/kernel/words.ts'
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import type { Logger } from '../platform/index.ts'
import { malformedRequest, notJson, STATUS_OF_CODE, serverFault, tooLarge, tooMany } from './errors.ts'
import { languageOf } from './language.ts'

const TITLES = {
  Invalid: { zh: '请求无效', en: 'Invalid request' },
  NotSignedIn: { zh: '未登录', en: 'Not signed in' },
  NotAllowed: { zh: '不允许', en: 'Not allowed' },
  NotFound: { zh: '未找到', en: 'Not found' },
  Conflict: { zh: '无法执行', en: 'Cannot be done now' },
} as const satisfies Record<Refusal['kind'], Record<Language, string>>

const FAULT = { zh: '服务故障', en: 'Service fault' }

/** A refusal as RFC 9457 wants it, in the reader's language. */
export function toProblem(refusal: Refusal, language: Language, requestId: string): Problem {
  const status = statusOf(refusal)
  return {
    type: `urn:citybrain:error:${refusal.code}`,
    title: (status >= 500 ? FAULT : TITLES[refusal.kind])[language],
    status,
    code: refusal.code,
    detail: refusal.words[language],
    instance: `urn:uuid:${requestId}`,
    ...(Object.keys(refusal.details).length > 0 && { details: refusal.details }),
  }
}

export function statusOf(refusal: Refusal): number {
  return STATUS_OF_CODE[refusal.code] ?? REFUSAL_STATUS[refusal.kind]
}

const OF_STATUS: Readonly<Record<number, () => Refusal>> = {
  413: tooLarge,
  415: notJson,
  429: tooMany,
}

/** The refusal in what was thrown: ours as it is, the framework's by its status, anything else a numbered fault. */
function refusalIn(error: unknown, note: (number: string) => void): Refusal {
  if (error instanceof Refusal) return error
  const status = (error as Partial<FastifyError> | null)?.statusCode
  if (status !== undefined && status >= 400 && status < 500) return (OF_STATUS[status] ?? malformedRequest)()
  const number = String(randomInt(10_000_000, 100_000_000))
  note(number)
  return serverFault(number)
}

/** Answers with the problem; a fault of ours goes to the log under the number that the person is told. */
export function sendProblem(
  logger: Logger,
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const refusal = refusalIn(error, (number) =>
    logger.error({ number, requestId: request.id, path: request.routeOptions.url, error: faultOf(error) }, 'fault'),
  )
  const problem = toProblem(refusal, languageOf(request.headers['accept-language']), request.id)
  const wait = refusal.details.retryAfterSeconds
  if (typeof wait === 'number') reply.header('retry-after', String(Math.ceil(wait)))
  return reply.status(problem.status).type('application/problem+json').send(JSON.stringify(problem))
}

/** Name, message and stack; an ORM's parameters and a zod error's input could carry personal data and stay out. */
function faultOf(error: unknown): object {
  if (!(error instanceof Error)) return { name: typeof error }
  const cause = error.cause instanceof Error ? { cause: faultOf(error.cause) } : {}
  return { name: error.name, message: error.message.slice(0, 2000), stack: error.stack?.slice(0, 6000), ...cause }
}
