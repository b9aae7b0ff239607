import type { Language } from '@citybrain/contract/kernel/words.ts'
import { z } from 'zod'
import { invalidRequest } from './errors.ts'

const SAY = { zh: z.locales.zhCN().localeError, en: z.locales.en().localeError } as const

/** The part of a request in the shape its route demands; anything the schema doesn't name is dropped. */
export function checkInput(
  schema: z.ZodType | undefined,
  value: unknown,
  told: { part: 'params' | 'query' | 'body'; language: Language },
): unknown {
  if (!schema) return undefined
  const result = schema.safeParse(value, { error: SAY[told.language] })
  if (result.success) return result.data
  throw invalidRequest(
    result.error.issues.slice(0, 50).map((issue) => ({
      path: [told.part, ...issue.path].map(String).join('.'),
      message: issue.message,
    })),
  )
}

/** The reply cut to its schema, so that nothing leaves that the contract doesn't name; a misfit is a fault of ours. */
export function checkReply(schema: z.ZodType, value: unknown): unknown {
  return schema.parse(value)
}
