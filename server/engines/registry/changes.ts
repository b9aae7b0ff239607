import type {
  BatchItem,
  NewThing,
  Provenance,
  Thing,
  ThingChange,
  ThingEnd,
} from '@citybrain/contract/engines/thing.ts'
import { Refusal } from '@citybrain/contract/kernel/errors.ts'
import type { PlainDate } from '@citybrain/contract/kernel/time.ts'
import type { ThingType } from '@citybrain/contract/pack/thing.ts'
import {
  type DecideContext,
  type DecidedFact,
  type Decision,
  decideChange,
  decideCreate,
} from '@citybrain/rules/registry/index.ts'
import { type Actor, newId, type Write } from '../../platform/index.ts'
import { authorise } from './authorise.ts'
import { commit } from './commit.ts'
import type { Caller, Locator, RegistryDeps } from './deps.ts'
import { type Draft, draftNew, draftUpon, type Telling } from './draft.ts'
import {
  badBatch,
  badThing,
  changedMeanwhile,
  endedAlready,
  noSuchThing,
  notEnded,
  notPresent,
  thingExists,
} from './errors.ts'
import { factsOf } from './fact-store.ts'
import { presentValues } from './present.ts'
import { type StoredRow, toThing, type Values } from './row.ts'
import { findThings, readThings } from './thing-store.ts'

/** One change among others made together. */
export type Item = BatchItem | (Omit<ThingEnd, 'on'> & { do: 'reopen'; thing: string })

export interface Making {
  readonly importId?: string
  /** Writes that go with the change or not at all. */
  readonly more?: readonly Write[]
}

/** Made in this system by hand, where nobody says otherwise. */
const BY_HAND: Provenance = { system: 'city-brain', document: null }

/** What a chunk of changes became. */
export interface Made {
  readonly drafts: readonly Draft[]
  /** City time. */
  readonly at: string
}

/** Attempts at laying changes over things that others change at the same time. */
const ATTEMPTS = 8

/**
 * Makes many changes at once, all of them or none, in one statement. Imports write their chunks through this. What others
 * changed between reading and writing is read anew; only who named a revision is refused then. Throws
 * `registry.bad-batch` with the place and reason of each that cannot be made.
 */
export async function makeChanges(
  deps: RegistryDeps,
  caller: Caller,
  items: readonly Item[],
  making: Making = {},
): Promise<Made> {
  for (let left = ATTEMPTS - 1; ; left -= 1) {
    try {
      return await makeOnce(deps, caller, items, making)
    } catch (error) {
      if (left === 0 || !wasOvertaken(error)) throw error
    }
  }
}

const OVERTAKEN = ['registry.changed-meanwhile', 'platform.changed-meanwhile']

/** Found by the statement, not in what the caller named: that refusal tells the revision. */
const wasOvertaken = (error: unknown): boolean =>
  error instanceof Refusal && OVERTAKEN.includes(error.code) && error.details.revision === undefined

async function makeOnce(
  deps: RegistryDeps,
  caller: Caller,
  items: readonly Item[],
  { importId, more = [] }: Making,
): Promise<Made> {
  const planner = await Planner.open(deps, caller, items, importId ?? null)
  const faults: { place: number; code: string; words: Refusal['words']; details: object }[] = []
  const order: string[] = []
  items.forEach((item, place) => {
    try {
      order.push(planner.plan(item))
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      if (items.length === 1) throw error
      faults.push({ place, code: error.code, words: error.words, details: error.details })
    }
  })
  if (faults.length > 0) throw badBatch(faults)
  const drafts = planner.drafts()
  const at = await commit(deps.catalogue, caller, drafts, more)
  return { drafts: order.map((id) => planner.draftOf(id)), at }
}

/** Plans changes one after the other, each upon what the ones before it made. */
class Planner {
  private readonly deps: RegistryDeps
  private readonly actor: Actor
  private readonly context: DecideContext
  private readonly locator: Locator
  private readonly importId: string | null
  private readonly stored: ReadonlyMap<string, StoredRow>
  private readonly values: ReadonlyMap<string, Values>
  private readonly made = new Map<string, Draft>()

  private constructor(parts: {
    deps: RegistryDeps
    actor: Actor
    context: DecideContext
    locator: Locator
    importId: string | null
    stored: ReadonlyMap<string, StoredRow>
    values: ReadonlyMap<string, Values>
  }) {
    this.deps = parts.deps
    this.actor = parts.actor
    this.context = parts.context
    this.locator = parts.locator
    this.importId = parts.importId
    this.stored = parts.stored
    this.values = parts.values
  }

  static async open(deps: RegistryDeps, { actor, db }: Caller, items: readonly Item[], importId: string | null) {
    const today = deps.clock.cityToday()
    const ids = items.flatMap((item) => (item.do === 'create' ? [] : [item.thing]))
    const [stored, locator] = await Promise.all([readThings(db, [...new Set(ids)]), deps.locator(actor.district)])
    const values = await presentValues({ catalogue: deps.catalogue, today }, db, [...stored.values()])
    const context = { district: actor.district, today, tables: deps.catalogue.tables }
    return new Planner({ deps, actor, context, locator, importId, stored, values })
  }

