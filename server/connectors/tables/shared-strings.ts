import { limits } from './limits.ts'
import { tooManyTexts } from './refusals.ts'
import { readXml } from './xml.ts'

const SEGMENT_BYTES = 4 * 1024 * 1024

/** The distinct texts of a workbook, held as bytes: four million of them as strings would be half a gigabyte. */
export interface SharedStrings {
  get(index: number): string | undefined
}

export const noSharedStrings: SharedStrings = { get: () => undefined }

export async function readSharedStrings(chunks: AsyncIterable<Buffer>): Promise<SharedStrings> {
  const texts = createTexts()
  let depthOfPhonetic = 0
  let inText = false
  let piece = ''
  await readXml(chunks, {
    open: (name) => {
      if (name === 'si') piece = ''
      if (name === 'rPh') depthOfPhonetic += 1
      inText = name === 't' && depthOfPhonetic === 0
    },
    text: (text) => {
      if (inText) piece += text
    },
    close: (name) => {
      inText = false
      if (name === 'rPh') depthOfPhonetic -= 1
      if (name === 'si') texts.add(unescapeText(piece))
    },
  })
  return texts
}

function createTexts() {
  const segments: Buffer[] = []
  let used = SEGMENT_BYTES
  let total = 0
  let count = 0
  let places = new Uint32Array(1024 * 3)
  function add(text: string): void {
    const bytes = Buffer.byteLength(text)
    total += bytes
    if (total > limits.sharedBytes) throw tooManyTexts()
    if (used + bytes > SEGMENT_BYTES) {
      segments.push(Buffer.allocUnsafe(Math.max(SEGMENT_BYTES, bytes)))
      used = 0
    }
    segments.at(-1)?.write(text, used)
    if (places.length < (count + 1) * 3) {
      const wider = new Uint32Array(places.length * 2)
      wider.set(places)
      places = wider
    }
    places.set([segments.length - 1, used, bytes], count * 3)
    used += bytes
    count += 1
  }
  function get(index: number): string | undefined {
    if (!(index >= 0 && index < count)) return undefined
    const [segment = 0, start = 0, bytes = 0] = places.subarray(index * 3, index * 3 + 3)
    return segments[segment]?.toString('utf8', start, start + bytes)
  }
  return { add, get }
}

/** Excel writes characters that XML can't hold as `_x000D_`. */
export function unescapeText(text: string): string {
  if (!text.includes('_x')) return text
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
}
