import type { Language } from '@citybrain/contract/kernel/words.ts'
import { columnWidth } from '@citybrain/rules/words/index.ts'
import { SETTINGS } from '../platform/index.ts'
import type { Verb } from './verb.ts'

const USAGE = { zh: '用法', en: 'Usage' }
const OPTIONS = { zh: '选项', en: 'Options' }
const SERVER = { zh: '服务器设置（也可用环境变量）', en: 'Settings of the server (or environment variables)' }
const MORE = { zh: 'citybrain <命令> --help 给出详情。', en: 'citybrain <verb> --help says more.' }
const HELP = { zh: '显示本说明', en: 'Show this help' }

export function describeAll(verbs: readonly Verb[], language: Language): string {
  const lines = verbs.flatMap((verb) => pair(verb.name, verb.summary[language], 12))
  return [`${USAGE[language]}: citybrain <verb>`, '', ...lines, '', MORE[language]].join('\n')
}

export function describeVerb(verb: Verb, language: Language): string {
  const forms = verb.takes.length > 0 ? verb.takes : ['']
  const usage = forms.map((form) => `  citybrain ${verb.name} ${form}`.trimEnd())
  const own = Object.entries(verb.options).map(([name, option]) => ({
    flag: `--${name}${option.type === 'string' ? ` ${name.toUpperCase()}` : ''}`,
    about: option.about[language],
  }))
  const options = [...own, { flag: '--help', about: HELP[language] }]
  return [
    verb.summary[language],
    '',
    `${USAGE[language]}:`,
    ...usage,
    '',
    `${OPTIONS[language]}:`,
    ...options.flatMap(({ flag, about }) => pair(flag, about, 24)),
    ...(verb.settings ? ['', `${SERVER[language]}:`, ...settingLines()] : []),
  ].join('\n')
}

function settingLines(): string[] {
  return Object.values(SETTINGS).flatMap(({ flag, env, about, initial }) =>
    pair(`--${flag}`, `${about} [${env}${initial === null ? '' : `, ${initial}`}]`, 32),
  )
}

function pair(name: string, about: string, width: number): string[] {
  const gap = ' '.repeat(Math.max(2, width - columnWidth(name)))
  return [`  ${name}${gap}${about}`]
}
