import type { PlanVersion } from '@citybrain/contract/engines/plan.ts'
import type { RegisterChange, RegisterCommand } from '@citybrain/contract/engines/register.ts'
import { Refusal } from '@citybrain/contract/kernel/errors.ts'
import type { TextSpan } from '@citybrain/contract/kernel/text.ts'
import {
  changesLedgerOnly,
  decideChange,
  decideUndo,
  type RowChange,
  rowsChangedMeanwhile,
  sectionFinder,
} from '@citybrain/rules/register/index.ts'
import { sql } from 'kysely'
import { type Actor, type Clock, type Db, save, type Write } from '../../platform/index.ts'
import { findDocument } from './document-store.ts'
import { alreadyUndone, noSuchChange, noSuchPlan, notInDraft } from './errors.ts'
import {
  cutText,
  deleteRows,
  findChange,
  insertChange,
  insertRows,
  rowsById,
  updateRows,
  type VersionRef,
} from './register-store.ts'

interface Asked {
  actor: Actor
  db: Db
  clock: Clock
  ref: VersionRef
  /** Id of the change, made by whoever asks: asking twice changes once. */
  id: string
}

/** Applies a command to the register. Three reads and one write, whatever the number of rows. */
export function changeRegister(asked: Asked, command: RegisterCommand): Promise<RegisterChange> {
  return once(asked, () => apply(asked, command))
}

/** Does the work unless its change was made already, be it by the same request that was sent twice at once. */
async function once({ db, ref, id }: Asked, work: () => Promise<RegisterChange>): Promise<RegisterChange> {
  const done = await findChange(db, ref, id)
  if (done) return done
  try {
    return await work()
  } catch (error) {
    const made = error instanceof Refusal ? await findChange(db, ref, id) : null
    if (made) return made
    throw error
  }
}

async function apply(asked: Asked, command: RegisterCommand): Promise<RegisterChange> {
  const { version, sections, period } = await versionOf(asked)
  const rows = await rowsById(asked.db, asked.ref, idsOf(command))
  const spans = spansOf(command)
  const quotes = await cutText(asked.db, asked.ref.plan, spans)
  const section = sectionFinder(sections)
  const change = decideChange(rows, command, {
    ...asked.ref,
    final: isFinal(version),
    period,
    today: asked.clock.cityToday(),
    cut: (span) => quotes[spans.findIndex(({ start, end }) => start === span.start && end === span.end)] ?? '',
    sectionAt: (offset) => section(offset)?.number ?? '0',
  })
  return keep(asked, change, { did: command.do, undoes: null })
}

/** Takes a change back; taking back an undo does the change again. */
export function undoChange(asked: Asked, changeId: string): Promise<RegisterChange> {
  return once(asked, () => takeBack(asked, changeId))
}

async function takeBack(asked: Asked, changeId: string): Promise<RegisterChange> {
  await versionOf(asked)
  const change = await findChange(asked.db, asked.ref, changeId)
  if (!change) throw noSuchChange()
  const ids = [...new Set([...change.before, ...change.after].map(({ id }) => id))]
  const rows = await rowsById(asked.db, asked.ref, ids)
  const undo = decideUndo(rows, change)
  return keep(asked, undo, { did: 'undo', undoes: changeId })
}

async function versionOf({ db, ref }: Asked) {
  const document = await findDocument(db, ref.plan)
  const version = document?.versions.find(({ number }) => number === ref.version)
  if (!document || !version) throw noSuchPlan()
  return { version, sections: document.sections, period: document.period }
}

const isFinal = ({ state }: PlanVersion) => state === 'approved' || state === 'adjusted'

function idsOf(command: RegisterCommand): string[] {
  if (command.do === 'add') return []
  return 'rows' in command ? command.rows.map(({ id }) => id) : [command.row.id]
}

function spansOf(command: RegisterCommand): TextSpan[] {
  const given =
    command.do === 'add'
      ? [command.clause, command.value]
      : command.do === 'split'
        ? command.parts.map(({ value }) => value)
        : []
  return given.filter((span) => span !== null)
}

interface Kept {
  did: RegisterChange['did']
  undoes: string | null
}

/** Writes rows, change, event and audit in one statement; a row changed meanwhile undoes all of it. */
async function keep(asked: Asked, change: RowChange, kept: Kept): Promise<RegisterChange> {
  const { actor, db, ref, id, clock } = asked
  const record = { id, did: kept.did, undoes: kept.undoes, before: change.before, after: change.after, by: actor.name }
  const subject = { kind: 'plan', id: ref.plan }
  const ids = [...new Set([...change.before, ...change.after].map((row) => row.id))]
  try {
    await save(db, {
      writes: [
        touchVersion(ref, changesLedgerOnly(change)),
        ...writesOf(ref, change, actor),
        { sql: insertChange(ref, record, actor.district), rows: 1 },
      ],
      events: [
        { kind: 'register.changed', subject, payload: { version: ref.version, change: id, did: kept.did, rows: ids } },
      ],
      audits: [{ action: `register.${kept.did}`, subject, before: change.before, after: change.after }],
      actor,
    })
  } catch (error) {
    throw await explained(error, asked, ids)
  }
  const stored = await findChange(db, ref, id)
  return stored ?? { ...record, seq: 0, at: clock.cityNow() }
}

/** The write that every change makes first, so that an approval and an edit can't pass each other. */
function touchVersion({ plan, version }: VersionRef, ledgerOnly: boolean): Write {
  const open = ledgerOnly ? ['draft', 'reviewed', 'approved', 'adjusted'] : ['draft']
  return {
    sql: sql`update plan_version set changed_at = citybrain.city_now()
      where plan_id = ${plan}::uuid and number = ${version}::int and state = any(${open}::text[])`,
    rows: 1,
    conflict: notInDraft(),
  }
}

function writesOf(ref: VersionRef, { before, after }: RowChange, actor: Actor): Write[] {
  const was = new Set(before.map(({ id }) => id))
  const is = new Set(after.map(({ id }) => id))
  const removed = before.filter(({ id }) => !is.has(id))
  const changed = after.filter(({ id }) => was.has(id))
  const added = after.filter(({ id }) => !was.has(id))
  const conflict = rowsChangedMeanwhile([])
  return [
    ...(removed.length ? [{ sql: deleteRows(ref, removed), rows: removed.length, conflict }] : []),
    ...(changed.length ? [{ sql: updateRows(ref, changed), rows: changed.length, conflict }] : []),
    ...(added.length ? [{ sql: insertRows(ref, added, actor.district), rows: added.length, conflict }] : []),
  ]
}

/** A conflict found by the database says what the rows are now; a doubled undo says so. */
async function explained(error: unknown, { db, ref }: Asked, ids: string[]): Promise<unknown> {
  if (!(error instanceof Refusal)) return error
  if (error.code === 'platform.exists-already' && error.details.table === 'register_change') return alreadyUndone()
  if (error.code !== 'register.changed-meanwhile') return error
  return rowsChangedMeanwhile(await rowsById(db, ref, ids))
}
