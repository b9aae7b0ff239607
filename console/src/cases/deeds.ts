import type { CaseState, WorkItem } from '@citybrain/contract/engines/case.ts'
import type { CaseCommand } from '@citybrain/contract/engines/case-command.ts'
import type { CaseView } from '@citybrain/contract/engines/case-view.ts'
import type { CaseType } from '@citybrain/contract/pack/case-type.ts'
import type { Outcome, Step, TaskStep } from '@citybrain/contract/pack/flow.ts'
import type { TFunction } from 'i18next'
import { newId } from '../api/ids.ts'
import type { FormPlan, Given } from './plan.ts'

/** What somebody is about to do: the commands that ask for something first. */
export type Deed =
  | { readonly do: 'decide'; readonly item: number; readonly outcome: string }
  | {
      readonly do: 'release' | 'assign' | 'ask-extension' | 'ask-suspension' | 'resume' | 'go-on'
      readonly item: number
    }
  | { readonly do: 'answer'; readonly request: string; readonly grant: boolean }
  | { readonly do: 'supervise'; readonly on: boolean }
  | Plain<'withdraw' | 'reopen' | 'merge' | 'correct' | 'comment' | 'urge'>

/** One member of the union for each, so that a switch narrows them. */
type Plain<D extends string> = D extends string ? { readonly do: D } : never

interface Told {
  readonly type: CaseType
  readonly view: CaseView
  readonly t: TFunction
  readonly language: 'zh' | 'en'
}

const NOTHING = {
  ...{ lede: null, asks: [], attachments: null, chooses: [], people: null, proposed: null, placed: false },
} as const

/** The form of a deed; null where the case as it stands doesn't offer it any more. */
export function planOf(deed: Deed, told: Told): FormPlan | null {
  const { view, t } = told
  if (deed.do === 'decide') return planOfOutcome(deed, told)
  const plain = (needed: boolean): Omit<FormPlan, 'command'> => ({
    ...NOTHING,
    key: JSON.stringify(deed),
    title: titleOf(deed, t),
    tone: 'plain',
    reason: { needed, label: t('case.reason') },
  })
  const at = 'item' in deed ? openItem(told, deed.item) : null
  switch (deed.do) {
    case 'assign': {
      if (!at?.actions.mayAssign) return null
      const people = { by: at.step.by, department: at.item.department ?? view.state.department }
      return { ...plain(false), chooses: ['person'], people, command: (given) => assign(deed.item, given) }
    }
    case 'release':
      if (!at?.actions.mayRelease) return null
      return { ...plain(true), command: ({ reason }) => ({ do: 'release', item: deed.item, reason: reason ?? '' }) }
    case 'ask-extension':
    case 'ask-suspension':
      if (!at?.actions.mayAsk.includes(deed.do === 'ask-extension' ? 'extension' : 'suspension')) return null
      return { ...plain(true), ...asking(deed.do, at.item) }
    case 'resume':
      if (!view.actions.commands.includes('resume')) return null
      return { ...plain(false), command: ({ reason }) => ({ do: 'resume', item: deed.item, reason }) }
    case 'go-on':
      if (!view.actions.commands.includes('go-on')) return null
      return {
        ...{ ...plain(true), lede: t('case.go-on-lede') },
        command: ({ reason }) => ({ do: 'go-on', item: deed.item, reason: reason ?? '' }),
      }
    case 'answer': {
      if (!view.state.requests.some(({ id }) => id === deed.request)) return null
      const tone = deed.grant ? ('good' as const) : ('bad' as const)
      return { ...plain(!deed.grant), tone, command: ({ reason }) => ({ ...deed, reason }) }
    }
    default:
      if (!view.actions.commands.includes(deed.do)) return null
      return { ...plain(true), ...ofCase(deed, told) }
  }
}

export function titleOf(deed: Exclude<Deed, { do: 'decide' }>, t: TFunction): string {
  if (deed.do === 'answer') return t(deed.grant ? 'case.do.grant' : 'case.do.refuse')
  if (deed.do === 'supervise') return t(deed.on ? 'case.do.supervise' : 'case.do.unsupervise')
  return t(`case.do.${deed.do}`)
}

/** The open work of that number that is a task, with what may be done with it. */
export function openItem({ type, view }: Pick<Told, 'type' | 'view'>, number: number) {
  const item = view.state.items.find((one) => one.number === number)
  const actions = view.actions.items.find((one) => one.item === number)
  const step = type.steps.find(({ key }) => key === item?.step)
  return item && actions && step?.kind === 'task' ? { item, actions, step } : null
}

