import type { CaseType } from '../case-type.ts'
import type { ForkStep, JoinStep } from '../flow.ts'
import { get, nextOf, walk } from './walk.ts'

/** Each fork has one join, and its branches are entered by it alone and left by that join or an end. */
export function faultsOfBranches(type: CaseType): string[] {
  const forks = type.steps.filter((step) => step.kind === 'fork')
  const joins = type.steps.filter((step) => step.kind === 'join')
  const strange = joins.filter(({ of }) => get(type, of).kind !== 'fork')
  const faults = [
    ...strange.map(({ key, of }) => `join ${key} joins ${of}, which is no fork`),
    ...forks.flatMap((fork) => faultsOfFork(type, fork, joins)),
  ]
  // Where forks and joins don't pair, the rest would be said of each step behind them.
  return faults.length > 0 ? faults : faultsOfCrossings(type)
}

function faultsOfFork(type: CaseType, fork: ForkStep, all: readonly JoinStep[]): string[] {
  const joins = all.filter(({ of }) => of === fork.key)
  const [join] = joins
  if (!join || joins.length > 1) return [`fork ${fork.key} has ${joins.length} joins and needs one`]
  const stop = (key: string) => (key === join.key ? [] : nextOf(get(type, key)))
  return fork.branches.flatMap(({ key, to }) => {
    const { kind } = get(type, to)
    if (kind === 'join' || kind === 'end') return [`fork ${fork.key}: branch ${key} begins with a ${kind}`]
    return walk([to], stop).has(join.key) ? [] : [`fork ${fork.key}: branch ${key} never comes to the join`]
  })
}

/** A way into a step: from which, and in the branches of which forks, outermost first. */
interface Entry {
  readonly from: string
  readonly to: string
  readonly forks: readonly string[]
}

const DEEPEST = 5

/** Walks every way with the forks that it is in. A step that is entered in different ones would never be joined. */
function faultsOfCrossings(type: CaseType): string[] {
  const entries: Entry[] = [{ from: 'its start', to: type.starts, forks: [] }]
  if (type.reopening) entries.push({ from: 'reopening', to: type.reopening.to, forks: [] })
  const first = new Map<string, Entry>()
  const faults = new Set<string>()
  for (const entry of entries) {
    const step = get(type, entry.to)
    const before = first.get(entry.to)
    const fault = faultOf(step.kind === 'join' ? step : null, entry, before)
    if (fault) faults.add(fault)
    if (fault || before || step.kind === 'end') continue
    first.set(entry.to, entry)
    const forks = step.kind === 'join' ? entry.forks.slice(0, -1) : entry.forks
    const inner = step.kind === 'fork' ? [...forks, step.key] : forks
    if (inner.length > DEEPEST) faults.add(`fork ${step.key} stands in ${forks.length} others; ${DEEPEST} at most`)
    else entries.push(...nextOf(step).map((to) => ({ from: entry.to, to, forks: inner })))
  }
  return [...faults]
}

function faultOf(join: JoinStep | null, entry: Entry, before: Entry | undefined): string | null {
  if (join && entry.forks.at(-1) !== join.of)
    return `join ${join.key} is entered from ${entry.from}, outside of its fork ${join.of}`
  // Every end may be entered from anywhere: it closes all branches.
  if (!before || before.forks.join() === entry.forks.join()) return null
  const [one, other] = [before, entry].toSorted((a, b) => a.forks.length - b.forks.length)
  return `step ${entry.to} is entered ${placeOf(other)} and ${placeOf(one)}; a branch is left by its join or an end only`
}

const placeOf = (entry: Entry | undefined) => {
  const fork = entry?.forks.at(-1)
  return `from ${entry?.from}, ${fork === undefined ? 'outside of any fork' : `inside of fork ${fork}`}`
}
