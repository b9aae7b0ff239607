import { type CaseEvent, type CaseEventKind, CasePerson } from '@citybrain/contract/engines/case.ts'
import { Limit, limitWords } from '@citybrain/contract/kernel/limit.ts'
import type { Words } from '@citybrain/contract/kernel/words.ts'
import type { CaseType, Rung } from '@citybrain/contract/pack/case-type.ts'
import { momentWords } from '../clock/wording.ts'
import {
  clocksTold,
  clockTitle,
  comesBack,
  filesWith,
  goesOn,
  isByItself,
  limitsSet,
  listed,
  type Names,
  quoted,
  say,
  sentence,
  stepTitle,
  type Telling,
  timeOf,
} from './history-parts.ts'
import { joined, rated, reporterWords } from './history-reporters.ts'
import { REQUEST_WORDS, wordsOfBy } from './words.ts'

export type { Names } from './history-parts.ts'

/** One event of a case's history, as whoever keeps the file would write it. The type is the version the case goes by. */
export function wordsOfEvent(type: CaseType, event: CaseEvent, names: Names): Words {
  const tell = (by: CaseEvent['by']) => TELLERS[event.kind]({ type, event: { ...event, by }, names })
  const reporter = reporterWords(event)
  if (!reporter) return tell(event.by)
  // They are named in the language of the sentence, as nobody else is.
  return { zh: tell({ id: null, name: reporter.zh }).zh, en: tell({ id: null, name: reporter.en }).en }
}

const TELLERS = {
  'case.opened': opened,
  'case.decided': decided,
  'case.claimed': (telling) => ofItem(telling, ['领取', 'took']),
  'case.released': released,
  'case.assigned': assigned,
  'case.asked': asked,
  'case.answered': answered,
  'case.resumed': resumed,
  'case.withdrawn': (telling) => moved(telling, say('撤回案件', 'took the case back')),
  'case.reopened': (telling) => moved(telling, say('要求重新办理', 'had the case opened again')),
  'case.merged': merged,
  'case.corrected': corrected,
  'case.commented': commented,
  'case.urged': urged,
  'case.supervised': ({ event: { by, told, reason } }) =>
    sentence(
      told.on === true
        ? say(`${by.name}将案件列入督办`, `${by.name} put the case under supervision`)
        : say(`${by.name}解除督办`, `${by.name} ended the supervision`),
      [],
      reason,
    ),
  'case.climbed': climbed,
  'case.deemed': deemed,
  'case.child-opened': ({ event: { told, step }, names, type }) => {
    const number = names.caseOf(String(told.case))
    const waits = type.steps.find(({ key }) => key === step)?.title
    const next = waits && say(`${quoted(waits).zh}等待其办结`, `${quoted(waits).en} waits for its end`)
    return sentence(say(`由本案另立案件${number}`, `Case ${number} was opened in its course`), [next ?? null], null)
  },
  'case.child-ended': (telling) => {
    const number = telling.names.caseOf(String(telling.event.told.case))
    const head = say(`另立的案件${number}已办结`, `Case ${number}, opened in its course, has ended`)
    return sentence(head, [goesOn(telling), limitsSet(telling)], null)
  },
  'case.went-on': (telling) => moved(telling, say('决定不再等待另立的案件', 'had it wait no longer for other cases')),
  'case.joined': joined,
  'case.rated': rated,
} as const satisfies Record<CaseEventKind, (telling: Telling) => Words>

function opened(telling: Telling): Words {
  const { type, event, names } = telling
  const { by, told, delta } = event
  const source = type.sources.find(({ key }) => key === told.source)?.title
  const category = delta.category ? names.classOf(delta.category) : null
  return sentence(
    say(`${by.name}报告“${type.title.zh}”`, `${by.name} reported “${type.title.en}”`),
    [
      source ? say(`来源：${source.zh}`, `source: ${source.en}`) : null,
      category && say(`类别：${category.zh}`, `class: ${category.en}`),
      filesWith(telling),
      comesBack(telling),
      goesOn(telling),
      limitsSet(telling),
    ],
    event.reason,
  )
}

function decided(telling: Telling): Words {
  const { type, event } = telling
  const step = type.steps.find(({ key }) => key === event.step)
  const outcome = step?.kind === 'task' ? step.outcomes.find(({ key }) => key === event.outcome) : undefined
  const title = stepTitle(telling, event.step)
  const result = outcome?.title ?? say(event.outcome ?? '', event.outcome ?? '')
  const { name } = event.by
  const head =
    outcome?.to === null
      ? say(`${name}在${title.zh}中记录：${result.zh}`, `${name} noted on ${title.en}: ${result.en}`)
      : say(`${name}办理${title.zh}：${result.zh}`, `${name} did ${title.en}: ${result.en}`)
  return sentence(head, [chosen(telling), comesBack(telling), filesWith(telling), ...follows(telling)], event.reason)
}

