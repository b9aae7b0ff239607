import type { NoticeData, NoticeKind } from '@citybrain/contract/engines/notice.ts'
import type { Words } from '@citybrain/contract/kernel/words.ts'
import type { CaseType, Rung } from '@citybrain/contract/pack/case-type.ts'
import { clockTitle, quoted, say, timeOf } from './history-parts.ts'
import { REQUEST_WORDS } from './words.ts'

interface Notified {
  readonly type: CaseType
  readonly data: NoticeData
}

/** A notice as its reader is told it; the type is the version that the case goes by. */
export function wordsOfNotice(type: CaseType, kind: NoticeKind, data: NoticeData): Words {
  const words = TELLERS[kind]({ type, data })
  const { insteadOf } = data
  // What was stored before there were covers says nothing of them.
  return insteadOf ? say(`代${insteadOf}：${words.zh}`, `For ${insteadOf}: ${words.en}`) : words
}

const TELLERS = {
  assigned: (of) => {
    const { by } = of.data
    const step = titleOf(of, of.data.step)
    return say(`${by}将${step.zh}交给您办理`, `${by} gave you ${step.en}`)
  },
  returned: (of) => {
    const [from, step, outcome] = [titleOf(of, of.data.from), titleOf(of, of.data.step), outcomeOf(of)]
    return say(
      `${from.zh}的办理结果为${outcome.zh}，案件回到您办过的${step.zh}`,
      `${from.en} ended in ${outcome.en}: the case is back at ${step.en}, which you did`,
    )
  },
  asked: (of) => {
    const { by } = of.data
    const [step, what] = [titleOf(of, of.data.step), requestOf(of)]
    return say(
      `${by}就${step.zh}申请${what.zh}，请您审批`,
      `${by} asks for ${what.en} on ${step.en}; it is yours to answer`,
    )
  },
  answered: (of) => {
    const { by, yes } = of.data
    const what = requestOf(of)
    return yes === true
      ? say(`${by}同意了您的${what.zh}申请`, `${by} granted ${what.en}, which you asked for`)
      : say(`${by}没有同意您的${what.zh}申请`, `${by} refused ${what.en}, which you asked for`)
  },
  mentioned: ({ data: { by } }) => say(`${by}在留言中提到了您`, `${by} mentioned you in a comment`),
  urged: ({ data: { by } }) => say(`${by}催办此案，请尽快办理`, `${by} urges this case: it wants doing soon`),
  supervised: ({ data: { by, yes } }) =>
    yes === true
      ? say(`${by}将此案列入督办`, `${by} put this case under supervision`)
      : say(`${by}解除了此案的督办`, `${by} ended the supervision of this case`),
  'errand-refused': (of) => {
    const { refused, step } = of.data
    const what = ERRANDS[refused?.errand ?? ''] ?? say('后续事项', 'what follows from the case')
    const waits = step === null ? say('', '') : titleOf(of, step)
    return say(
      `${what.zh}未能完成：${refused?.why.zh ?? ''}${step === null ? '' : `案件仍停在${waits.zh}等待。`}`,
      `${what.en} could not be done: ${refused?.why.en ?? ''}${step === null ? '' : ` The case still waits at ${waits.en}.`}`,
    )
  },
  remind: (of) => climbed(of, say('请抓紧办理', 'please see to it')),
  overdue: (of) => climbed(of, say('请尽快办理', 'it wants doing at once')),
  superior: (of) => climbed(of, say('报请您关注', 'it is brought to your attention')),
  'propose-supervision': (of) =>
    climbed(of, say('建议督办，请您决定', 'supervision is proposed; the decision is yours')),
  ended: (of) => {
    const end = titleOf(of, of.data.end)
    return say(`您关注的案件已结束：${end.zh}`, `A case that you follow has ended: ${end.en}`)
  },
  reopened: ({ data: { by } }) => say(`${by}要求重新办理您关注的案件`, `${by} had a case that you follow opened again`),
} as const satisfies Record<NoticeKind, (of: Notified) => Words>

/** What follows from cases, in words. */
const ERRANDS: Readonly<Record<string, Words>> = {
  'open-case': say('另立案件', 'Opening another case'),
  'change-thing': say('更新对象资料', 'Changing the thing that the case is about'),
  'tell-parent': say('通知原案件', 'Telling the case that waits for it'),
}

const titleOf = ({ type }: Notified, key: string | null): Words =>
  quoted(type.steps.find((step) => step.key === key)?.title ?? say(key ?? '', key ?? ''))

function outcomeOf({ type, data: { from, outcome } }: Notified): Words {
  const step = type.steps.find(({ key }) => key === from)
  const found = step?.kind === 'task' ? step.outcomes.find(({ key }) => key === outcome) : undefined
  return quoted(found?.title ?? say(outcome ?? '', outcome ?? ''))
}

const requestOf = ({ data: { request } }: Notified): Words => REQUEST_WORDS[request ?? 'extension']

function climbed({ type, data }: Notified, then: Words): Words {
  const rung: Rung | undefined = type.ladders.find(({ key }) => key === data.ladder)?.rungs[data.rung ?? 0]
  const whose = quoted(clockTitle(type, data.clock ?? '') ?? say('本环节', 'This step'))
  const time = rung ? timeOf(rung, whose) : whose
  return say(`${time.zh}，${then.zh}`, `${time.en}; ${then.en}`)
}
