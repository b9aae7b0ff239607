import { z } from 'zod'
import { Address, AddressMatch, AddressText } from '../engines/address.ts'
import { route } from './route.ts'

const tag = 'space'

export const parseAddresses = route({
  method: 'POST',
  path: '/api/v1/addresses/parse',
  access: 'read:region',
  tag,
  summary: { zh: '解析地址（最多 500 条）', en: 'Split up to 500 addresses into their parts' },
  body: z.object({ texts: z.array(AddressText).min(1).max(500) }),
  reply: z.object({
    addresses: z.array(
      z.object({
        text: AddressText,
        address: Address,
        /** The address written in its standard form. */
        standard: z.string(),
      }),
    ),
  }),
})

export const matchAddress = route({
  method: 'POST',
  path: '/api/v1/addresses/match',
  access: 'read:thing',
  tag,
  summary: { zh: '地址匹配：候选对象、得分与理由', en: 'Things an address may mean, with scores and reasons' },
  body: z.object({ text: AddressText, limit: z.int().min(1).max(50).default(10) }),
  reply: z.object({ address: Address, standard: z.string(), matches: z.array(AddressMatch) }),
})

export const ADDRESS_ROUTES = [parseAddresses, matchAddress] as const
