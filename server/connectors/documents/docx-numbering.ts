import type { Archive } from './archive.ts'
import { formatNumber } from './number-format.ts'
import { type Attributes, walkXml, type XmlHandler } from './xml.ts'

interface Level {
  start: number
  format: string
  template: string
  suffix: string
  style: string | null
  legal: boolean
  /** Restart after a level above this one; 0 never, null after any level above. */
  restart: number | null
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

const PLAIN: Level = {
  start: 1,
  format: 'decimal',
  template: '',
  suffix: 'tab',
  style: null,
  legal: false,
  restart: null,
}

/** Writes out the numbers that Word only draws: Chinese plans number 一、（一）1. automatically, and lose their outline without. */
export class Numbering {
  readonly #abstract = new Map<string, Map<number, Level>>()
  readonly #links = new Map<string, string>()
  readonly #lists = new Map<string, ListInstance>()
  readonly #styles = new Map<string, StyleNumbering>()
  readonly #counters = new Map<string, number[]>()
  readonly #started = new Set<string>()

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
    const depth = Math.min(8, Math.max(0, level ?? this.#levelOfStyle(levels, paragraph.style)))
    const counters = this.#count(list, listId, depth, levels)
    return writeLabel(depth, counters, (at) => list.levels.get(at) ?? levels.get(at) ?? PLAIN)
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

  #count(list: ListInstance, listId: string, depth: number, levels: Map<number, Level>): number[] {
    const counters = this.#counters.get(list.abstractId) ?? []
    this.#counters.set(list.abstractId, counters)
    const levelAt = (at: number) => list.levels.get(at) ?? levels.get(at) ?? PLAIN
    if (!this.#started.has(listId)) {
      // A list with a start of its own counts anew; others go on where the list they are drawn from stopped.
      this.#started.add(listId)
      for (const [at, start] of list.starts) counters[at] = start - 1
    }
    for (let at = 0; at < depth; at++) counters[at] ??= levelAt(at).start
    counters[depth] = (counters[depth] ?? levelAt(depth).start - 1) + 1
    for (let at = depth + 1; at < 9; at++) {
      const restart = levelAt(at).restart
      if (restart === null || (restart > 0 && depth < restart)) delete counters[at]
    }
    return counters
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

function writeLabel(depth: number, counters: number[], levelAt: (at: number) => Level): string {
  const level = levelAt(depth)
  if (level.format === 'bullet') return '• '
  const label = level.template.replace(/%([1-9])/g, (_, digit: string) => {
    const at = Number(digit) - 1
    const format = level.legal ? 'decimal' : levelAt(at).format
    return formatNumber(counters[at] ?? levelAt(at).start, format)
  })
  if (label === '') return ''
  const closed = /[、．。)）】〕：:]$/.test(label)
  return level.suffix === 'nothing' || closed ? label : `${label} `
}
