import { Readable } from 'node:stream'
import { openThread, type Thread } from '../../platform/index.ts'
import { WrittenReply } from '../identity/index.ts'
import type { Piece } from './pieces.ts'

/**
 * A reply that a thread works out and writes as JSON, piece by piece. `feed` tells the thread all that it needs and
 * gives the question; what fails before the first piece is still a refusal.
 */
export async function replyFromThread(
  file: URL,
  signal: AbortSignal,
  feed: (tell: Thread<Piece>['tell']) => Promise<unknown>,
): Promise<WrittenReply> {
  const thread = openThread<Piece>(file, { signal })
  try {
    const first = await thread.ask(await feed(thread.tell))
    return new WrittenReply(Readable.from(piecesOf(thread, first), { objectMode: false }))
  } catch (error) {
    await thread.close()
    throw error
  }
}

/** Whoever stops reading ends the thread. */
async function* piecesOf(thread: Thread<Piece>, first: Piece): AsyncGenerator<Uint8Array> {
  try {
    for (let piece = first; piece; piece = await thread.ask('more')) yield piece
  } finally {
    await thread.close()
  }
}
