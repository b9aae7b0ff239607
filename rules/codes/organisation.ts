import type { Words } from '@citybrain/contract/kernel/words.ts'
import { type Checker, type Fault, faultOfLength, invalid, part } from './verdict.ts'

/** GB 11714, from memory; the twelve published codes of the tests agree with it. */
const WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2]

/** The check character that belongs to the first eight. */
export function organisationCheck(text: string): string {
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number.parseInt(text[at] ?? '0', 36), 0)
  const check = 11 - (sum % 11)
  return check === 10 ? 'X' : check === 11 ? '0' : String(check)
}

export const isOrganisationCode = (text: string): boolean =>
  /^[0-9A-Z]{8}[0-9X]$/.test(text) && organisationCheck(text) === text[8]

const SUBJECT: Words = { zh: '本体代码', en: 'body' }
const CHECK: Words = { zh: '校验码', en: 'check character' }

/** Organisation code (组织机构代码): nine characters, today the core of the unified social credit code. */
export const checkOrganisation: Checker = (given) => {
  const { text, told } = given
  const fault = faultOfLength(text, 9) ?? faultOfCharacters(text) ?? faultOfCheck(text)
  if (fault) return invalid(given, fault)
  const parts = [part('subject', SUBJECT, text.slice(0, 8)), part('check', CHECK, text.slice(8))]
  return { valid: true, normal: text, told, parts, warnings: [] }
}

function faultOfCharacters(text: string): Fault | null {
  const at = Array.from(text).findIndex((one) => !/^[0-9A-Z]$/.test(one))
  if (at < 0) return null
  const found = Array.from(text)[at]
  return {
    at: at + 1,
    because: {
      zh: `第 ${at + 1} 位是“${found}”，只能是数字或大写字母`,
      en: `character ${at + 1} is "${found}"; the code has digits and capitals only`,
    },
  }
}

function faultOfCheck(text: string): Fault | null {
  const expected = organisationCheck(text)
  if (expected === text[8]) return null
  return {
    at: 9,
    because: {
      zh: `校验码应为 ${expected}，实为 ${text[8]}`,
      en: `the check character should be ${expected}, not ${text[8]}`,
    },
  }
}
