import WordExtractor from 'word-extractor'
import { damaged } from './bad-document.ts'
import { type LabelledParagraph, readDocLabels } from './doc-labels.ts'
import { CompoundFile, requireWordBinary } from './ole.ts'
import type { ReadText } from './read-text.ts'

const KEEP = { filterUnicode: false }
const LOOK_AHEAD = 400
const CONTROLS = /\p{Cc}/gu

/**
 * Reads Word 97–2003 and WPS Writer files: deletions dropped, automatic numbers written out, one line per table cell,
 * text boxes and notes appended.
 */
export async function readDoc(bytes: Uint8Array): Promise<ReadText> {
  const file = new CompoundFile(bytes)
  file.requireSound()
  requireWordBinary(file)
  const word = await new WordExtractor().extract(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  const appended = [word.getTextboxes(KEEP), word.getFootnotes(KEEP), word.getEndnotes(KEEP)]
  const body = writeLabels(splitCells(word.getBody(KEEP)), findLabels(file))
  const text = [body, ...appended.map(splitCells)].map((lines) => lines.join('\n').replace(/\n+$/, ''))
  return { text: text.filter((part) => part !== '').join('\n'), marks: [word.getHeaders(KEEP)] }
}

/** A table row comes as one line whose cells each end in a tab. */
function splitCells(part: string): string[] {
  return part.split('\n').flatMap((line) => (line.endsWith('\t') ? line.slice(0, -1).split('\t') : [line]))
}

function findLabels(file: CompoundFile): LabelledParagraph[] {
  try {
    return readDocLabels(file)
  } catch (error) {
    // A text without its numbers is worth more than none; a table that points outside the file breaks nothing else.
    if (error instanceof RangeError) return []
    throw damaged(error)
  }
}

/** Finds each numbered paragraph again among the lines, in order of place, and puts its number before it. */
function writeLabels(lines: string[], labelled: LabelledParagraph[]): string[] {
  const out = [...lines]
  let from = 0
  for (const { text, label } of labelled) {
    const wanted = text.replace(CONTROLS, '')
    if (wanted === '' || label === '') continue
    const to = Math.min(lines.length, from + LOOK_AHEAD)
    for (let at = from; at < to; at++) {
      if (lines[at]?.replace(CONTROLS, '') !== wanted) continue
      out[at] = label + lines[at]
      from = at + 1
      break
    }
  }
  return out
}
