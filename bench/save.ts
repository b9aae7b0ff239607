// A change saved with its event and its audit record, against the bare write in the same database.
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { type Database, save, systemActor } from '../server/platform/index.ts'
import type { Figure } from './figure.ts'
import { DISTRICT, mediansOf, onEachDatabase } from './support/register.ts'

const TIMES = 200
const ROUNDS = 9

export function bench(): Promise<Figure[]> {
  return onEachDatabase(async (database) => {
    const [bare = 0, transaction = 0, saved = 0] = await mediansOf(ROUNDS, [
      () => many(() => insert(randomUUID()).execute(database.district(DISTRICT))),
      () => many(() => inTransaction(database)),
      () => many(() => saveOne(database)),
    ])
    const value = saved / TIMES
    return [
      {
        name: `${database.kind}: save of state, event and audit record`,
        ...{ value, unit: 'ms', against: { name: 'bare insert', value: bare / TIMES }, limit: { atMost: 4 } },
      },
      {
        name: `${database.kind}: save of state, event and audit record`,
        ...{ value, unit: 'ms' },
        against: { name: 'three inserts in a transaction', value: transaction / TIMES },
        limit: { atMost: 1.5 },
      },
    ]
  })
}

async function many(work: () => Promise<unknown>): Promise<void> {
  for (let time = 0; time < TIMES; time += 1) await work()
}

const insert = (id: string) =>
  sql`insert into target_link (district, id, title, linked_by, linked_at)
    values (${DISTRICT}, ${id}::uuid, 'bench', 'bench', citybrain.city_now())`

function saveOne(database: Database) {
  const id = randomUUID()
  const subject = { kind: 'target', id }
  return save(database.district(DISTRICT), {
    writes: [{ sql: insert(id), rows: 1 }],
    events: [{ kind: 'target.linked', subject, payload: { members: [] } }],
    audits: [{ action: 'target.link', subject, after: { title: 'bench' } }],
    actor: systemActor(DISTRICT),
  })
}

/** What saving would be without one statement for all three: six round trips. */
function inTransaction(database: Database) {
  return database.transaction(DISTRICT, async (tx) => {
    for (let time = 0; time < 3; time += 1) await insert(randomUUID()).execute(tx)
  })
}
