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

/** Longest item whose units are looked for behind it. */
const LONGEST_ITEM = 1200

/** Gives each record of a line the units named behind its item; one pass over records and brackets. */
export function assignUnits(text: string, start: number, end: number, drafts: readonly Draft[]): void {
  const line = text.slice(start, end)
  let from = start
  let at = 0
  for (const found of line.matchAll(BRACKET)) {
    const place = start + found.index
    const units = unitsIn(found[0].slice(1, -1))
    for (let item = drafts[at]; item !== undefined && item.start < place; item = drafts[at]) {
      if (item.start >= Math.max(from, place - LONGEST_ITEM)) item.units = units
      at += 1
    }
    from = place + found[0].length
  }
  assignLeaders(line, start, drafts)
}

/** «…，由县城管局牵头»: the unit of what stands before it in the sentence. */
function assignLeaders(line: string, start: number, drafts: readonly Draft[]): void {
  let at = 0
  for (const found of line.matchAll(LED_BY)) {
    const place = start + found.index
    const before = line.slice(Math.max(0, found.index - LONGEST_ITEM), found.index)
    const from = place - before.length + Math.max(before.lastIndexOf('。'), before.lastIndexOf('；')) + 1
    const units = (found[1] ?? '').split('、').map((name): NamedUnit => ({ name, part: 'lead' }))
    for (let item = drafts[at]; item !== undefined && item.start <= place; item = drafts[at]) {
      if (item.start >= from && item.units.length === 0) item.units = units
      at += 1
    }
  }
}

/** Stretches of responsible units, which promise nothing themselves. */
export function unitStretches(text: string, start: number, end: number): [number, number][] {
  return [...text.slice(start, end).matchAll(BRACKET)].map((found) => [
    start + found.index,
    start + found.index + found[0].length,
  ])
}
