type Parse = (text: string) => unknown

/** Reads the text form of a PostgreSQL array: `{1,NULL,"a \"b\"",{2,3}}`. */
export function parseArray(text: string, parse: Parse): unknown[] {
  // Arrays whose lower bound is not 1 say so in front: `[0:2]={1,2,3}`.
  const start = text.indexOf('{')
  return readList(text, start + 1, parse).values
}

function readList(text: string, start: number, parse: Parse): { values: unknown[]; end: number } {
  const values: unknown[] = []
  let at = start
  while (text[at] !== '}') {
    if (at >= text.length) throw new Error('array text ends too early')
    if (text[at] === ',') at++
    const item = readItem(text, at, parse)
    values.push(item.value)
    at = item.end
  }
  return { values, end: at + 1 }
}

function readItem(text: string, at: number, parse: Parse): { value: unknown; end: number } {
  if (text[at] === '{') {
    const { values, end } = readList(text, at + 1, parse)
    return { value: values, end }
  }
  if (text[at] === '"') return readQuoted(text, at + 1, parse)
  const end = at + text.slice(at).search(/[,}]/)
  const word = text.slice(at, end)
  return { value: word === 'NULL' ? null : parse(word), end }
}

function readQuoted(text: string, start: number, parse: Parse): { value: unknown; end: number } {
  let word = ''
  let at = start
  while (text[at] !== '"') {
    if (at >= text.length) throw new Error('array text ends within quotes')
    if (text[at] === '\\') at++
    word += text[at]
    at++
  }
  return { value: parse(word), end: at + 1 }
}
