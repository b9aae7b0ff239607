import { z } from 'zod'
import {
  ChannelStatus,
  Message,
  MessageChannel,
  MessageContact,
  MessagePreference,
  MessageState,
} from '../engines/message.ts'
import { Id } from '../kernel/ids.ts'
import { Paging, page } from './page.ts'
import { route } from './route.ts'

const tag = 'messages'
const ofChannel = z.object({ channel: MessageChannel })
const ofMessage = z.object({ message: Id })
const Reason = z.object({ reason: z.string().trim().min(1).max(500).describe('Why; kept in the audit') })
const Contacts = z.object({ contacts: z.array(MessageContact) })

export const getMessagePreference = route({
  method: 'GET',
  path: '/api/v1/me/messages',
  access: 'signed-in',
  tag,
  summary: { zh: '本人的通知方式', en: 'How one is told outside of the console, and where one is reached' },
  reply: Contacts.extend({
    preference: MessagePreference,
    urgent: z.array(z.string()).describe('Kinds that come at once, also in quiet hours'),
  }),
  errors: ['identity.no-account'],
})

export const setMessagePreference = route({
  method: 'PUT',
  path: '/api/v1/me/messages',
  access: 'signed-in',
  tag,
  summary: { zh: '设置本人的通知方式', en: 'Say how one wants to be told outside of the console' },
  body: MessagePreference,
  reply: MessagePreference,
  errors: ['identity.no-account'],
})

export const setContact = route({
  method: 'PUT',
  path: '/api/v1/me/contacts/:channel',
  access: 'signed-in',
  tag,
  summary: { zh: '填写联系方式并发送验证码', en: 'Say where one is reached; a code is sent there' },
  params: ofChannel,
  body: z.object({ address: z.string().trim().min(1).max(254).describe('邮箱或手机号') }),
  reply: MessageContact,
  errors: ['identity.no-account', 'messages.channel-off', 'messages.bad-address', 'messages.too-many-codes'],
})

export const verifyContact = route({
  method: 'POST',
  path: '/api/v1/me/contacts/:channel/verify',
  access: 'signed-in',
  tag,
  summary: { zh: '用验证码确认联系方式', en: 'Show the code that came: from then on one is reached there' },
  params: ofChannel,
  body: z.object({ code: z.string().regex(/^\d{6}$/, 'expected six digits') }),
  reply: MessageContact,
  errors: ['identity.no-account', 'messages.wrong-code'],
})

export const deleteContact = route({
  method: 'DELETE',
  path: '/api/v1/me/contacts/:channel',
  access: 'signed-in',
  tag,
  summary: { zh: '删除联系方式', en: 'Be reached there no longer' },
  params: ofChannel,
  reply: MessageContact,
  errors: ['identity.no-account'],
})

export const getMessageStatus = route({
  method: 'GET',
  path: '/api/v1/operations/messages',
  access: 'read:log',
  tag,
  summary: { zh: '邮件与短信的收支', en: 'How mail and SMS fare, with figures that add up' },
  reply: z.object({ channels: z.array(ChannelStatus) }),
})

export const listMessages = route({
  method: 'GET',
  path: '/api/v1/operations/messages/queue',
  access: 'read:log',
  tag,
  summary: {
    zh: '某一状态的消息：待发和失败的旧者在前，其他新者在前',
    en: 'Messages in one state: the oldest of those that wait or failed first, of the others the newest',
  },
  query: Paging.extend({ state: MessageState.default('dead') }),
  reply: page(Message),
  errors: ['request.bad-cursor'],
})

export const replayMessages = route({
  method: 'POST',
  path: '/api/v1/operations/messages/replay',
  access: 'operate:log',
  tag,
  summary: { zh: '重新发送失败的消息', en: 'Have all messages of a channel that could not be sent tried again' },
  body: Reason.extend({ channel: MessageChannel }),
  reply: z.object({ replayed: z.int() }),
})

export const replayMessage = route({
  method: 'POST',
  path: '/api/v1/operations/messages/:message/replay',
  access: 'operate:log',
  tag,
  summary: { zh: '重新发送一条消息', en: 'Have one message tried again' },
  params: ofMessage,
  body: Reason,
  reply: z.object({ state: z.literal('waiting') }),
  errors: ['messages.no-such-message'],
})

export const discardMessage = route({
  method: 'POST',
  path: '/api/v1/operations/messages/:message/discard',
  access: 'operate:log',
  tag,
  summary: { zh: '放弃一条消息', en: 'Give up a message for good' },
  params: ofMessage,
  body: Reason,
  reply: z.object({ state: z.literal('discarded') }),
  errors: ['messages.no-such-message'],
})

export const MESSAGE_ROUTES = [
  ...[getMessagePreference, setMessagePreference, setContact, verifyContact, deleteContact],
  ...[getMessageStatus, listMessages, replayMessages, replayMessage, discardMessage],
] as const
