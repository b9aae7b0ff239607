import type { CaseEventKind, CaseState } from '@citybrain/contract/engines/case.ts'
import { CasePerson, OpenRequest } from '@citybrain/contract/engines/case.ts'
import type { NoticeData, NoticeKind } from '@citybrain/contract/engines/notice.ts'
import { type CaseType, Rung } from '@citybrain/contract/pack/case-type.ts'
import { By } from '@citybrain/contract/pack/flow.ts'
import { NOBODY } from './moments.ts'

/** What happened to a case, as the log tells it. */
export interface CaseNews {
  readonly kind: CaseEventKind
  readonly by: CasePerson
  readonly step: string | null
  readonly outcome: string | null
  readonly ended: string | null
  readonly entered: readonly Entered[]
  readonly told: Readonly<Record<string, unknown>>
}

interface Entered {
  readonly step: string
  readonly assignee: string | null
  /** Who did the step last; null where nobody has. */
  readonly again: string | null
}

/** Somebody who is told: an account, whoever has a role where the case lies, or whoever follows it. */
export type Whom =
  | { readonly account: string }
  | { readonly role: Extract<By, { kind: 'role' }>; readonly street: string | null; readonly department: string | null }
  | 'watchers'

export interface Told {
  readonly kind: NoticeKind
  readonly whom: readonly Whom[]
  readonly data: NoticeData
}

interface Telling {
  readonly type: CaseType
  /** As it stands when it is told. */
  readonly state: CaseState
  readonly news: CaseNews
}

/** Who is told of what happened, the most pressing first. Nobody is told what they did themselves. */
export function toldOf(type: CaseType, state: CaseState, news: CaseNews): Told[] {
  const telling = { type, state, news }
  const all = [...ofWork(telling), ...TELLERS[news.kind](telling), ...ofWatched(telling)]
  return all.flatMap(({ whom, ...told }) => {
    const others = whom.filter((one) => one === 'watchers' || !('account' in one) || one.account !== news.by.id)
    return others.length > 0 ? [{ ...told, whom: others }] : []
  })
}

const NOTHING = {
  ...{
    step: null,
    outcome: null,
    from: null,
    end: null,
    clock: null,
    ladder: null,
    rung: null,
    request: null,
    yes: null,
    refused: null,
    insteadOf: null,
  },
}

const tell = (
  { type, state, news }: Telling,
  kind: NoticeKind,
  whom: readonly Whom[],
  more: Partial<NoticeData>,
): Told => ({
  kind,
  whom,
  data: { ...NOTHING, type: type.key, version: state.version, by: news.by.name, ...more },
})

/** Something that should have followed from the case can't be done. */
export interface ErrandRefused {
  readonly by: string | null
  readonly refused: NonNullable<NoticeData['refused']>
}

/** Who is told of it: whoever supervises such cases, and whoever brought it about; with the step that waits for it. */
export function toldOfRefused(type: CaseType, state: CaseState, { by, refused }: ErrandRefused): Told[] {
  const waits = state.items.find(({ step }) => type.steps.some(({ key, kind }) => key === step && kind === 'wait'))
  const news = {
    kind: 'case.child-opened',
    by: NOBODY,
    step: null,
    outcome: null,
    ended: null,
    entered: [],
    told: {},
  } as const
  const telling = { type, state, news }
  const whom = [...meant(telling, type.supervisor), ...(by === null ? [] : [{ account: by }])]
  return [tell(telling, 'errand-refused', whom, { step: waits?.step ?? null, refused })]
}

/** Work that comes to somebody, and work that comes back to where it was done. */
function ofWork(telling: Telling): Told[] {
  const { news } = telling
  return news.entered.flatMap(({ step, assignee, again }) => {
    const back = news.kind === 'case.decided' && again !== null && isBefore(telling, step)
    const to = assignee ?? (back ? again : null)
    if (to === null) return []
    const returned = back && to === again
    const more = returned ? { step, outcome: news.outcome, from: news.step } : { step }
    return [tell(telling, returned ? 'returned' : 'assigned', [{ account: to }], more)]
  })
}

