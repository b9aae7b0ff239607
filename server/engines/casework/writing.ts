import type { CaseEvent } from '@citybrain/contract/engines/case.ts'
import { type Actor, type Db, save, type Write } from '../../platform/index.ts'
import { insertFiles, updateFiles, writesBeside } from './case-writes.ts'
import type { Changed } from './changing.ts'

/** A case as it is to be written; one that isn't there yet is opened. */
export type ToWrite = { readonly actor: Actor; readonly changed: Changed } & (
  | { readonly kind: 'opened'; readonly number: string }
  | { readonly kind: 'changed' }
)

/**
 * Writes cases of one district in one statement, all of them or none: each with its entries, work and clocks, events of
 * the log and audit records under its own actor. The log says what happened, not what was said: that may be personal, and
 * stands in the entries.
 */
export async function writeCases(db: Db, cases: readonly ToWrite[], more: readonly Write[] = []): Promise<void> {
  const [first] = cases
  if (!first) return
  // Two statements that lock the same rows in the same order don't wait for each other in a circle.
  const sorted = cases.toSorted((a, b) => (a.changed.after.id < b.changed.after.id ? -1 : 1))
  const opened = sorted.filter((one) => one.kind === 'opened')
  const changed = sorted.flatMap((one) => (one.kind === 'changed' ? one.changed : []))
  const told = sorted.map(toldOf)
  await save(db, {
    actor: first.actor,
    writes: [
      ...(opened.length > 0 ? [insertFiles(opened)] : []),
      ...(changed.length > 0 ? [updateFiles(changed)] : []),
      ...writesBeside(
        first.actor.district,
        sorted.map((one) => one.changed),
      ),
      ...more,
    ],
    events: told.flatMap(({ events }) => events),
    audits: told.flatMap(({ audits }) => audits),
  })
}

/** Events of the log and audit records of a change. */
function toldOf({ actor, changed }: ToWrite) {
  const subject = { kind: 'case', id: changed.after.id }
  const { before, after, events } = changed
  return {
    events: events.map((event, place) => ({
      ...{ actor, kind: event.kind, subject },
      payload: { type: after.type, revision: before.revision + place + 1, ...newsOf(event, changed) },
    })),
    audits: events.map((event) => ({
      ...{ actor, action: event.kind, subject },
      ...(event.reason !== null && { reason: event.reason }),
      after: { revision: after.revision, step: event.step, outcome: event.outcome, end: after.end },
    })),
  }
}

function newsOf({ step, outcome, told, delta }: CaseEvent, { before, after }: Changed) {
  return {
    ...{ step, outcome, ended: delta.ended?.end ?? null, parent: after.parent },
    ...{ street: after.place.street, department: after.department },
    entered: (delta.entered ?? []).map((item) => ({
      ...{ number: item.number, step: item.step, department: item.department },
      assignee: item.assignee?.id ?? null,
      again: before.doneBy[item.step]?.at(-1)?.id ?? null,
    })),
    left: delta.left ?? [],
    told,
  }
}
