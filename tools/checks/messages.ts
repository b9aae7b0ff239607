import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Check, Finding, Outcome } from './check.ts'
import { isTest, listFiles } from './files.ts'

// A message file has its language as a folder or between dots: messages/zh.json, messages/en/plan.ts, errors.zh.json.
const MESSAGE_FILE = /^(?<before>(?:console|server)\/(?:.*[/.])?)(?<language>zh|en)(?<after>(?:\/.*)?\.(?:json|ts))$/
const PLURAL = /_(?:zero|one|two|few|many|other)$/
const PLACEHOLDER = /\{\{\s*-?\s*([^},\s]+)[^}]*\}\}/g

/** Both languages say the same things: the same keys, the same placeholders, nothing empty. */
export const messagesCheck: Check = {
  name: 'message files',
  repair: 'Add the missing text in the other language (zh is the original, en is complete).',
  run: checkMessages,
}

async function checkMessages(root: string): Promise<Outcome> {
  const paths = listFiles(root).filter((path) => !isTest(path))
  const families = Map.groupBy(
    paths.filter((path) => MESSAGE_FILE.test(path)),
    (path) => path.replace(MESSAGE_FILE, '$<before>*$<after>'),
  )
  const screens = paths.filter((path) => /^console\/.*\.tsx$/.test(path))
  if (families.size === 0) {
    if (screens.length === 0) return { findings: [], note: 'waiting for the first screen' }
    const message = `no message file (messages/zh.json, messages/en.json) was found beside ${screens.length} screens`
    return { findings: [{ rule: 'messages', path: 'console', message }], note: '' }
  }
  const findings = await Promise.all([...families].map(([family, members]) => compareFamily(root, family, members)))
  return { findings: findings.flat(), note: `${families.size} pairs` }
}

async function compareFamily(root: string, family: string, members: string[]): Promise<Finding[]> {
  const [zh, en] = (['zh', 'en'] as const).map((language) => family.replace('*', language))
  if (zh === undefined || en === undefined || members.length < 2) {
    return [{ rule: 'messages', path: members[0] ?? family, message: 'has no counterpart in the other language' }]
  }
  const [chinese, english] = await Promise.all([readMessages(root, zh), readMessages(root, en)])
  return [...compare({ path: zh, texts: chinese }, english), ...compare({ path: en, texts: english }, chinese)]
}

async function readMessages(root: string, path: string): Promise<Map<string, string>> {
  const file = join(root, path)
  return flatten(path.endsWith('.json') ? JSON.parse(readFileSync(file, 'utf8')) : await importTexts(file), '')
}

// A module with a single export (`export const zh = …`) is that export, so that its name isn't part of the keys.
async function importTexts(file: string): Promise<unknown> {
  const exported = Object.values((await import(pathToFileURL(file).href)) as object)
  return exported.length === 1 ? exported[0] : exported
}

function flatten(node: unknown, key: string): Map<string, string> {
  if (typeof node === 'object' && node !== null) {
    const parts = Object.entries(node).map(([name, value]) => flatten(value, key === '' ? name : `${key}.${name}`))
    return new Map(parts.flatMap((part) => [...part]))
  }
  return new Map([[key.replace(PLURAL, ''), String(node)]])
}

function compare(own: { path: string; texts: Map<string, string> }, other: Map<string, string>): Finding[] {
  const finding = (message: string): Finding => ({ rule: 'messages', path: own.path, message })
  const missing = [...other.keys()].filter((key) => !own.texts.has(key)).map((key) => finding(`lacks ${key}`))
  const empty = [...own.texts].filter(([, text]) => text.trim() === '').map(([key]) => finding(`${key} is empty`))
  const strange = [...own.texts].flatMap(([key, text]) => {
    const there = other.get(key)
    const unknown = there === undefined ? [] : placeholders(text).filter((name) => !placeholders(there).includes(name))
    // A plural form may leave the number out ("one commitment"), so `count` is not compared.
    return unknown
      .filter((name) => name !== 'count')
      .map((name) => finding(`${key}: {{${name}}} is not in the other text`))
  })
  return [...missing, ...empty, ...strange]
}

function placeholders(text: string): string[] {
  return [...text.matchAll(PLACEHOLDER)].map(([, name]) => name ?? '')
}
