import type { NamedUnit } from '../../contract/engines/commitment.ts'
import type { Draft } from './draft.ts'

const BRACKET = /[（([](?:牵头|责任|配合|主办|承办|协办|主管)(?:单位|部门|领导)?[：:]([^（）()\]]{2,160})[）)\]]/g
const PART = /^(牵头|责任|配合|主办|承办|协办|主管)(?:单位|部门)?[：:]?/
const NAME =
  '[^，。；：、（）]{0,14}(?:局|委|办|部|厅|中心|院|公司|集团|街道|镇|乡|政府|办公室|支队|大队|分局|委员会|联社|总社|协会|联合会|残联|妇联|工会|团委|管委会)'
const LED_BY = new RegExp(`由(${NAME}(?:、${NAME}){0,6})(?:牵头|负责|承担|组织实施|会同)`, 'g')

function partOf(word: string): NamedUnit['part'] {
  return word === '牵头' || word === '主办'
    ? 'lead'
    : word === '配合' || word === '协办'
      ? 'co-operating'
      : 'responsible'
}

/** «牵头单位：区教育局；配合单位：区财政局、区住建局» → three units with their parts. */
export function unitsIn(words: string): NamedUnit[] {
  const units: NamedUnit[] = []
  for (const piece of words.split(/[；;，,]/)) {
    const found = PART.exec(piece.trim())
    const part = found === null ? (units.at(-1)?.part ?? 'responsible') : partOf(found[1] ?? '')
    const names = found === null ? piece.trim() : piece.trim().slice(found[0].length)
    for (const name of names.split(/[、 ]/)) {
      const clean = name.replace(/\n/g, '').trim()
      if (clean.length >= 2 && clean.length <= 40) units.push({ name: clean, part })
    }
  }
  return units
}

/** Gives each record of a line the units named behind its item. */
export function assignUnits(text: string, start: number, end: number, drafts: readonly Draft[]): void {
  let from = start
  const line = text.slice(start, end)
  for (const found of line.matchAll(BRACKET)) {
    const at = start + found.index
    const units = unitsIn(found[0].slice(1, -1))
    for (const item of drafts) if (item.start >= from && item.start < at) item.units = units
    from = at + found[0].length
  }
  for (const found of line.matchAll(LED_BY)) assignLed(found, start, line, drafts)
}

function assignLed(found: RegExpMatchArray, start: number, line: string, drafts: readonly Draft[]): void {
  const index = found.index ?? 0
  const from = start + Math.max(line.lastIndexOf('。', index), line.lastIndexOf('；', index)) + 1
  const units = (found[1] ?? '').split('、').map((name): NamedUnit => ({ name, part: 'lead' }))
  for (const item of drafts)
    if (item.start >= from && item.start <= start + index && item.units.length === 0) item.units = units
}

/** Stretches of responsible units, which promise nothing themselves. */
export function unitStretches(text: string, start: number, end: number): [number, number][] {
  return [...text.slice(start, end).matchAll(BRACKET)].map((found) => [
    start + found.index,
    start + found.index + found[0].length,
  ])
}
