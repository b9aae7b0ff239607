import type { Department, DistrictData } from '@citybrain/contract/engines/district.ts'
import type { Source } from '@citybrain/contract/kernel/source.ts'

/** One line of a table of departments, keyed by code; the other forms are parted by spaces. */
export type DepartmentLine = {
  zh: string
  en: string
  short: string
  shortEn: string
  aliases: string
  kind?: Department['kind']
}

/** Dates of the names are unknown, so they stay open. */
export function departments(
  table: Readonly<Record<string, DepartmentLine>>,
  kind: Department['kind'],
  source: Source,
): DistrictData['departments'] {
  return Object.entries(table).map(([code, line]) => ({
    code,
    name: { zh: line.zh, en: line.en },
    short: { zh: line.short, en: line.shortEn },
    aliases: line.aliases.split(' ').filter((form) => form !== ''),
    kind: line.kind ?? kind,
    street: null,
    effectiveFrom: null,
    effectiveTo: null,
    source,
  }))
}
