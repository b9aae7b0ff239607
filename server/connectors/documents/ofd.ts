import { posix } from 'node:path'
import type { Archive } from './archive.ts'
import { BadDocument, damaged } from './bad-document.ts'
import { joinPlaced, type PlacedText } from './layout.ts'
import { limits } from './limits.ts'
import { LineSink, type PageProgress, type ReadText } from './read-text.ts'
import { type Attributes, walkXml } from './xml.ts'

interface OfdDocument {
  pages: string[]
  templates: Map<string, string>
}

/** Reads an OFD (GB/T 33190) page by page; text objects are put into lines by their place on the page. */
export async function readOfd(archive: Archive, onPage: PageProgress): Promise<ReadText> {
  if ([...archive.names].some((name) => /(^|\/)(encryptions?|encryptinfo)\.xml$/i.test(name))) {
    throw new BadDocument('document.encrypted')
  }
  const documents = await Promise.all((await listRoots(archive)).map((root) => readDocumentRoot(archive, root)))
  const pages = documents.flatMap((document) => document.pages.map((part) => ({ part, templates: document.templates })))
  if (pages.length > limits.pdfPages) throw new BadDocument('document.too-large')
  const lines = new LineSink()
  for (const [index, page] of pages.entries()) {
    for (const line of joinPlaced(await readPage(archive, page.part, page.templates))) lines.add(line)
    onPage(index + 1, pages.length)
  }
  const text = lines.text()
  if (text.trim() === '') throw new BadDocument('document.scan')
  return { text, marks: [] }
}

async function listRoots(archive: Archive): Promise<string[]> {
  const roots: string[] = []
  let inside = false
  await walkXml(archive, 'OFD.xml', {
    open: (name) => {
      inside = name === 'DocRoot'
    },
    text: (text) => {
      if (inside) roots.push(resolvePart('', text.trim()))
    },
    close: () => {
      inside = false
    },
  })
  const present = roots.filter((root) => archive.names.has(root))
  if (present.length === 0) throw damaged(new Error('no document root'))
  return present
}

async function readDocumentRoot(archive: Archive, root: string): Promise<OfdDocument> {
  const document: OfdDocument = { pages: [], templates: new Map() }
  await walkXml(archive, root, {
    open: (name, attributes) => {
      const part = resolvePart(root, attributes.BaseLoc ?? '')
      if (name === 'Page' && archive.names.has(part)) document.pages.push(part)
      if (name === 'TemplatePage' && archive.names.has(part)) document.templates.set(attributes.ID ?? '', part)
    },
  })
  return document
}

function resolvePart(from: string, location: string): string {
  if (location.startsWith('/')) return location.slice(1)
  return posix.normalize(posix.join(posix.dirname(from), location))
}

async function readPage(archive: Archive, part: string, templates: Map<string, string>): Promise<PlacedText[]> {
  const items: PlacedText[] = []
  const used: string[] = []
  await walkXml(
    archive,
    part,
    collectText(items, (template) => used.push(templates.get(template) ?? '')),
  )
  for (const template of new Set(used)) {
    if (template !== '')
      await walkXml(
        archive,
        template,
        collectText(items, () => {}),
      )
  }
  return items
}

function collectText(items: PlacedText[], onTemplate: (id: string) => void) {
  let object: { x: number; y: number; size: number; matrix: number[] } | null = null
  let code: Attributes | null = null
  let text = ''
  return {
    open: (name: string, attributes: Attributes) => {
      if (name === 'Template') onTemplate(attributes.TemplateID ?? '')
      if (name === 'TextObject') {
        const [x = 0, y = 0] = numbers(attributes.Boundary)
        object = { x, y, size: Number(attributes.Size) || 3, matrix: numbers(attributes.CTM ?? '1 0 0 1 0 0') }
      }
      if (name === 'TextCode') {
        code = attributes
        text = ''
      }
    },
    text: (piece: string) => {
      if (code) text += piece
    },
    close: (name: string) => {
      if (name === 'TextObject') object = null
      if (name !== 'TextCode' || !code) return
      if (object) items.push(placeCode(object, code, text))
      code = null
    },
  }
}

function placeCode(
  object: { x: number; y: number; size: number; matrix: number[] },
  code: Attributes,
  text: string,
): PlacedText {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = object.matrix
  const [x, y] = [Number(code.X) || 0, Number(code.Y) || 0]
  const advance = advances(code.DeltaX).reduce((sum, step) => sum + step, 0)
  const width = (advance > 0 ? advance + object.size : text.length * object.size) * Math.hypot(a, b)
  const size = object.size * (Math.hypot(c, d) || 1)
  return { text, x: object.x + a * x + c * y + e, y: object.y + b * x + d * y + f, width, size }
}

function numbers(list: string | undefined): number[] {
  return (list ?? '').trim().split(/\s+/).map(Number)
}

/** Distances between characters; `g 5 3.2` stands for five times 3.2. */
function advances(list: string | undefined): number[] {
  const parts = (list ?? '').trim().split(/\s+/)
  const steps: number[] = []
  for (let at = 0; at < parts.length && steps.length < 10_000; at++) {
    if (parts[at] !== 'g') steps.push(Number(parts[at]) || 0)
    else {
      const times = Math.min(10_000, Number(parts[at + 1]) || 0)
      for (let n = 0; n < times; n++) steps.push(Number(parts[at + 2]) || 0)
      at += 2
    }
  }
  return steps
}
