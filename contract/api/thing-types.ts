import { z } from 'zod'
import { Job } from '../kernel/job.ts'
import { CodeTable } from '../pack/code-table.ts'
import { ThingType, TypeKey } from '../pack/thing.ts'
import { route } from './route.ts'

const tag = 'things'
const TypeParams = z.object({ type: TypeKey })

export const listTypes = route({
  method: 'GET',
  path: '/api/v1/types',
  access: 'read:type',
  tag,
  summary: { zh: '对象类型及其字段、关系、代码表', en: 'Types of things with their fields, links and code tables' },
  reply: z.object({ types: z.array(ThingType), codeTables: z.array(CodeTable) }),
})

export const getType = route({
  method: 'GET',
  path: '/api/v1/types/:type',
  access: 'read:type',
  tag,
  summary: { zh: '一个对象类型及其在用版本', en: 'A type with the versions that stored things have' },
  params: TypeParams,
  reply: z.object({
    type: ThingType,
    /** Things by the version of the definition that they follow. */
    stored: z.array(z.object({ version: z.int(), things: z.int() })),
  }),
  errors: ['registry.no-such-type'],
})

export const migrateType = route({
  method: 'POST',
  path: '/api/v1/types/:type/migrations',
  access: 'manage:type',
  tag,
  summary: {
    zh: '将已存对象迁移到指定版本（可退回）',
    en: 'Take stored things to a version of their type, forwards or back',
  },
  params: TypeParams,
  body: z.object({ to: z.int().min(1).max(1000) }),
  reply: Job,
  errors: ['registry.no-such-type', 'registry.no-such-version'],
})

export const THING_TYPE_ROUTES = [listTypes, getType, migrateType] as const
