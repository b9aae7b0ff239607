import { registerHooks } from 'node:module'
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist'
import { BadDocument, damaged } from './bad-document.ts'
import { joinPlaced, type PlacedText } from './layout.ts'
import { limits } from './limits.ts'
import { LineSink, type ReadText } from './read-text.ts'

// Fonts often map plain characters to their look-alike among the radicals (⼀ for 一).
const RADICALS = /[\u2e80-\u2fdf]/g
const RARE_GLYPHS = /[\ufffd\ue000-\uf8ff]|(?![\t\n\r])\p{Cc}/gu
const FEWEST_PER_PAGE = 4

/** Reads the text layer of a PDF page by page, without canvas, network, scripts or WebAssembly. */
export async function readPdf(bytes: Uint8Array, onPage: (page: number, pages: number) => void): Promise<ReadText> {
  const document = await openPdf(bytes)
  if (document.numPages > limits.pdfPages) {
    throw new BadDocument('document.too-large', {
      zh: `（${document.numPages} 页）`,
      en: ` (${document.numPages} pages)`,
    })
  }
  const lines = new LineSink()
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number)
    for (const line of await readPage(page)) lines.add(line)
    page.cleanup()
    onPage(number, document.numPages)
  }
  const text = lines.text()
  requireTextLayer(text, document.numPages)
  return { text, marks: [] }
}

async function openPdf(bytes: Uint8Array): Promise<PDFDocumentProxy> {
  const pdfjs = await loadPdfjs()
  const folder = new URL('./', import.meta.resolve('pdfjs-dist/package.json'))
  try {
    return await pdfjs.getDocument({
      data: bytes,
      cMapUrl: new URL('cmaps/', folder).href,
      cMapPacked: true,
      standardFontDataUrl: new URL('standard_fonts/', folder).href,
      disableFontFace: true,
      useSystemFonts: false,
      useWasm: false,
      useWorkerFetch: false,
      enableXfa: false,
      isOffscreenCanvasSupported: false,
      isImageDecoderSupported: false,
      verbosity: 0,
    }).promise
  } catch (error) {
    if (error instanceof Error && error.name === 'PasswordException') throw new BadDocument('document.encrypted')
    throw damaged(error)
  }
}

async function loadPdfjs(): Promise<typeof import('pdfjs-dist')> {
  // The optional native canvas is of no use for text: a hostile file never gets near it.
  registerHooks({
    resolve(specifier, context, next) {
      if (specifier.startsWith('@napi-rs/canvas')) throw new Error('the canvas is not used here')
      return next(specifier, context)
    },
  })
  return import('pdfjs-dist/legacy/build/pdf.mjs')
}

async function readPage(page: PDFPageProxy): Promise<string[]> {
  const content = await page.getTextContent({ includeMarkedContent: false, disableNormalization: true })
  const view = page.getViewport({ scale: 1 }).transform
  const upright: PlacedText[] = []
  const turned: string[] = []
  for (const item of content.items) {
    if (!('str' in item) || item.str === '') continue
    const [a, b, c, d, e, f] = multiply(view, item.transform)
    const size = Math.hypot(c, d) || Math.hypot(a, b)
    // Slanted or upended runs are watermarks and turned captions: kept, but apart from the lines.
    if (Math.abs(b) > 0.2 * Math.hypot(a, b)) turned.push(item.str)
    else
      upright.push({
        text: item.str.replace(RADICALS, (radical) => radical.normalize('NFKC')),
        x: e,
        y: f,
        width: item.width,
        size,
      })
  }
  const lines = upright.length > 0 ? joinPlaced(upright) : []
  const watermark = turned.join('').trim()
  return watermark === '' ? lines : [...lines, watermark]
}

type Matrix = [number, number, number, number, number, number]

function multiply(m: number[], n: number[]): Matrix {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = m
  const [p = 1, q = 0, r = 0, s = 1, t = 0, u = 0] = n
  return [a * p + c * q, b * p + d * q, a * r + c * s, b * r + d * s, a * t + c * u + e, b * t + d * u + f]
}

function requireTextLayer(text: string, pages: number): void {
  const readable = text.match(/[\p{L}\p{N}]/gu)?.length ?? 0
  const rare = text.match(RARE_GLYPHS)?.length ?? 0
  const sparse = pages >= 2 && readable < FEWEST_PER_PAGE * pages
  if (readable === 0 || sparse || rare > 0.3 * text.length) throw new BadDocument('document.scan')
}
