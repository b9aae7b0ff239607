import type { Words } from '@citybrain/contract/kernel/words.ts'
import { REGION, regionMeaning, warningsOfRegion } from './divisions.ts'
import { isOrganisationCode, organisationCheck } from './organisation.ts'
import type { Tables } from './tables.ts'
import type { Tidied } from './tidy.ts'
import {
  type Checker,
  type Fault,
  faultOfDigits,
  faultOfLength,
  invalid,
  likeDigit,
  part,
  type Verdict,
} from './verdict.ts'

/** GB 32100-2015: 31 characters, without I O S V Z. */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'
/** Powers of 3 modulo 31. */
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
const LENGTH = 18

/** The check character that belongs to the first seventeen. */
export function usccCheck(text: string): string {
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * ALPHABET.indexOf(text[at] ?? '0'), 0)
  return ALPHABET[(31 - (sum % 31)) % 31] ?? '0'
}

/** Unified social credit code (统一社会信用代码). */
export const checkUscc: Checker = (given, tables) => {
  const { text } = given
  const fault = faultOfShape(text) ?? faultOfCheck(text)
  return fault ? invalid(given, fault) : usccOf(given, tables)
}

function faultOfShape(text: string): Fault | null {
  return faultOfOtherCode(text) ?? faultOfLength(text, LENGTH) ?? faultOfAlphabet(text) ?? faultOfDigits(text, 3, 8)
}

/** The nine characters of an organisation code are often given in its place. */
function faultOfOtherCode(text: string): Fault | null {
  if (!isOrganisationCode(text)) return null
  const because = {
    zh: '这是 9 位组织机构代码；统一社会信用代码为 18 位，其第 9 至 17 位是组织机构代码',
    en: 'this is an organisation code of 9 characters; a unified social credit code has 18 and holds it in characters 9 to 17',
  }
  return { because, at: null }
}

function faultOfAlphabet(text: string): Fault | null {
  const at = Array.from(text).findIndex((one) => !ALPHABET.includes(one))
  if (at < 0) return null
  const found = Array.from(text)[at] ?? ''
  if (!/^[A-Z]$/.test(found))
    return {
      at: at + 1,
      because: {
        zh: `第 ${at + 1} 位是“${found}”，只能是数字或大写字母`,
        en: `character ${at + 1} is "${found}"; the code has digits and capitals only`,
      },
    }
  const meant = likeDigit(found)
  return {
    at: at + 1,
    because: {
      zh: `第 ${at + 1} 位是 ${found}，代码不使用 I、O、S、V、Z${meant ? `；是否应为 ${meant}` : ''}`,
      en: `character ${at + 1} is ${found}; the code uses no I, O, S, V or Z${meant ? `: is it a ${meant}?` : ''}`,
    },
  }
}

function faultOfCheck(text: string): Fault | null {
  const [expected, found] = [usccCheck(text), text[LENGTH - 1]]
  if (expected === found) return null
  return {
    at: LENGTH,
    because: {
      zh: `校验码应为 ${expected}，实为 ${found}：前 17 位或校验码有误，请与证照核对`,
      en: `the check character should be ${expected}, not ${found}: one of the 18 is wrong; compare it with the licence`,
    },
  }
}

const PARTS = {
  authority: { zh: '登记管理部门', en: 'registering authority' },
  kind: { zh: '机构类别', en: 'kind of organisation' },
  subject: { zh: '主体标识码（组织机构代码）', en: 'subject (organisation code)' },
  check: { zh: '校验码', en: 'check character' },
} satisfies Record<string, Words>

function usccOf({ text, told }: Tidied, tables: Tables): Verdict {
  const kind = text.slice(0, 2)
  const region = text.slice(2, 8)
  const parts = [
    part('authority', PARTS.authority, text.slice(0, 1), tables.meaning('organisation-kinds', text.slice(0, 1))),
    part('kind', PARTS.kind, text.slice(1, 2), tables.meaning('organisation-kinds', kind)),
    part('region', REGION, region, regionMeaning(tables, region)),
    part('subject', PARTS.subject, text.slice(8, 17)),
    part('check', PARTS.check, text.slice(17)),
  ]
  const warnings = [...warningsOfKind(tables, kind), ...warningsOfRegion(tables, region), ...warningsOfSubject(text)]
  return { valid: true, normal: text, told, parts, warnings }
}

function warningsOfKind(tables: Tables, kind: string): Words[] {
  const kinds = tables.find('organisation-kinds')
  if (!kinds || kinds.has(kind)) return []
  return [
    {
      zh: `机构类别 ${kind} 不在已知类别表中`,
      en: `the kind of organisation ${kind} is not in the table of known kinds`,
    },
  ]
}

/** A further test from memory: it warns and refuses nobody. */
function warningsOfSubject(text: string): Words[] {
  const subject = text.slice(8, 17)
  const expected = organisationCheck(subject)
  if (subject[8] === expected) return []
  return [
    {
      zh: `第 9 至 17 位的组织机构代码校验码应为 ${expected}，实为 ${subject[8]}（此项凭记忆，仅提示）`,
      en: `the organisation code in characters 9 to 17 should end in ${expected}, not ${subject[8]} (a test from memory: it only warns)`,
    },
  ]
}
