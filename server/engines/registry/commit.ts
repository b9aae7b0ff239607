import type { FactKind } from '@citybrain/contract/engines/thing.ts'
import { isCleared } from '@citybrain/contract/kernel/privacy.ts'
import { fieldOf, seesPeople } from '@citybrain/rules/registry/index.ts'
import { type Actor, createGathering, type Db, save, type Write, wasRefused } from '../../platform/index.ts'
import type { Catalogue } from './catalogue.ts'
import type { Caller } from './deps.ts'
import { type Draft, hasMoved } from './draft.ts'
import { insertFacts, type NewFact } from './fact-store.ts'
import type { StoredRow } from './row.ts'
import { findThings, insertThings, updateThings } from './thing-store.ts'

const ACTIONS = {
  created: 'thing.create',
  changed: 'thing.change',
  ended: 'thing.end',
  reopened: 'thing.reopen',
  merged: 'thing.merge',
  unmerged: 'thing.unmerge',
} as const satisfies Record<FactKind, string>

/** Drafts that are made together, and who makes them. */
interface Making {
  readonly actor: Actor
  readonly drafts: readonly Draft[]
}

/** What is to be decided upon things as they are when its turn has come. */
export interface Intent {
  /** Ids of the things that it is decided upon. */
  readonly things: readonly string[]
  /** Changes that it comes to at most. */
  readonly size: number
  /** Throws the refusal. */
  decide(stored: ReadonlyMap<string, StoredRow>): Promise<readonly Draft[]>
}

/** Changes of so many things wait for no other caller's and keep none waiting. */
const MANY = 20

/** Decides, and writes the drafts with their facts, events and audit records, all or none; gives the city time of it. */
export async function commit(
  catalogue: Catalogue,
  { actor, db }: Caller,
  intent: Intent,
  more: readonly Write[] = [],
): Promise<string> {
  if (more.length === 0 && intent.size <= MANY) {
    const answer = await writerOf(catalogue, db)({ actor, intent })
    if ('error' in answer) throw answer.error
    return answer.at
  }
  const drafts = await intent.decide(await findThings(db, intent.things))
  return write(catalogue, db, { makings: [{ actor, drafts }], more })
}

interface Asked {
  readonly actor: Actor
  readonly intent: Intent
}
type Answer = { readonly at: string } | { readonly error: unknown }
type Writer = (asked: Asked) => Promise<Answer>
const writers = new WeakMap<Db, Writer>()

/** Small changes of callers who come together are read by one statement and, as far as they may, written by another. */
function writerOf(catalogue: Catalogue, db: Db): Writer {
  const writer =
    writers.get(db) ??
    createGathering<Asked, Answer>({
      most: 50,
      run: (asked) => makeTogether(catalogue, db, asked),
    })
  writers.set(db, writer)
  return writer
}

async function makeTogether(catalogue: Catalogue, db: Db, asked: readonly Asked[]): Promise<Answer[]> {
  const stored = await findThings(db, [...new Set(asked.flatMap(({ intent }) => intent.things))])
  const decided = await Promise.all(asked.map((one) => makingOf(one, stored)))
  const makings = decided.filter((one) => 'drafts' in one)
  const answers = await writeTogether(catalogue, db, makings)
  const byMaking = new Map(makings.map((making, place) => [making, answers[place] as Answer]))
  return decided.map((one) => ('drafts' in one ? (byMaking.get(one) as Answer) : one))
}

async function makingOf(
  { actor, intent }: Asked,
  stored: ReadonlyMap<string, StoredRow>,
): Promise<Making | { readonly error: unknown }> {
  try {
    return { actor, drafts: await intent.decide(stored) }
  } catch (error) {
    return { error }
  }
}

/** Who is refused must neither stop the others nor be told their refusal: then each is written by itself. */
async function writeTogether(catalogue: Catalogue, db: Db, makings: readonly Making[]): Promise<Answer[]> {
  const together = apartFromEachOther(makings)
  const alone = (making: Making): Promise<Answer> =>
    write(catalogue, db, { makings: [making], more: [] }).then(
      (at) => ({ at }),
      (error: unknown) => ({ error }),
    )
  const common: Answer | null = together.size < 2 ? null : await tryTogether(catalogue, db, [...together])
  return Promise.all(makings.map((making) => (common !== null && together.has(making) ? common : alone(making))))
}

async function tryTogether(catalogue: Catalogue, db: Db, makings: readonly Making[]): Promise<Answer | null> {
  try {
    return { at: await write(catalogue, db, { makings, more: [] }) }
  } catch (error) {
    return wasRefused(error) ? null : { error }
  }
}

/** Those of which none touches a thing that one before it touches: a statement writes each row once. */
function apartFromEachOther(makings: readonly Making[]): ReadonlySet<Making> {
  const touched = new Set<string>()
  const apart = makings.filter(({ drafts }) => {
    const ids = drafts.map(({ row }) => row.id)
    const isApart = !ids.some((id) => touched.has(id))
    if (isApart) for (const id of ids) touched.add(id)
    return isApart
  })
  return new Set(apart)
}

async function write(
  catalogue: Catalogue,
  db: Db,
  { makings, more }: { readonly makings: readonly Making[]; readonly more: readonly Write[] },
): Promise<string> {
  const [first] = makings
  if (!first) return ''
  const { actor } = first
  const drafts = makings.flatMap((making) => making.drafts)
  const fresh = drafts.flatMap(({ before, row }) => (before === null ? [row] : []))
  const changed = drafts.filter(({ before }) => before !== null)
  const told = makings.flatMap((making) =>
    making.drafts.flatMap((draft) => draft.facts.map((fact) => ({ actor: making.actor, draft, fact }))),
  )
  const { at } = await save(db, {
    writes: [
      ...(fresh.length > 0 ? [insertThings(actor.district, fresh)] : []),
      ...(changed.length > 0 ? [updateThings(actor.district, changed.map(rewritten))] : []),
      insertFacts(actor.district, told),
      ...more,
    ],
    events: told.map((one) => ({ ...newsOf(catalogue, one.draft, one.fact), actor: one.actor })),
    audits: told.map((one) => ({
      ...{ action: ACTIONS[one.fact.kind], subject: { kind: 'thing', id: one.fact.thing }, actor: one.actor },
      // What was said stands in thing_fact under this revision: the audit doesn't say it twice.
      after: { revision: one.fact.revision },
      ...(one.fact.reason !== null && { reason: one.fact.reason }),
    })),
    actor,
  })
  return at ?? ''
}

export const rewritten = (draft: Draft) => ({
  row: draft.row,
  moved: hasMoved(draft),
  from: draft.before?.revision ?? 0,
})

/**
 * What the log says of a fact. The log is read by many and passed on to receivers outside, so values above `internal`
 * and everything that names people stay out of it: their keys stand in `hidden`.
 */
export function newsOf(catalogue: Catalogue, { row }: Draft, fact: NewFact) {
  const type = catalogue.get(row.type)
  const open = ([key]: [string, unknown]) =>
    key.startsWith('$') ? seesPeople(type, 'internal') : isCleared('internal', fieldOf(type, key)?.privacy ?? 'secret')
  const entries = Object.entries(fact.patch)
  const { street, community, grid, department } = row
  return {
    kind: `thing.${fact.kind}`,
    subject: { kind: 'thing', id: fact.thing },
    payload: {
      ...{ type: row.type, revision: fact.revision, validFrom: fact.validFrom, validTo: fact.validTo },
      ...{ street, community, grid, department },
      patch: Object.fromEntries(entries.filter(open)),
      hidden: entries.filter((one) => !open(one)).map(([key]) => key),
    },
  }
}
