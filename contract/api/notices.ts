import { z } from 'zod'
import { Notice, NoticeKind } from '../engines/notice.ts'
import { Id } from '../kernel/ids.ts'
import { Paging, page } from './page.ts'
import { several } from './query.ts'
import { route } from './route.ts'

/** A person's own: what they are told of cases, and which cases they follow. */
const tag = 'notices'
const ofNotice = z.object({ notice: Id })
const ofCase = z.object({ case: Id })
const Unread = z.object({ unread: z.int().describe('未读 · How many are unread') })
const Watch = z.object({
  watching: z.boolean().describe('已关注'),
  watchers: z.int().describe('关注人数'),
})

export const listNotices = route({
  method: 'GET',
  path: '/api/v1/notices',
  access: 'signed-in',
  tag,
  summary: { zh: '本人的消息，新者在前', en: 'What one was told, the newest first' },
  query: Paging.extend({
    state: z.enum(['unread', 'all']).default('all').describe('状态'),
    kind: several(NoticeKind, NoticeKind.options.length).describe('类别'),
  }),
  reply: page(Notice),
  errors: ['identity.no-account', 'request.bad-cursor'],
})

export const countNotices = route({
  method: 'GET',
  path: '/api/v1/notices/counts',
  access: 'signed-in',
  tag,
  summary: { zh: '未读消息数', en: 'How many notices are unread' },
  reply: Unread,
  errors: ['identity.no-account'],
})

export const readNotice = route({
  method: 'POST',
  path: '/api/v1/notices/:notice/read',
  access: 'signed-in',
  tag,
  summary: { zh: '标为已读', en: 'Mark a notice as read; once more changes nothing' },
  params: ofNotice,
  body: z.object({}),
  reply: Unread,
  errors: ['identity.no-account', 'casework.no-such-notice'],
})

export const readNotices = route({
  method: 'POST',
  path: '/api/v1/notices/read',
  access: 'signed-in',
  tag,
  summary: { zh: '全部标为已读', en: 'Mark as read what came up to a moment: what came since was not seen' },
  body: z.object({ until: z.iso.datetime() }),
  reply: Unread,
  errors: ['identity.no-account'],
})

export const getWatch = route({
  method: 'GET',
  path: '/api/v1/cases/:case/watch',
  access: 'read:case',
  tag,
  summary: { zh: '是否关注案件', en: 'Whether one follows a case' },
  params: ofCase,
  reply: Watch,
  errors: ['identity.no-account', 'casework.no-such-case'],
})

export const watchCase = route({
  method: 'PUT',
  path: '/api/v1/cases/:case/watch',
  access: 'read:case',
  tag,
  summary: { zh: '关注案件', en: 'Follow a case: one is told of its end' },
  params: ofCase,
  body: z.object({}),
  reply: Watch,
  errors: ['identity.no-account', 'casework.no-such-case', 'casework.too-many-watchers'],
})

export const unwatchCase = route({
  method: 'DELETE',
  path: '/api/v1/cases/:case/watch',
  access: 'read:case',
  tag,
  summary: { zh: '取消关注', en: 'Follow a case no longer' },
  params: ofCase,
  reply: Watch,
  errors: ['identity.no-account', 'casework.no-such-case'],
})

export const NOTICE_ROUTES = [
  ...[listNotices, countNotices, readNotice, readNotices],
  ...[getWatch, watchCase, unwatchCase],
] as const
