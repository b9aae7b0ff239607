import type { Commitment } from '@citybrain/contract/engines/register.ts'
import { compareRegisters } from '@citybrain/rules/register/compare.ts'
import type { ComparisonMessage } from './comparison.ts'
import { answerInPieces, listInPieces } from './pieces.ts'
import { fromRecord } from './record.ts'

// Comparing is seconds of work at twenty thousand rows, and nobody waits for it but who asked.
const sides: [Commitment[], Commitment[]] = [[], []]

answerInPieces((message: ComparisonMessage) => {
  if ('side' in message) {
    sides[message.side].push(...JSON.parse(message.records).map(fromRecord))
    return null
  }
  const [left, right] = message.compare
  const compared = compareRegisters({ plan: left, rows: kept(sides[0]) }, { plan: right, rows: kept(sides[1]) })
  return listInPieces('{"rows":', compared, '}')
})

const kept = (rows: readonly Commitment[]) => rows.filter(({ state }) => state !== 'rejected')
