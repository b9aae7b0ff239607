import * as api from '@citybrain/contract/api/log.ts'
import { ConsumerName, type ConsumerState, type Letter } from '@citybrain/contract/engines/log.ts'
import type { Words } from '@citybrain/contract/kernel/words.ts'
import { type Caller, createCaller, withCity } from './call.ts'
import { badUsage } from './refusals.ts'
import { readSettings } from './settings.ts'
import { drawTable } from './table.ts'
import type { Run, Verb } from './verb.ts'
import { districtOf } from './which-district.ts'

/** Checks what is asked, and gives what to do once the city is there. */
type Deed = (run: Run) => (call: Caller) => Promise<number>

const STATES: Readonly<Record<ConsumerState, Words>> = {
  current: { zh: '已跟上', en: 'current' },
  working: { zh: '处理中', en: 'working' },
  waiting: { zh: '重试中', en: 'retrying' },
  stopped: { zh: '有死信', en: 'dead letters' },
}

/** Exit status 1 when a consumer has dead letters or its figures don't add up. */
const status: Deed =
  ({ flags, language, out }) =>
  async (call) => {
    const { consumers } = await call(api.getLogStatus, {})
    const headings = {
      zh: ['消费者', '状态', '已接收', '已处理', '排队', '拒绝', '未接收', '滞后（秒）', '守恒'],
      en: ['Consumer', 'State', 'Accepted', 'Processed', 'Queued', 'Refused', 'Behind', 'Lag s', 'Balanced'],
    }[language]
    const rows = consumers.map((one) => [
      ...[one.consumer, STATES[one.state][language], one.accepted, one.processed, one.queued, one.refused],
      ...[one.behind, Math.round(one.lagSeconds), one.balanced ? '✓' : '✗'],
    ])
    await show({ flags, out }, consumers, headings, rows)
    return consumers.some((one) => one.dead > 0 || !one.balanced) ? 1 : 0
  }

/** Exit status 1 when the recount finds another number than the consumer accepted. */
const verify: Deed =
  ({ flags, language, out }) =>
  async (call) => {
    const { consumers } = await call(api.verifyLog, {})
    const headings = {
      zh: ['消费者', '日志中', '已接收', '守恒', '一致'],
      en: ['Consumer', 'In the log', 'Accepted', 'Balanced', 'Sound'],
    }[language]
    const mark = (good: boolean) => (good ? '✓' : '✗')
    const rows = consumers.map((one) => [one.consumer, one.counted, one.accepted, mark(one.balanced), mark(one.sound)])
    await show({ flags, out }, consumers, headings, rows)
    return consumers.every((one) => one.sound) ? 0 : 1
  }

const dead: Deed = ({ flags, language, out }) => {
  const consumer = typeof flags.consumer === 'string' ? nameOf(flags.consumer) : undefined
  return async (call) => {
    const letters: Letter[] = []
    let cursor: string | undefined
    do {
      const page = await call(api.listLetters, { query: { consumer, state: 'dead', cursor, limit: 1000 } })
      letters.push(...page.items)
      cursor = page.next ?? undefined
    } while (cursor !== undefined)
    const headings = {
      zh: ['消费者', '编号', '事件', '对象', '次数', '原因'],
      en: ['Consumer', 'Number', 'Event', 'Subject', 'Attempts', 'Why'],
    }[language]
    const rows = letters.map(({ event, ...one }) => [
      ...[
        one.consumer,
        one.seq,
        event.kind,
        `${event.subject.kind} ${event.subject.id}`,
        one.attempts,
        one.error ?? '—',
      ],
    ])
    await show({ flags, out }, letters, headings, rows)
    return 0
  }
}

const decide: Deed = ({ flags, language, out, words }) => {
  const [deed, name = '', number = ''] = words
  const { reason } = flags
  if (!/^[1-9]\d{0,14}$/.test(number) || typeof reason !== 'string')
    throw badUsage('log', `${deed} takes CONSUMER, NUMBER and --reason`)
  const consumer = nameOf(name)
  const route = deed === 'replay' ? api.replayLetter : api.discardLetter
  return async (call) => {
    const letter = await call(route, { params: { consumer, seq: number }, body: { reason } })
    const said = {
      replay: { zh: `第 ${number} 号事件将重新处理。`, en: `Event ${number} is tried once more.` },
      discard: {
        zh: `第 ${number} 号事件已丢弃，其后的事件继续处理。`,
        en: `Event ${number} is discarded; those behind it go on.`,
      },
    }[deed === 'replay' ? 'replay' : 'discard']
    await out.print(flags.json ? JSON.stringify(letter) : said[language])
    return 0
  }
}

function nameOf(text: string): string {
  if (!ConsumerName.safeParse(text).success) throw badUsage('log', `"${text}" is no name of a consumer`)
  return text
}

type Cell = string | number

async function show(
  { flags, out }: Pick<Run, 'flags' | 'out'>,
  items: readonly object[],
  headings: readonly string[],
  rows: readonly (readonly Cell[])[],
): Promise<void> {
  if (flags.json) for (const item of items) await out.print(JSON.stringify(item))
  else {
    const columns = headings.map((heading) => ({ heading, atMost: 60 }))
    await out.print(
      drawTable(
        columns,
        rows.map((row) => row.map(String)),
      ),
    )
  }
}

const DEEDS = { status, verify, dead, replay: decide, discard: decide } as const satisfies Record<string, Deed>

export const log: Verb = {
  name: 'log',
  summary: {
    zh: '事件日志：各消费者的进度、核对、死信的重放与丢弃',
    en: 'The event log: how far its consumers are, a recount, dead letters and what becomes of them',
  },
  takes: [
    'status [--json]',
    'verify [--json]',
    'dead [--consumer NAME] [--json]',
    'replay CONSUMER NUMBER --reason WORDS',
    'discard CONSUMER NUMBER --reason WORDS',
  ],
  options: {
    district: {
      type: 'string',
      about: { zh: '行政区代码，只有一个区时可省', en: 'Code of the district, where there are several' },
    },
    consumer: { type: 'string', about: { zh: '只看这个消费者', en: 'Of this consumer only' } },
    reason: { type: 'string', about: { zh: '理由，记入审计', en: 'Why; kept in the audit' } },
    json: { type: 'boolean', about: { zh: '每行一个 JSON 对象', en: 'One JSON object per line' } },
  },
  settings: true,
  async run(run) {
    const deed = Object.keys(DEEDS).find((one): one is keyof typeof DEEDS => one === run.words[0])
    if (deed === undefined)
      throw badUsage('log', `"${run.words[0] ?? ''}" is not one of ${Object.keys(DEEDS).join(', ')}`)
    const work = DEEDS[deed](run)
    return withCity(run.hands, readSettings(run.flags), async (socket) => {
      const district = await districtOf(run, 'log', socket)
      return work(createCaller(socket, district, run.language))
    })
  },
}
