import { didYouMean } from '../kernel/nearest.ts'
import { CodeEntry, type CodeTable } from './code-table.ts'

/** Everything that keeps tables from being composed of others, in sentences; over the tables of all packs together. */
export function faultsOfParts(tables: readonly CodeTable[]): string[] {
  const keys = tables.map(({ key }) => key)
  return tables.flatMap((table) => {
    const at = `code table ${table.key}`
    const faults = partsOf(table).flatMap(({ table: key, under }) => {
      const part = tables.find((one) => one.key === key)
      if (!part) return [`${at}: no code table ${key}${didYouMean(key, keys)}`]
      return [
        ...(partsOf(part).length > 0 ? [`${at}: its part ${key} is composed itself`] : []),
        ...(table.entries.some(({ code }) => code === under) ? [] : [`${at}: no code ${under} to put ${key} under`]),
        ...(table.complete && !part.complete ? [`${at} says it is complete, and its part ${key} isn’t`] : []),
      ]
    })
    return faults.length > 0 ? faults : faultsOfCodes(at, composed(table, tables))
  })
}

function faultsOfCodes(at: string, { entries }: CodeTable): string[] {
  const codes = entries.map(({ code }) => code)
  return [
    ...new Set(
      codes.filter((code, place) => codes.indexOf(code) !== place).map((code) => `${at}: ${code} stands twice`),
    ),
    ...codes.filter((code) => !CodeEntry.shape.code.safeParse(code).success).map((code) => `${at}: ${code} is no code`),
  ]
}

/** The tables as they are used: what a part holds stands below the code that it is put under. */
export function composeTables(tables: readonly CodeTable[]): CodeTable[] {
  const faults = faultsOfParts(tables)
  if (faults.length > 0) throw new Error(faults.join('\n'))
  return tables.map((table) => (partsOf(table).length === 0 ? table : composed(table, tables)))
}

const partsOf = ({ parts }: CodeTable) => parts ?? []

function composed(table: CodeTable, all: readonly CodeTable[]): CodeTable {
  const { parts: _, ...rest } = table
  const taken = partsOf(table).flatMap(({ table: key, under }) =>
    (all.find((one) => one.key === key)?.entries ?? []).map((entry) => ({ ...entry, code: `${under}${entry.code}` })),
  )
  const entries = [...table.entries, ...taken].sort(({ code: one }, { code: other }) =>
    one < other ? -1 : one > other ? 1 : 0,
  )
  return { ...rest, entries }
}
