import { z } from 'zod'
import { Id } from '../kernel/ids.ts'
import { Instant } from '../kernel/time.ts'
import { NoticeKind } from './notice.ts'

/** Ways by which people are told outside of the console. */
export const MessageChannel = z.enum(['mail', 'sms'])
export type MessageChannel = z.infer<typeof MessageChannel>

const TimeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'expected a time such as 22:00')

/** What somebody wants to be told outside of the console, and when. */
export const MessagePreference = z.object({
  kinds: z
    .record(NoticeKind, z.array(MessageChannel).max(MessageChannel.options.length))
    .describe('各类消息的通知方式 · Channels of each kind of notice; none: only in the console'),
  quiet: z
    .object({ from: TimeOfDay, to: TimeOfDay })
    .nullable()
    .describe('免打扰时段 · Hours in which only urgent kinds come; null: none'),
  digest: z
    .enum(['at-once', 'daily'])
    .describe('邮件发送 · Mail at once, or gathered at the start of the working day; urgent kinds come at once'),
  language: z.enum(['zh', 'en']).describe('通知语言'),
  followMentions: z.boolean().describe('被提及时自动关注案件 · Whoever is mentioned in a case follows it'),
})
export type MessagePreference = z.infer<typeof MessagePreference>

/** `13800000000` or with a country's code, without blanks. */
export const PhoneNumber = z.string().regex(/^\+?\d{6,15}$/, 'expected a telephone number')
export const MailAddress = z.email().max(254)

/** Where somebody is reached by one channel; shown masked, also to themselves. */
export const MessageContact = z.object({
  channel: MessageChannel,
  on: z.boolean().describe('Whether this deployment can send by it'),
  verified: z.string().nullable().describe('已验证的联系方式（遮蔽）'),
  pending: z.string().nullable().describe('待验证的联系方式（遮蔽） · A code was sent there'),
})
export type MessageContact = z.infer<typeof MessageContact>

/** How one channel fares: asked = sent + queued + dead + suppressed + discarded. */
export const ChannelStatus = z.object({
  channel: MessageChannel,
  on: z.boolean(),
  through: z.string().nullable().describe('Server that it goes through, without secrets'),
  asked: z.int().describe('应发 · Messages that something happened for'),
  sent: z.int().describe('已发'),
  queued: z.int().describe('待发'),
  dead: z.int().describe('发送失败'),
  suppressed: z.int().describe('不需发送 · By the person’s preference, or with nowhere to send it'),
  discarded: z.int().describe('已放弃 · Given up by an operator'),
  balanced: z.boolean(),
  oldestAt: Instant.nullable().describe('Since when the oldest that is due waits'),
  lastError: z.string().nullable(),
})
export type ChannelStatus = z.infer<typeof ChannelStatus>

export const MessageState = z.enum(['waiting', 'dead', 'sent', 'suppressed', 'discarded'])
export type MessageState = z.infer<typeof MessageState>

/** A message and how it fares; neither to whom nor what it says. */
export const Message = z.object({
  id: Id,
  state: MessageState,
  channel: MessageChannel,
  to: z.enum(['account', 'contact', 'reporter']),
  kind: z.string(),
  case: Id.nullable(),
  attempts: z.int(),
  error: z.string().nullable().describe('Why the last attempt failed, or why it isn’t sent'),
  createdAt: Instant,
  dueAt: Instant.describe('Of the city’s clock: not before quiet hours end or the digest comes'),
  endedAt: Instant.nullable(),
})
export type Message = z.infer<typeof Message>
