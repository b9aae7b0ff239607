import { sql } from 'kysely'
import type { Database } from '../../platform/index.ts'

const BLOCK = 50

/** Gives numbers out of blocks, so that opening a case asks the database for none. What a process leaves is lost. */
export function createNumbers(database: Database): () => Promise<number> {
  let next = 0
  let end = 0
  let block: Promise<void> | null = null
  const take = async () => {
    const { rows } = await sql<{ number: string }>`select nextval('case_number') as number`.execute(database.owner)
    next = Number(rows[0]?.number)
    end = next + BLOCK
  }
  return async () => {
    while (next >= end) {
      block ??= take().finally(() => {
        block = null
      })
      await block
    }
    next += 1
    return next - 1
  }
}
