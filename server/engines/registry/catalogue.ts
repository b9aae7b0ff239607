import type { CodeTable } from '@citybrain/contract/pack/code-table.ts'
import type { ThingType } from '@citybrain/contract/pack/thing.ts'
import { noSuchType } from './errors.ts'

/** The types and code tables of all packs, by key. */
export interface Catalogue {
  readonly types: readonly ThingType[]
  readonly tables: readonly CodeTable[]
  /** Throws NotFound. */
  get(key: string): ThingType
  find(key: string): ThingType | null
}

export function createCatalogue(types: readonly ThingType[], tables: readonly CodeTable[]): Catalogue {
  const byKey = new Map(types.map((type) => [type.key, type]))
  return {
    types,
    tables,
    find: (key) => byKey.get(key) ?? null,
    get: (key) => {
      const type = byKey.get(key)
      if (!type) throw noSuchType(key)
      return type
    },
  }
}
