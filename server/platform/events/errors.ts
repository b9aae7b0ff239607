import { Refusal } from '@citybrain/contract/kernel/errors.ts'

export const badPosition = () =>
  new Refusal('Invalid', 'platform.bad-position', {
    zh: '无法识别的事件位置；请使用服务器上次给出的位置，或从头订阅。',
    en: 'The position in the log is not one that this server gave; use the last one given, or begin without one.',
  })

export const noSuchLetter = (consumer: string, seq: number) =>
  new Refusal(
    'NotFound',
    'platform.no-such-dead-letter',
    {
      zh: `消费者 ${consumer} 没有编号为 ${seq} 的死信；它可能已被重放或丢弃，请刷新列表。`,
      en: `Consumer ${consumer} has no dead letter ${seq}; it may have been replayed or discarded: reload the list.`,
    },
    { consumer, seq },
  )
