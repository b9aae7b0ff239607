import { LIMIT_FAMILY, type Limit, UNIT_MS } from '../kernel/limit.ts'
import { didYouMean } from '../kernel/nearest.ts'
import type { CaseType } from './case-type.ts'
import type { CodeTable } from './code-table.ts'
import type { Condition } from './condition.ts'
import { type LimitOf, type Step, StepKey } from './flow.ts'

/** Everything that would make a case of the type stand still, run in a circle or break a law, in sentences. */
export function faultsOfCases(pack: { cases: readonly CaseType[]; codeTables: readonly CodeTable[] }): string[] {
  return pack.cases.flatMap((type) => faultsOfCase(type, pack.codeTables).map((fault) => `case ${type.key}: ${fault}`))
}

export function faultsOfCase(type: CaseType, tables: readonly CodeTable[]): string[] {
  const named = faultsOfNames(type, tables)
  // A flow with names that lead nowhere can't be walked.
  return named.length > 0 ? named : [...faultsOfWays(type), ...faultsOfClocks(type), ...faultsOfBranches(type)]
}

/** Where a step leads at once. */
export function nextOf(step: Step): string[] {
  switch (step.kind) {
    case 'task':
      return step.outcomes.map(({ to }) => to)
    case 'fork':
      return step.branches.map(({ to }) => to)
    case 'join':
      return [step.to]
    case 'wait':
      return [...Object.values(step.ends), step.otherwise]
    case 'end':
      return []
  }
}

function faultsOfNames(type: CaseType, tables: readonly CodeTable[]): string[] {
  const steps = new Set(type.steps.map(({ key }) => key))
  const fields = new Set(type.fields.map(({ key }) => key))
  const clocks = new Set(type.clocks.map(({ key }) => key))
  const ladders = new Set(type.ladders.map(({ key }) => key))
  const check = (known: ReadonlySet<string>, what: string) => (place: string, names: readonly string[]) =>
    names
      .filter((name) => !known.has(name))
      .map((name) => `${place}: no ${what} ${name}${didYouMean(name, [...known])}`)
  const step = check(steps, 'step')
  const field = check(fields, 'field')
  const clock = check(clocks, 'clock')
  const ladder = check(ladders, 'ladder')
  const doubles = [type.steps, type.fields, type.clocks, type.ladders].flatMap((list) =>
    twice(list.map(({ key }) => key)),
  )
  return [
    ...doubles.map((key) => `${key} is defined twice`),
    ...(type.categories !== null && !tables.some(({ key }) => key === type.categories)
      ? [
          `no code table ${type.categories}${didYouMean(
            type.categories,
            tables.map(({ key }) => key),
          )}`,
        ]
      : []),
    ...step('starts', [type.starts]),
    ...field(
      'opening',
      type.opening.asks.flatMap((ask) => [ask.field, ...fieldsIn(ask.when)]),
    ),
    ...type.steps.flatMap((one) => [
      ...step(`step ${one.key}`, [...nextOf(one), ...stepsNamedIn(one)]),
      ...(one.kind === 'task' ? field(`step ${one.key}`, fieldsOfTask(one)) : []),
      ...(one.kind === 'task'
        ? clock(`step ${one.key}`, [...one.pauses, ...one.outcomes.flatMap(({ keeps }) => keeps)])
        : []),
      ...(one.kind === 'task' && one.ladder ? ladder(`step ${one.key}`, [one.ladder]) : []),
    ]),
    ...type.clocks.flatMap((one) => [
      ...step(`clock ${one.key}`, stepsOfClock(one)),
      ...(one.ladder ? ladder(`clock ${one.key}`, [one.ladder]) : []),
    ]),
    ...type.requests.flatMap((one) => step(`request ${one.key}`, one.in)),
    ...step('withdrawal', type.withdrawal ? [...type.withdrawal.in, type.withdrawal.to] : []),
    ...step('reopening', type.reopening ? [...type.reopening.from, type.reopening.to] : []),
    ...step('merging', type.merging ? [...type.merging.in, type.merging.to] : []),
  ]
}

function stepsNamedIn(step: Step): string[] {
  if (step.kind === 'join') return [step.of]
  if (step.kind !== 'task') return []
  return [...step.apartFrom, ...(step.by.kind === 'same' ? [step.by.step] : [])]
}

const stepsOfClock = ({ starts, stops }: CaseType['clocks'][number]) => [
  ...(starts === 'open' ? [] : [starts.enter]),
  ...(stops === 'end' ? [] : ['enter' in stops ? stops.enter : stops.leave]),
]

function fieldsOfTask(step: Extract<Step, { kind: 'task' }>): string[] {
  return step.outcomes.flatMap(({ asks, guard }) => [
    ...asks.flatMap((ask) => [ask.field, ...fieldsIn(ask.when)]),
    ...fieldsIn(guard?.condition ?? null),
  ])
}

function fieldsIn(condition: Condition | null): string[] {
  if (condition === null) return []
  if ('all' in condition) return condition.all.flatMap(fieldsIn)
  if ('any' in condition) return condition.any.flatMap(fieldsIn)
  if ('not' in condition) return fieldsIn(condition.not)
  return 'field' in condition.of ? [condition.of.field] : []
}

