import { filledLines } from './lines.ts'

/** The three grades of state secrets (国家秘密的密级). */
export type SecrecyGrade = '秘密' | '机密' | '绝密'

// The mark stands at the top left of the first page (GB/T 9704), under the copy number: nothing below is a mark.
const MARK_LINES = 12
const STARRED_LINES = 40
const GRADE = '(秘密|祕密|机密|機密|绝密|絕密)'
const STAR = '[★☆✭✩⭐✮*＊]'
const ALONE = new RegExp(`^(份号)?[:：]?\\d{0,8}[【〔\\[（(]?${GRADE}[】〕\\]）)]?(特急|加急|平急|特提|急件)?$`)
const LABELLED = new RegExp(`(密级|密級|秘密等级|保密等级|密级和保密期限|密级及保密期限)[:：]?${GRADE}`)
const STARRED = new RegExp(`${GRADE}${STAR}`)
const UNTIL_DECLASSIFIED = new RegExp(
  `^\\d{0,8}${GRADE}(长期|启用前|解密前|\\d{1,2}年|\\d{1,2}个月)(特急|加急|平急|特提)?$`,
)
const GRADES: Record<string, SecrecyGrade> = { 祕密: '秘密', 機密: '机密', 絕密: '绝密' }

/**
 * The secrecy grade that a document bears as a mark at its head («机密★1年», «秘密», «密级：绝密»); null for ordinary
 * words of running text (商业秘密, 保密工作). A graded document may not enter the system (保守国家秘密法).
 */
export function findSecrecyGrade(text: string): SecrecyGrade | null {
  const lines = filledLines(text).slice(0, STARRED_LINES)
  for (const [index, line] of lines.entries()) {
    const tight = line.text.replace(/[\s\u3000\ufeff]/g, '')
    const found = markOf(tight, index)
    if (found) return GRADES[found] ?? (found as SecrecyGrade)
  }
  return null
}

function markOf(line: string, index: number): string | undefined {
  if (line.length > 40) return undefined
  const starred = STARRED.exec(line)
  if (starred) return starred[1]
  if (index >= MARK_LINES) return undefined
  return ALONE.exec(line)?.[2] ?? LABELLED.exec(line)?.[2] ?? UNTIL_DECLASSIFIED.exec(line)?.[1]
}
