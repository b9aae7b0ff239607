import type { CaseEvent } from '@citybrain/contract/engines/case.ts'
import type { CaseType } from '@citybrain/contract/pack/case-type.ts'
import { apply, type CaseActor, type CaseContext } from '@citybrain/rules/casework/index.ts'
import type { Write } from '../../platform/index.ts'
import type { Caller, CaseworkDeps } from './deps.ts'
import { noSuchCase } from './errors.ts'
import { type CaseNow, contextOf, untilNotOvertaken } from './service.ts'
import type { StoredCase } from './store.ts'
import { settle } from './together.ts'

interface Deciding {
  readonly type: CaseType
  readonly state: StoredCase['state']
  readonly context: CaseContext
}

export interface Changing {
  readonly id: string
  /** Who does it, where it isn't the caller's account. */
  readonly as?: CaseActor
  decide(deciding: Deciding): CaseEvent
  /** Writes that go with the change or not at all. */
  more?(event: CaseEvent): readonly Write[]
}

/** Changes a case by what a decision says that is no command of staff; what was overtaken is decided anew. */
export function changeCase(deps: CaseworkDeps, caller: Caller, changing: Changing): Promise<CaseNow> {
  return untilNotOvertaken(() => changeOnce(deps, caller, changing))
}

const changeOnce = (deps: CaseworkDeps, { actor, db }: Caller, changing: Changing): Promise<CaseNow> =>
  settle(db, {
    ...{ actor, id: changing.id },
    decide: async (stored) => {
      if (!stored) throw noSuchCase(changing.id)
      const { state: before, number } = stored
      const type = deps.types.at(before.type, before.version)
      const known = await contextOf(deps, actor, { type, state: before })
      const context = { ...known, actor: changing.as ?? known.actor }
      const event = changing.decide({ type, state: before, context })
      const changed = { type, calendar: context.calendar, before, after: apply(before, event), events: [event] }
      return { kind: 'changed', number, changed, more: changing.more?.(event) ?? [] }
    },
  })
