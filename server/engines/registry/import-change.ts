import type { ThingImportState } from '@citybrain/contract/engines/thing-import.ts'
import type { RawBuilder } from 'kysely'
import { save, type Write } from '../../platform/index.ts'
import type { Caller } from './deps.ts'
import { wrongImportState } from './import-errors.ts'
import { changeImport, type StoredImport } from './import-store.ts'

export function need({ state }: StoredImport, ...states: ThingImportState[]): void {
  if (!states.includes(state)) throw wrongImportState(state)
}

interface Step {
  readonly set: RawBuilder<unknown>
  readonly action: string
  readonly after?: object
  readonly more?: readonly Write[]
}

export async function change(
  { actor, db }: Caller,
  stored: StoredImport,
  { set, action, after, more = [] }: Step,
): Promise<void> {
  const subject = { kind: 'import', id: stored.id }
  await save(db, {
    writes: [changeImport(stored, set, actor.district), ...more],
    events: [{ kind: action, subject, payload: { fileName: stored.fileName, ...after } }],
    audits: [{ action, subject, ...(after && { after }) }],
    actor,
  })
}
