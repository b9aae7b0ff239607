import { z } from 'zod'
import { Id } from '../kernel/ids.ts'
import { route } from './route.ts'

/** A person's own, as sessions are: no key reaches it. */
const tag = 'identity'

export const getFieldKey = route({
  method: 'GET',
  path: '/api/v1/session/field-key',
  access: 'signed-in',
  tag,
  summary: {
    zh: '移动端离线数据的本人密钥',
    en: 'The key to what one’s phone keeps while there is no network; the same at each sign-in, and nobody else’s',
  },
  reply: z.object({
    account: Id.describe('账号 · Whose key it is'),
    secret: z
      .string()
      .regex(/^[A-Za-z0-9+/]{43}=$/)
      .describe('密钥 · 32 bytes in base64; never written down by the app'),
  }),
  perMinute: 120,
  errors: ['identity.no-account'],
})

export const FIELD_ROUTES = [getFieldKey] as const
