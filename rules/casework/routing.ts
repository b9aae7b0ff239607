import type { CasePlace } from '@citybrain/contract/engines/case.ts'
import type { CaseRule } from '@citybrain/contract/engines/case-rule.ts'
import type { Instant, PlainDate } from '@citybrain/contract/kernel/time.ts'
import type { CompiledCalendar } from '../clock/index.ts'

/** A piece of work that looks for who is responsible. */
export interface RouteQuestion {
  readonly type: string
  readonly step: string
  readonly category: string | null
  readonly place: CasePlace
  readonly today: PlainDate
  /** Whether it is office hours. */
  readonly working: boolean
}

/** The rule that sends the work where it goes: the most special of those that fit; null where none does. */
export function ruleFor(rules: readonly CaseRule[], question: RouteQuestion): CaseRule | null {
  const fitting = rules.filter((rule) => fits(rule, question))
  return fitting.sort((one, other) => compare(other, one))[0] ?? null
}

function fits(rule: CaseRule, { type, step, category, place, today, working }: RouteQuestion): boolean {
  if (rule.type !== type || rule.step !== step) return false
  if (rule.category !== null && !category?.startsWith(rule.category)) return false
  if (rule.region !== null && !isWithin(place, rule.region)) return false
  if (rule.hours !== 'any' && (rule.hours === 'working') !== working) return false
  return (rule.effectiveFrom ?? today) <= today && today <= (rule.effectiveTo ?? today)
}

/** The finest region that is known tells whether it lies in a wider one: codes begin with those above them. */
const isWithin = ({ grid, community, street }: CasePlace, region: string) =>
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
