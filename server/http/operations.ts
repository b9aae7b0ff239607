import { setTimeout as pause } from 'node:timers/promises'
import * as api from '@citybrain/contract/api/operations.ts'
import { sql } from 'kysely'
import { z } from 'zod'
import { type MountedRoute, readCursor, serve, writeCursor } from '../engines/identity/index.ts'
import type { Database, Jobs, SettingInfo } from '../platform/index.ts'
import { listAuditRecords } from './audit-store.ts'
import { notReady } from './errors.ts'

export interface OperationsDeps {
  readonly database: Database
  readonly jobs: Jobs
  /** Settings in force, secrets masked. */
  readonly settings: readonly SettingInfo[]
  /** Aborted when the server begins to close. */
  readonly closing: AbortSignal
}

const READY_WITHIN_MS = 5000

/** What an operator and a load balancer ask for: health, jobs, audit, settings. */
export function operationsRoutes(deps: OperationsDeps): MountedRoute[] {
  return [...healthRoutes(deps), ...jobRoutes(deps), ...auditRoutes(), ...configRoutes(deps)]
}

function healthRoutes({ database, closing }: OperationsDeps): MountedRoute[] {
  return [
    serve(api.getHealth, async () => ({ status: 'alive' }) as const),
    serve(api.getReadiness, async () => {
      if (closing.aborted || !(await answers(database))) throw notReady()
      return { status: 'ready' } as const
    }),
  ]
}

async function answers(database: Database): Promise<boolean> {
  const asked = sql`select 1`.execute(database.owner).then(
    () => true,
    () => false,
  )
  return Promise.race([asked, pause(READY_WITHIN_MS, false, { ref: false })])
}

function jobRoutes({ jobs }: OperationsDeps): MountedRoute[] {
  return [
    serve(api.listJobs, async ({ actor }) => ({ jobs: await jobs.list(actor.district) })),
    serve(api.getJob, async ({ actor, params }) => jobs.get(actor.district, params.job)),
    serve(api.cancelJob, async ({ actor, params }) => jobs.cancel(actor, params.job)),
    serve(api.followJob, async ({ actor, params, signal }) => {
      await jobs.get(actor.district, params.job)
      return jobs.watch(actor.district, params.job, signal)
    }),
  ]
}

function auditRoutes(): MountedRoute[] {
  return [
    serve(api.listAudit, async ({ db, query }) => {
      const before = query.cursor === undefined ? null : readCursor(query.cursor, z.int())
      const rows = await listAuditRecords(db, { ...query, before, limit: query.limit + 1 })
      const items = rows.slice(0, query.limit)
      const last = rows.length > query.limit ? items.at(-1) : undefined
      return { items, next: last ? writeCursor(Number(last.id)) : null }
    }),
  ]
}

function configRoutes({ settings }: OperationsDeps): MountedRoute[] {
  return [serve(api.describeConfig, async () => ({ settings: [...settings] }))]
}
