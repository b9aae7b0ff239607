import type { CaseEvent, CaseState } from '@citybrain/contract/engines/case.ts'
import type { TrackedReport } from '@citybrain/contract/engines/report.ts'
import type { StoredAttributes } from '@citybrain/contract/engines/thing.ts'
import type { DistrictCode } from '@citybrain/contract/kernel/ids.ts'
import type { Words } from '@citybrain/contract/kernel/words.ts'
import type { CaseType } from '@citybrain/contract/pack/case-type.ts'
import type { Portal } from '@citybrain/contract/pack/portal.ts'
import { BY_CODE, dueOf, progressOf, reopenableUntil, reporterMay, stepOf } from '@citybrain/rules/casework/index.ts'
import type { Db } from '../../platform/index.ts'
import type { CaseworkDeps } from './deps.ts'
import { charge, refund } from './door.ts'
import { noSuchCase, noSuchReport } from './errors.ts'
import { countReporters, findByCode, type StoredReporter } from './reporter-store.ts'
import { callerOf, type Guest, portalOf } from './reports.ts'
import { contextOf } from './service.ts'
import { findCases, findEntries, type StoredCase } from './store.ts'

/** As typed; the number is for people’s own order and must fit where it is given. */
export interface TypedCode {
  readonly code: string
  readonly number: string | null
}

/** Whose report a code opens. One that opens nothing counts against whoever tries. */
export async function getReporter(
  deps: CaseworkDeps,
  guest: Guest,
  { code, number }: TypedCode,
): Promise<StoredReporter> {
  await charge(deps, guest, 'code')
  const { db } = callerOf(deps, guest)
  const found = await findByCode(db, guest.district, code)
  if (!found) throw noSuchReport()
  if (number !== null && number !== '') {
    const cases = await findCases(db, guest.district, [found.caseId, found.follows])
    const fits = [...cases.values()].some((one) => one.number === number.toUpperCase())
    if (!fits) throw noSuchReport()
  }
  await refund(deps, guest, 'code')
  return found
}

/** Entries that are looked through for the way and its photos. */
const MOST_ENTRIES = 1_000

async function eventsOf(db: Db, district: DistrictCode, id: string): Promise<CaseEvent[]> {
  const entries = await findEntries(db, { district, id, before: null, limit: MOST_ENTRIES })
  return entries.map(({ event }) => event).reverse()
}

/** How a report stands, in the words of its portal: no name of anybody, nothing of other reporters. */
export async function trackReport(deps: CaseworkDeps, guest: Guest, reporter: StoredReporter): Promise<TrackedReport> {
  const { actor, db } = callerOf(deps, guest)
  const stored = (await findCases(db, guest.district, [reporter.follows])).get(reporter.follows)
  if (!stored) throw noSuchCase(reporter.follows)
  const { state } = stored
  const type = deps.types.at(state.type, state.version)
  const portal = portalOf(deps, state.type)
  const context = { ...(await contextOf(deps, actor, { type, state })), actor: BY_CODE }
  const events = await eventsOf(db, guest.district, state.id)
  const { steps, stage } = progressOf(portal, events, state.end === null)
  const clock = state.clocks.find(({ key }) => key === `case:${portal.clock}`)
  const standing = {
    ...{ ratedAt: reporter.ratedAt, reporters: await countReporters(db, guest.district, reporter.follows) },
    contact: reporter.name !== null || reporter.phone !== null,
  }
  const may = reporterMay({ type, state, context }, standing)
  return {
    ...saidOf(deps, stored, { type, portal }),
    ...{ steps, may, photos: photosOf(portal, events), joined: reporter.caseId !== reporter.follows },
    next: state.end === null ? stage.next : null,
    dueAt: clock && state.end === null ? dueOf(context.calendar, clock) : null,
    result: resultOf(type, portal, { state, events }),
    stars: reporter.stars,
    reopenUntil: may.includes('reopen') ? reopenableUntil(type, state, context.calendar) : null,
  }
}

function saidOf(deps: CaseworkDeps, { number, state }: StoredCase, { type, portal }: Told) {
  const classes = deps.tables.find(({ key }) => key === type.categories)?.entries ?? []
  return {
    ...{ number, type: type.key, title: portal.title, address: state.place.address, openedAt: state.openedAt },
    class: classes.find(({ code }) => code === state.category)?.title ?? null,
  }
}

interface Told {
  readonly type: CaseType
  readonly portal: Portal
}

/** Of the newest handling only: what was found wanting before is nobody's answer. */
function photosOf({ photosOf: steps }: Portal, events: readonly CaseEvent[]): string[] {
  const last = events.findLast(
    ({ step, attachments }) => step !== null && steps.includes(step) && attachments.length > 0,
  )
  return last ? [...last.attachments] : []
}

/** Whether a photo is among those that are shown to whoever reported it. */
export async function isShown(
  deps: CaseworkDeps,
  guest: Guest,
  reporter: StoredReporter,
  photo: string,
): Promise<boolean> {
  const { db } = callerOf(deps, guest)
  const state = (await findCases(db, guest.district, [reporter.follows])).get(reporter.follows)?.state
  if (!state) return false
  return photosOf(portalOf(deps, state.type), await eventsOf(db, guest.district, state.id)).includes(photo)
}

function resultOf(
  type: CaseType,
  portal: Portal,
  { state, events }: { readonly state: CaseState; readonly events: readonly CaseEvent[] },
): TrackedReport['result'] {
  const step = state.end === null ? null : stepOf(type, state.end)
  if (step?.kind !== 'end' || state.endedAt === null) return null
  const reason = events.findLast(({ delta }) => delta.ended)?.reason ?? null
  return {
    ...{ title: step.title, told: step.told, at: state.endedAt, facts: factsOf(type, portal, state.data) },
    reason: step.result === 'refused' ? reason : null,
  }
}

function factsOf(type: CaseType, { tells }: Portal, data: StoredAttributes): { title: Words; value: Words }[] {
  return tells.flatMap((key) => {
    const field = type.fields.find((one) => one.key === key)
    const value = data[key]
    if (!field || typeof value !== 'string') return []
    const choice = field.kind === 'choice' ? field.choices.find((one) => one.value === value)?.title : undefined
    return [{ title: field.title, value: choice ?? { zh: value, en: value } }]
  })
}
