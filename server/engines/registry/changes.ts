import type { NewThing, Thing, ThingChange } from '@citybrain/contract/engines/thing.ts'
import { Refusal } from '@citybrain/contract/kernel/errors.ts'
import { decideCreate } from '@citybrain/rules/registry/index.ts'
import type { Write } from '../../platform/index.ts'
import { commit, type Intent } from './commit.ts'
import type { Caller, RegistryDeps } from './deps.ts'
import type { Draft } from './draft.ts'
import { factsOf } from './fact-store.ts'
import { factIn, type Item, Planner, planAll } from './planner.ts'
import { toThing } from './row.ts'
import { findThings } from './thing-store.ts'

export interface Making {
  readonly importId?: string
  /** Writes that go with the change or not at all. */
  readonly more?: readonly Write[]
}

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
  const things = items.flatMap((item) => (item.do === 'create' ? [] : [item.thing]))
  let made: readonly Draft[] = []
  const intent: Intent = {
    ...{ things: [...new Set(things)], size: items.length },
    decide: async (stored) => {
      const planner = await Planner.open(deps, caller, stored, importId ?? null)
      const order = planAll(planner, items)
      made = order.map((id) => planner.draftOf(id))
      return planner.drafts()
    },
  }
  const at = await commit(deps.catalogue, caller, intent, more)
  return { drafts: made, at }
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