/** Class and filing standard. */
function chosen({ type, event: { delta }, names }: Telling): Words | null {
  const standard = type.standards.find(({ key }) => key === delta.standard)?.condition
  const category = delta.category ? names.classOf(delta.category) : null
  const parts = [
    ...(category ? [say(`类别改为${category.zh}`, `class changed to ${category.en}`)] : []),
    ...(standard ? [say(`适用立案标准“${standard.zh}”`, `by the filing standard “${standard.en}”`)] : []),
  ]
  return parts.length === 0 ? null : say(parts.map(({ zh }) => zh).join('，'), parts.map(({ en }) => en).join('; '))
}

/** What a move makes of the case: promises kept, where it goes, by when. */
function follows(telling: Telling): (Words | null)[] {
  const kept = clocksTold(telling, (deed) => deed.do === 'stand' && deed.as === 'kept')
  return [kept && say(`${kept.zh}已按承诺完成`, `kept as promised: ${kept.en}`), goesOn(telling), limitsSet(telling)]
}

const moved = (telling: Telling, did: Words): Words => {
  const { by, reason } = telling.event
  return sentence(say(`${by.name}${did.zh}`, `${by.name} ${did.en}`), [goesOn(telling), limitsSet(telling)], reason)
}

function ofItem(telling: Telling, [zh, en]: readonly [string, string]): Words {
  const { by, step, reason } = telling.event
  const title = stepTitle(telling, step)
  return sentence(say(`${by.name}${zh}${title.zh}`, `${by.name} ${en} ${title.en}`), [], reason)
}

function released(telling: Telling): Words {
  const { by, step, reason } = telling.event
  const title = stepTitle(telling, step)
  return sentence(say(`${by.name}将${title.zh}退回待领`, `${by.name} gave ${title.en} back`), [], reason)
}

function assigned(telling: Telling): Words {
  const { by, step, told, reason } = telling.event
  const title = stepTitle(telling, step)
  const to = CasePerson.safeParse(told.to).data?.name ?? ''
  return sentence(say(`${by.name}将${title.zh}改派给${to}`, `${by.name} handed ${title.en} to ${to}`), [], reason)
}

/** 延期4个工作时; 挂账至……, an extension of …. */
function wanted(kind: 'extension' | 'suspension', limit: Limit | null, until: string | null): Words {
  const words = REQUEST_WORDS[kind]
  if (limit !== null) return say(`${words.zh}${limitWords(limit).zh}`, `${words.en} of ${limitWords(limit).en}`)
  if (until === null) return say(`${words.zh}（未定复查时间）`, `${words.en} without a day set`)
  const day = momentWords(Date.parse(until))
  return say(`${words.zh}至${day.zh}`, `${words.en} until ${day.en}`)
}

function asked(telling: Telling): Words {
  const { by, step, delta, reason } = telling.event
  const title = stepTitle(telling, step)
  const request = delta.asked
  const what = wanted(request?.kind ?? 'extension', request?.limit ?? null, request?.until ?? null)
  return sentence(
    say(`${by.name}就${title.zh}申请${what.zh}`, `${by.name} asked for ${what.en} on ${title.en}`),
    [],
    reason,
  )
}

function answered(telling: Telling): Words {
  const { by, told, reason } = telling.event
  const kind = told.kind === 'suspension' ? 'suspension' : 'extension'
  const limit = Limit.safeParse(told.limit).data ?? null
  const what = wanted(kind, limit, typeof told.until === 'string' ? told.until : null)
  const head =
    told.granted === true
      ? say(`${by.name}同意${what.zh}`, `${by.name} granted ${what.en}`)
      : say(`${by.name}不同意${what.zh}`, `${by.name} refused ${what.en}`)
  const stand = clocksTold(telling, (deed) => deed.do === 'pause')
  const longer = clocksTold(telling, (deed) => deed.do === 'extend')
  return sentence(
    head,
    [
      stand && say(`${stand.zh}暂停计时`, `standing still: ${stand.en}`),
      longer && say(`${longer.zh}相应延长`, `lengthened: ${longer.en}`),
    ],
    reason,
  )
}