  drafts(): Draft[] {
    return [...this.made.values()]
  }

  draftOf(id: string): Draft {
    const draft = this.made.get(id)
    if (!draft) throw noSuchThing(id)
    return draft
  }

  /** Gives the id of the thing concerned; throws the refusal. */
  plan(item: Item): string {
    if (item.do === 'create') return this.planCreate(item)
    const upon = this.thing(item.thing)
    const type = this.deps.catalogue.get('facts' in upon ? upon.row.type : upon.stored.type)
    const now = 'facts' in upon ? upon.row : upon.stored
    if (item.revision !== undefined && item.revision !== now.revision) throw changedMeanwhile(now.revision)
    const fact = this.decide(type, now, item)
    const draft = draftUpon(upon, { fact, telling: this.telling(item) }, this.derivation(type))
    const action = item.do === 'change' ? 'edit' : 'end'
    authorise(this.actor, action, now)
    // What is moved elsewhere is changed there too.
    authorise(this.actor, action, draft.row)
    this.made.set(item.thing, draft)
    return item.thing
  }

  private planCreate(item: Extract<Item, { do: 'create' }>): string {
    const type = this.deps.catalogue.get(item.type)
    const id = item.id ?? newId()
    if (this.made.has(id)) throw thingExists()
    const fact = factIn(decideCreate(type, item, this.context))
    const draft = draftNew(id, fact, this.telling(item), this.derivation(type))
    authorise(this.actor, 'create', draft.row)
    this.made.set(id, draft)
    return id
  }

  private thing(id: string): Draft | { stored: StoredRow; values: Values } {
    const draft = this.made.get(id)
    if (draft) return draft
    const stored = this.stored.get(id)
    if (!stored) throw noSuchThing(id)
    return { stored, values: this.values.get(id) ?? {} }
  }

  private decide(
    type: ThingType,
    now: Pick<StoredRow, 'state' | 'ended_on' | 'merged_into'>,
    item: Exclude<Item, { do: 'create' }>,
  ): DecidedFact {
    switch (item.do) {
      case 'change':
        if (now.state === 'merged') throw notPresent()
        return factIn(decideChange(type, item, this.context))
      case 'end':
        if (now.state === 'merged') throw notPresent()
        if (now.ended_on !== null) throw endedAlready()
        return endFact(item.on ?? this.context.today)
      case 'reopen':
        if (now.ended_on === null) throw notEnded()
        return { kind: 'reopened', patch: { $ended: null }, validFrom: null, validTo: null }
    }
  }

  private telling(item: Pick<Item, 'source' | 'reason'>): Telling {
    return { source: item.source ?? BY_HAND, reason: item.reason ?? null, importId: this.importId }
  }

  private derivation(type: ThingType) {
    const { district, today } = this.context
    return { district, type, today, locator: this.locator }
  }
}

/** Known from today on of every day: a thing that ends in spring is still there in winter, and its end is known. */
function endFact(on: PlainDate): DecidedFact {
  return { kind: 'ended', patch: { $ended: on }, validFrom: null, validTo: null }
}

function factIn(decision: Decision): DecidedFact {
  if ('faults' in decision) throw badThing(decision.faults)
  return decision.fact
}

/** A thing of a chunk as it now is. */
export function thingOf({ drafts, at }: Made, place = 0): Thing {
  const draft = drafts[place]
  if (!draft) throw new RangeError('a chunk gives as many things as it was given changes')
  return toThing({ ...draft.row, created_at: draft.before?.created_at ?? at, updated_at: at })
}

/** Creates a thing. The same request again gives the thing that it made. */
export async function createThing(
  deps: RegistryDeps,
  caller: Caller,
  given: NewThing,
  making?: Making,
): Promise<Thing> {
  try {
    return thingOf(await makeChanges(deps, caller, [{ do: 'create', ...given }], making))
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'registry.exists-already' || given.id === undefined) throw error
    return repeated(deps, caller, { ...given, id: given.id }, error)
  }
}

async function repeated(
  deps: RegistryDeps,
  { actor, db }: Caller,
  given: NewThing & { id: string },
  refusal: Refusal,
): Promise<Thing> {
  const [rows, facts] = await Promise.all([findThings(db, [given.id]), factsOf(db, [given.id])])
  const row = rows.get(given.id)
  const first = facts.get(given.id)?.[0]
  if (!row || !first || row.type !== given.type) throw refusal
  const context = { district: actor.district, today: deps.clock.cityToday(), tables: deps.catalogue.tables }
  const { patch } = factIn(decideCreate(deps.catalogue.get(given.type), given, context))
  if (!isSame(patch, first.patch)) throw refusal
  return toThing(row)
}

/** JSON of the same content, whatever the order of its keys. */
function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(inOrder(a)) === JSON.stringify(inOrder(b))
}

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, part]) => [key, inOrder(part)]),
  )
}

/** Says something new about a thing, or corrects what was said. */
export async function changeThing(
  deps: RegistryDeps,
  caller: Caller,
  { thing, ...change }: ThingChange & { readonly thing: string },
  making?: Making,
): Promise<Thing> {
  return thingOf(await makeChanges(deps, caller, [{ do: 'change', thing, ...change }], making))
}
