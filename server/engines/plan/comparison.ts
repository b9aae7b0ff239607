import type { Db } from '../../platform/index.ts'
import type { WrittenReply } from '../identity/index.ts'
import { findVersion } from './document-store.ts'
import { noSuchPlan } from './errors.ts'
import { replyFromThread } from './long-reply.ts'
import { recordPages, type VersionRef } from './register-store.ts'

/** What the comparing thread is told: rows of both sides; and asked, with their documents. */
export type ComparisonMessage = { side: 0 | 1; records: string } | { compare: [string, string] }

/** Two registers, commitment by commitment, in the order of the left text; rejected rows are left out. */
export async function compareVersions(
  db: Db,
  sides: readonly [VersionRef, VersionRef],
  signal: AbortSignal,
): Promise<WrittenReply> {
  for (const { plan, version } of sides) if (!(await findVersion(db, plan, version))) throw noSuchPlan()
  return replyFromThread(new URL('./comparison-worker.ts', import.meta.url), signal, async (tell) => {
    for (const side of [0, 1] as const) {
      for await (const records of recordPages(db, sides[side])) tell({ side, records } satisfies ComparisonMessage)
    }
    return { compare: [sides[0].plan, sides[1].plan] } satisfies ComparisonMessage
  })
}
