import { listCommitments } from '@citybrain/contract/api/register.ts'
import type { Commitment, RegisterCommand } from '@citybrain/contract/engines/register.ts'
import { call } from '../api/call.ts'
import { everyPage } from '../api/plans.ts'
import { differingFields, refsOf, upon } from './changes.ts'

/** One cell that another planner changed after it was seen here. */
export interface MetCell {
  readonly row: Commitment
  readonly field: keyof Commitment
  readonly seen: unknown
  readonly theirs: unknown
  /** What this command would write there; undefined where it leaves the cell alone. */
  readonly mine: unknown
}

/** Two planners on the same rows: what the other one did, and the command to send again. */
export interface Meeting {
  readonly rows: Commitment[]
  readonly cells: readonly MetCell[]
  readonly gone: readonly Commitment[]
  readonly again: RegisterCommand | null
}

/** Fetches the register as it now stands and lays it beside what was seen here. */
export async function meetOthers(at: {
  plan: string
  version: number
  command: RegisterCommand
  rows: readonly Commitment[]
}): Promise<Meeting> {
  const query = { plan: at.plan, version: at.version, limit: 1000 }
  const now = await everyPage((cursor) => call(listCommitments, { query: { ...query, cursor } }))
  const touched = new Set(refsOf(at.command).map((ref) => ref.id))
  const seen = at.rows.filter((row) => touched.has(row.id))
  const byId = new Map(now.map((row) => [row.id, row]))
  return {
    rows: now,
    cells: seen.flatMap((row) => cellsOf(row, byId.get(row.id), at.command)),
    gone: seen.filter((row) => !byId.has(row.id)),
    again: upon(at.command, now),
  }
}

function cellsOf(seen: Commitment, theirs: Commitment | undefined, command: RegisterCommand): MetCell[] {
  if (!theirs) return []
  const wanted: Partial<Record<keyof Commitment, unknown>> =
    'set' in command ? command.set : { state: stateAfter(command.do) }
  return differingFields(seen, theirs).map((field) => ({
    row: theirs,
    field,
    seen: seen[field],
    theirs: theirs[field],
    mine: wanted[field],
  }))
}

function stateAfter(done: RegisterCommand['do']): string | undefined {
  return { accept: 'accepted', reject: 'rejected', reopen: 'proposed' }[done as 'accept']
}
