import { changeRegister, undoChange } from '@citybrain/contract/api/register.ts'
import type { Commitment, RegisterChange, RegisterCommand } from '@citybrain/contract/engines/register.ts'
import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { useCallback, useRef, useState } from 'react'
import { call } from '../api/call.ts'
import { newId } from '../api/ids.ts'
import { keys } from '../api/plans.ts'
import { isConflict } from '../api/refused.ts'
import { useErrorWords } from '../app/notices.tsx'
import { applyChange, refsOf } from './changes.ts'
import { type Meeting, meetOthers } from './meeting.ts'
import { useSteps } from './steps.ts'

export interface Register {
  /** Carries a command out; false when it was refused or met another planner's change. */
  run(command: RegisterCommand): Promise<boolean>
  undo(): Promise<void>
  redo(): Promise<void>
  readonly canUndo: boolean
  readonly canRedo: boolean
  readonly busy: boolean
  /** What another planner changed meanwhile, while it waits for a decision. */
  readonly meeting: Meeting | null
  /** `mine` sends the command again upon what now stands, `theirs` lets it be. */
  settle(choice: 'mine' | 'theirs'): Promise<boolean>
}

/** Commands on one version's register: sent, shown at once when they are kept, undone and redone in order. */
export function useRegister(plan: string, version: number): Register {
  const queries = useQueryClient()
  const { message } = App.useApp()
  const words = useErrorWords()
  const steps = useSteps(plan, version)
  const { inTurn, busy } = useTurns()
  const [meeting, setMeeting] = useState<Meeting | null>(null)
  const at = { queries, plan, version }
  const tell = (error: unknown) => void message.error(words(error), 6)

  const run = (command: RegisterCommand) =>
    inTurn(async () => {
      const rows = queries.getQueryData<Commitment[]>(keys.register(plan, version)) ?? []
      try {
        const body = { id: newId(), command }
        const change = await call(changeRegister, { params: { plan, version }, body })
        keepChange(at, change)
        steps.did(change.id)
        return true
      } catch (error) {
        if (isMeeting(error, command)) setMeeting(await meetOthers({ plan, version, command, rows }))
        else tell(error)
        return false
      }
    })

  const takeBack = (change: string | undefined, kept: (id: string) => void) =>
    inTurn(async () => {
      if (!change) return
      try {
        const undone = await call(undoChange, { params: { plan, version, change }, body: { id: newId() } })
        keepChange(at, undone)
        kept(undone.id)
      } catch (error) {
        steps.forget(change)
        tell(error)
      }
    })

  return {
    run,
    undo: () => takeBack(steps.last, steps.undid),
    redo: () => takeBack(steps.next, steps.redid),
    canUndo: steps.last !== undefined,
    canRedo: steps.next !== undefined,
    busy,
    meeting,
    settle: async (choice) => {
      setMeeting(null)
      if (!meeting) return false
      queries.setQueryData<Commitment[]>(keys.register(plan, version), meeting.rows)
      return choice === 'mine' && meeting.again ? run(meeting.again) : false
    },
  }
}

/** Shows a kept change at once, and lets everything that counts rows ask again. */
function keepChange(at: { queries: QueryClient; plan: string; version: number }, change: RegisterChange): void {
  const { queries, plan, version } = at
  queries.setQueryData<Commitment[]>(keys.register(plan, version), (rows) => rows && applyChange(rows, change))
  for (const key of [keys.coverage(plan, version), keys.changes(plan, version), keys.plan(plan)]) {
    void queries.invalidateQueries({ queryKey: key })
  }
  for (const key of [keys.ledger, keys.targets, keys.plans, ['comparison'], ['row-count']]) {
    void queries.invalidateQueries({ queryKey: key, refetchType: 'none' })
  }
}

function isMeeting(error: unknown, command: RegisterCommand): boolean {
  return isConflict(error) && error.code === 'register.changed-meanwhile' && refsOf(command).length > 0
}

/** One after the other: the next command must name the revisions that the one before left. */
function useTurns() {
  const [busy, setBusy] = useState(false)
  const going = useRef<Promise<unknown>>(Promise.resolve())
  const inTurn = useCallback(async <T>(work: () => Promise<T>): Promise<T> => {
    const turn = going.current.then(work, work)
    going.current = turn.catch(() => undefined)
    setBusy(true)
    return turn.finally(() => setBusy(false))
  }, [])
  return { inTurn, busy }
}
