import { createInterface } from 'node:readline'
import type { CodeCheck } from '@citybrain/contract/engines/code.ts'
import { CodeKind } from '@citybrain/contract/kernel/code-kind.ts'
import { nearest } from '@citybrain/contract/kernel/nearest.ts'
import type { CodeTable } from '@citybrain/contract/pack/code-table.ts'
import { CODE_RULES, checkCode } from '@citybrain/rules/codes/index.ts'
import { badUsage } from './refusals.ts'
import { drawTable } from './table.ts'
import type { Run, Verb } from './verb.ts'

/** As long a line as could be a code with anything round it; the rest of a longer one is not looked at. */
const LONGEST = 200

export const code: Verb = {
  name: 'code',
  summary: {
    zh: '校验编码：统一社会信用代码、网格、部件、项目代码等（不打开数据库）',
    en: 'Check a code: unified social credit code, grid, component, project code … (opens no database)',
  },
  takes: ['check KIND VALUE|- [--json]', 'list [--json]'],
  options: {
    json: { type: 'boolean', about: { zh: '每行一个 JSON 对象', en: 'One JSON object per line' } },
  },
  settings: false,
  async run(run) {
    const [deed, kind, value, ...more] = run.words
    if (deed === 'list' && kind === undefined) return list(run)
    if (deed !== 'check' || value === undefined || more.length > 0)
      throw badUsage('code', 'expected: code check KIND VALUE, or code list')
    return check(run, kindOf(kind), value)
  },
}

function kindOf(given: string | undefined): CodeKind {
  const kind = CodeKind.safeParse(given)
  if (kind.success) return kind.data
  const meant = nearest(given ?? '', CodeKind.options)
  throw badUsage('code', `"${given}" is not a kind of code${meant ? `; did you mean ${meant}?` : ''}`)
}

/** 0 when all are valid, 1 when one isn't. */
async function check(run: Run, kind: CodeKind, value: string): Promise<number> {
  const tables = await run.hands.listCodeTables()
  if (value !== '-') return say(run, judge(kind, value, tables))
  let status = 0
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY }))
    if (line.trim() !== '') status = Math.max(status, await say(run, judge(kind, line, tables)))
  return status
}

const judge = (kind: CodeKind, value: string, tables: readonly CodeTable[]) => ({
  value,
  ...checkCode(kind, value.slice(0, LONGEST), tables),
})

async function say({ flags, language, out }: Run, judged: CodeCheck & { value: string }): Promise<number> {
  await out.print(flags.json ? JSON.stringify(judged) : asText(judged, language))
  return judged.valid ? 0 : 1
}

const VALID = { zh: '有效', en: 'valid' }
const INVALID = { zh: '无效', en: 'invalid' }
const NOTE = { zh: '提示', en: 'note' }
const FROM_MEMORY = {
  zh: '此项校验规则凭记忆，待与标准核对',
  en: 'this rule is from memory and awaits comparison with the standard',
}

function asText(judged: CodeCheck & { value: string }, language: 'zh' | 'en'): string {
  const notes = [...judged.told, ...(judged.valid ? judged.warnings : [])].map((one) => one[language])
  if (judged.known === 'from-memory') notes.push(FROM_MEMORY[language])
  const basis = `${CODE_RULES[judged.kind].title[language]} (${judged.basis})`
  const head = judged.valid
    ? [`${judged.normal}  ${VALID[language]}  ${basis}`, ...judged.parts.map((part) => partOf(part, language))]
    : [`${judged.normal}  ${INVALID[language]}  ${basis}`, `  ${judged.because[language]}`]
  return [...head, ...notes.map((note) => `  ${NOTE[language]}: ${note}`)].join('\n')
}

function partOf({ title, value, meaning }: (CodeCheck & { valid: true })['parts'][number], language: 'zh' | 'en') {
  return `  ${title[language]} ${value}${meaning ? ` ${meaning[language]}` : ''}`
}

const HEADINGS = { zh: ['种类', '名称', '格式', '依据'], en: ['Kind', 'Name', 'Shape', 'Basis'] }

async function list({ flags, language, out }: Run): Promise<number> {
  const rules = Object.values(CODE_RULES)
  if (flags.json) {
    for (const rule of rules) await out.print(JSON.stringify(rule))
    return 0
  }
  const columns = HEADINGS[language].map((heading, at) => ({ heading, atMost: [14, 26, 64, 40][at] ?? 20 }))
  const rows = rules.map(({ kind, title, shape, basis }) => [kind, title[language], shape[language], basis])
  await out.print(drawTable(columns, rows))
  return 0
}
