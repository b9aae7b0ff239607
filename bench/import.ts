// An import from text to published rows, against its floors in the same run: compiling alone and inserting alone.
import { createHash } from 'node:crypto'
import { type DocumentReader, importDocument, insertRecords } from '../server/engines/plan/index.ts'
import { type Database, openJobs, systemActor } from '../server/platform/index.ts'
import { quietLogger } from '../server/testing/quiet-logger.ts'
import { createTestClock } from '../server/testing/test-clock.ts'
import type { Figure } from './figure.ts'
import { DISTRICT, medianOf, millisecondsOf, onEachDatabase, PROFILE, recordsOf } from './support/register.ts'
import { syntheticPlan } from './support/synthetic-plan.ts'

const CHARACTERS = 100_000
const ROUNDS = 3
const CHUNK = 500
/** The floor runs on warm code; the import's thread compiles on cold code each time, which doubles it. */
const MOST_OVER_FLOOR = 4

const readPlainText: DocumentReader = async ({ bytes }) => ({
  ...{ format: 'txt', mediaType: 'text/plain', encoding: 'utf-8', title: null, publishedOn: null, boilerplate: [] },
  sha256: createHash('sha256').update(bytes).digest('hex'),
  text: new TextDecoder().decode(bytes),
})

export function bench(): Promise<Figure[]> {
  return onEachDatabase(async (database) => {
    const text = syntheticPlan(CHARACTERS)
    const compiling = await medianOf(ROUNDS, async () => recordsOf(text))
    const { whole, longestWait } = await importing(database, text)
    const inserting = await insertingAlone(database, text)
    return [
      {
        name: `${database.kind}: import ${CHARACTERS} characters`,
        ...{ value: whole, unit: 'ms' },
        against: { name: 'compiling and inserting alone', value: compiling + inserting },
        limit: { atMost: MOST_OVER_FLOOR },
      },
      {
        name: `${database.kind}: longest wait of another statement meanwhile`,
        ...{ value: longestWait, unit: 'ms' },
        against: { name: 'the whole import', value: whole },
        limit: { atMost: 0.5 },
      },
    ]
  })
}

async function importing(database: Database, text: string) {
  const clock = createTestClock('2024-02-01T01:00:00.000Z')
  const jobs = await openJobs(database, clock, quietLogger)
  const deps = { database, jobs, clock, readDocument: readPlainText, profileOf: () => PROFILE }
  const bytes = new TextEncoder().encode(text)
  const document = { bytes, fileName: null, title: null, kind: 'annual-plan', period: null, sample: false } as const
  const job = { signal: new AbortController().signal, progress: () => undefined }
  let longestWait = 0
  let running = true
  const watch = async () => {
    while (running) longestWait = Math.max(longestWait, await millisecondsOf(() => countDocuments(database)))
  }
  const watching = watch()
  const whole = await medianOf(ROUNDS, () => importDocument(deps, systemActor(DISTRICT), document, job))
  running = false
  await watching
  await jobs.close()
  return { whole, longestWait }
}

async function countDocuments(database: Database): Promise<void> {
  await database.district(DISTRICT).selectFrom('district').select('district').execute()
  await new Promise((resolve) => setTimeout(resolve, 5))
}

/** The same rows again, under another version's number, by nothing but the statement that inserts them. */
async function insertingAlone(database: Database, text: string): Promise<number> {
  const db = database.district(DISTRICT).withTables<{ plan_document: { id: string } }>()
  const { id: plan } = await db.selectFrom('plan_document').select('id').executeTakeFirstOrThrow()
  const records = recordsOf(text)
  const chunks = Array.from({ length: Math.ceil(records.length / CHUNK) }, (_, at) =>
    JSON.stringify(records.slice(at * CHUNK, (at + 1) * CHUNK)),
  )
  let version = 100
  return medianOf(ROUNDS, async () => {
    version += 1
    for (const chunk of chunks) await insertRecords({ plan, version }, chunk, DISTRICT).execute(db)
  })
}
