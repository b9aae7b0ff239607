import type { Archive } from './archive.ts'
import { BadDocument, damaged } from './bad-document.ts'
import { BodyWalk } from './docx-body.ts'
import { Numbering } from './docx-numbering.ts'
import type { ReadText } from './read-text.ts'
import { walkXml } from './xml.ts'

const MOST_HEADERS = 24

/**
 * Reads a Word document's text as it would be printed: automatic numbers written out, tracked changes accepted, one
 * line per paragraph and per table cell, text boxes in place, notes appended under the marks [1], [2] …
 */
export async function readDocx(archive: Archive): Promise<ReadText> {
  const main = await findMainPart(archive)
  const folder = main.slice(0, main.lastIndexOf('/') + 1)
  const body = new BodyWalk(await Numbering.load(archive, folder))
  await walkXml(archive, main, body)
  const notes = await readNotes(archive, folder, body.references)
  const text = [body.read(), ...notes].join('\n')
  const marks = [...body.marks, ...(await readHeaders(archive, folder))]
  if (text.trim() === '' && body.pictures > 0) throw new BadDocument('document.scan')
  return { text, marks }
}

async function findMainPart(archive: Archive): Promise<string> {
  let target: string | undefined
  if (archive.names.has('_rels/.rels')) {
    await walkXml(archive, '_rels/.rels', {
      open: (name, attributes) => {
        if (name === 'Relationship' && attributes.Type?.endsWith('/officeDocument')) target ??= attributes.Target
      },
    })
  }
  const named = target?.replace(/^\/+/, '')
  if (named && archive.names.has(named)) return named
  const usual = [...archive.names].find((name) => /^word\/document\d*\.xml$/.test(name))
  if (!usual) throw damaged(new Error('the main part is missing'))
  return usual
}

async function readNotes(archive: Archive, folder: string, references: string[]): Promise<string[]> {
  if (references.length === 0) return []
  const notes = new Map<string, string>()
  for (const part of ['footnotes.xml', 'endnotes.xml']) {
    if (!archive.names.has(folder + part)) continue
    const walk = new BodyWalk(null)
    await walkXml(archive, folder + part, walk)
    for (const [key, note] of walk.notes) notes.set(key, note)
  }
  return references.flatMap((key, index) => {
    const note = notes.get(key)
    return note ? [`[${index + 1}] ${note}`] : []
  })
}

async function readHeaders(archive: Archive, folder: string): Promise<string[]> {
  const parts = [...archive.names].filter((name) => name.startsWith(folder) && /\/(header|footer)\d*\.xml$/.test(name))
  const lines: string[] = []
  for (const part of parts.slice(0, MOST_HEADERS)) {
    const walk = new BodyWalk(null)
    await walkXml(archive, part, walk)
    lines.push(walk.read(), ...walk.marks)
  }
  return lines
}
