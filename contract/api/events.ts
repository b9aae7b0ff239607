import { z } from 'zod'
import { EventKinds, EventTypes, NewsItem } from '../engines/webhook.ts'
import { route } from './route.ts'

/** Texts between commas. */
const listed = <T extends z.ZodType<unknown, string[]>>(items: T) =>
  z
    .string()
    .max(2000)
    .transform((text) => text.split(',').filter((one) => one !== ''))
    .pipe(items)

export const followEvents = route({
  method: 'GET',
  path: '/api/v1/events',
  access: 'signed-in',
  tag: 'access',
  summary: {
    zh: '事件流：有权知悉的变化，断线后凭 Last-Event-ID 续传',
    en: 'Changes as they happen, as far as one may hear of them; goes on from Last-Event-ID',
  },
  query: z.object({
    kinds: listed(EventKinds).optional().describe('As in `plan.approved,thing.*`; all where left out'),
    types: listed(EventTypes).optional().describe('Of things: only of these types'),
    after: z.string().max(8000).optional().describe('Where to go on, in place of the header Last-Event-ID'),
  }),
  reply: NewsItem,
  gives: 'events',
  perMinute: 120,
  errors: ['platform.bad-position', 'news.too-many-streams'],
})

export const EVENT_ROUTES = [followEvents] as const
