import { parentPort } from 'node:worker_threads'

/** A stretch of a reply's JSON; null after the last. */
export type Piece = Uint8Array | null

/** Values in a piece. */
const PIECE = 500

/**
 * The thread's side of a long reply: what it is told it keeps, on a question it begins its reply, and on 'more' it gives
 * the next piece. All of a reply in one may be longer than a text can be.
 */
export function answerInPieces<Message extends object>(hear: (message: Message) => Iterator<string> | null): void {
  let reply: Iterator<string> | null = null
  parentPort?.on('message', (message: Message | 'more') => {
    if (message !== 'more') {
      reply = hear(message)
      if (!reply) return
    }
    const next = reply?.next()
    parentPort?.postMessage((next && !next.done ? new TextEncoder().encode(next.value) : null) satisfies Piece)
  })
}

/** `head[…]tail`, with the values as a JSON list between. */
export function* listInPieces(head: string, values: readonly unknown[], tail: string): Generator<string, undefined> {
  yield `${head}[`
  for (let at = 0; at < values.length; at += PIECE) {
    const piece = values.slice(at, at + PIECE).map((value) => JSON.stringify(value))
    yield (at > 0 ? ',' : '') + piece.join(',')
  }
  yield `]${tail}`
}
