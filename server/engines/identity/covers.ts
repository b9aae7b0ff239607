import type { PlainDate } from '@citybrain/contract/kernel/time.ts'
import { sql } from 'kysely'
import type { Db } from '../../platform/index.ts'

/** Somebody to whom another has lent their rights: what comes to the one comes to the other too. */
export interface Cover {
  readonly id: string
  /** Name of whoever is away. */
  readonly insteadOf: string
}

/** Who covers for an account on a day. */
export async function listCovers(db: Db, account: string, today: PlainDate): Promise<Cover[]> {
  const { rows } = await sql<Cover>`select distinct d.to_account as id, a.name as "insteadOf"
    from delegation d join account a on a.district = d.district and a.id = d.from_account
    where d.from_account = ${account}::uuid and d.revoked_at is null and ${today}::date between d.from_on and d.to_on
    order by 1`.execute(db)
  return rows
}
