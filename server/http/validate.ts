import type { Language } from '@citybrain/contract/kernel/words.ts'
import { z } from 'zod'
import { invalidRequest } from './errors.ts'

const SAY = { zh: z.locales.zhCN().localeError, en: z.locales.en().localeError } as const

interface Told {
  readonly part: 'params' | 'query' | 'body'
  readonly language: Language
}

/** The part of a request in the shape its route demands; anything the schema doesn't name is dropped. */
export function checkInput(schema: z.ZodType | undefined, value: unknown, told: Told): unknown {
  if (!schema) return undefined
  const result = schema.safeParse(value, { error: SAY[told.language] })
  if (!result.success) throw invalidRequest(result.error.issues.slice(0, 50).map((issue) => faultAt(told, issue)))
  const path = placeOfUnstorable(result.data)
  if (path) throw invalidRequest([faultAt(told, { path, message: UNSTORABLE[told.language] })])
  return result.data
}

function faultAt({ part }: Pick<Told, 'part'>, { path, message }: { path: PropertyKey[]; message: string }) {
  return { path: [part, ...path].map(String).join('.'), message }
}

const UNSTORABLE = {
  zh: '含有无法保存的字符（空字符或残缺的编码）',
  en: 'holds a character that cannot be stored (NUL, or half of a surrogate pair)',
} as const

/** Where a text stands that PostgreSQL takes neither as text nor in JSON; null where none does. */
function placeOfUnstorable(value: unknown): PropertyKey[] | null {
  if (typeof value === 'string') return value.isWellFormed() && !value.includes('\u0000') ? null : []
  if (typeof value !== 'object' || value === null) return null
  for (const [key, part] of Object.entries(value)) {
    const place = placeOfUnstorable(part)
    if (place) return [key, ...place]
  }
  return null
}

/** The reply cut to its schema, so that nothing leaves that the contract doesn't name; a misfit is a fault of ours. */
export function checkReply(schema: z.ZodType, value: unknown): unknown {
  return schema.parse(value)
}
