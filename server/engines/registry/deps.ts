import type { DistrictCode } from '@citybrain/contract/kernel/ids.ts'
import type { PlainDate } from '@citybrain/contract/kernel/time.ts'
import type { Actor, Clock, Database, Db, Jobs } from '../../platform/index.ts'
import type { Catalogue } from './catalogue.ts'

/** Where a position lies, as the space engine knows it. */
export interface Locator {
  locate(
    longitude: number,
    latitude: number,
    on: PlainDate,
  ): { readonly street: string | null; readonly community: string | null; readonly grid: string | null }
}

/** Fields of a thing that somebody read in plain text. */
export interface ReadPersonal {
  readonly thing: string
  readonly fields: readonly string[]
}

export interface RegistryDeps {
  readonly database: Database
  readonly clock: Clock
  readonly jobs: Jobs
  readonly catalogue: Catalogue
  /** Records that personal data was read, and of whom; resolves when it is written. */
  readonly auditReads: (actor: Actor, read: readonly ReadPersonal[]) => Promise<void>
  /** The regions of a district, for asking many times. */
  readonly locator: (district: DistrictCode) => Promise<Locator>
}

/** Who asks, and the database as far as they may see it. */
export interface Caller {
  readonly actor: Actor
  readonly db: Db
}

/** The product itself, for sweeps and for data that comes with the district. */
export function callerOf(deps: Pick<RegistryDeps, 'database'>, actor: Actor): Caller {
  return { actor, db: deps.database.district(actor.district) }
}
