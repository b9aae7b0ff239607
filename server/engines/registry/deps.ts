import type { DataGrant } from '@citybrain/contract/kernel/data-grant.ts'
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
  /** Data request under which some of them were seen. */
  readonly request?: string
}

export interface RegistryDeps {
  readonly database: Database
  readonly clock: Clock
  readonly jobs: Jobs
  readonly catalogue: Catalogue
  /** Records what was read of personal data and under data grants, and of whom; resolves when it is written. */
  readonly auditReads: (actor: Actor, read: readonly ReadPersonal[]) => Promise<void>
  /** The regions of a district, for asking many times. */
  readonly locator: (district: DistrictCode) => Promise<Locator>
}

/** Who asks, and the database as far as they may see it. */
export interface Caller {
  readonly actor: Actor
  readonly db: Db
  /** What the caller's departments were granted, where it was asked for: only a reading that is audited goes by it. */
  readonly grants?: readonly DataGrant[]
}

/** The product itself, for sweeps and for data that comes with the district. */
export function callerOf(deps: Pick<RegistryDeps, 'database'>, actor: Actor): Caller {
  return { actor, db: deps.database.district(actor.district) }
}
