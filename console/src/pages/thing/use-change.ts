import { changeThing, getThing } from '@citybrain/contract/api/things.ts'
import type { Thing, ThingChange } from '@citybrain/contract/engines/thing.ts'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../api/call.ts'
import { Refused } from '../../api/refused.ts'
import { thingKeys } from '../../api/things.ts'
import { type Changed, onlyChanged } from './changes.ts'

export type About = Pick<ThingChange, 'validFrom' | 'source' | 'reason'>

/** Somebody else changed the thing since it was opened: how it is now, and what was to be said. */
export interface Met {
  readonly theirs: Thing
  readonly changed: Changed
  readonly about: About
}

/** Sends a change upon the revision that was seen; what somebody else did meanwhile waits for a decision. */
export function useChange(thing: Thing, onDone: () => void) {
  const queries = useQueryClient()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const [met, setMet] = useState<Met | null>(null)

  const done = async () => {
    onDone()
    await queries.invalidateQueries({ queryKey: thingKeys.one(thing.id) })
    await queries.invalidateQueries({ queryKey: thingKeys.all, refetchType: 'none' })
  }
  const send = async (changed: Changed, about: About, revision: number) => {
    setBusy(true)
    setError(null)
    try {
      await call(changeThing, { params: { thing: thing.id }, body: { ...changed, ...about, revision } })
      setMet(null)
      await done()
    } catch (failure) {
      if (isMeeting(failure))
        setMet({ theirs: await call(getThing, { params: { thing: thing.id }, query: {} }), changed, about })
      else setError(failure)
    } finally {
      setBusy(false)
    }
  }
  return {
    busy,
    error,
    met,
    save: (given: Changed, about: About) => {
      const changed = onlyChanged(thing, given)
      return Object.keys(changed).length === 0 ? onDone() : void send(changed, about, thing.revision)
    },
    /** Says it again upon what now stands; fields left out keep what the other person said. */
    settle: (kept: Changed) => {
      if (!met) return
      if (Object.keys(kept).length === 0) void done()
      else void send(kept, met.about, met.theirs.revision)
    },
    leave: () => setMet(null),
  }
}

function isMeeting(failure: unknown): boolean {
  return failure instanceof Refused && failure.code === 'registry.changed-meanwhile'
}
