import { didYouMean } from '../../kernel/nearest.ts'
import type { CaseType } from '../case-type.ts'
import type { CodeTable } from '../code-table.ts'
import type { Effect } from '../flow.ts'
import type { ThingType } from '../thing.ts'
import { formsIn } from './names.ts'
import { tasksOf, twice } from './walk.ts'

/** What packs say that cases name: whose tables, things and cases another pack may use. */
export interface Named {
  readonly types: readonly ThingType[]
  readonly codeTables: readonly CodeTable[]
  readonly cases: readonly CaseType[]
}

/** Names of a case type that lead to nothing in any pack, and keys that two packs use; over all packs together. */
export function faultsAcrossCases(packs: readonly Named[]): string[] {
  const all: Named = {
    types: packs.flatMap(({ types }) => types),
    codeTables: packs.flatMap(({ codeTables }) => codeTables),
    cases: packs.flatMap(({ cases }) => cases),
  }
  return [...doublesOf(all.cases), ...all.cases.flatMap((type) => faultsOf(type, all).map((one) => at(type, one)))]
}

const at = ({ key }: CaseType, fault: string) => `case ${key}: ${fault}`

/** Case types that stand twice, and letters that would lead the numbers of two. */
export function doublesOf(cases: readonly CaseType[]): string[] {
  return [
    ...twice(cases.map(({ key }) => key)).map((key) => `case ${key} is defined twice`),
    ...twice(cases.map(({ prefix }) => prefix)).map((prefix) => {
      const holders = cases.filter((one) => one.prefix === prefix).map(({ key }) => key)
      return `prefix ${prefix} leads the numbers of ${holders.join(' and ')}`
    }),
  ]
}

function faultsOf(type: CaseType, all: Named): string[] {
  const things = keysOf(all.types)
  const tables = keysOf(all.codeTables)
  const coded = type.fields.flatMap((field) => (field.kind === 'code' && field.table !== null ? field.table : []))
  return [
    ...type.about.filter((key) => !things.includes(key)).map((key) => missing(`no type ${key}`, key, things)),
    ...[...(type.categories === null ? [] : [type.categories]), ...coded]
      .filter((key) => !tables.includes(key))
      .map((key) => missing(`no code table ${key}`, key, tables)),
    ...faultsOfStandards(type, all.codeTables),
    ...fieldsUnasked(type, all.cases),
    ...tasksOf(type).flatMap((step) =>
      step.outcomes.flatMap((outcome) =>
        outcome.effects.flatMap((effect) =>
          faultsOfEffect(type, effect, all).map((fault) => `step ${step.key}: outcome ${outcome.key}: ${fault}`),
        ),
      ),
    ),
    ...faultsOfWaits(type, all.cases),
  ]
}

const keysOf = (list: readonly { readonly key: string }[]) => list.map(({ key }) => key)
const missing = (sentence: string, key: string, known: readonly string[]) => `${sentence}${didYouMean(key, known)}`

/** Fields that no form asks for and no case of any pack carries in: nobody could ever fill them. */
function fieldsUnasked(type: CaseType, cases: readonly CaseType[]): string[] {
  const asked = formsIn(type).flatMap(({ asks }) => asks.map(({ field }) => field))
  const carried = cases.flatMap((one) =>
    tasksOf(one).flatMap(({ outcomes }) =>
      outcomes.flatMap(({ effects }) =>
        effects.flatMap((effect) => (effect.do === 'open-case' && effect.type === type.key ? effect.carry : [])),
      ),
    ),
  )
  return keysOf(type.fields)
    .filter((key) => !asked.includes(key) && !carried.includes(key))
    .map((key) => `field ${key}: nobody is asked for it; ask for it in a form, or take it out`)
}

/** In a table that says it is complete, each standard's class is there, or classes below it are. */
function faultsOfStandards(type: CaseType, tables: readonly CodeTable[]): string[] {
  const table = tables.find(({ key }) => key === type.categories)
  if (!table?.complete) return []
  return type.standards
    .filter(({ category }) => !table.entries.some(({ code }) => code.startsWith(category)))
    .map(({ key, category }) => `standard ${key}: code table ${table.key} has no class ${category}`)
}

function faultsOfEffect(type: CaseType, effect: Effect, all: Named): string[] {
  if (effect.do === 'count') return []
  if (effect.do === 'open-case') {
    const child = all.cases.find(({ key }) => key === effect.type)
    if (!child) return [missing(`no case ${effect.type}`, effect.type, keysOf(all.cases))]
    const fields = keysOf(child.fields)
    const sources = keysOf(child.sources)
    if (!sources.includes(effect.source))
      return [missing(`case ${child.key} has no source ${effect.source}`, effect.source, sources)]
    return effect.carry
      .filter((key) => !fields.includes(key))
      .map((key) => missing(`case ${child.key} has no field ${key}`, key, fields))
  }
  const things = all.types.filter(({ key }) => type.about.includes(key))
  return things.flatMap((thing) => {
    const fields = keysOf(thing.fields)
    const lost = Object.keys(effect.set).filter((key) => !fields.includes(key))
    return lost.map((key) => missing(`type ${thing.key} has no field ${key}`, key, fields))
  })
}

/** Ends that a step waits for, of the cases that the type opens. */
function faultsOfWaits(type: CaseType, cases: readonly CaseType[]): string[] {
  const opened = tasksOf(type).flatMap(({ outcomes }) =>
    outcomes.flatMap(({ effects }) => effects.flatMap((effect) => (effect.do === 'open-case' ? effect.type : []))),
  )
  const ends = cases
    .filter(({ key }) => opened.includes(key))
    .flatMap(({ steps }) => keysOf(steps.filter(({ kind }) => kind === 'end')))
  if (ends.length === 0) return []
  return type.steps.flatMap((step) =>
    step.kind === 'wait'
      ? Object.keys(step.ends)
          .filter((key) => !ends.includes(key))
          .map((key) => missing(`step ${step.key}: no case that it waits for ends in ${key}`, key, ends))
      : [],
  )
}