/** Whether the step stands before the one that was left, as the flow is written. */
function isBefore({ type, news }: Telling, step: string): boolean {
  const place = (key: string | null) => type.steps.findIndex((one) => one.key === key)
  return place(step) < place(news.step)
}

function ofWatched(telling: Telling): Told[] {
  const { ended, kind } = telling.news
  if (ended !== null) return [tell(telling, 'ended', ['watchers'], { end: ended })]
  return kind === 'case.reopened' ? [tell(telling, 'reopened', ['watchers'], {})] : []
}

const nothing = (): Told[] => []

const TELLERS = {
  'case.opened': nothing,
  'case.decided': nothing,
  'case.claimed': nothing,
  'case.released': nothing,
  'case.assigned': (telling) => {
    const to = CasePerson.safeParse(telling.news.told.to).data?.id ?? null
    return to === null ? [] : [tell(telling, 'assigned', [{ account: to }], { step: telling.news.step })]
  },
  'case.asked': (telling) => {
    const request = OpenRequest.shape.kind.parse(telling.news.told.kind)
    const approver = telling.type.requests.find(({ key }) => key === request)?.approver
    return approver ? [tell(telling, 'asked', meant(telling, approver), { step: telling.news.step, request })] : []
  },
  'case.answered': (telling) => {
    const { told, step } = telling.news
    const asker = CasePerson.safeParse(told.asker).data?.id ?? null
    const more = { step, request: OpenRequest.shape.kind.parse(told.kind), yes: told.granted === true }
    return asker === null ? [] : [tell(telling, 'answered', [{ account: asker }], more)]
  },
  'case.resumed': nothing,
  'case.withdrawn': nothing,
  'case.reopened': nothing,
  'case.merged': nothing,
  'case.corrected': nothing,
  'case.commented': (telling) => {
    const { mentions } = telling.news.told
    const accounts = Array.isArray(mentions) ? mentions.map((account: string) => ({ account })) : []
    return accounts.length > 0 ? [tell(telling, 'mentioned', accounts, {})] : []
  },
  'case.urged': (telling) => [tell(telling, 'urged', atWork(telling), {})],
  'case.supervised': (telling) => [
    tell(telling, 'supervised', [...atWork(telling), 'watchers'], { yes: telling.news.told.on === true }),
  ],
  'case.climbed': climbed,
  'case.deemed': nothing,
  'case.child-opened': nothing,
  'case.child-ended': nothing,
  'case.went-on': nothing,
  'case.joined': nothing,
  'case.rated': nothing,
} as const satisfies Record<CaseEventKind, (telling: Telling) => Told[]>

function climbed(telling: Telling): Told[] {
  const { told } = telling.news
  const did = Rung.shape.do.safeParse(told.did).data
  const whom = By.array().safeParse(told.tell).data ?? []
  if (!did) return []
  const department = typeof told.department === 'string' ? told.department : telling.state.department
  const more = { clock: String(told.clock), ladder: String(told.ladder), rung: Number(told.rung) }
  return [
    tell(
      telling,
      did,
      whom.flatMap((by) => meant(telling, by, department)),
      more,
    ),
  ]
}

/** Whoever has open work of the case, else whom that work is meant for. */
const atWork = (telling: Telling): Whom[] =>
  telling.state.items.flatMap((item): Whom[] => {
    if (item.assignee !== null) return item.assignee.id === null ? [] : [{ account: item.assignee.id }]
    const step = telling.type.steps.find(({ key }) => key === item.step)
    return step?.kind === 'task' ? meant(telling, step.by, item.department ?? telling.state.department) : []
  })

function meant({ state }: Telling, by: By, department: string | null = state.department): Whom[] {
  if (by.kind === 'role') return [{ role: by, street: state.place.street, department }]
  const id = by.kind === 'reporter' ? state.opener.id : (state.doneBy[by.step]?.at(-1)?.id ?? null)
  return id === null ? [] : [{ account: id }]
}
