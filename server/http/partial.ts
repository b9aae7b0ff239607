type Wanted = Map<string, Wanted | null>

/** The parts of a reply that `fields=name,place.street` asks for; of a page, of each item. The id is always there. */
export function cutTo(result: unknown, fields: string | undefined): unknown {
  if (fields === undefined) return result
  const wanted = readFields(fields)
  const page = result as { items?: unknown[] } | null
  if (Array.isArray(page?.items)) return { ...page, items: page.items.map((item) => pick(item, wanted)) }
  return pick(result, wanted)
}

function readFields(fields: string): Wanted {
  const wanted: Wanted = new Map([['id', null]])
  for (const path of fields.split(',')) {
    const [first = '', ...rest] = path.split('.')
    const below = wanted.get(first)
    if (rest.length === 0 || below === null) wanted.set(first, null)
    else wanted.set(first, (below ?? new Map()).set(rest.join('.'), null))
  }
  return wanted
}

function pick(value: unknown, wanted: Wanted): unknown {
  if (typeof value !== 'object' || value === null) return value
  const kept: Record<string, unknown> = {}
  for (const [key, part] of Object.entries(value)) {
    const below = wanted.get(key)
    if (below !== undefined) kept[key] = below === null ? part : pick(part, below)
  }
  return kept
}
