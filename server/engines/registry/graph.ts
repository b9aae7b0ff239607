import type { Graph, Link, ThingLabel } from '@citybrain/contract/engines/thing.ts'
import { maskThing } from '@citybrain/rules/registry/index.ts'
import { clearanceOn } from './authorise.ts'
import type { Caller, RegistryDeps } from './deps.ts'
import { linksAround, type StoredLink, withDuplicates } from './link-store.ts'
import { type AskedMoment, getRow, momentOf } from './reading.ts'
import { toThing } from './row.ts'
import { findThings } from './thing-store.ts'

export interface Walk extends AskedMoment {
  readonly depth: number
  readonly kinds: readonly string[]
  readonly direction: 'out' | 'in' | 'both'
  /** Things at most. */
  readonly limit: number
}

/** Relations are drawn up to so many times the things. */
const LINKS_PER_THING = 4

/** Things around a thing, both ways, step by step; stops at the depth or at the limit, and says so. */
export async function walkRelations(deps: RegistryDeps, caller: Caller, id: string, walk: Walk): Promise<Graph> {
  const start = await getRow(caller, id)
  const moment = momentOf(walk, deps.clock.cityToday())
  const depths = new Map([[id, 0]])
  const links = new Map<string, StoredLink>()
  let edge = [id]
  let cut = false
  // A step needs what the one before it found: four queries at most, each bounded.
  for (let depth = 1; depth <= walk.depth && edge.length > 0 && !cut; depth++) {
    const roots = await withDuplicates(caller.db, edge)
    const limit = walk.limit * LINKS_PER_THING
    const found = await linksAround(caller.db, [...roots.keys()], { ...walk, moment, limit })
    cut = found.length === limit
    edge = []
    for (const link of found.map((one) => throughMerges(one, roots))) {
      if (link.from === link.to) continue
      const fresh = [link.from, link.to].filter((end) => !depths.has(end))
      if (depths.size + fresh.length > walk.limit) {
        cut = true
        continue
      }
      links.set(`${link.from} ${link.kind} ${link.to}`, link)
      for (const end of fresh) depths.set(end, depth)
      edge.push(...fresh)
    }
  }
  const things = await labels(deps, caller, depths)
  const seen = new Set([start.id, ...things.map((thing) => thing.id)])
  const shown = [...links.values()].filter((link) => seen.has(link.from) && seen.has(link.to))
  return { things, links: shown.map(plain), cut }
}

function throughMerges(link: StoredLink, roots: ReadonlyMap<string, string>): StoredLink {
  return { ...link, from: roots.get(link.from) ?? link.from, to: roots.get(link.to) ?? link.to }
}

function plain({ revision: _, linked: __, ...link }: StoredLink): Link {
  return link
}

/** What the caller may see of the things found; those outside their places are left out. */
async function labels(
  deps: RegistryDeps,
  { actor, db }: Caller,
  depths: ReadonlyMap<string, number>,
): Promise<ThingLabel[]> {
  const rows = await findThings(db, [...depths.keys()])
  return [...rows.values()].map((row) => {
    const { id, type, name, code, state } = maskThing(
      deps.catalogue.get(row.type),
      toThing(row),
      clearanceOn(actor, row),
    )
    return { id, type, name, code, state, depth: depths.get(id) ?? 0 }
  })
}
