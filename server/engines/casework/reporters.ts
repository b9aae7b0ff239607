import type { Reporter, ReporterDraft } from '@citybrain/contract/engines/reporter.ts'
import { decide as decideRight } from '@citybrain/contract/engines/rights.ts'
import { decideJoin } from '@citybrain/rules/casework/index.ts'
import { maskText } from '@citybrain/rules/registry/index.ts'
import { sql } from 'kysely'
import { save } from '../../platform/index.ts'
import { auditReads } from '../identity/index.ts'
import { changeCase } from './change-case.ts'
import { drawCode, hashOfCode } from './code.ts'
import type { Caller, CaseworkDeps } from './deps.ts'
import { existsAlready, noSuchCase, noSuchReporter, notAllowedThere } from './errors.ts'
import {
  checkSame,
  eraseContact,
  findReporter,
  findWhere,
  insertReporter,
  type StoredReporter,
} from './reporter-store.ts'
import { findCases } from './store.ts'

/** Who reported the case, or one that was merged into it, masked whoever asks. */
export async function listReporters({ actor, db }: Caller, id: string): Promise<Reporter[]> {
  const { district } = actor
  if (!(await findCases(db, district, [id])).has(id)) throw noSuchCase(id)
  const rows = await findWhere(db, district, sql`r.follows = ${id}::uuid`)
  const cases = await findCases(db, district, [...new Set(rows.map(({ caseId }) => caseId))])
  return rows.map(({ caseId, name, phone, ...row }) => ({
    ...{ id: row.id, number: row.number, channel: row.channel, told: row.told, at: row.at, stars: row.stars },
    case: { id: caseId, number: cases.get(caseId)?.number ?? '' },
    name: name === null ? null : maskText('person-name', name),
    phone: phone === null ? null : maskText('phone', phone),
  }))
}

interface Revealing {
  readonly case: string
  readonly reporter: string
  readonly reason: string
}

/** A reporter whose contact the caller may see, with the case that they follow. */
async function getRevealable({ actor, db }: Caller, { case: id, reporter }: Revealing): Promise<StoredReporter> {
  const stored = (await findCases(db, actor.district, [id])).get(id)
  if (!stored) throw noSuchCase(id)
  const { place, department } = stored.state
  const right = decideRight(actor, 'reveal', 'reporter-contact', { street: place.street, department })
  if (!right.allowed) throw notAllowedThere(right.because)
  const found = await findReporter(db, actor.district, reporter)
  if (found?.follows !== id) throw noSuchReporter()
  return found
}

/** What somebody said of themselves, in full; who asked for it and why is written down before it is answered. */
export async function revealReporter(
  deps: CaseworkDeps,
  caller: Caller,
  given: Revealing,
): Promise<Pick<StoredReporter, 'name' | 'phone'>> {
  const { number, name, phone } = await getRevealable(caller, given)
  const fields = Object.entries({ name, phone }).flatMap(([key, value]) => (value === null ? [] : [key]))
  const reason = `${number}: ${given.reason}`
  const read = { action: 'case.reveal-reporter', kind: 'case', ids: [given.case], fields, reason }
  await auditReads(deps.database.district(caller.actor.district), caller.actor, read)
  return { name, phone }
}

/** Takes out who somebody is, at their wish or for another reason; the audit says who did and why, not what it was. */
export async function eraseReporter(deps: CaseworkDeps, caller: Caller, given: Revealing): Promise<{ erased: string }> {
  const { id, number } = await getRevealable(caller, given)
  const { actor } = caller
  await save(deps.database.district(actor.district), {
    ...{ actor, writes: [eraseContact(actor.district, id)], events: [] },
    audits: [erasure(given.case, `${number}: ${given.reason}`)],
  })
  return { erased: id }
}

const erasure = (id: string, reason: string) => ({
  ...{ action: 'case.erase-reporter', subject: { kind: 'case', id }, reason },
})

interface Adding {
  readonly case: string
  readonly id: string
  readonly channel: string
  readonly reporter: ReporterDraft
}

/** Enters one more who reported it. The same request again enters nobody, and shows no code. */
export async function addReporter(
  deps: CaseworkDeps,
  caller: Caller,
  given: Adding,
): Promise<{ number: string; code: string | null }> {
  const { district } = caller.actor
  const there = await findReporter(caller.db, district, given.id)
  if (there) {
    if (there.caseId !== given.case) throw existsAlready(given.id)
    checkSame(there, given.reporter)
    const number = (await findCases(caller.db, district, [there.follows])).get(there.follows)?.number
    if (number === undefined) throw noSuchCase(given.case)
    return { number, code: null }
  }
  const code = drawCode()
  const { number } = await changeCase(deps, caller, {
    id: given.case,
    decide: (deciding) => decideJoin(deciding, { source: given.channel, door: 'staff' }),
    more: (event) => [
      insertReporter(district, {
        ...{ id: given.id, caseId: given.case, number: Number(event.told.reporter), channel: given.channel },
        ...{ draft: given.reporter, codeHash: hashOfCode(code, district) },
      }),
    ],
  })
  return { number, code }
}
