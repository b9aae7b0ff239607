import { useCallback, useEffect, useState } from 'react'
import { useChanges } from '../api/plans.ts'
import { useSession } from '../session/session.ts'
import { undoable } from './changes.ts'

interface Steps {
  readonly done: readonly string[]
  readonly undone: readonly string[]
}

/** What can be undone and redone, newest last; begins with this person's own changes from before the page was opened. */
export function useSteps(plan: string, version: number) {
  const [steps, setSteps] = useState<Steps | null>(null)
  const changes = useChanges(plan, version)
  const me = useSession().account.name
  useEffect(() => {
    if (changes.data) setSteps((kept) => kept ?? { done: undoable(changes.data.items, me), undone: [] })
  }, [changes.data, me])
  const did = useCallback((id: string) => setSteps((kept) => ({ done: [...(kept?.done ?? []), id], undone: [] })), [])
  const undid = useCallback(
    (id: string) =>
      setSteps((kept) => ({ done: kept?.done.slice(0, -1) ?? [], undone: [...(kept?.undone ?? []), id] })),
    [],
  )
  const redid = useCallback(
    (id: string) =>
      setSteps((kept) => ({ done: [...(kept?.done ?? []), id], undone: kept?.undone.slice(0, -1) ?? [] })),
    [],
  )
  const forget = useCallback(
    (id: string) =>
      setSteps((kept) => ({
        done: kept?.done.filter((one) => one !== id) ?? [],
        undone: kept?.undone.filter((one) => one !== id) ?? [],
      })),
    [],
  )
  return { last: steps?.done.at(-1), next: steps?.undone.at(-1), did, undid, redid, forget }
}
