import { Readable } from 'node:stream'
import { type Db, openThread, type Thread } from '../../platform/index.ts'
import { WrittenReply } from '../identity/index.ts'
import { findVersion } from './document-store.ts'
import { noSuchPlan } from './errors.ts'
import { recordPages, type VersionRef } from './register-store.ts'

/** What the comparing thread is told: rows of both sides; and asked: more of the reply. */
export type ComparisonMessage = { side: 0 | 1; records: string } | { compare: [string, string] } | 'more'

/** The reply's JSON piece by piece; null after the last. */
export type ComparisonPiece = Uint8Array | null

/** Two registers, commitment by commitment, in the order of the left text; rejected rows are left out. */
export async function compareVersions(
  db: Db,
  sides: readonly [VersionRef, VersionRef],
  signal: AbortSignal,
): Promise<WrittenReply> {
  for (const { plan, version } of sides) if (!(await findVersion(db, plan, version))) throw noSuchPlan()
  // Comparing is seconds of work at twenty thousand rows, and nobody waits for it but who asked.
  const thread = openThread<ComparisonPiece>(new URL('./comparison-worker.ts', import.meta.url), { signal })
  try {
    for (const side of [0, 1] as const) {
      for await (const records of recordPages(db, sides[side]))
        thread.tell({ side, records } satisfies ComparisonMessage)
    }
    const first = await thread.ask({ compare: [sides[0].plan, sides[1].plan] } satisfies ComparisonMessage)
    return new WrittenReply(Readable.from(piecesOf(thread, first), { objectMode: false }))
  } catch (error) {
    await thread.close()
    throw error
  }
}

/** Whoever stops reading ends the thread. */
async function* piecesOf(thread: Thread<ComparisonPiece>, first: ComparisonPiece): AsyncGenerator<Uint8Array> {
  try {
    for (let piece = first; piece; piece = await thread.ask('more' satisfies ComparisonMessage)) yield piece
  } finally {
    await thread.close()
  }
}
