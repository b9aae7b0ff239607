import WordExtractor from 'word-extractor'
import { damaged } from './bad-document.ts'
import { requireWordBinary } from './ole.ts'
import type { ReadText } from './read-text.ts'

const KEEP = { filterUnicode: false }

/** Reads Word 97–2003 and WPS Writer files: deletions dropped, one line per table cell, notes and text boxes appended. */
export async function readDoc(bytes: Uint8Array): Promise<ReadText> {
  requireWordBinary(bytes)
  try {
    const word = await new WordExtractor().extract(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
    const appended = [word.getTextboxes(KEEP), word.getFootnotes(KEEP), word.getEndnotes(KEEP)]
    const text = [word.getBody(KEEP), ...appended].map(tidy).filter((part) => part !== '')
    return { text: text.join('\n'), marks: [word.getHeaders(KEEP)] }
  } catch (error) {
    throw damaged(error)
  }
}

/** A table row comes as one line whose cells each end in a tab. */
function tidy(part: string): string {
  const lines = part.split('\n').flatMap((line) => (line.endsWith('\t') ? line.slice(0, -1).split('\t') : [line]))
  return lines.join('\n').replace(/\n+$/, '')
}
