import { pinyin } from 'pinyin-pro'

/** What a text is found by besides its characters. */
export interface PinyinKeys {
  /** Syllables without tones, run together: `地区生产总值` → `diqushengchanzongzhi`. */
  readonly full: string
  /** First letters: `地区生产总值` → `dqsczz`. Letters and digits of the text stay, everything else is left out. */
  readonly initials: string
}

const KEPT = /[a-z0-9]+/g

/** Names are asked for again soon, by what else is found of them; the keys of so many are kept. */
const MOST_KNOWN = 1_000
const known = new Map<string, PinyinKeys>()

/** Search keys of a text in pinyin, lower case, ü written `v` as on keyboards. */
export function pinyinKeys(text: string): PinyinKeys {
  const found = known.get(text)
  if (found) return found
  const folded = text.toLowerCase()
  const keys = keysByCharacter(folded) ?? keysByWord(folded)
  if (known.size >= MOST_KNOWN) known.clear()
  known.set(text, keys)
  return keys
}

/** The one reading of a character; null where it has several or none. */
const readings = new Map<string, string | null>()

function readingOf(character: string): string | null {
  const found = readings.get(character)
  if (found !== undefined) return found
  const all = new Set(pinyin(character, { multiple: true, toneType: 'none', type: 'array', v: true }))
  const [only = ''] = all
  const reading = all.size === 1 && /^[a-z]+$/.test(only) ? only : null
  readings.set(character, reading)
  return reading
}

const isHan = (character: string) => character >= '\u4e00' && character <= '\u9fff'
const isPlain = (character: string) => character >= ' ' && character <= '~'

/** Most texts have characters of one reading only, which need no look at words; null for the others. */
function keysByCharacter(text: string): PinyinKeys | null {
  let full = ''
  let initials = ''
  for (const character of text) {
    const reading = isHan(character) ? readingOf(character) : isPlain(character) ? '' : null
    if (reading === null) return null
    const kept = reading === '' && /[a-z0-9]/.test(character) ? character : ''
    full += reading + kept
    initials += reading.slice(0, 1) + kept
  }
  return { full, initials }
}

function keysByWord(text: string): PinyinKeys {
  const syllables = pinyin(text, { toneType: 'none', type: 'array', v: true, nonZh: 'consecutive' })
  let full = ''
  let initials = ''
  let at = 0
  for (const syllable of syllables) {
    const kept = (syllable.match(KEPT) ?? []).join('')
    // What isn't Chinese comes back as it stands in the text, a whole run of it; a Chinese character never does.
    const isAsItStands = text.startsWith(syllable, at)
    full += kept
    initials += isAsItStands ? kept : kept.slice(0, 1)
    at += isAsItStands ? syllable.length : String.fromCodePoint(text.codePointAt(at) ?? 0).length
  }
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
