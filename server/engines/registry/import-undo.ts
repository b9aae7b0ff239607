import type { ThingImport } from '@citybrain/contract/engines/thing-import.ts'
import type { Words } from '@citybrain/contract/kernel/words.ts'
import { sql } from 'kysely'
import { type JobRun, save, type Write } from '../../platform/index.ts'
import { newsOf, rewritten } from './commit.ts'
import type { Caller, RegistryDeps } from './deps.ts'
import { type Draft, draftUpon } from './draft.ts'
import { factsOf, insertFacts, type StoredFact } from './fact-store.ts'
import { importChanged } from './import-errors.ts'
import type { StoredImport } from './import-store.ts'
import { valuesAt } from './present.ts'
import { type StoredRow, valuesOf } from './row.ts'
import { findThings, updateThings } from './thing-store.ts'

const CHUNK = 1_000

type Undone = NonNullable<ThingImport['undone']>

interface Undoing {
  readonly deps: RegistryDeps
  readonly caller: Caller
  readonly stored: StoredImport
  readonly job: JobRun
}

interface Step {
  readonly draft: Draft | null
  readonly conflict: { readonly thing: string; readonly name: string; readonly words: Words } | null
}

/**
 * Takes an import back, thing by thing, as new facts: what it created ends, what it changed gets its former values.
 * What was changed since stays as it is and is listed. Each chunk is written with the place it reached, so that an undoing
 * that was interrupted goes on from there.
 */
export async function undoRows(undoing: Undoing): Promise<Undone> {
  const { caller, stored, job } = undoing
  const all = stored.written.create + stored.written.update
  const place = await placeOf(undoing)
  let { after } = place
  const undone: Undone = { restored: place.restored, ended: place.ended, conflicts: place.conflicts }
  for (;;) {
    job.signal.throwIfAborted()
    const ids = await nextThings(caller, stored.id, after)
    if (ids.length === 0) return undone
    const steps = await planSteps(undoing, ids)
    count(undone, steps)
    const next = ids.at(-1) ?? after
    await writeSteps(undoing, steps, { from: after, to: next, undone })
    after = next
    const done = undone.restored + undone.ended + undone.conflicts
    job.progress(all === 0 ? 1 : done / all, { zh: `已处理 ${done} 个对象`, en: `${done} things handled` })
  }
}

async function placeOf({ caller, stored }: Undoing): Promise<Undone & { after: string | null }> {
  const { rows } = await sql<{ undone: (Undone & { after: string | null }) | null }>`select undone from thing_import
    where id = ${stored.id}::uuid`.execute(caller.db)
  return rows[0]?.undone ?? { restored: 0, ended: 0, conflicts: 0, after: null }
}

async function nextThings({ db }: Caller, importId: string, after: string | null): Promise<string[]> {
  const { rows } = await sql<{ thing_id: string }>`select thing_id from thing_fact
    where import_id = ${importId}::uuid and (${after}::uuid is null or thing_id > ${after}::uuid)
    order by thing_id limit ${CHUNK}::int`.execute(db)
  return rows.map(({ thing_id }) => thing_id)
}

async function planSteps({ deps, caller, stored }: Undoing, ids: readonly string[]): Promise<Step[]> {
  const { actor, db } = caller
  const [things, facts, locator] = await Promise.all([
    findThings(db, ids),
    factsOf(db, ids),
    deps.locator(actor.district),
  ])
  const today = deps.clock.cityToday()
  const telling = {
    source: { system: 'city-brain', document: null },
    reason: `撤销导入：${stored.fileName}`.slice(0, 300),
    importId: null,
  }
  return ids.flatMap((id): Step[] => {
    const [thing, said] = [things.get(id), facts.get(id) ?? []]
    const told = said.find((fact) => fact.importId === stored.id)
    if (!thing || !told) return []
    if (thing.revision !== told.revision) return [{ draft: null, conflict: changedSince(thing) }]
    const type = deps.catalogue.get(thing.type)
    const fact =
      told.kind === 'created'
        ? endOf(told, today)
        : restored(said, told, (before) => valuesAt(type, before, { on: today, knownBefore: null }))
    const derivation = { district: actor.district, type, today, locator }
    return [
      { draft: draftUpon({ stored: thing, values: valuesOf(thing) }, { fact, telling }, derivation), conflict: null },
    ]
  })
}

