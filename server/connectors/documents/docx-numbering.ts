import type { Archive } from './archive.ts'
import { ListCounters, type ListLevel, plainLevel } from './list-labels.ts'
import { type Attributes, walkXml, type XmlHandler } from './xml.ts'

interface Level extends ListLevel {
  style: string | null
}

interface ListInstance {
  abstractId: string
  levels: Map<number, Level>
  starts: Map<number, number>
}

interface StyleNumbering {
  listId: string | null
  level: number | null
  basedOn: string | null
}

/** The numbering a paragraph itself names. */
export interface ParagraphNumbering {
  style: string | null
  listId: string | null
  level: number | null
}

const PLAIN: Level = { ...plainLevel, style: null }

/** The lists and styles of a Word document, and how far each list has counted. */
export class Numbering {
  readonly #abstract = new Map<string, Map<number, Level>>()
  readonly #links = new Map<string, string>()
  readonly #lists = new Map<string, ListInstance>()
  readonly #styles = new Map<string, StyleNumbering>()
  readonly #counters = new ListCounters()

  static async load(archive: Archive, folder: string): Promise<Numbering> {
    const numbering = new Numbering()
    if (archive.names.has(`${folder}numbering.xml`))
      await walkXml(archive, `${folder}numbering.xml`, numbering.#readLists())
    if (archive.names.has(`${folder}styles.xml`)) await walkXml(archive, `${folder}styles.xml`, numbering.#readStyles())
    return numbering
  }

  /** The label before the paragraph, with its blank if it has one; counts the paragraph. */
  label(paragraph: ParagraphNumbering): string {
    const { listId, level } = this.#resolve(paragraph)
    const list = listId === null || listId === '0' ? undefined : this.#lists.get(listId)
    if (!list || listId === null) return ''
    const levels = this.#levelsOf(list)
    const levelAt = (at: number) => list.levels.get(at) ?? levels.get(at) ?? PLAIN
    const numbered = { id: listId, family: list.abstractId, levelAt, starts: list.starts }
    return this.#counters.label(numbered, level ?? this.#levelOfStyle(levels, paragraph.style))
  }

  #resolve(paragraph: ParagraphNumbering): { listId: string | null; level: number | null } {
    let { listId, level } = paragraph
    let style = paragraph.style
    for (let hops = 0; style !== null && hops < 20 && (listId === null || level === null); hops++) {
      const inherited: StyleNumbering | undefined = this.#styles.get(style)
      listId ??= inherited?.listId ?? null
      level ??= inherited?.level ?? null
      style = inherited?.basedOn ?? null
    }
    return { listId, level }
  }

  #levelsOf(list: ListInstance): Map<number, Level> {
    const own = this.#abstract.get(list.abstractId)
    if (own && own.size > 0) return own
    const link = this.#links.get(list.abstractId)
    const target = this.#lists.get(this.#styles.get(link ?? '')?.listId ?? '')
    return this.#abstract.get(target?.abstractId ?? '') ?? new Map()
  }

  #levelOfStyle(levels: Map<number, Level>, style: string | null): number {
    for (const [at, level] of levels) if (style !== null && level.style === style) return at
    return 0
  }

  #readLists(): XmlHandler {
    let abstractId: string | null = null
    let list: ListInstance | null = null
    let level: Level | null = null
    let at = 0
    return {
      open: (name, attributes) => {
        const value = attributes.val ?? ''
        if (name === 'abstractNum') {
          abstractId = attributes.abstractNumId ?? ''
          this.#abstract.set(abstractId, new Map())
        } else if (name === 'num') {
          list = { abstractId: '', levels: new Map(), starts: new Map() }
          this.#lists.set(attributes.numId ?? '', list)
        } else if (name === 'lvl') {
          level = { ...PLAIN }
          const levels = list ? list.levels : this.#abstract.get(abstractId ?? '')
          levels?.set(Number(attributes.ilvl), level)
        } else if (name === 'abstractNumId' && list) list.abstractId = value
        else if (name === 'numStyleLink' && abstractId !== null) this.#links.set(abstractId, value)
        else if (name === 'lvlOverride') at = Number(attributes.ilvl)
        else if (name === 'startOverride') list?.starts.set(at, Number(value))
        else if (level) readLevel(level, name, attributes)
      },
      close: (name) => {
        if (name === 'abstractNum') abstractId = null
        if (name === 'num') list = null
        if (name === 'lvl') level = null
      },
    }
  }

  #readStyles(): XmlHandler {
    let style: StyleNumbering | null = null
    return {
      open: (name, attributes) => {
        if (name === 'style') {
          style = { listId: null, level: null, basedOn: null }
          this.#styles.set(attributes.styleId ?? '', style)
        } else if (!style) return
        else if (name === 'basedOn') style.basedOn = attributes.val ?? null
        else if (name === 'numId') style.listId = attributes.val ?? null
        else if (name === 'ilvl') style.level = Number(attributes.val)
      },
      close: (name) => {
        if (name === 'style') style = null
      },
    }
  }
}

function readLevel(level: Level, name: string, attributes: Attributes): void {
  const value = attributes.val ?? ''
  if (name === 'start') level.start = Number(value)
  else if (name === 'numFmt') level.format = value
  else if (name === 'lvlText') level.template = value
  else if (name === 'suff') level.suffix = value
  else if (name === 'pStyle') level.style = value
  else if (name === 'isLgl') level.legal = value !== '0' && value !== 'false'
  else if (name === 'lvlRestart') level.restart = Number(value)
}
