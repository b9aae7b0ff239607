import { parentPort } from 'node:worker_threads'
import type { Commitment, ComparedRow } from '@citybrain/contract/engines/register.ts'
import { compareRegisters } from '@citybrain/rules/register/compare.ts'
import type { ComparisonMessage, ComparisonPiece } from './comparison.ts'
import { fromRecord } from './record.ts'

/** Rows in a piece of the reply. */
const PIECE = 500

const sides: [Commitment[], Commitment[]] = [[], []]
let reply = piecesOf([])

parentPort?.on('message', (message: ComparisonMessage) => {
  if (message !== 'more' && 'side' in message) return add(message.side, message.records)
  if (message !== 'more') {
    const [left, right] = message.compare
    reply = piecesOf(compareRegisters({ plan: left, rows: sides[0] }, { plan: right, rows: sides[1] }))
  }
  const { value } = reply.next()
  parentPort?.postMessage((value ? new TextEncoder().encode(value) : null) satisfies ComparisonPiece)
})

function add(side: 0 | 1, records: string): void {
  for (const record of JSON.parse(records)) {
    const row = fromRecord(record)
    if (row.state !== 'rejected') sides[side].push(row)
  }
}

/** The reply piece by piece: all of it in one may be longer than a text can be. */
function* piecesOf(rows: readonly ComparedRow[]): Generator<string, undefined> {
  yield '{"rows":['
  for (let at = 0; at < rows.length; at += PIECE) {
    const piece = rows.slice(at, at + PIECE).map((row) => JSON.stringify(row))
    yield (at > 0 ? ',' : '') + piece.join(',')
  }
  yield ']}'
}
