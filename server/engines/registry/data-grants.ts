import { clearanceAt } from '@citybrain/contract/engines/rights.ts'
import type { DataGrant } from '@citybrain/contract/kernel/data-grant.ts'
import type { DistrictCode } from '@citybrain/contract/kernel/ids.ts'
import { isCleared, type PrivacyClass } from '@citybrain/contract/kernel/privacy.ts'
import type { SharingClass, ThingType } from '@citybrain/contract/pack/thing.ts'
import { seesPeople } from '@citybrain/rules/registry/index.ts'
import { sql } from 'kysely'
import type { Db } from '../../platform/index.ts'
import type { Caller, RegistryDeps } from './deps.ts'

/** More than departments have types and classes together. */
const MOST_GRANTS = 5_000

type GrantRow = DataGrant & { readonly sharing: SharingClass | null }

/**
 * Data grants in force to these departments today, asked anew each time: one that is revoked or whose last day has passed
 * is gone at once. What the district or the pack no longer shares (不予共享) opens nothing, whatever was granted before.
 */
async function grantsInForce(
  { catalogue, clock }: Pick<RegistryDeps, 'catalogue' | 'clock'>,
  db: Db,
  departments: readonly string[],
): Promise<DataGrant[]> {
  if (departments.length === 0) return []
  const { rows } =
    await sql<GrantRow>`select distinct on (r.type, r.department, r.granted_up_to) r.id as request, r.type,
      r.department, r.granted_up_to as "upTo", r.until, e.sharing
    from data_request r left join catalogue_entry e on e.district = r.district and e.type = r.type
    where r.state = 'granted' and r.granted_up_to is not null and r.department = any(${[...departments]}::text[])
      and r.until >= ${clock.cityToday()}::date
    order by r.type, r.department, r.granted_up_to, r.until desc, r.id limit ${MOST_GRANTS}::int`.execute(db)
  return rows.flatMap(({ sharing, ...grant }) => {
    const type = catalogue.find(grant.type)
    return type === null || (sharing ?? type.sharing) === 'none' ? [] : [grant]
  })
}

/** What whoever explains rights asks: data grants in force to departments of a district. */
export const findDataGrants =
  (deps: Pick<RegistryDeps, 'catalogue' | 'clock' | 'database'>) =>
  (district: DistrictCode, departments: readonly string[]): Promise<DataGrant[]> =>
    grantsInForce(deps, deps.database.district(district), departments)

/**
 * The caller with what their departments were granted, for readings that are audited. Costs a query only where somebody of
 * a department would have a field of the type hidden, or of any type where none is named.
 */
export async function underGrants(deps: RegistryDeps, caller: Caller, type?: string): Promise<Caller> {
  const { actor, db } = caller
  const byRoles = clearanceAt(actor, 'thing', { street: null, department: null })
  if (actor.departments.length === 0 || isCleared(byRoles, 'secret')) return caller
  const types = deps.catalogue.types.filter((one) => type === undefined || one.key === type)
  if (!types.some((one) => hides(one, byRoles))) return caller
  return { ...caller, grants: await grantsInForce(deps, db, actor.departments) }
}

const hides = (type: ThingType, clearance: PrivacyClass): boolean =>
  !seesPeople(type, clearance) || type.fields.some(({ privacy }) => !isCleared(clearance, privacy))