function planOfOutcome(deed: Deed & { do: 'decide' }, told: Told): FormPlan | null {
  const at = openItem(told, deed.item)
  const outcome = at?.step.outcomes.find(({ key }) => key === deed.outcome)
  if (!at || !outcome || !at.actions.outcomes.some(({ key, open }) => key === outcome.key && open)) return null
  const { item, step } = at
  const next = told.type.steps.find(({ key }) => key === outcome.to)
  return {
    key: `${item.number} ${outcome.key}`,
    title: outcome.title[told.language],
    lede: ledeOf(step, next, told),
    tone: outcome.tone,
    asks: outcome.asks,
    reason: { needed: outcome.reason, label: told.t(outcome.reason ? 'case.opinion' : 'case.opinion-if-any') },
    attachments: outcome.attachments,
    placed: false,
    ...choosing(outcome, next, { item, state: told.view.state }),
    command: (given) => decide(deed, outcome, given),
  }
}

function ledeOf(step: TaskStep, next: Step | undefined, { t, language }: Told): string {
  if (!next) return t('case.lede-noted')
  const words = { step: step.title[language], next: next.title[language] }
  return t(next.kind === 'end' ? 'case.lede-end' : 'case.lede-next', words)
}

function choosing(
  { chooses }: Outcome,
  next: Step | undefined,
  { item, state }: { readonly item: WorkItem; readonly state: Pick<CaseState, 'department'> },
): Pick<FormPlan, 'chooses' | 'people' | 'proposed'> {
  const department = item.department ?? state.department
  const people = next?.kind === 'task' && next.by.kind === 'role' ? { by: next.by, department } : null
  // Nobody can be chosen where the next step is no person's.
  return { chooses: chooses.filter((one) => one !== 'assignee' || people !== null), people, proposed: department }
}

function decide({ item, outcome }: Deed & { do: 'decide' }, { chooses }: Outcome, given: Given): CaseCommand {
  const { category, standard, department, assignee } = given
  const chosen = { category, standard, department, assignee }
  const said = Object.fromEntries(chooses.flatMap((key) => (chosen[key] === undefined ? [] : [[key, chosen[key]]])))
  const { reason, data, attachments } = given
  return { do: 'decide', item, outcome, reason, data, attachments, ...said }
}

const assign = (item: number, { assignee, reason }: Given): CaseCommand => ({
  ...{ do: 'assign', item, reason },
  to: assignee ?? '',
})

function asking(kind: 'ask-extension' | 'ask-suspension', { number: item }: WorkItem) {
  const request = newId()
  const command = ({ limit, until, reason }: Given): CaseCommand => {
    const said = { item, request, reason: reason ?? '' }
    if (kind === 'ask-suspension') return { do: kind, ...said, until }
    return { do: kind, ...said, limit: limit ?? { amount: 1, unit: 'working-day' } }
  }
  return { chooses: [kind === 'ask-extension' ? ('limit' as const) : ('until' as const)], command }
}

type OfCase = Extract<Deed, { do: 'withdraw' | 'reopen' | 'merge' | 'correct' | 'comment' | 'urge' | 'supervise' }>

/** Commands upon the case as a whole. */
function ofCase(deed: OfCase, { type, t }: Told): Partial<FormPlan> & Pick<FormPlan, 'command'> {
  const words = ({ reason }: Given) => reason ?? ''
  switch (deed.do) {
    case 'comment':
      return {
        ...{ attachments: 0, reason: { needed: true, label: t('case.comment') }, lede: t('case.comment-lede') },
        command: (given) => ({ do: 'comment', text: words(given), mentions: [], attachments: given.attachments }),
      }
    case 'supervise':
      return { command: (given) => ({ do: 'supervise', on: deed.on, reason: words(given) }) }
    case 'merge':
      return {
        ...{ chooses: ['case'], lede: t('case.merge-lede'), tone: 'bad' },
        command: (given) => ({ do: 'merge', into: given.into ?? '', reason: words(given) }),
      }
    case 'correct': {
      const item = { required: false, when: null, prefill: null, fresh: false }
      const asks = type.fields.map(({ key: field }) => ({ ...item, field }))
      return {
        asks,
        chooses: [...(type.categories ? (['class'] as const) : []), 'place'],
        placed: type.placed,
        lede: t('case.correct-lede'),
        command: ({ data, category, place, reason }) => ({
          ...{ do: 'correct', reason: reason ?? '' },
          ...(Object.keys(data).length > 0 && { data }),
          ...(category !== undefined && { category }),
          ...(place !== undefined && { place }),
        }),
      }
    }
    default:
      return { command: (given) => ({ do: deed.do, reason: words(given) }) }
  }
}
