import type { CaseEvent } from '@citybrain/contract/engines/case.ts'
import { type Actor, type Db, save, type Write } from '../../platform/index.ts'
import { type Changed, writesOf } from './changing.ts'

interface Writing {
  readonly opening: { readonly number: string } | null
  readonly more: readonly Write[]
}

/**
 * Writes a change of a case in one statement: the case, its entries, work and clocks, an event of the log and an audit
 * record for each entry. The log says what happened, not what was said: that may be personal, and stands in the entries.
 */
export async function writeCase(db: Db, actor: Actor, changed: Changed, { opening, more }: Writing): Promise<void> {
  const subject = { kind: 'case', id: changed.after.id }
  const { before, after, events } = changed
  await save(db, {
    actor,
    writes: [...writesOf(changed, opening), ...more],
    events: events.map((event, place) => ({
      ...{ kind: event.kind, subject },
      payload: { type: after.type, revision: before.revision + place + 1, ...newsOf(event, changed) },
    })),
    audits: events.map((event) => ({
      ...{ action: event.kind, subject },
      ...(event.reason !== null && { reason: event.reason }),
      after: { revision: after.revision, step: event.step, outcome: event.outcome, end: after.end },
    })),
  })
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