/** Every step is reached and has a way to an end; nothing runs in a circle without anybody doing anything. */
function faultsOfWays(type: CaseType): string[] {
  const entries = [
    type.starts,
    ...[type.withdrawal?.to, type.reopening?.to, type.merging?.to].flatMap((to) => to ?? []),
  ]
  const reached = walk(entries, (key) => nextOf(get(type, key)))
  const ends = type.steps.filter(({ kind }) => kind === 'end').map(({ key }) => key)
  const leaving = walk(ends, (key) => type.steps.filter((step) => nextOf(step).includes(key)).map((step) => step.key))
  const idle = (key: string) => (isIdle(get(type, key)) ? nextOf(get(type, key)) : [])
  return [
    ...(ends.length === 0 ? ['it has no end'] : []),
    ...type.steps.filter(({ key }) => !reached.has(key)).map(({ key }) => `step ${key} is never reached`),
    ...type.steps.filter(({ key }) => !leaving.has(key)).map(({ key }) => `step ${key} has no way to an end`),
    ...type.steps
      .filter((step) => isIdle(step) && walk(nextOf(step), idle).has(step.key))
      .map(({ key }) => `step ${key} comes back to itself without anybody doing anything`),
    ...type.steps.flatMap((step) => faultsOfTask(step)),
    ...[type.withdrawal?.to, type.merging?.to].flatMap((to) =>
      to !== undefined && get(type, to).kind !== 'end' ? [`${to} should be an end`] : [],
    ),
    ...(type.reopening?.from
      .filter((key) => get(type, key).kind !== 'end')
      .map((key) => `reopening: ${key} is no end`) ?? []),
  ]
}

const isIdle = ({ kind }: Step) => kind === 'fork' || kind === 'join'

function faultsOfTask(step: Step): string[] {
  if (step.kind !== 'task') return []
  const deemed = step.deemed
  return [
    ...twice(step.outcomes.map(({ key }) => key)).map((key) => `step ${step.key}: outcome ${key} is defined twice`),
    ...(deemed && !step.outcomes.some(({ key }) => key === deemed.outcome)
      ? [
          `step ${step.key}: no outcome ${deemed.outcome}${didYouMean(
            deemed.outcome,
            step.outcomes.map(({ key }) => key),
          )}`,
        ]
      : []),
    ...(step.outcomes.every(({ guard }) => guard !== null)
      ? [`step ${step.key}: each way out has a guard; none may be open`]
      : []),
    ...(step.ladder !== null && step.within === null && step.law === null
      ? [`step ${step.key}: a ladder without a limit`]
      : []),
    ...isLonger(step.within, step.law, `step ${step.key}`),
    ...(step.atLeast && step.law && exceeds(step.atLeast, step.law)
      ? [`step ${step.key}: the minimum is longer than the statutory limit`]
      : []),
  ]
}

function faultsOfClocks(type: CaseType): string[] {
  return type.clocks.flatMap((clock) => [
    ...isLonger(clock.limit, clock.law, `clock ${clock.key}`),
    ...(clock.law && clock.basis === null ? [`clock ${clock.key}: a statutory limit names its basis`] : []),
    ...('standard' in clock.limit && type.standards.length === 0
      ? [`clock ${clock.key}: the type has no filing standards`]
      : []),
    ...(StepKey.safeParse(clock.key).success ? [] : [`clock ${clock.key} has no proper name`]),
  ])
}

/** The promise is never longer than the law allows; limits that don't compare are looked at by people. */
function isLonger(limit: LimitOf | null, law: Limit | null, place: string): string[] {
  if (limit === null || law === null || 'standard' in limit) return []
  return exceeds(limit, law) ? [`${place}: the promise is longer than the statutory limit`] : []
}

function exceeds(limit: Limit, other: Limit): boolean {
  if (LIMIT_FAMILY[limit.unit] !== LIMIT_FAMILY[other.unit]) return false
  return limit.amount * (UNIT_MS[limit.unit] ?? 1) > other.amount * (UNIT_MS[other.unit] ?? 1)
}

/** Each fork has one join, and its branches come to nothing but that join, an end, or themselves. */
function faultsOfBranches(type: CaseType): string[] {
  return type.steps.flatMap((step) => {
    if (step.kind !== 'fork') return []
    const joins = type.steps.filter((one) => one.kind === 'join' && one.of === step.key)
    if (joins.length !== 1) return [`fork ${step.key} has ${joins.length} joins and needs one`]
    const stop = (key: string) => (key === joins[0]?.key ? [] : nextOf(get(type, key)))
    return step.branches.flatMap(({ key, to }) => {
      const within = walk([to], stop)
      return joins.some((join) => within.has(join.key))
        ? []
        : [`fork ${step.key}: branch ${key} never comes to the join`]
    })
  })
}

function get(type: CaseType, key: string): Step {
  const step = type.steps.find((one) => one.key === key)
  if (!step) throw new Error(`no step ${key}`)
  return step
}

function walk(from: readonly string[], next: (key: string) => readonly string[]): Set<string> {
  const seen = new Set(from)
  for (const key of seen) for (const one of next(key)) seen.add(one)
  return seen
}

const twice = (keys: readonly string[]) => [...new Set(keys.filter((key, at) => keys.indexOf(key) !== at))]
