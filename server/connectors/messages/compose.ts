import { MessageChannel } from '@citybrain/contract/engines/message.ts'
import { NoticeData, NoticeKind } from '@citybrain/contract/engines/notice.ts'
import type { DistrictCode } from '@citybrain/contract/kernel/ids.ts'
import type { Words } from '@citybrain/contract/kernel/words.ts'
import { z } from 'zod'
import type { Database, Sealer } from '../../platform/index.ts'
import { codePurpose, findContact, findPreference } from './contacts.ts'
import type { Compose, Message, Parcel } from './letter.ts'

/** A notice as it is put into words for somebody; the number is null where they may not see the case. */
export interface WordedNotice {
  readonly words: Words
  readonly number: string | null
}

export interface ComposeDeps {
  readonly database: Database
  readonly sealer: Sealer
  /** Where browsers reach the console; null: not told. */
  readonly origin: string | null
  /** Words of notices for an account, in their order; null where the account is in use no more. */
  wordNotices(
    district: DistrictCode,
    account: string,
    notices: readonly { kind: NoticeKind; caseId: string; data: NoticeData }[],
  ): Promise<WordedNotice[] | null>
  /** What a reporter is told, and the number that they left; null where they want it no more. */
  wordReporterNews(
    district: DistrictCode,
    reporter: string,
    news: z.infer<typeof OfReporter>,
  ): Promise<{ phone: string; words: Words } | null>
}

/** What is stored of it. */
const OfReporter = z.object({ kind: z.enum(['report-accepted', 'report-ended']), end: z.string().nullable() })

const MOST_LINES = 50
const NAME: Words = { zh: '城市大脑', en: 'City Brain' }

/** Puts a parcel into words, as late as can be: with the rights, wishes and addresses of that moment. */
export function createComposer(deps: ComposeDeps): Compose {
  return async (parcel) => {
    const [first] = parcel.messages
    if (!first) return { because: 'nothing is left to tell' }
    if (first.to === 'contact') return composeCode(deps, parcel, first)
    return first.to === 'reporter' ? composeReporterNews(deps, parcel, first) : composeNotices(deps, parcel, first)
  }
}

async function composeReporterNews(deps: ComposeDeps, { district }: Parcel, { toId, kind, data }: Message) {
  const worded = await deps.wordReporterNews(district, toId, OfReporter.parse({ ...data, kind }))
  if (worded === null) return { because: 'whoever reported it wants it no more, or has left no number' }
  return { address: worded.phone.replace(/[ -]/g, ''), subject: '', text: worded.words.zh, stop: null }
}

async function composeCode({ database, sealer }: ComposeDeps, { district, channel }: Parcel, { toId }: Message) {
  const contact = await findContact(database.district(district), toId, channel)
  const code = contact?.sealed ? sealer.open(contact.sealed, codePurpose(toId, channel)) : null
  if (!contact?.pending || code === null) return { because: 'the code is asked for no more' }
  const text = `${NAME.zh}验证码：${code}，10分钟内有效，请勿告诉他人。Your code: ${code}`
  return { address: contact.pending, subject: `${NAME.zh}验证码 · ${NAME.en} code`, text, stop: null }
}

async function composeNotices(deps: ComposeDeps, parcel: Parcel, { toId }: Message) {
  const { district, channel, messages } = parcel
  const db = deps.database.district(district)
  const contact = await findContact(db, toId, MessageChannel.parse(channel))
  if (!contact?.verified) return { because: 'there is nowhere to send it any more' }
  const wish = await findPreference(db, toId)
  const wanted = messages.filter(({ kind }) => wish.kinds[NoticeKind.parse(kind)].includes(channel))
  if (wanted.length === 0) return { because: 'not wished any more' }
  const notices = wanted.map(({ kind, caseId, data }) => ({
    ...{ kind: NoticeKind.parse(kind), caseId: caseId ?? '', data: NoticeData.parse(data) },
  }))
  const worded = await deps.wordNotices(district, toId, notices.slice(0, MOST_LINES))
  if (worded === null) return { because: 'the account is in use no more' }
  const lines = worded.map(({ words, number }) =>
    number === null ? words[wish.language] : `${number} ${words[wish.language]}`,
  )
  const more = notices.length - lines.length
  return { address: contact.verified, stop: null, ...layOut(deps, { lines, more, language: wish.language, channel }) }
}

interface Laid {
  readonly lines: readonly string[]
  readonly more: number
  readonly language: 'zh' | 'en'
  readonly channel: MessageChannel
}

/** An SMS is the words alone; a mail says where to read on and where to say that one wants no more. */
function layOut({ origin }: ComposeDeps, { lines, more, language, channel }: Laid): { subject: string; text: string } {
  const [first = ''] = lines
  const zh = language === 'zh'
  if (channel === 'sms') return { subject: '', text: first }
  const count = lines.length + more
  const several = zh ? `您有 ${count} 条消息` : `${count} notices for you`
  const rest = more > 0 ? [zh ? `另有 ${more} 条，请在系统中查看。` : `${more} more are in the console.`] : []
  const link =
    origin === null
      ? []
      : [
          `${zh ? '查看消息' : 'Read them'}: ${origin}/notices`,
          `${zh ? '修改通知方式' : 'Change what you are told'}: ${origin}/me`,
        ]
  return {
    subject: `${NAME[language]} · ${count === 1 ? first : several}`,
    text: [...lines, ...rest, '', ...link].join('\n'),
  }
}
