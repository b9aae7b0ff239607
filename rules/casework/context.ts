import type { CaseEvent, CasePerson, CasePlace, CaseState } from '@citybrain/contract/engines/case.ts'
import type { Holding } from '@citybrain/contract/kernel/holder.ts'
import type { Instant } from '@citybrain/contract/kernel/time.ts'
import type { CodeTable } from '@citybrain/contract/pack/code-table.ts'
import type { CompiledCalendar } from '../clock/index.ts'
import type { CaseActor } from './access.ts'
import type { Router } from './moving.ts'
import type { Closed } from './recurrence.ts'

/** What a decision on a case needs to know besides the case. */
export interface CaseContext {
  /** City time. */
  readonly now: Instant
  readonly actor: CaseActor
  /** The one that the type's clocks go by. */
  readonly calendar: CompiledCalendar
  readonly tables: readonly CodeTable[]
  readonly route: Router
  /** Regions of the position that the command names, as space has found them; null where it names none. */
  readonly located: Pick<CasePlace, 'street' | 'community' | 'grid'> | null
  /** Cases of the type that were closed near the position that the case has or gets; none where nothing can recur. */
  readonly closedNearby: readonly Closed[]
  /** Somebody who is to get work, with what they hold today; null where there is no such person. */
  readonly personOf: (id: string) => { readonly person: CasePerson; readonly holdings: readonly Holding[] } | null
}

/** What every event says beside what it is. */
export function eventOf(
  kind: CaseEvent['kind'],
  { now, actor }: CaseContext,
  said: Partial<Omit<CaseEvent, 'kind' | 'at' | 'by'>>,
): CaseEvent {
  const nothing = { step: null, outcome: null, reason: null, attachments: [], delta: {}, told: {} }
  return { ...nothing, ...said, kind, at: now, by: actor.person }
}

/** Of what has no position, or lies outside of every region. */
export const NOWHERE = { street: null, community: null, grid: null }

/** The case before anything has happened to it. */
export function emptyCase(
  given: Pick<CaseState, 'district' | 'id' | 'type' | 'version' | 'openedAt' | 'source' | 'opener' | 'openedBy'>,
): CaseState {
  return {
    ...given,
    revision: 0,
    endedAt: null,
    end: null,
    data: {},
    place: { position: null, address: null, ...NOWHERE },
    about: null,
    category: null,
    standard: null,
    department: null,
    items: [],
    lastItem: 0,
    clocks: [],
    requests: [],
    suspensions: [],
    counts: {},
    doneBy: {},
    arrived: {},
    mergedInto: null,
    supervised: false,
    parent: null,
    children: [],
    recurs: null,
  }
}
