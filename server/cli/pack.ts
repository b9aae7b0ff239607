import { nearest } from '@citybrain/contract/kernel/nearest.ts'
import { mermaidOf } from '@citybrain/rules/casework/index.ts'
import { listPacks } from './data-folders.ts'
import { badUsage } from './refusals.ts'
import type { Verb } from './verb.ts'

export const pack: Verb = {
  name: 'pack',
  summary: {
    zh: '业务包：把一类案件的流程图输出为 Mermaid 文本（不打开数据库）',
    en: 'Packs: the flow of a type of cases as Mermaid text (opens no database)',
  },
  takes: ['diagram TYPE'],
  options: {},
  settings: false,
  async run({ words: [deed, key, ...more], language, out }) {
    if (deed !== 'diagram' || key === undefined || more.length > 0)
      throw badUsage('pack', 'expected: pack diagram TYPE')
    const types = (await listPacks()).flatMap(({ cases }) => cases)
    const type = types.find((one) => one.key === key)
    if (type) {
      await out.print(mermaidOf(type, language))
      return 0
    }
    const meant = nearest(
      key,
      types.map((one) => one.key),
    )
    throw badUsage('pack', `"${key}" is not a type of cases${meant ? `; did you mean ${meant}?` : ''}`)
  },
}