const changedSince = (thing: StoredRow) => ({
  thing: thing.id,
  name: thing.name,
  words: { zh: '导入之后又有变更，保持现状', en: 'it was changed after the import and stays as it is' },
})

/** What never was ends on the day from which it was said to be. */
function endOf(told: StoredFact, today: string) {
  const on = told.validFrom !== null && told.validFrom <= today ? told.validFrom : today
  return { kind: 'ended' as const, patch: { $ended: on }, validFrom: null, validTo: null }
}

/** The former value of each key that the import spoke of; null where nothing had been said. */
function restored(
  said: readonly StoredFact[],
  told: StoredFact,
  valuesBefore: (facts: readonly StoredFact[]) => Readonly<Record<string, unknown>>,
) {
  const before = valuesBefore(said.filter((fact) => fact.revision < told.revision))
  const patch = Object.fromEntries(Object.keys(told.patch).map((key) => [key, before[key] ?? null]))
  return { kind: 'changed' as const, patch, validFrom: told.validFrom, validTo: told.validTo }
}

function count(undone: Undone, steps: readonly Step[]): void {
  for (const { draft, conflict } of steps) {
    if (conflict) undone.conflicts += 1
    else if (draft?.facts.at(-1)?.kind === 'ended') undone.ended += 1
    else undone.restored += 1
  }
}

interface Reached {
  readonly from: string | null
  readonly to: string | null
  readonly undone: Undone
}

async function writeSteps({ deps, caller, stored }: Undoing, steps: readonly Step[], reached: Reached): Promise<void> {
  const { actor, db } = caller
  const drafts = steps.flatMap(({ draft }) => draft ?? [])
  const conflicts = steps.flatMap(({ conflict }) => conflict ?? [])
  const told = drafts.flatMap((draft) => draft.facts.map((fact) => ({ draft, fact })))
  const writes: Write[] = [reach(actor.district, stored.id, reached)]
  if (drafts.length > 0)
    writes.push(
      updateThings(actor.district, drafts.map(rewritten)),
      insertFacts(
        actor.district,
        told.map(({ fact }) => ({ actor, fact })),
      ),
    )
  if (conflicts.length > 0) writes.push(keepConflicts(actor.district, stored.id, conflicts))
  const { restored: back, ended, conflicts: left } = reached.undone
  await save(db, {
    writes,
    events: told.map(({ draft, fact }) => newsOf(deps.catalogue, draft, fact)),
    audits: [{ action: 'import.undo', subject: { kind: 'import', id: stored.id }, after: { back, ended, left } }],
    actor,
  })
}

function reach(district: string, id: string, { from, to, undone }: Reached): Write {
  return {
    sql: sql`update thing_import set undone = ${JSON.stringify({ ...undone, after: to })}::jsonb
      where district = ${district} and id = ${id}::uuid and state = 'undoing'
        and undone->>'after' is not distinct from ${from}::text`,
    rows: 1,
    conflict: importChanged(),
  }
}

function keepConflicts(district: string, id: string, conflicts: readonly NonNullable<Step['conflict']>[]): Write {
  return {
    sql: sql`insert into thing_import_conflict (district, import_id, thing_id, name, words_zh, words_en)
      select ${district}, ${id}::uuid, c.thing, c.name, c.words->>'zh', c.words->>'en'
      from jsonb_to_recordset(${JSON.stringify(conflicts)}::jsonb) as c (thing uuid, name text, words jsonb)`,
  }
}
