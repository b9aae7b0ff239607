import { coverageOfParts } from './coverage.ts'
import type { CoverageParts } from './coverage-service.ts'
import { answerInPieces, listInPieces } from './pieces.ts'

answerInPieces((parts: CoverageParts) => piecesOf(parts))

function* piecesOf(parts: CoverageParts): Generator<string, undefined> {
  const { open, confirmed, ...characters } = coverageOfParts(parts)
  yield* listInPieces(`${JSON.stringify(characters).slice(0, -1)},"open":`, open, ',"confirmed":')
  yield* listInPieces('', confirmed, '}')
}
