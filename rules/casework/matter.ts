import { Refusal } from '@citybrain/contract/kernel/errors.ts'
import type { CaseType } from '@citybrain/contract/pack/case-type.ts'
import { CodeEntry, type CodeTable } from '@citybrain/contract/pack/code-table.ts'
import type { Deciding } from './decide-outcome.ts'

/** A type whose cases have a place is given a position. */
export function checkPosition(type: CaseType, position: readonly number[] | null): void {
  if (type.placed && position === null)
    throw new Refusal('Invalid', 'casework.no-place', {
      zh: `“${type.title.zh}”需要位置。请在地图上点选，或允许使用手机定位。`,
      en: `“${type.title.en}” needs a position. Point to it on the map, or let the phone say where it is.`,
    })
}

/** A class is one of the type's code table; of a table that isn't complete, anything that looks like a code. */
export function checkClass(type: CaseType, tables: Deciding['context']['tables'], category: string | null): void {
  if (category === null) return
  if (type.categories === null)
    throw new Refusal('Invalid', 'casework.no-classes', {
      zh: `“${type.title.zh}”不分类别，请不要填写类别。`,
      en: `“${type.title.en}” has no classes; leave the class out.`,
    })
  const table = tables.find(({ key }) => key === type.categories)
  if (!isIn(table, category))
    throw new Refusal('Invalid', 'casework.no-such-class', {
      zh: `“${type.title.zh}”没有类别 ${category}。请从类别表中选择。`,
      en: `“${type.title.en}” has no class ${category}. Choose one of its table of classes.`,
    })
}

function isIn(table: CodeTable | undefined, category: string): boolean {
  if (table?.complete) return table.entries.some(({ code }) => code === category)
  return CodeEntry.shape.code.safeParse(category).success
}
