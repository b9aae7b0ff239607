import type { Commitment, RegisterChange, RegisterCommand, RowRef } from '@citybrain/contract/engines/register.ts'

/** The rows after a change: those before it go, those after it come, in the order of the text. */
export function applyChange(
  rows: readonly Commitment[],
  change: Pick<RegisterChange, 'before' | 'after'>,
): Commitment[] {
  const after = new Map(change.after.map((row) => [row.id, row]))
  const gone = new Set(change.before.map((row) => row.id).filter((id) => !after.has(id)))
  const kept = rows.filter((row) => !gone.has(row.id)).map((row) => after.get(row.id) ?? row)
  const there = new Set(kept.map((row) => row.id))
  const come = change.after.filter((row) => !there.has(row.id))
  return come.length === 0 ? kept : [...kept, ...come].sort(inTextOrder)
}

export function inTextOrder(a: Commitment, b: Commitment): number {
  return a.start - b.start || (a.vstart ?? a.start) - (b.vstart ?? b.start) || a.id.localeCompare(b.id)
}

/** The rows that a command names, with the revisions it was made upon. */
export function refsOf(command: RegisterCommand): readonly RowRef[] {
  if ('rows' in command) return command.rows
  return 'row' in command ? [command.row] : []
}

/** The same command upon the rows as they now stand; null when one of them is gone. */
export function upon(command: RegisterCommand, rows: readonly Commitment[]): RegisterCommand | null {
  const byId = new Map(rows.map((row) => [row.id, row]))
  const now = refsOf(command).map((ref) => byId.get(ref.id))
  if (now.some((row) => row === undefined)) return null
  const refs = now.flatMap((row) => (row ? [refOf(row)] : []))
  if ('rows' in command) return { ...command, rows: refs }
  const [row] = refs
  return 'row' in command && row ? { ...command, row } : command
}

export function refOf(row: Commitment): RowRef {
  return { id: row.id, revision: row.revision }
}

/** Names of the fields in which two states of a row differ; its revision doesn't count. */
export function differingFields(before: Commitment, after: Commitment): (keyof Commitment)[] {
  const names = Object.keys(after) as (keyof Commitment)[]
  return names.filter((name) => name !== 'revision' && JSON.stringify(before[name]) !== JSON.stringify(after[name]))
}

/** From changes newest first: one's own that stand, oldest first. An undo that was itself undone counts for nothing. */
export function undoable(changes: readonly Pick<RegisterChange, 'id' | 'undoes' | 'by'>[], me: string): string[] {
  const takenBack = new Set<string>()
  const standing: string[] = []
  for (const change of changes) {
    if (takenBack.has(change.id)) continue
    if (change.undoes) takenBack.add(change.undoes)
    else if (change.by === me) standing.push(change.id)
  }
  return standing.reverse()
}
