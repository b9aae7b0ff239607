import type { Numbering } from './docx-numbering.ts'
import { LineSink } from './read-text.ts'
import type { Attributes, XmlHandler } from './xml.ts'

interface Paragraph {
  parts: string[]
  style: string | null
  listId: string | null
  level: number | null
  /** Its own mark was deleted in a tracked change: it runs on into the next paragraph. */
  runsOn: boolean
}

// Old states of tracked changes, deleted text, field codes, pronunciation guides and the second copy of a drawing.
const SKIPPED = new Set(
  'del moveFrom delText instrText delInstrText Fallback rt pPrChange rPrChange tblPrChange trPrChange tcPrChange sectPrChange numberingChange'.split(
    ' ',
  ),
)

/** Receives the walk over a body, header or note part and turns it into lines: one per paragraph, one per table cell. */
export class BodyWalk implements XmlHandler {
  /** Footnote and endnote references in order of place, as `footnote:ID`. */
  readonly references: string[]
  readonly marks: string[] = []
  readonly notes = new Map<string, string>()
  readonly #sinks: string[][] = []
  readonly #body = new LineSink()
  readonly #numbering: Numbering | null
  readonly #paragraphs: Paragraph[] = []
  readonly #rows: { deleted: boolean }[] = []
  #skipping = 0
  #properties = 0
  #rowProperties = false
  #hiddenRun = false
  #inText = false
  #carried = ''
  pictures = 0

  constructor(numbering: Numbering | null, references: string[] = []) {
    this.#numbering = numbering
    this.references = references
  }

  read(): string {
    return this.#body.text()
  }

  open(name: string, attributes: Attributes): void {
    if (this.#skipping > 0) {
      this.#skipping += 1
      return
    }
    if (SKIPPED.has(name)) {
      this.#noteDeletion(name)
      this.#skipping = 1
      return
    }
    if (this.#properties > 0) this.#openProperty(name, attributes)
    else this.#openContent(name, attributes)
  }

  close(name: string): void {
    if (this.#skipping > 0) {
      this.#skipping -= 1
      return
    }
    if (name === 'pPr') this.#properties -= 1
    else if (name === 'trPr') this.#rowProperties = false
    else if (name === 't') this.#inText = false
    else if (name === 'r') this.#hiddenRun = false
    else if (name === 'p') this.#closeParagraph()
    else if (name === 'tc') this.#closeCell()
    else if (name === 'tr') this.#closeRow()
    else if (name === 'footnote' || name === 'endnote') this.#closeNote()
  }

  text(text: string): void {
    if (this.#inText && this.#skipping === 0 && !this.#hiddenRun) this.#paragraphs.at(-1)?.parts.push(text)
  }

  #noteDeletion(name: string): void {
    const paragraph = this.#paragraphs.at(-1)
    const row = this.#rows.at(-1)
    if (name !== 'del') return
    if (this.#properties > 0 && paragraph) paragraph.runsOn = true
    else if (this.#rowProperties && row) row.deleted = true
  }

  #openProperty(name: string, attributes: Attributes): void {
    const paragraph = this.#paragraphs.at(-1)
    if (name === 'pPr') this.#properties += 1
    if (!paragraph) return
    if (name === 'pStyle') paragraph.style = attributes.val ?? null
    else if (name === 'numId') paragraph.listId = attributes.val ?? null
    else if (name === 'ilvl') paragraph.level = Number(attributes.val)
  }

  #openContent(name: string, attributes: Attributes): void {
    if (name === 'p') this.#paragraphs.push({ parts: [], style: null, listId: null, level: null, runsOn: false })
    else if (name === 'pPr') this.#properties += 1
    else if (name === 't') this.#inText = true
    else if (name === 'vanish') this.#hiddenRun = !/^(0|false|off)$/.test(attributes.val ?? '1')
    else if (name === 'tc') this.#sinks.push([])
    else if (name === 'tr') this.#openRow()
    else if (name === 'trPr') this.#rowProperties = true
    else if (name === 'footnote' || name === 'endnote') this.#openNote(name, attributes)
    else this.#openInline(name, attributes)
  }

  #openInline(name: string, attributes: Attributes): void {
    const add = (text: string) => this.#hiddenRun || this.#paragraphs.at(-1)?.parts.push(text)
    if (name === 'tab' || name === 'ptab') add('\t')
    else if (name === 'br' || name === 'cr') add('\n')
    else if (name === 'noBreakHyphen') add('-')
    else if (name === 'sym') add(symbol(attributes.char ?? ''))
    else if (name === 'footnoteReference' || name === 'endnoteReference') {
      this.references.push(`${name.replace('Reference', '')}:${attributes.id}`)
      add(`[${this.references.length}]`)
    } else if (name === 'textpath') this.marks.push(attributes.string ?? '')
    else if (name === 'blip' || name === 'imagedata') this.pictures += 1
  }

  #closeParagraph(): void {
    const paragraph = this.#paragraphs.pop()
    if (!paragraph) return
    const text = paragraph.parts.join('')
    if (paragraph.runsOn) {
      this.#carried += text
      return
    }
    const whole = this.#carried + text
    this.#carried = ''
    // An empty paragraph shows its number in Word, too, but promises nothing: it is counted and left blank.
    const label = this.#numbering?.label(paragraph) ?? ''
    this.#add(whole.trim() === '' ? whole : label + whole)
  }

  #closeCell(): void {
    const cell = this.#sinks.pop() ?? []
    const parts = cell.map((part) => part.replace(/\s*\n\s*/g, ' ').trim()).filter((part) => part !== '')
    this.#add(parts.join(' '))
  }

  #openRow(): void {
    this.#rows.push({ deleted: false })
    this.#sinks.push([])
  }

  #closeRow(): void {
    const row = this.#rows.pop()
    const cells = this.#sinks.pop() ?? []
    if (!row?.deleted) for (const cell of cells) this.#add(cell)
  }

  #add(line: string): void {
    const sink = this.#sinks.at(-1)
    if (sink) sink.push(line)
    else this.#body.add(line)
  }

  #openNote(name: string, attributes: Attributes): void {
    // Separators are notes, too, with a type; they hold no text.
    this.#sinks.push([`${name}:${attributes.id}`])
  }

  #closeNote(): void {
    const [key = '', ...lines] = this.#sinks.pop() ?? []
    this.notes.set(key, lines.join(' ').trim())
  }
}

function symbol(hex: string): string {
  const code = Number.parseInt(hex, 16)
  const privateUse = code >= 0xe000 && code <= 0xf8ff
  return Number.isNaN(code) || privateUse || code < 0x20 ? '' : String.fromCharCode(code)
}
