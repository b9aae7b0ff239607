import { type Actor, createGathering, type Db, type Write, wasRefused } from '../../platform/index.ts'
import type { Changed } from './changing.ts'
import { findCases, type StoredCase } from './store.ts'
import { writeCases } from './writing.ts'

/** What is decided upon a case. */
export type Decision = Decided | { readonly kind: 'as it is'; readonly now: StoredCase }

export interface Decided {
  readonly kind: 'opened' | 'changed'
  readonly number: string
  readonly changed: Changed
  /** Writes that go with it or not at all. */
  readonly more?: readonly Write[]
}

/** What somebody wants of a case, to be decided upon it as it is when its turn has come. */
export interface Intent {
  readonly actor: Actor
  readonly id: string
  /** Throws the refusal. */
  decide(stored: StoredCase | null): Promise<Decision>
}

type Answer = { readonly now: StoredCase } | { readonly error: unknown }
type Writer = (asked: Intent) => Promise<Answer>

const MOST = 50
const writers = new WeakMap<Db, Writer>()

/**
 * Decides, and writes what was decided; gives the case as it then is. What several callers want at the same time is read
 * by one statement and, as far as it may, written by another; what brings more writes is written by itself.
 */
export async function settle(db: Db, intent: Intent): Promise<StoredCase> {
  const answer = await writerOf(db)(intent)
  if ('error' in answer) throw answer.error
  return answer.now
}

const nowOf = (decision: Decision): StoredCase =>
  decision.kind === 'as it is' ? decision.now : { number: decision.number, state: decision.changed.after }

function writerOf(db: Db): Writer {
  const writer =
    writers.get(db) ?? createGathering<Intent, Answer>({ most: MOST, run: (asked) => settleTogether(db, asked) })
  writers.set(db, writer)
  return writer
}

async function settleTogether(db: Db, asked: readonly Intent[]): Promise<Answer[]> {
  const stored = await findCases(db, asked[0]?.actor.district ?? '', [...new Set(asked.map(({ id }) => id))])
  const decided = await Promise.all(
    asked.map((intent) =>
      intent.decide(stored.get(intent.id) ?? null).then(
        (decision) => ({ intent, decision }),
        (error: unknown) => ({ error }),
      ),
    ),
  )
  const together = apartFromEachOther(decided.flatMap((one) => ('decision' in one ? one : [])))
  const common = together.size < 2 ? null : await tryTogether(db, [...together])
  return Promise.all(
    decided.map(async (one): Promise<Answer> => {
      if ('error' in one) return one
      const error = common !== null && together.has(one) ? common.error : await writeAlone(db, one)
      return error === null ? { now: nowOf(one.decision) } : { error }
    }),
  )
}

interface Ready {
  readonly intent: Intent
  readonly decision: Decision
}

/** What is written together, the first of each case: a statement writes each row once. The others find it overtaken. */
function apartFromEachOther(ready: readonly Ready[]): ReadonlySet<Ready> {
  const first = new Map<string, Ready>()
  for (const one of ready)
    if (one.decision.kind !== 'as it is' && !one.decision.more?.length && !first.has(one.intent.id))
      first.set(one.intent.id, one)
  return new Set(first.values())
}

const toWrite = (ready: readonly Ready[]) =>
  ready.flatMap(({ intent, decision }) => (decision.kind === 'as it is' ? [] : [{ actor: intent.actor, ...decision }]))

/** Null where the database refused: who is refused must neither stop the others nor be told their refusal. */
async function tryTogether(db: Db, ready: readonly Ready[]): Promise<{ readonly error: unknown } | null> {
  try {
    await writeCases(db, toWrite(ready))
    return { error: null }
  } catch (error) {
    return wasRefused(error) ? null : { error }
  }
}

/** Gives what went wrong; null when nothing did. */
async function writeAlone(db: Db, one: Ready): Promise<unknown> {
  try {
    await writeCases(db, toWrite([one]), one.decision.kind === 'as it is' ? [] : one.decision.more)
    return null
  } catch (error) {
    return error
  }
}
