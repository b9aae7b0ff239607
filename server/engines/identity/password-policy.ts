import type { Words } from '@citybrain/contract/kernel/words.ts'

const SHORTEST = 10
const LONGEST = 128
const LONG_ENOUGH_FOR_WORDS = 20

export const PASSWORD_RULE: Words = {
  zh: `至少 ${SHORTEST} 个字符，含大写字母、小写字母、数字、符号中的三类；或至少 ${LONG_ENOUGH_FOR_WORDS} 个字符的长句。不得包含账号或姓名，不得使用常见密码。`,
  en: `At least ${SHORTEST} characters with three of: capital letter, small letter, digit, symbol; or a phrase of at least ${LONG_ENOUGH_FOR_WORDS} characters. Without your login or name, and no common password.`,
}

/** Stems that guessing begins with; a password that is little more than one of them is guessed at once. */
const COMMON_STEMS = [
  'password',
  'passw0rd',
  'p@ssw0rd',
  'qwerty',
  'qwertyuiop',
  '1qaz2wsx',
  '1q2w3e4r',
  'qazwsx',
  'zxcvbnm',
  'asdfghjkl',
  'admin',
  'administrator',
  'welcome',
  'letmein',
  'iloveyou',
  'woaini',
  'nankai',
  'tianjin',
  'citybrain',
]

/** Passwords are compared as people see them, not as their keyboards compose them. */
export function normalisePassword(password: string): string {
  return password.normalize('NFKC')
}

interface Person {
  readonly login: string
  readonly name: string
}

/** What is wrong with a new password, or null. */
export function faultOfPassword(password: string, person: Person): Words | null {
  const text = normalisePassword(password)
  const length = [...text].length
  if (length < SHORTEST) return { zh: `少于 ${SHORTEST} 个字符`, en: `it has fewer than ${SHORTEST} characters` }
  if (length > LONGEST) return { zh: `超过 ${LONGEST} 个字符`, en: `it has more than ${LONGEST} characters` }
  if (new Set(text).size < 5) return { zh: '不同的字符太少', en: 'it repeats too few characters' }
  const small = text.toLowerCase()
  for (const own of [person.login, person.name])
    if ([...own].length > 1 && small.includes(normalisePassword(own).toLowerCase()))
      return { zh: '包含账号或姓名', en: 'it contains your login or name' }
  if (isCommon(small)) return { zh: '过于常见', en: 'it is a common one' }
  if (length >= LONG_ENOUGH_FOR_WORDS || classesIn(text) >= 3) return null
  return { zh: '字符种类不足三类', en: 'it has fewer than three kinds of characters' }
}

function classesIn(text: string): number {
  const classes = [/\p{Lu}/u, /\p{Ll}/u, /\p{N}/u, /[^\p{Lu}\p{Ll}\p{N}]/u]
  return classes.filter((one) => one.test(text)).length
}

/** A common stem with at most seven characters round it, or a run along the digits or the alphabet. */
function isCommon(small: string): boolean {
  if (COMMON_STEMS.some((stem) => small.includes(stem) && small.length - stem.length <= 7)) return true
  return longestRun(small) * 2 > small.length
}

/** Length of the longest stretch in which each character follows, precedes or repeats the one before. */
function longestRun(text: string): number {
  const points = [...text].map((one) => one.codePointAt(0) ?? 0)
  let [longest, length, step] = [1, 1, 0]
  for (let at = 1; at < points.length; at++) {
    const next = (points[at] ?? 0) - (points[at - 1] ?? 0)
    length = Math.abs(next) > 1 ? 1 : next === step ? length + 1 : 2
    step = next
    longest = Math.max(longest, length)
  }
  return longest
}
