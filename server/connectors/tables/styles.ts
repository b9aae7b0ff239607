import { readXml } from './xml.ts'

/** How the number of a cell is to be read. */
export type NumberMeaning = 'number' | 'date' | 'percent'

const BUILT_IN_DATES = [
  [14, 22],
  [27, 36],
  [45, 47],
  [50, 58],
] as const
const BUILT_IN_PERCENTS = new Set([9, 10])

/** What each cell style means for a number, by the style's index in the cells. */
export async function readStyles(chunks: AsyncIterable<Buffer>): Promise<NumberMeaning[]> {
  const custom = new Map<number, string>()
  const styles: NumberMeaning[] = []
  let inCellFormats = false
  await readXml(chunks, {
    open: (name, attributes) => {
      if (name === 'numFmt') custom.set(Number(attributes.numFmtId), attributes.formatCode ?? '')
      else if (name === 'cellXfs') inCellFormats = true
      else if (name === 'xf' && inCellFormats) styles.push(meaningOf(Number(attributes.numFmtId ?? 0), custom))
    },
    close: (name) => {
      if (name === 'cellXfs') inCellFormats = false
    },
  })
  return styles
}

function meaningOf(id: number, custom: ReadonlyMap<number, string>): NumberMeaning {
  const format = custom.get(id)
  if (format !== undefined) return meaningOfFormat(format)
  if (BUILT_IN_PERCENTS.has(id)) return 'percent'
  return BUILT_IN_DATES.some(([from, to]) => id >= from && id <= to) ? 'date' : 'number'
}

/** Quoted words, escaped signs, colours and places such as `[$-804]` say nothing about the meaning. */
export function meaningOfFormat(format: string): NumberMeaning {
  const [bare = ''] = format
    .replace(/"[^"]*"/g, '')
    .replace(/\\./g, '')
    .replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')
    .replace(/[_*]./g, '')
    .split(';')
  if (/General/i.test(bare)) return 'number'
  if (/[ymdhs年月日]/i.test(bare)) return 'date'
  return bare.includes('%') ? 'percent' : 'number'
}
