import type { CaseEvent, ClockDeed, WorkItem } from '@citybrain/contract/engines/case.ts'
import { limitWords } from '@citybrain/contract/kernel/limit.ts'
import type { Words } from '@citybrain/contract/kernel/words.ts'
import type { CaseClock, CaseType, Rung } from '@citybrain/contract/pack/case-type.ts'
import { NOBODY } from './moments.ts'

/** What codes and ids of a history are called today. */
export interface Names {
  readonly departmentOf: (code: string) => Words
  readonly classOf: (code: string) => Words
  /** Number of another case. */
  readonly caseOf: (id: string) => string
}

/** An event that is being put into words. */
export interface Telling {
  readonly type: CaseType
  readonly event: CaseEvent
  readonly names: Names
}

export const say = (zh: string, en: string): Words => ({ zh, en })

/** One sentence of a head and what follows from it, and the reason behind it. */
export function sentence(head: Words, parts: readonly (Words | null)[], reason: string | null): Words {
  const said = parts.flatMap((part) => part ?? [])
  const because = reason?.replace(/[。.]+$/, '')
  return {
    zh: `${[head, ...said].map(({ zh }) => zh).join('，')}。${because ? `理由：${because}。` : ''}`,
    en: `${[head, ...said].map(({ en }) => en).join('; ')}.${because ? ` Reason: ${because}.` : ''}`,
  }
}

export const listed = (all: readonly Words[]): Words => ({
  zh: all.map(({ zh }) => zh).join('、'),
  en: all.map(({ en }) => en).join(', '),
})

export const quoted = ({ zh, en }: Words): Words => say(`“${zh}”`, `“${en}”`)

export const stepTitle = ({ type }: Telling, key: string | null): Words =>
  quoted(type.steps.find((step) => step.key === key)?.title ?? say(key ?? '', key ?? ''))

/** Whether the product itself did it, because its time had come. */
export const isByItself = ({ by }: CaseEvent): boolean => by.id === null && by.name === NOBODY.name

/** Who gets the work that was opened, or which end the case came to. */
export function goesOn(telling: Telling): Words | null {
  const { entered = [], ended } = telling.event.delta
  if (ended) {
    const title = stepTitle(telling, ended.end)
    return say(`案件结束：${title.zh}`, `the case ended: ${title.en}`)
  }
  if (entered.length === 0) return null
  const plain = entered.filter(({ department, assignee }) => department === null && assignee === null)
  const titles = listed(plain.map((item) => withLimit(telling, item)))
  const next = say(`转入${titles.zh}`, `next ${plain.length === 1 ? 'is' : 'are'} ${titles.en}`)
  const handed = entered.filter((item) => !plain.includes(item)).map((item) => goesTo(telling, item))
  return listed([...(plain.length > 0 ? [next] : []), ...handed])
}

function goesTo(telling: Telling, item: WorkItem): Words {
  const { department, assignee } = item
  const title = withLimit(telling, item)
  const person = assignee?.name ?? ''
  if (department === null) return say(`交${person}办理${title.zh}`, `${title.en} goes to ${person}`)
  const unit = telling.names.departmentOf(department)
  const whom = assignee === null ? say('', '') : say(`（${person}）`, ` (${person})`)
  return say(`交${unit.zh}${whom.zh}办理${title.zh}`, `${title.en} goes to ${unit.en}${whom.en}`)
}

/** The step by its title, with its own limit behind it. */
function withLimit(telling: Telling, { step, number }: WorkItem): Words {
  const title = stepTitle(telling, step)
  const clock = begun(telling).find(({ key }) => key === `step:${number}`)
  if (!clock) return title
  const limit = limitWords(clock.limit)
  return say(`${title.zh}（限${limit.zh}）`, `${title.en} (within ${limit.en})`)
}

const begun = ({ event }: Telling) =>
  (event.delta.clocks ?? []).flatMap((deed) => (deed.do === 'start' ? deed.clock : []))

/** What is promised by when: the clocks of the case that began, or go by another limit. */
export function limitsSet(telling: Telling): Words | null {
  const changed = (telling.event.delta.clocks ?? []).flatMap((deed) => (deed.do === 'limit' ? deed : []))
  const said = [...begun(telling), ...changed].flatMap(({ key, limit }) => {
    const clock = telling.type.clocks.find((one) => `case:${one.key}` === key)
    return clock ? promiseWords(clock, limitWords(limit)) : []
  })
  if (said.length === 0) return null
  return say(said.map(({ zh }) => zh).join('，'), said.map(({ en }) => en).join('; '))
}

/** What a filing standard promises is something to be done; other clocks measure a time that has a name. */
const promiseWords = ({ title, limit: of }: CaseClock, limit: Words): Words =>
  of.every((row) => 'standard' in row)
    ? say(`要求${limit.zh}内${title.zh}`, `promised within ${limit.en}: ${title.en}`)
    : say(`${quoted(title).zh}时限${limit.zh}`, `${quoted(title).en} has ${limit.en}`)

export const clockTitle = (type: CaseType, key: string): Words | null =>
  type.clocks.find((clock) => `case:${clock.key}` === key)?.title ?? null

/** Clocks that were told something of that kind, by title. */
export function clocksTold({ type, event }: Telling, is: (deed: ClockDeed) => boolean): Words | null {
  const keys = (event.delta.clocks ?? []).filter(is).map((deed) => (deed.do === 'start' ? deed.clock.key : deed.key))
  if (keys.length === 0) return null
  return listed([...new Set(keys)].map((key) => quoted(clockTitle(type, key) ?? say('本环节', 'this step'))))
}

/** The case turns out to be the problem of a closed one. */
export function comesBack({ event }: Telling): Words | null {
  const number = event.delta.recurs?.number
  return number === undefined
    ? null
    : say(`系已结案件${number}的问题复发`, `the problem of closed case ${number} has come back`)
}

export function filesWith({ event }: Telling): Words | null {
  const { length } = event.attachments
  return length === 0 ? null : say(`附材料${length}份`, `with ${length} ${length === 1 ? 'file' : 'files'}`)
}

/** How far a clock has come when a rung of its ladder is climbed. */
export function timeOf({ at }: Rung, whose: Words): Words {
  if ('overdueBy' in at) {
    const by = limitWords(at.overdueBy)
    return say(`${whose.zh}超过期限${by.zh}`, `${whose.en} is ${by.en} behind its deadline`)
  }
  if (at.usedPercent === 100) return say(`${whose.zh}期限已到`, `${whose.en} has reached its deadline`)
  return say(`${whose.zh}时限已用${at.usedPercent}%`, `${whose.en} has used ${at.usedPercent}% of its time`)
}
