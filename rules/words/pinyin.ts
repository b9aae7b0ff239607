import { pinyin } from 'pinyin-pro'

/** What a text is found by besides its characters. */
export interface PinyinKeys {
  /** Syllables without tones, run together: `地区生产总值` → `diqushengchanzongzhi`. */
  readonly full: string
  /** First letters: `地区生产总值` → `dqsczz`. Letters and digits of the text stay, everything else is left out. */
  readonly initials: string
}

const KEPT = /[a-z0-9]+/g

/** Search keys of a text in pinyin, lower case, ü written `v` as on keyboards. */
export function pinyinKeys(text: string): PinyinKeys {
  const syllables = pinyin(text.toLowerCase(), { toneType: 'none', type: 'array', v: true, nonZh: 'consecutive' })
  const isHan = pinyin(text.toLowerCase(), { pattern: 'first', toneType: 'none', type: 'array', nonZh: 'consecutive' })
  let full = ''
  let initials = ''
  syllables.forEach((syllable, at) => {
    const kept = (syllable.match(KEPT) ?? []).join('')
    full += kept
    initials += isHan[at] === syllable ? kept : kept.slice(0, 1)
  })
  return { full, initials }
}

/** Whether a search text could be pinyin at all: Latin letters, digits, blanks and apostrophes only. */
function looksLikePinyin(search: string): boolean {
  return /^[a-z0-9' ]+$/i.test(search)
}

/** Whether a text answers a search: by its characters, or by its pinyin, whole or initials. */
export function answersSearch(text: string, search: string, keys: (text: string) => PinyinKeys = pinyinKeys): boolean {
  const wanted = search.trim().toLowerCase()
  if (wanted === '' || text.toLowerCase().includes(wanted)) return true
  if (!looksLikePinyin(wanted)) return false
  const typed = wanted.replace(/[' ]/g, '')
  const found = keys(text)
  return found.initials.includes(typed) || found.full.includes(typed)
}
