import type { CasePlace } from '@citybrain/contract/engines/case.ts'
import type { CaseRule, Receiver } from '@citybrain/contract/engines/case-rule.ts'
import type { Responsibility } from '@citybrain/contract/engines/responsibility.ts'
import type { Instant, PlainDate } from '@citybrain/contract/kernel/time.ts'
import type { CompiledCalendar } from '../clock/index.ts'
import { type AskedPlace, type FoundResponsibility, whoAnswers, whoseTerritory } from './responsibility.ts'

/** A piece of work that looks for who is responsible. */
export interface RouteQuestion {
  readonly type: string
  readonly step: string
  readonly category: string | null
  readonly place: Pick<CasePlace, 'street' | 'community' | 'grid'> & Partial<Pick<AskedPlace, 'zones'>>
  readonly today: PlainDate
  /** Whether it is office hours. */
  readonly working: boolean
}

/** What rules ask that name nobody themselves. */
export interface Answering {
  readonly responsibilities: readonly Responsibility[]
  /** Code table of the type's classes. */
  readonly classes: string | null
}

/** Whom a rule sends the work to, and which rules before it found nobody. */
export interface Route {
  readonly rule: CaseRule
  readonly department: string | null
  /** Post whose holder gets it. */
  readonly post: string | null
  readonly people: readonly string[]
  /** Row of the responsibility grid that says so. */
  readonly row: Responsibility | null
}

export interface Routed {
  readonly route: Route | null
  readonly passedOver: readonly PassedOver[]
}

/** A rule that the responsibility grid had no answer for, with what it said. */
export interface PassedOver {
  readonly rule: CaseRule
  readonly answer: FoundResponsibility
}

/** The most special rule that finds somebody: one that asks the responsibility grid where that has a gap is passed over. */
export function routeFor(rules: readonly CaseRule[], question: RouteQuestion, answering: Answering): Routed {
  const passedOver: PassedOver[] = []
  for (const rule of rulesFor(rules, question)) {
    const found = receiverOf(rule, question, answering)
    if (!('answer' in found)) return { route: found, passedOver }
    passedOver.push(found)
  }
  return { route: null, passedOver }
}

function receiverOf(rule: CaseRule, question: RouteQuestion, answering: Answering): Route | PassedOver {
  const { department, assignee } = rule
  if (rule.receiver === 'named')
    return { rule, department, post: null, people: assignee === null ? [] : [assignee], row: null }
  const answer = ASKS[rule.receiver](answering.responsibilities, {
    ...{ category: question.category, today: question.today, classes: answering.classes },
    place: { ...question.place, zones: question.place.zones ?? [] },
  })
  if (answer.found !== 'one') return { rule, answer }
  const { row } = answer
  return { rule, department: row.department, post: row.post, people: row.assignee === null ? [] : [row.assignee], row }
}

const ASKS = { responsible: whoAnswers, territory: whoseTerritory } as const satisfies Partial<
  Record<Receiver, typeof whoAnswers>
>

/** Rules that fit, the most special first. */
function rulesFor(rules: readonly CaseRule[], question: RouteQuestion): CaseRule[] {
  return rules.filter((rule) => fits(rule, question)).sort((one, other) => compare(other, one))
}

function fits(rule: CaseRule, { type, step, category, place, today, working }: RouteQuestion): boolean {
  if (rule.type !== type || rule.step !== step) return false
  if (rule.category !== null && !category?.startsWith(rule.category)) return false
  if (rule.region !== null && !isWithin(place, rule.region)) return false
  if (rule.hours !== 'any' && (rule.hours === 'working') !== working) return false
  return (rule.effectiveFrom ?? today) <= today && today <= (rule.effectiveTo ?? today)
}

/** The finest region that is known tells whether it lies in a wider one: codes begin with those above them. */
const isWithin = ({ grid, community, street }: RouteQuestion['place'], region: string) =>
  [grid, community, street].some((code) => code?.startsWith(region))

/** Class before place before hours; of equals the newer, and at last the greater id, so that the answer never wavers. */
function compare(one: CaseRule, other: CaseRule): number {
  return (
    length(one.category) - length(other.category) ||
    length(one.region) - length(other.region) ||
    Number(one.hours !== 'any') - Number(other.hours !== 'any') ||
    order(one.effectiveFrom ?? '', other.effectiveFrom ?? '') ||
    order(one.id, other.id)
  )
}

const length = (code: string | null) => code?.length ?? 0
const order = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0)

/** Whether somebody works at that moment. */
export function isOfficeTime(calendar: CompiledCalendar, at: Instant): boolean {
  const ms = Date.parse(at)
  return calendar.workedUntil(ms + 1) > calendar.workedUntil(ms)
}
