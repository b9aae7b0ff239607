import type { CaseEvent } from '@citybrain/contract/engines/case.ts'
import type { CaseCommand } from '@citybrain/contract/engines/case-command.ts'
import type { NewJoining, NewReport, Receipt, ReportCommand } from '@citybrain/contract/engines/report.ts'
import type { DistrictCode } from '@citybrain/contract/kernel/ids.ts'
import type { Portal } from '@citybrain/contract/pack/portal.ts'
import { BY_CODE, decide, decideJoin, decideRate } from '@citybrain/rules/casework/index.ts'
import { sql } from 'kysely'
import { publicActor, save, type Write } from '../../platform/index.ts'
import { type Changing, changeCase } from './change-case.ts'
import { codeFrom, hashOfCode, isSameHash } from './code.ts'
import type { Caller, CaseworkDeps } from './deps.ts'
import { charge, type Visitor } from './door.ts'
import { existsAlready, noSuchCase, noSuchCaseType, othersWait, picturesOnly, ratedAlready } from './errors.ts'
import {
  checkSame,
  countReporters,
  eraseContact,
  findReporter,
  insertReporter,
  type StoredReporter,
} from './reporter-store.ts'
import { openCase } from './service.ts'
import { findCases } from './store.ts'

/** Somebody without an account at the door. */
export interface Guest extends Visitor {
  readonly requestId: string
}

export function callerOf({ database }: CaseworkDeps, { district, address, requestId }: Guest): Caller {
  return { actor: publicActor(district, { ip: address, requestId }), db: database.district(district) }
}

export function portalOf({ portals }: CaseworkDeps, type: string): Portal {
  const found = portals.find((one) => one.type === type)
  if (!found)
    throw noSuchCaseType(
      type,
      portals.map((one) => one.type),
    )
  return found
}

/** Opens a case for somebody without an account. The same report with the same secret gets the same code again. */
export async function takeReport(deps: CaseworkDeps, guest: Guest, given: NewReport): Promise<Receipt> {
  const portal = portalOf(deps, given.type)
  await charge(deps, guest, 'report')
  const caller = callerOf(deps, guest)
  await checkPhotos(deps, caller, given.photos, portal.photos)
  const { secret, photos, ...said } = given
  const code = codeFrom(secret, guest.district, given.id)
  const codeHash = hashOfCode(code, guest.district)
  const { number } = await openCase(
    deps,
    caller,
    { ...said, about: null, attachments: photos },
    { door: 'public', codeHash },
  )
  // Who has the report but not the secret has read it somewhere.
  const reporter = await findReporter(caller.db, guest.district, given.id)
  if (!reporter || !isSameHash(reporter.codeHash, codeHash)) throw existsAlready(given.id)
  return { number, code }
}

async function checkPhotos(
  { files }: CaseworkDeps,
  { db }: Caller,
  ids: readonly string[],
  most: number,
): Promise<void> {
  if (ids.length > most) throw picturesOnly()
  if (ids.length === 0) return
  const found = await files.typesOf(db, ids)
  if (found.some((type) => type !== null && !type.startsWith('image/'))) throw picturesOnly()
}

/** Somebody met the same: they join a case that is public, and get a code of their own. */
export async function joinReport(deps: CaseworkDeps, guest: Guest, given: NewJoining): Promise<Receipt> {
  const { district } = guest
  await charge(deps, guest, 'report')
  const caller = callerOf(deps, guest)
  const code = codeFrom(given.secret, district, given.id)
  const codeHash = hashOfCode(code, district)
  const there = await findReporter(caller.db, district, given.id)
  if (there) {
    if (!isSameHash(there.codeHash, codeHash)) throw existsAlready(given.id)
    checkSame(there, given.reporter)
    return { number: await numberOf(caller, there.follows), code }
  }
  const { number } = await changeCase(deps, caller, {
    id: given.case,
    as: BY_CODE,
    decide: (deciding) => {
      if (!deps.portals.some(({ type, published }) => published && type === deciding.type.key))
        throw noSuchCase(given.case)
      return decideJoin(deciding, { source: given.source, door: 'public' })
    },
    more: (event) => [
      insertReporter(district, {
        ...{ id: given.id, caseId: given.case, number: Number(event.told.reporter), channel: given.source },
        ...{ draft: given.reporter, codeHash },
      }),
    ],
  })
  return { number, code }
}

async function numberOf({ actor, db }: Caller, id: string): Promise<string> {
  const found = (await findCases(db, actor.district, [id])).get(id)
  if (!found) throw noSuchCase(id)
  return found.number
}

/** What whoever has shown a code does with the case that it follows. */
export async function commandReport(
  deps: CaseworkDeps,
  guest: Guest,
  { reporter, command }: { readonly reporter: StoredReporter; readonly command: ReportCommand },
): Promise<void> {
  await charge(deps, guest, 'report')
  const caller = callerOf(deps, guest)
  const { district } = guest
  if (command.do === 'erase') return eraseOwn(caller, reporter)
  if (command.do === 'withdraw' && (await countReporters(caller.db, district, reporter.follows)) > 1) throw othersWait()
  const photos = command.do === 'remark' ? command.photos : []
  if (photos.length > 0) {
    await deps.files.check(caller.db, photos, caller.actor)
    await checkPhotos(deps, caller, photos, photos.length)
  }
  await changeCase(deps, caller, {
    ...{ id: reporter.follows, as: BY_CODE },
    ...doing(command, reporter, district),
    ...(photos.length > 0 && {
      more: () => [deps.files.use(photos, { kind: 'case', id: reporter.follows }, caller.actor)],
    }),
  })
}

/** Nothing happens to the case, whose file never knew who they are. */
async function eraseOwn({ actor, db }: Caller, { id, follows, number }: StoredReporter): Promise<void> {
  const audit = { action: 'case.erase-reporter', subject: { kind: 'case', id: follows }, reason: `${number}` }
  await save(db, { actor, writes: [eraseContact(actor.district, id)], events: [], audits: [audit] })
}

type Doing = Pick<Changing, 'decide' | 'more'>

/** The event names the number of the reporter, as far as they reported this very case. */
function doing(
  command: Exclude<ReportCommand, { do: 'erase' }>,
  reporter: StoredReporter,
  district: DistrictCode,
): Doing {
  const numbered = (event: CaseEvent): CaseEvent =>
    reporter.caseId === reporter.follows ? { ...event, told: { ...event.told, reporter: reporter.number } } : event
  switch (command.do) {
    case 'remark': {
      const comment: CaseCommand = { do: 'comment', text: command.text, mentions: [], attachments: command.photos }
      return { decide: ({ type, state, context }) => numbered(decide(type, state, comment, context)) }
    }
    case 'rate':
      return {
        decide: (deciding) => {
          if (reporter.ratedAt !== null && reporter.ratedAt >= (deciding.state.endedAt ?? '')) throw ratedAlready()
          return decideRate(deciding, { ...command, reporter: reporter.number })
        },
        more: () => [noteRating(district, reporter, command.stars)],
      }
    case 'reopen':
    case 'withdraw':
      return { decide: ({ type, state, context }) => numbered(decide(type, state, command, context)) }
  }
}

/** Of two ratings at once the second finds the first. */
const noteRating = (district: DistrictCode, { id, ratedAt }: StoredReporter, stars: number): Write => ({
  sql: sql`update case_reporter set stars = ${stars}::int, rated_at = (select at from moment)
    where district = ${district} and id = ${id}::uuid and rated_at is not distinct from ${ratedAt}::timestamptz`,
  rows: 1,
  conflict: ratedAlready(),
})
