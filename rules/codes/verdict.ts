import type { CodePart } from '@citybrain/contract/engines/code.ts'
import type { Words } from '@citybrain/contract/kernel/words.ts'
import type { Tables } from './tables.ts'
import type { Tidied } from './tidy.ts'

/** What one kind's own test says; `checkCode` adds under which rule. */
export type Verdict =
  | { valid: true; normal: string; told: Words[]; parts: CodePart[]; warnings: Words[] }
  | { valid: false; normal: string; told: Words[]; because: Words; at: number | null }

export type Checker = (given: Tidied, tables: Tables) => Verdict

/** A reason and the character at fault, counted from 1. */
export interface Fault {
  readonly because: Words
  readonly at: number | null
}

export const invalid = ({ text, told }: Tidied, { because, at }: Fault): Verdict => ({
  ...{ valid: false, normal: text, told, because, at },
})

export const part = (key: string, title: Words, value: string, meaning: Words | null = null): CodePart => ({
  ...{ key, title, value, meaning },
})

/** Another number of characters than the code has. */
export function faultOfLength(text: string, length: number): Fault | null {
  const count = Array.from(text).length
  if (count === length) return null
  const because =
    count === 0
      ? { zh: `没有内容：应为 ${length} 位`, en: `nothing was given: it has ${length} characters` }
      : { zh: `应为 ${length} 位，实为 ${count} 位`, en: `it has ${length} characters; this has ${count}` }
  return { because, at: null }
}

/** Letters that are read and typed for a digit. */
const LIKE_DIGIT: Readonly<Record<string, string>> = { O: '0', Q: '0', D: '0', I: '1', L: '1', Z: '2', S: '5', B: '8' }

export const likeDigit = (character: string): string | null => LIKE_DIGIT[character] ?? null

/** The first character of a stretch that is no digit; `from` and `to` count from 1. */
export function faultOfDigits(text: string, from: number, to: number): Fault | null {
  const at = Array.from(text.slice(from - 1, to)).findIndex((one) => !/^\d$/.test(one))
  if (at < 0) return null
  const found = Array.from(text.slice(from - 1, to))[at] ?? ''
  const meant = likeDigit(found)
  return {
    at: from + at,
    because: {
      zh: `第 ${from + at} 位是 ${found}，第 ${from} 至 ${to} 位只能是数字${meant ? `；是否应为 ${meant}` : ''}`,
      en: `character ${from + at} is ${found}; characters ${from} to ${to} are digits${meant ? `: is it a ${meant}?` : ''}`,
    },
  }
}
