import { z } from 'zod'
import { Id } from '../kernel/ids.ts'
import { Job } from '../kernel/job.ts'
import { Instant } from '../kernel/time.ts'
import { Paging, page } from './page.ts'
import { route } from './route.ts'

const tag = 'operations'
const JobParams = z.object({ job: Id })

export const getHealth = route({
  method: 'GET',
  path: '/healthz',
  access: 'public',
  tag,
  summary: { zh: '进程是否存活', en: 'Whether the process lives' },
  reply: z.object({ status: z.literal('alive') }),
})

export const getReadiness = route({
  method: 'GET',
  path: '/readyz',
  access: 'public',
  tag,
  summary: { zh: '能否提供服务', en: 'Whether requests can be answered: the database answers, nothing is closing' },
  reply: z.object({ status: z.literal('ready') }),
  errors: ['server.not-ready'],
})

export const listJobs = route({
  method: 'GET',
  path: '/api/v1/jobs',
  access: 'read:job',
  tag,
  summary: { zh: '后台任务，新者在前', en: 'Jobs of the district, newest first, a hundred at most' },
  reply: z.object({ jobs: z.array(Job) }),
})

export const getJob = route({
  method: 'GET',
  path: '/api/v1/jobs/:job',
  access: 'read:job',
  tag,
  summary: { zh: '一项后台任务', en: 'A job' },
  params: JobParams,
  reply: Job,
  errors: ['platform.no-such-job'],
})

export const cancelJob = route({
  method: 'DELETE',
  path: '/api/v1/jobs/:job',
  access: 'cancel:job',
  tag,
  summary: { zh: '取消任务', en: 'Cancel a job' },
  params: JobParams,
  reply: Job,
  errors: ['platform.no-such-job'],
})

export const followJob = route({
  method: 'GET',
  path: '/api/v1/jobs/:job/events',
  access: 'read:job',
  tag,
  summary: { zh: '任务进度（事件流）', en: 'The progress of a job as it happens, until it ends' },
  params: JobParams,
  gives: 'events',
  reply: Job,
  errors: ['platform.no-such-job'],
})

/** What was done by whom, when and why; written in the transaction of the change. */
export const AuditRecord = z.object({
  id: z.string(),
  action: z.string(),
  subject: z.object({ kind: z.string(), id: z.string() }),
  actor: z.object({ id: Id.nullable(), name: z.string(), via: z.string() }),
  at: Instant,
  address: z.string().nullable(),
  requestId: z.string().nullable(),
  before: z.unknown(),
  after: z.unknown(),
  reason: z.string().nullable(),
})
export type AuditRecord = z.infer<typeof AuditRecord>

export const listAudit = route({
  method: 'GET',
  path: '/api/v1/audit',
  access: 'read:audit',
  tag,
  summary: { zh: '审计记录，新者在前', en: 'Audit records, newest first' },
  query: Paging.extend({
    action: z.string().max(100).optional(),
    account: Id.optional(),
    subjectKind: z.string().max(60).optional(),
    subject: z.string().max(100).optional(),
  }),
  reply: page(AuditRecord),
  errors: ['request.bad-cursor'],
})

export const describeConfig = route({
  method: 'GET',
  path: '/api/v1/operations/config',
  access: 'read:operations',
  tag,
  summary: { zh: '运行配置及其来源（密钥遮蔽）', en: 'Settings in force and where each came from, secrets masked' },
  reply: z.object({
    settings: z.array(
      z.object({
        name: z.string(),
        env: z.string(),
        flag: z.string(),
        about: z.string(),
        value: z.string().nullable(),
        source: z.enum(['default', 'env', 'flag']),
      }),
    ),
  }),
})

export const OPERATIONS_ROUTES = [
  getHealth,
  getReadiness,
  listJobs,
  getJob,
  cancelJob,
  followJob,
  listAudit,
  describeConfig,
] as const
