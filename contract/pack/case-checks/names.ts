import { didYouMean } from '../../kernel/nearest.ts'
import type { CaseType } from '../case-type.ts'
import type { Condition } from '../condition.ts'
import { faultsOfField } from '../faults.ts'
import type { By, FormItem, Outcome, Step, TaskStep } from '../flow.ts'
import type { Laws, Promises } from '../limits.ts'
import { nextOf, stepsStopping, testsIn, twice } from './walk.ts'

/** A name that a flow uses, and where. */
interface Name {
  readonly at: string
  readonly what: 'step' | 'field' | 'clock' | 'ladder' | 'promise' | 'count'
  readonly name: string
}
const named =
  (at: string, what: Name['what']) =>
  (name: string): Name => ({ at, what, name })

/** Names that lead nowhere or stand twice. */
export function faultsOfNames(type: CaseType): string[] {
  const known = knownIn(type)
  const lost = namesIn(type).filter(({ what, name }) => !known[what].includes(name))
  const sentences = lost.map(({ at, what, name }) => `${at}: no ${what} ${name}${hintFor(name, known[what])}`)
  return [...doublesIn(type), ...new Set(sentences), ...type.fields.flatMap((field) => faultsOfField(field, null))]
}

const MOST_LISTED = 20

/** The name that may be meant, else those that there are. */
function hintFor(name: string, known: readonly string[]): string {
  const meant = didYouMean(name, known)
  return meant !== '' || known.length === 0 || known.length > MOST_LISTED ? meant : `; there is ${known.join(', ')}`
}

/** Everything that is counted on cases of the type. */
export function countsIn(type: CaseType): string[] {
  const counted = type.steps.flatMap((step) =>
    step.kind === 'task'
      ? [`step.${step.key}`, ...step.outcomes.flatMap(({ effects }) => effects.flatMap(countedBy))]
      : [],
  )
  return ['granted.extension', 'granted.suspension', 'urged', 'reopen', ...counted]
}

function knownIn(type: CaseType): Record<Name['what'], string[]> {
  return {
    step: keysOf(type.steps),
    field: keysOf(type.fields),
    clock: keysOf(type.clocks),
    ladder: keysOf(type.ladders),
    promise: ['last', ...type.standards.flatMap(({ promises }) => keysOf(promises))],
    count: countsIn(type),
  }
}

const keysOf = (list: readonly { readonly key: string }[]) => list.map(({ key }) => key)
const countedBy = (effect: Outcome['effects'][number]) => (effect.do === 'count' ? [effect.key] : [])

function doublesIn(type: CaseType): string[] {
  const lists = [type.steps, type.fields, type.clocks, type.ladders, type.requests, type.sources, type.standards]
  const parts = [
    ...type.steps.map((step) => {
      const list = step.kind === 'task' ? step.outcomes : step.kind === 'fork' ? step.branches : []
      return { at: `step ${step.key}: ${step.kind === 'fork' ? 'branch' : 'outcome'}`, keys: keysOf(list) }
    }),
    ...formsIn(type).map(({ at, asks }) => ({ at: `${at}: field`, keys: asks.map(({ field }) => field) })),
    ...type.standards.map(({ key, promises }) => ({ at: `standard ${key}: promise`, keys: keysOf(promises) })),
  ]
  return [
    ...lists.flatMap((list) => twice(keysOf(list)).map((key) => `${key} is defined twice`)),
    ...parts.flatMap(({ at, keys }) => twice(keys).map((key) => `${at} ${key} stands twice`)),
  ]
}

/** Every form of the type, with where it is filled in. */
export function formsIn(type: CaseType): { at: string; asks: readonly FormItem[] }[] {
  const outcomes = type.steps.flatMap((step) =>
    step.kind === 'task'
      ? step.outcomes.map(({ key, asks }) => ({ at: `step ${step.key}: outcome ${key}`, asks }))
      : [],
  )
  return [{ at: 'opening', asks: type.opening.asks }, ...outcomes]
}

