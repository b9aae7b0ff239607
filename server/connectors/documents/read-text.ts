import { BadDocument } from './bad-document.ts'
import { limits } from './limits.ts'

/** What a format's reader hands back: the text, and lines outside it (headers, watermarks) that may bear a mark. */
export interface ReadText {
  text: string
  marks: string[]
}

/** Tells how far a long document has been read. */
export type PageProgress = (page: number, pages: number) => void

/** Collects lines and refuses as soon as they exceed what a text may hold, so that memory stays bounded. */
export class LineSink {
  readonly #lines: string[] = []
  #length = 0

  add(line: string): void {
    // UTF-16 units: at most two a character; the exact count is checked when all is read.
    this.#length += line.length + 1
    if (this.#length > 2 * limits.textCharacters + 2) throw new BadDocument('document.too-large')
    this.#lines.push(line)
  }

  text(): string {
    return this.#lines.join('\n')
  }
}
