import { pinyinKeys } from '../words/index.ts'

/** Longer words are found by their beginning of so many characters. */
const WORD_LENGTH = 20

/** The kinds of characters that form runs; of other characters none is found. */
type Kind = 'han' | 'latin' | null

const HAN = /\p{Script=Han}/u

function kindOf(character: string): Kind {
  if ((character >= 'a' && character <= 'z') || (character >= '0' && character <= '9')) return 'latin'
  if (character >= '\u4e00' && character <= '\u9fff') return 'han'
  return character >= '\u2e80' && HAN.test(character) ? 'han' : null
}

/**
 * What a text is found by in an index of whole terms: pairs of neighbouring characters within runs of Han, and within
 * Latin words and numbers; what is longer is left to the check of the text itself.
 */
function termsOfText(text: string): string[] {
  const terms: string[] = []
  let before = ''
  let run: Kind = null
  let length = 0
  for (const character of foldText(text)) {
    const kind = kindOf(character)
    length = kind === run ? length + 1 : 1
    if (kind !== null && kind === run && (kind === 'han' || length <= WORD_LENGTH)) terms.push(before + character)
    before = character
    run = kind
  }
  return terms
}

function pairsOf(characters: readonly string[]): string[] {
  return characters.slice(1).map((character, place) => `${characters[place]}${character}`)
}

/** Full-width letters and digits become plain, capitals small. */
export function foldText(text: string): string {
  return text.normalize('NFKC').toLowerCase()
}

/** Marks a pair of pinyin initials, so that `xq` of 小区 isn't taken for the letters xq in a text. */
const INITIALS = '~'

/** Everything a thing is found by: its names with their pinyin initials, and its other texts (addresses). */
export function termsOf({ names, texts }: { names: readonly string[]; texts: readonly string[] }): string[] {
  const initials = names.flatMap((name) => pairsOf(Array.from(pinyinKeys(name).initials.slice(0, 40))))
  const all = [...[...names, ...texts].flatMap(termsOfText), ...initials.map((pair) => INITIALS + pair)]
  return [...new Set(all)]
}

/** What a search asks the index and then checks on the text: all terms of one list must be there. */
export interface SearchPlan {
  /** Terms of the search as it stands; none where it is too short for the index: then texts are read one by one. */
  readonly plain: readonly string[]
  /** Terms of each reading as pinyin initials. */
  readonly spoken: readonly (readonly string[])[]
  /** The search as it is looked for in texts. */
  readonly wanted: string
  /** The search as pinyin, without blanks; null where it can be none. */
  readonly pinyin: string | null
}

export function planSearch(search: string): SearchPlan {
  const wanted = foldText(search).trim().replace(/\s+/g, ' ')
  const typed = /^[a-z0-9' ]+$/.test(wanted) ? wanted.replace(/[' ]/g, '') : null
  const readings = typed === null || typed.length < 2 ? [] : initialsIn(typed)
  const spoken = readings.map((one) => pairsOf(Array.from(one)).map((pair) => INITIALS + pair))
  return { plain: [...new Set(termsOfText(wanted))], spoken: unique(spoken), wanted, pinyin: typed }
}

function unique(lists: readonly (readonly string[])[]): (readonly string[])[] {
  return [...new Map(lists.map((list) => [list.join('\n'), list])).values()]
}

const MOST_READINGS = 12
const SYLLABLE =
  /^(?:[bpmfdtnlgkhjqxrzcsyw]|zh|ch|sh)?(?:iang|uang|iong|ang|eng|ing|ong|iao|uai|ian|uan|ai|ei|ao|ou|an|en|in|un|vn|ia|ie|iu|ua|uo|ui|ue|ve|er|a|o|e|i|u|v)$/

/**
 * The initials that a typed pinyin may stand for: itself (`dqsczz`), and its syllables' first letters (`shengchan` →
 * `sc`), the last one perhaps begun only; of several ways to cut it each counts.
 */
function initialsIn(typed: string): string[] {
  const found = new Set([typed])
  const walk = (rest: string, initials: string): void => {
    if (found.size >= MOST_READINGS) return
    if (rest === '') {
      found.add(initials)
      return
    }
    if (rest.length < typed.length && !SYLLABLE.test(rest)) found.add(initials + rest.slice(0, 1))
    for (let length = Math.min(6, rest.length); length >= 1; length--)
      if (SYLLABLE.test(rest.slice(0, length))) walk(rest.slice(length), initials + rest.slice(0, 1))
  }
  walk(typed.slice(0, 40), '')
  return [...found].filter((initials) => initials.length >= 2)
}