function namesIn(type: CaseType): Name[] {
  const { opening, withdrawal, reopening, merging } = type
  return [
    named('starts', 'step')(type.starts),
    ...namesInForm('opening', opening.asks),
    ...type.steps.flatMap(namesInStep),
    ...type.clocks.flatMap(namesInClock),
    ...type.requests.flatMap((one) => one.in.map(named(`request ${one.key}`, 'step'))),
    ...(withdrawal ? [...withdrawal.in, withdrawal.to].map(named('withdrawal', 'step')) : []),
    ...(reopening ? [...reopening.from, reopening.to].map(named('reopening', 'step')) : []),
    ...(reopening?.resets ?? []).map(named('reopening', 'count')),
    ...(merging ? [...merging.in, merging.to].map(named('merging', 'step')) : []),
    ...peopleIn(type).flatMap(({ at, by }) => (by.kind === 'same' ? named(at, 'step')(by.step) : [])),
  ]
}

/** Everybody whom the type means, with what for. */
function peopleIn(type: CaseType): { at: string; by: By }[] {
  const { opening, reopening, merging } = type
  const all = (at: string, people: readonly By[]) => people.map((by) => ({ at, by }))
  return [
    ...all('supervisor', [type.supervisor]),
    ...all('opening', opening.opener ? [opening.opener] : []),
    ...type.steps.flatMap((step) => (step.kind === 'task' ? all(`step ${step.key}`, [step.by]) : [])),
    ...type.ladders.flatMap(({ key, rungs }) =>
      all(
        `ladder ${key}`,
        rungs.flatMap(({ tell }) => tell),
      ),
    ),
    ...type.requests.flatMap(({ key, approver }) => all(`request ${key}`, [approver])),
    ...all('reopening', reopening?.by ?? []),
    ...all('merging', merging ? [merging.by] : []),
  ]
}

function namesInStep(step: Step): Name[] {
  const at = `step ${step.key}`
  const ways = nextOf(step).map(named(at, 'step'))
  if (step.kind === 'join') return [...ways, named(at, 'step')(step.of)]
  return step.kind === 'task' ? [...ways, ...namesInTask(step, at)] : ways
}

function namesInTask(step: TaskStep, at: string): Name[] {
  return [
    ...step.apartFrom.map(named(at, 'step')),
    ...(step.prefers === null ? [] : [named(at, 'step')(step.prefers)]),
    ...step.pauses.map(named(at, 'clock')),
    ...(step.ladder === null ? [] : [named(at, 'ladder')(step.ladder)]),
    ...namesInLimits([...(step.within ?? []), ...(step.law ?? [])], at),
    ...step.outcomes.flatMap((outcome) => [
      ...namesInForm(at, outcome.asks),
      ...namesInCondition(at, outcome.guard?.condition ?? null),
      ...outcome.keeps.map(named(at, 'clock')),
      ...outcome.effects.flatMap((effect) => (effect.do === 'open-case' ? effect.carry.map(named(at, 'field')) : [])),
    ]),
  ]
}

function namesInClock({ key, starts, stops, ladder, limit, law }: CaseType['clocks'][number]): Name[] {
  const at = `clock ${key}`
  const steps = [...(starts === 'open' ? [] : [starts.enter]), ...stepsStopping(stops)]
  return [
    ...steps.map(named(at, 'step')),
    ...(ladder === null ? [] : [named(at, 'ladder')(ladder)]),
    ...namesInLimits([...limit, ...(law ?? [])], at),
  ]
}

const namesInLimits = (rows: Promises | Laws, at: string): Name[] =>
  rows.flatMap((row) => [
    ...namesInCondition(at, row.when),
    ...('standard' in row ? [named(at, 'promise')(row.standard)] : []),
  ])

const namesInForm = (at: string, asks: readonly FormItem[]): Name[] =>
  asks.flatMap(({ field, when }) => [named(at, 'field')(field), ...namesInCondition(at, when)])

function namesInCondition(at: string, condition: Condition | null): Name[] {
  return testsIn(condition).flatMap(({ of }) => {
    if ('field' in of) return [named(at, 'field')(of.field)]
    return 'count' in of ? [named(at, 'count')(of.count)] : []
  })
}
