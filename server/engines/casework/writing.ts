import type { CaseEvent } from '@citybrain/contract/engines/case.ts'
import { type Actor, type Db, save, type Write } from '../../platform/index.ts'
import { insertFile, updateFiles, writesBeside } from './case-writes.ts'
import type { Changed } from './changing.ts'

/**
 * Writes a new case in one statement: the case, its entry, work and clocks, an event of the log and an audit record. The
 * log says what happened, not what was said: that may be personal, and stands in the entries.
 */
export async function writeOpened(
  db: Db,
  actor: Actor,
  changed: Changed,
  { number, more }: { readonly number: string; readonly more: readonly Write[] },
): Promise<void> {
  const writes = [insertFile(changed, number), ...writesBeside(actor.district, [changed]), ...more]
  await save(db, { actor, writes, ...toldOf(changed) })
}

/** The same of changes of cases that were there, all of them or none. */
export async function writeCases(
  db: Db,
  actor: Actor,
  changed: readonly Changed[],
  more: readonly Write[] = [],
): Promise<void> {
  const told = changed.map(toldOf)
  await save(db, {
    actor,
    writes: [updateFiles(changed), ...writesBeside(actor.district, changed), ...more],
    events: told.flatMap(({ events }) => events),
    audits: told.flatMap(({ audits }) => audits),
  })
}

/** Events of the log and audit records of a change. */
function toldOf(changed: Changed) {
  const subject = { kind: 'case', id: changed.after.id }
  const { before, after, events } = changed
  return {
    events: events.map((event, place) => ({
      ...{ kind: event.kind, subject },
      payload: { type: after.type, revision: before.revision + place + 1, ...newsOf(event, changed) },
    })),
    audits: events.map((event) => ({
      ...{ action: event.kind, subject },
      ...(event.reason !== null && { reason: event.reason }),
      after: { revision: after.revision, step: event.step, outcome: event.outcome, end: after.end },
    })),
  }
}

function newsOf({ step, outcome, told, delta }: CaseEvent, { after }: Changed) {
  return {
    ...{ step, outcome, ended: delta.ended?.end ?? null, parent: after.parent },
    ...{ street: after.place.street, department: after.department },
    entered: (delta.entered ?? []).map((item) => ({
      ...{ number: item.number, step: item.step, department: item.department },
      assignee: item.assignee?.id ?? null,
    })),
    left: delta.left ?? [],
    told,
  }
}
