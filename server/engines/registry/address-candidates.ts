import type { Address } from '@citybrain/contract/engines/address.ts'
import type { ThingType } from '@citybrain/contract/pack/thing.ts'
import { maskThing, planSearch } from '@citybrain/rules/registry/index.ts'
import { sql } from 'kysely'
import { type AddressSource, latitudeOf, longitudeOf } from '../space/index.ts'
import { clearanceOn } from './authorise.ts'
import { hasAll } from './conditions.ts'
import type { RegistryDeps } from './deps.ts'
import { termKey } from './keys.ts'
import { type StoredRow, toThing } from './row.ts'
import { THING_COLUMNS } from './thing-store.ts'

/** Parts that together say which thing is meant, the most telling first. */
const TELLING = [['road', 'number'], ['estate', 'building'], ['estate'], ['road', 'lane'], ['road'], ['rest']] as const

/** Finds the things that an address may mean by its telling parts, as the caller may see them; space scores them. */
export function addressCandidates(deps: RegistryDeps): AddressSource {
  const types = new Map(deps.catalogue.types.map(openAddress).filter((one) => one !== null))
  return async ({ actor, db }, address, limit) => {
    const hits = termsOf(address).map((terms) => hasAll(terms.map((term) => termKey(actor.district, term))))
    if (hits.length === 0 || types.size === 0) return []
    const points = hits.map((hit) => sql`(${hit})::int`)
    const { rows } = await sql<StoredRow & { longitude: number | null; latitude: number | null }>`
      select ${THING_COLUMNS}, ${longitudeOf(sql`geometry`)} as longitude, ${latitudeOf(sql`geometry`)} as latitude
      from thing_here
      where state = 'present' and type = any(${[...types.keys()]}::text[]) and (${sql.join(hits, sql` or `)})
      order by ${sql.join(points, sql` + `)} desc, id limit ${limit}::int`.execute(db)
    return rows.map((row) => {
      const type = deps.catalogue.get(row.type)
      const thing = maskThing(type, toThing(row), clearanceOn(actor, row))
      const value = thing.attributes[types.get(row.type) ?? '']
      return {
        ...{ id: row.id, type: row.type, name: thing.name, address: typeof value === 'string' ? value : null },
        position: row.longitude === null || row.latitude === null ? null : [row.longitude, row.latitude],
      }
    })
  }
}

/** A type that isn't about people, and its field that holds an address. */
function openAddress(type: ThingType): [string, string] | null {
  const field = type.fields.find((one) => one.kind === 'text' && one.means === 'address')
  const open = field !== undefined && ['public', 'internal'].includes(field.privacy)
  return open && !type.personal ? [type.key, field.key] : null
}

/** What the index is asked for: the terms of each telling group of parts that the address has. */
function termsOf(address: Address): string[][] {
  const told = TELLING.filter((parts) => parts.every((part) => address[part] !== null))
  const texts = new Set(told.map((parts) => parts.map((part) => address[part]).join('')))
  return [...texts].map((text) => [...planSearch(text).plain]).filter((terms) => terms.length > 0)
}