function resumed(telling: Telling): Words {
  const { by, step, reason } = telling.event
  const title = stepTitle(telling, step)
  const runs = clocksTold(telling, (deed) => deed.do === 'resume')
  const head = isByItself(telling.event)
    ? say(`挂账期满，${title.zh}恢复办理`, `The suspension is over and ${title.en} goes on`)
    : say(`${by.name}解除${title.zh}的挂账`, `${by.name} ended the suspension of ${title.en}`)
  return sentence(head, [runs && say(`${runs.zh}继续计时`, `running again: ${runs.en}`)], reason)
}

function merged(telling: Telling): Words {
  const { by, told, reason } = telling.event
  const number = telling.names.caseOf(String(told.into))
  return sentence(
    say(`${by.name}将本案并入案件${number}`, `${by.name} merged the case into ${number}`),
    [goesOn(telling)],
    reason,
  )
}

function corrected(telling: Telling): Words {
  const { type, event, names } = telling
  const { by, delta, reason } = event
  const fields = Object.keys(delta.data ?? {}).flatMap(
    (key) => type.fields.find((field) => field.key === key)?.title ?? [],
  )
  const category = delta.category ? names.classOf(delta.category) : null
  const what = listed([
    ...fields.map(quoted),
    ...(category ? [say(`类别（改为${category.zh}）`, `the class (now ${category.en})`)] : []),
    ...(delta.category === null ? [say('类别（清空）', 'the class (now none)')] : []),
    ...(delta.place ? [say('位置', 'the place')] : []),
    ...(delta.about !== undefined ? [say('所涉对象', 'the thing it is about')] : []),
  ])
  const head = say(`${by.name}更正${what.zh}`, `${by.name} corrected ${what.en}`)
  return sentence(head, [comesBack(telling), limitsSet(telling)], reason)
}

function commented(telling: Telling): Words {
  const { by, reason } = telling.event
  return sentence(
    say(`${by.name}留言：${trimmed(reason)}`, `${by.name} wrote: ${trimmed(reason)}`),
    [filesWith(telling)],
    null,
  )
}

const trimmed = (text: string | null) => (text ?? '').replace(/[。.]+$/, '')

function urged({ type, event: { by, told, reason } }: Telling): Words {
  const known = new Map(type.steps.map(({ title }) => [title.zh, title]))
  const steps = (Array.isArray(told.steps) ? told.steps : []).flatMap((one: Words) => known.get(one?.zh) ?? [])
  const titles = listed(steps.map(quoted))
  return sentence(say(`${by.name}催办${titles.zh}`, `${by.name} urged ${titles.en}`), [], reason)
}

const DONE = {
  remind: ({ zh, en }) => say(`已提醒${zh}`, `${en} was reminded`),
  overdue: ({ zh, en }) => say(`已向${zh}发出逾期通知`, `${en} was told that it is overdue`),
  superior: ({ zh, en }) => say(`已上报${zh}`, `${en} was informed`),
  'propose-supervision': ({ zh, en }) => say(`已向${zh}建议督办`, `supervision was proposed to ${en}`),
} as const satisfies Record<Rung['do'], (whom: Words) => Words>

function climbed({ type, event: { told, reason }, names }: Telling): Words {
  const rung = type.ladders.find(({ key }) => key === told.ladder)?.rungs[Number(told.rung)]
  const title = quoted(clockTitle(type, String(told.clock)) ?? say('本环节', 'This step'))
  const unit = typeof told.department === 'string' ? names.departmentOf(told.department) : say('', '')
  const whose = say(`${unit.zh}${title.zh}`, unit.en === '' ? title.en : `${title.en} of ${unit.en}`)
  if (!rung) return sentence(say(`${whose.zh}已升级`, `${whose.en} was escalated`), [], reason)
  const whom = listed(rung.tell.map((by) => wordsOfBy(type, by)))
  return sentence(timeOf(rung, whose), [DONE[rung.do](whom)], reason)
}

function deemed(telling: Telling): Words {
  const { type, event } = telling
  const step = type.steps.find(({ key }) => key === event.step)
  const outcome = step?.kind === 'task' ? step.outcomes.find(({ key }) => key === event.outcome)?.title : undefined
  const title = stepTitle(telling, event.step)
  const head = say(
    `${title.zh}逾期未决，依${event.reason}视为“${outcome?.zh}”`,
    `${title.en} was not decided in time; by ${event.reason} it counts as “${outcome?.en}”`,
  )
  return sentence(head, follows(telling), null)
}
