import { createHash } from 'node:crypto'
import type { DistrictThing } from '@citybrain/contract/engines/district-things.ts'
import type { Geometry } from '@citybrain/contract/kernel/geometry.ts'
import { systemActor } from '../../platform/index.ts'
import { makeChanges } from './changes.ts'
import { type Caller, callerOf, type RegistryDeps } from './deps.ts'
import { recordLinks } from './links.ts'
import { findThings } from './thing-store.ts'

const CHUNK = 1000

/**
 * Creates the things of a district's data that were never created, through the same commands as everybody. What is there
 * is left as it is: people know it better by now. Gives how many were created.
 */
export async function loadThings(
  deps: RegistryDeps,
  district: Caller['actor']['district'],
  things: readonly DistrictThing[],
): Promise<number> {
  const caller = callerOf(deps, systemActor(district))
  const ids = new Map(things.map((thing) => [thing, idOf(district, thing)]))
  const there = await findThings(caller.db, [...ids.values()])
  const missing = things.filter((thing) => !there.has(ids.get(thing) ?? ''))
  for (let first = 0; first < missing.length; first += CHUNK) {
    const chunk = missing.slice(first, first + CHUNK)
    await makeChanges(
      deps,
      caller,
      chunk.map((thing) => ({ do: 'create' as const, ...newThing(district, thing) })),
    )
  }
  const links = missing.flatMap((thing) => thing.links.map((link) => ({ thing, link })))
  await recordLinks(
    caller,
    links.map(({ thing, link }) => ({
      ...{ from: idOf(district, thing), kind: link.link, to: idOf(district, link), type: thing.type },
      source: sourceOf(thing),
    })),
  )
  return missing.length
}

/** The same on every start: made of the district and the name in its data. */
function idOf(district: string, { type, key }: Pick<DistrictThing, 'type' | 'key'>): string {
  const hex = createHash('sha256').update(`${district}/${type}/${key}`).digest('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  )
}

const STATUS = { verified: '已核实', 'from-memory': '凭记忆', derived: '推算', proposal: '建议' } as const

const sourceOf = ({ source }: DistrictThing) => ({
  system: `district（${STATUS[source.status]}）`,
  document: source.note.zh.slice(0, 300),
})

function newThing(district: string, thing: DistrictThing) {
  const { type, name, code, aliases, attributes, street, department } = thing
  const common = { id: idOf(district, thing), type, name, aliases, attributes, department, source: sourceOf(thing) }
  return {
    ...common,
    ...(code !== null && { code }),
    ...(street !== null && { street }),
    ...(thing.place !== null && { geometry: geometryOf(thing.place) }),
    // The sources say that it is so, not since when.
    validFrom: null,
  }
}

function geometryOf(place: NonNullable<DistrictThing['place']>): Geometry {
  return Array.isArray(place) ? { type: 'Point', coordinates: place } : place
}
