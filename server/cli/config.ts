import { describeConfig } from '../platform/index.ts'
import { readSettings } from './settings.ts'
import { drawTable } from './table.ts'
import type { Verb } from './verb.ts'

const HEADINGS = {
  zh: ['设置', '值', '来源', '含义'],
  en: ['Setting', 'Value', 'Source', 'Meaning'],
} as const
const WIDTHS = [28, 40, 8, 100]

export const config: Verb = {
  name: 'config',
  summary: {
    zh: '列出当前配置及其来源，密钥遮蔽',
    en: 'Print the settings in force and where each came from, secrets masked',
  },
  takes: [],
  options: { json: { type: 'boolean', about: { zh: '输出 JSON', en: 'Print JSON' } } },
  settings: true,
  async run({ flags, language, out }) {
    const { input } = readSettings(flags)
    const settings = describeConfig(input)
    if (flags.json) await out.print(JSON.stringify(settings, null, 2))
    else {
      const columns = HEADINGS[language].map((heading, at) => ({ heading, atMost: WIDTHS[at] ?? 20 }))
      const rows = settings.map(({ env, value, source, about }) => [env, value ?? '—', source, about])
      await out.print(drawTable(columns, rows))
    }
    return 0
  },
}
