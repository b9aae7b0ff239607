import type { Words } from '@citybrain/contract/kernel/words.ts'

export interface Tidied {
  readonly text: string
  /** What was changed, for whoever typed it. */
  readonly told: Words[]
}

const DASHES = /[-\u2010-\u2015\u2212\uFE58\uFE63]/g
/** Also what copying from a web page leaves behind and nobody sees. */
const SPACES = /[\s\u200B-\u200D\u2060\uFEFF]/g

/** Steps of tidying and the sentence for each, told only where it changed something. */
const STEPS: readonly { readonly does: (text: string) => string; readonly said: Words }[] = [
  {
    does: (text) => text.replace(/[\uFF01-\uFF5E]/g, (one) => String.fromCharCode(one.charCodeAt(0) - 0xfee0)),
    said: { zh: '全角字符已转为半角', en: 'full-width characters were made half-width' },
  },
  {
    does: (text) => text.replace(SPACES, ''),
    said: { zh: '空格已去除', en: 'spaces were removed' },
  },
  {
    does: (text) => text.replace(/[a-z]/g, (one) => one.toUpperCase()),
    said: { zh: '小写字母已转为大写', en: 'lower-case letters were made capitals' },
  },
]

const HYPHENS: Words = { zh: '连字符已去除', en: 'hyphens were removed' }

/** The code as it was meant: half-width, without spaces, in capitals; never one character guessed for another. */
export function tidy(value: string): Tidied {
  const told: Words[] = []
  let text = value
  for (const { does, said } of STEPS) {
    const next = does(text)
    if (next !== text) told.push(said)
    text = next
  }
  return { text: text.replace(DASHES, '-'), told }
}

/** Also without hyphens, for the codes that have none. */
export function withoutHyphens({ text, told }: Tidied): Tidied {
  return text.includes('-') ? { text: text.replaceAll('-', ''), told: [...told, HYPHENS] } : { text, told }
}
