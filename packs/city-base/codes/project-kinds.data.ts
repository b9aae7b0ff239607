import { type CodeTable, entry } from '@citybrain/contract/pack/code-table.ts'

/** The project type inside a project code. */
export const PROJECT_KINDS: CodeTable = {
  key: 'project-kinds',
  title: { zh: '投资项目类型', en: 'Types of investment projects' },
  basis: 'GB/T 40058-2021、发改投资〔2020〕1439号',
  source: {
    zh: '类型名称已核对，数字代码凭记忆，待核',
    en: 'The types were looked up; their digits are from memory, to be confirmed',
  },
  known: 'from-memory',
  effectiveFrom: null,
  effectiveTo: null,
  complete: false,
  entries: [
    entry('01', '基本建设', 'Capital construction'),
    entry('02', '技术改造', 'Technical renovation'),
    entry('03', '单纯购置', 'Purchase only'),
    entry('04', '信息化', 'Information technology'),
    entry('05', '其他', 'Other'),
  ],
}
