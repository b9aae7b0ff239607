import { z } from 'zod'
import { ApiKey, KEY_REQUESTS, KeyName, KeyScope, LONGEST_KEY_DAYS } from '../engines/api-key.ts'
import { Id } from '../kernel/ids.ts'
import { Paging, page } from './page.ts'
import { route } from './route.ts'

const tag = 'access'

export const listApiKeys = route({
  method: 'GET',
  path: '/api/v1/api-keys',
  access: 'manage:api-key',
  tag,
  summary: { zh: '接口密钥列表', en: 'API keys, newest first' },
  query: Paging,
  reply: page(ApiKey),
  errors: ['request.bad-cursor'],
})

export const createApiKey = route({
  method: 'POST',
  path: '/api/v1/api-keys',
  access: 'manage:api-key',
  tag,
  summary: { zh: '新建接口密钥', en: 'Make an API key; the key itself is shown this once' },
  body: z.object({
    name: KeyName.describe('What it is for'),
    account: z.string().min(1).max(64).optional().describe('Login in whose name it acts; one’s own where left out'),
    scope: KeyScope,
    validDays: z.int().min(1).max(LONGEST_KEY_DAYS),
    perMinute: KEY_REQUESTS.default(600),
  }),
  reply: z.object({ key: ApiKey, secret: z.string().describe('Goes into `Authorization: Bearer …`') }),
  perMinute: 60,
  errors: ['identity.no-such-key-account', 'identity.scope-beyond-account', 'identity.no-account'],
})

export const revokeApiKey = route({
  method: 'DELETE',
  path: '/api/v1/api-keys/:key',
  access: 'manage:api-key',
  tag,
  summary: { zh: '吊销接口密钥', en: 'Revoke an API key' },
  params: z.object({ key: Id }),
  reply: ApiKey,
  errors: ['identity.no-such-key'],
})

export const API_KEY_ROUTES = [listApiKeys, createApiKey, revokeApiKey] as const
