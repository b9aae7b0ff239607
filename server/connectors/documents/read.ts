import { createHash } from 'node:crypto'
import { type BoilerplateSpan, findBoilerplate } from '@citybrain/rules/documents/boilerplate.ts'
import { codePointLength } from '@citybrain/rules/documents/lines.ts'
import { findPublished } from '@citybrain/rules/documents/published.ts'
import { findSecrecyGrade, type SecrecyGrade } from '@citybrain/rules/documents/secrecy.ts'
import { findTitle } from '@citybrain/rules/documents/title.ts'
import { openArchive } from './archive.ts'
import { BadDocument, damaged } from './bad-document.ts'
import { type DocumentFormat, isHtml, mediaTypes, nameWordBinary, sniffContainer, sniffZip } from './formats.ts'
import { limits } from './limits.ts'
import type { PageProgress, ReadText } from './read-text.ts'

/** A document as read: its text once and for all, to which every offset refers, and what its page says of itself. */
export interface ReadDocument {
  format: DocumentFormat
  mediaType: string
  /** Of text files and web pages; null for formats that carry their own. */
  encoding: string | null
  /** SHA-256 of the file's bytes, hexadecimal. */
  sha256: string
  text: string
  /** Code-point spans of the text. */
  boilerplate: BoilerplateSpan[]
  title: string | null
  /** `YYYY-MM-DD` as stamped on the page. */
  publishedOn: string | null
}

interface Extracted extends ReadText {
  format: DocumentFormat
  encoding: string | null
}

/** Reads within the calling thread; `readDocument` runs it in a worker with limits. Throws `BadDocument`. */
export async function readInThread(
  bytes: Uint8Array,
  fileName: string | null,
  onPage: PageProgress,
): Promise<ReadDocument> {
  checkSize(bytes)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const { format, encoding, text, marks } = await extract(bytes, fileName, onPage)
  checkText(text, marks)
  return {
    format,
    mediaType: mediaTypes[format],
    encoding,
    sha256,
    text,
    boilerplate: findBoilerplate(text),
    title: findTitle(text),
    publishedOn: findPublished(text),
  }
}

/** Refuses by size alone, before any copy of the bytes is made. */
export function checkSize(bytes: Uint8Array): void {
  if (bytes.length === 0) throw new BadDocument('document.empty')
  if (bytes.length <= limits.fileBytes) return
  const megabytes = (bytes.length / 1024 / 1024).toFixed(1)
  throw new BadDocument('document.too-large', { zh: `（${megabytes} MB）`, en: ` (${megabytes} MB)` })
}

async function extract(bytes: Uint8Array, fileName: string | null, onPage: PageProgress): Promise<Extracted> {
  try {
    return await extractByContent(bytes, fileName, onPage)
  } catch (error) {
    // Libraries answer a broken file with errors of every kind; memory is for the thread's owner to judge.
    throw error instanceof BadDocument ? error : damaged(error)
  }
}

async function extractByContent(bytes: Uint8Array, fileName: string | null, onPage: PageProgress): Promise<Extracted> {
  const container = sniffContainer(bytes)
  if (container === 'zip') {
    const archive = await openArchive(bytes)
    const format = sniffZip(archive.names)
    const reader = format === 'ofd' ? (await import('./ofd.ts')).readOfd : (await import('./docx.ts')).readDocx
    return { ...(await reader(archive, onPage)), format, encoding: null }
  }
  if (container === 'pdf') {
    const { readPdf } = await import('./pdf.ts')
    return { ...(await readPdf(bytes, onPage)), format: 'pdf', encoding: null }
  }
  if (container === 'ole') {
    const { readDoc } = await import('./doc.ts')
    return { ...(await readDoc(bytes)), format: nameWordBinary(fileName), encoding: null }
  }
  return extractText(bytes, fileName)
}

async function extractText(bytes: Uint8Array, fileName: string | null): Promise<Extracted> {
  const { decodeText } = await import('./text.ts')
  const { text, encoding } = decodeText(bytes)
  if (!isHtml(text, fileName)) return { format: 'txt', encoding, text, marks: [] }
  const { readHtml } = await import('./html.ts')
  return { format: 'html', encoding, text: readHtml(text), marks: [] }
}

const GRADES_EN: Record<SecrecyGrade, string> = { 秘密: 'secret', 机密: 'confidential', 绝密: 'top secret' }

function checkText(text: string, marks: string[]): void {
  const grade = findSecrecyGrade(text) ?? marks.map(findSecrecyGrade).find((found) => found !== null)
  if (grade) throw new BadDocument('document.secret', { zh: `“${grade}”`, en: ` (${grade}, ${GRADES_EN[grade]})` })
  if (!/[\p{L}\p{N}]/u.test(text)) throw new BadDocument('document.no-readable-character')
  const characters = codePointLength(text)
  if (characters <= limits.textCharacters) return
  throw new BadDocument('document.too-large', { zh: `（${characters} 字）`, en: ` (${characters} characters)` })
}
