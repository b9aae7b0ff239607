import type { BatchItem, Provenance, ThingEnd } from '@citybrain/contract/engines/thing.ts'
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
import { type Actor, newId } from '../../platform/index.ts'
import { authorise } from './authorise.ts'
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
import { presentValues } from './present.ts'
import type { StoredRow, Values } from './row.ts'

/** One change among others made together. */
export type Item = BatchItem | (Omit<ThingEnd, 'on'> & { do: 'reopen'; thing: string })

/** Made in this system by hand, where nobody says otherwise. */
const BY_HAND: Provenance = { system: 'city-brain', document: null }

/** Gives the ids of the things concerned, in the order of the changes; throws the refusal of all that cannot be made. */
export function planAll(planner: Planner, items: readonly Item[]): string[] {
  const faults: { place: number; code: string; words: Refusal['words']; details: object }[] = []
  const order: string[] = []
  items.forEach((item, place) => {
    try {
      order.push(planner.plan(item))
    } catch (error) {
      if (!(error instanceof Refusal) || items.length === 1) throw error
      faults.push({ place, code: error.code, words: error.words, details: error.details })
    }
  })
  if (faults.length > 0) throw badBatch(faults)
  return order
}

/** Plans changes one after the other, each upon what the ones before it made. */
export class Planner {
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

  static async open(
    deps: RegistryDeps,
    { actor, db }: Caller,
    stored: ReadonlyMap<string, StoredRow>,
    importId: string | null,
  ) {
    const today = deps.clock.cityToday()
    const locator = await deps.locator(actor.district)
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

export function factIn(decision: Decision): DecidedFact {
  if ('faults' in decision) throw badThing(decision.faults)
  return decision.fact
}
