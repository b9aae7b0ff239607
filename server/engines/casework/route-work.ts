import type { CasePlace, CaseState } from '@citybrain/contract/engines/case.ts'
import type { CaseRule } from '@citybrain/contract/engines/case-rule.ts'
import type { Responsibility } from '@citybrain/contract/engines/responsibility.ts'
import type { CaseType } from '@citybrain/contract/pack/case-type.ts'
import { isOfficeTime, type Route, routeFor } from '@citybrain/rules/casework/index.ts'
import type { CompiledCalendar } from '@citybrain/rules/clock/index.ts'
import { listPostHolders } from '../identity/index.ts'
import type { CaseworkDeps } from './deps.ts'

interface Looking {
  readonly type: CaseType
  readonly state: Pick<CaseState, 'district' | 'category' | 'place'>
  /** Where the command says that it lies, if it does. */
  readonly position: CasePlace['position']
  readonly calendar: CompiledCalendar
  readonly rules: readonly CaseRule[]
}

interface FoundRoute {
  readonly department: string | null
  readonly people: readonly string[]
  readonly routedBy: string
}

interface Routes {
  of(step: string): FoundRoute | null
  /** Everybody whom some step may go to. */
  readonly people: readonly string[]
}

/** Where each step that rules send would go, with holders of posts looked up. */
export async function routesOf(deps: CaseworkDeps, looking: Looking): Promise<Routes> {
  const { type, state, position, rules } = looking
  const steps = routedSteps(type)
  const own = rules.filter((rule) => rule.type === type.key && steps.includes(rule.step))
  if (own.length === 0) return { of: () => null, people: [] }
  const answering = { ...(await readAnswering(deps, state.district, own)), classes: type.categories }
  const spot = position ?? state.place.position
  const isZoned = spot !== null && answering.responsibilities.some(({ kind }) => kind === 'zone')
  const zones = isZoned ? ((await deps.locate(state.district, spot)).zones ?? []) : []
  const asked = {
    ...{ type: type.key, category: state.category, place: { ...state.place, zones } },
    ...{ today: deps.clock.cityToday(), working: isOfficeTime(looking.calendar, deps.clock.cityNow()) },
  }
  const found = new Map(steps.map((step) => [step, routeFor(own, { ...asked, step }, answering).route]))
  const routes = await withHolders(deps, state, found)
  return { of: (step) => routes.get(step) ?? null, people: [...routes.values()].flatMap((one) => one?.people ?? []) }
}

/** The grid is read only where some rule asks it. */
export async function readAnswering(
  deps: CaseworkDeps,
  district: CaseState['district'],
  rules: readonly CaseRule[],
): Promise<{ readonly responsibilities: readonly Responsibility[] }> {
  const asksGrid = rules.some(({ receiver }) => receiver !== 'named')
  const responsibilities = asksGrid ? (await deps.responsibilities.of(district)).rows : []
  return { responsibilities }
}

async function withHolders(
  { database, clock }: CaseworkDeps,
  { district }: Looking['state'],
  found: ReadonlyMap<string, Route | null>,
): Promise<Map<string, FoundRoute | null>> {
  const posts = [...found.values()].flatMap((route) => route?.post ?? [])
  const holders = await listPostHolders(database.district(district), posts, clock.cityToday())
  const entries = [...found].map(([step, route]): [string, FoundRoute | null] => {
    if (route === null) return [step, null]
    const { rule, department, post, row } = route
    const people = post === null ? route.people : (holders.get(post) ?? [])
    return [step, { department, people, routedBy: row === null ? rule.id : `${rule.id}/${row.id}` }]
  })
  return new Map(entries)
}

export const routedSteps = (type: CaseType): string[] =>
  type.steps.flatMap((step) => (step.kind === 'task' && step.department === 'routed' ? step.key : []))
