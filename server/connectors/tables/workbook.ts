import { posix } from 'node:path'
import { limits } from './limits.ts'
import { type Merge, parseRange } from './merges.ts'
import { bombTable, damagedTable, encryptedTable, unsupportedTable } from './refusals.ts'
import { noSharedStrings, readSharedStrings } from './shared-strings.ts'
import type { BookFacts } from './sheet.ts'
import { type NumberMeaning, readStyles } from './styles.ts'
import { attributeNamed, readXml } from './xml.ts'
import { openZip, type Zip } from './zip.ts'

export interface SheetPart {
  readonly name: string
  readonly hidden: boolean
  /** Name of the part in the archive. */
  readonly part: string
}

export interface Workbook {
  readonly zip: Zip
  readonly sheets: readonly SheetPart[]
  readonly from1904: boolean
}

const RELATIONS = 'xl/_rels/workbook.xml.rels'

export async function openWorkbook(path: string): Promise<Workbook> {
  const zip = await openZip(path)
  try {
    return { zip, ...(await readBook(zip)) }
  } catch (error) {
    zip.close()
    throw error
  }
}

async function readBook(zip: Zip): Promise<Omit<Workbook, 'zip'>> {
  if (zip.names.has('xl/workbook.bin'))
    throw unsupportedTable({ zh: ' .xlsb 二进制工作簿', en: 'A binary workbook (.xlsb)' })
  if (zip.names.has('content.xml')) throw unsupportedTable({ zh: ' .ods 表格', en: 'An OpenDocument table (.ods)' })
  if (zip.names.has('EncryptedPackage')) throw encryptedTable()
  if (!zip.names.has('xl/workbook.xml'))
    throw unsupportedTable({ zh: '这种压缩文件（不是表格）', en: 'This archive (it is no table)' })
  const targets = await readTargets(zip)
  const sheets: SheetPart[] = []
  let from1904 = false
  await readXml(zip.open('xl/workbook.xml'), {
    open: (name, attributes) => {
      if (name === 'workbookPr') from1904 = attributes.date1904 === '1' || attributes.date1904 === 'true'
      if (name !== 'sheet') return
      if (sheets.length >= limits.sheets) throw bombTable()
      const part = targets.get(attributeNamed(attributes, 'id') ?? '')
      // Sheets of charts and dialogs have no cells.
      if (part?.includes('worksheets/'))
        sheets.push({ name: attributes.name ?? '', hidden: (attributes.state ?? 'visible') !== 'visible', part })
    },
  })
  if (sheets.length === 0) throw damagedTable({ zh: '（没有工作表）', en: ' (it has no worksheet)' })
  return { sheets, from1904 }
}

async function readTargets(zip: Zip): Promise<Map<string, string>> {
  const targets = new Map<string, string>()
  await readXml(zip.open(RELATIONS), {
    open: (name, { Id: id = '', Target: target = '' }) => {
      if (name !== 'Relationship' || targets.size >= limits.archiveEntries) return
      targets.set(id, target.startsWith('/') ? target.slice(1) : posix.join('xl', target))
    },
  })
  return targets
}

/** Texts and styles of the book; read once, before its rows. */
export async function readFacts({ zip, from1904 }: Workbook): Promise<BookFacts> {
  const styles: NumberMeaning[] = zip.names.has('xl/styles.xml') ? await readStyles(zip.open('xl/styles.xml')) : []
  const strings = zip.names.has('xl/sharedStrings.xml')
    ? await readSharedStrings(zip.open('xl/sharedStrings.xml'))
    : noSharedStrings
  return { strings, styles, from1904 }
}

export interface Skimmed {
  /** Rows that the part holds, blank ones included. */
  readonly rows: number
  readonly merges: readonly Merge[]
}

const ROW = Buffer.from('<row')
const END = Buffer.from('</sheetData>')
const MERGE = /<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z0-9$:]+)"/g
const TAIL_BYTES = 16 * 1024 * 1024

/** Counts rows and finds merged cells, which stand behind the rows, without parsing what lies before them. */
export async function skim(zip: Zip, part: string): Promise<Skimmed> {
  let rows = 0
  let tail: Buffer[] | null = null
  let tailBytes = 0
  let carried: Buffer = Buffer.alloc(0)
  for await (const chunk of zip.open(part)) {
    const block: Buffer = carried.length > 0 ? Buffer.concat([carried, chunk]) : chunk
    if (tail === null) {
      rows += countRows(block)
      const end = block.indexOf(END)
      if (end >= 0) tail = [block.subarray(end)]
      carried = Buffer.from(block.subarray(-(END.length - 1)))
    } else {
      tailBytes += chunk.length
      if (tailBytes <= TAIL_BYTES) tail.push(chunk)
    }
  }
  return { rows, merges: findMerges(Buffer.concat(tail ?? []).toString('utf8')) }
}

/** A name that ends with the block is counted with the next one, to which the last bytes are carried. */
function countRows(block: Buffer): number {
  let count = 0
  for (let at = block.indexOf(ROW); at >= 0 && at < block.length - (END.length - 1); at = block.indexOf(ROW, at + 4)) {
    const after = block[at + ROW.length]
    if (after === 0x20 || after === 0x3e || after === 0x2f) count += 1
  }
  return count
}

function findMerges(tail: string): Merge[] {
  const found: Merge[] = []
  for (const [, range = ''] of tail.matchAll(MERGE)) {
    const merge = parseRange(range)
    if (merge) found.push(merge)
    if (found.length > limits.merges) throw bombTable()
  }
  return found
}
