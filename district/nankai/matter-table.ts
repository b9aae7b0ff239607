import type { DistrictData } from '@citybrain/contract/engines/district.ts'
import type { Source } from '@citybrain/contract/kernel/source.ts'
import { DEPARTMENTS } from './departments.ts'

/** One line of a table of matters, keyed by id; words and co-operating departments are parted by spaces. */
export type MatterLine = { zh: string; en: string; words: string; lead: string; with?: string; allStreets?: true }

export function matters(table: Readonly<Record<string, MatterLine>>, source: Source): DistrictData['matters'] {
  return Object.entries(table).map(([id, line]) => ({
    id,
    words: line.words.split(' '),
    lead: line.lead,
    coOperating: (line.with ?? '').split(' ').filter((code) => code !== ''),
    allStreets: line.allStreets ?? false,
    reason: reasonOf(line),
    source,
  }))
}

function reasonOf(line: MatterLine): { zh: string; en: string } {
  const lead = DEPARTMENTS.find((department) => department.code === line.lead)
  if (!lead) throw new Error(`district/nankai names no department ${line.lead}`)
  return {
    zh: `职责分工表：${line.zh}一般由${lead.short.zh}牵头`,
    en: `Table of duties: ${line.en} is usually led by the ${lead.short.en}`,
  }
}
