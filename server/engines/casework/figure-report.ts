import type { FigureGroup, FigureRow, FigureValue } from '@citybrain/contract/engines/case-figures.ts'
import type { Language } from '@citybrain/contract/kernel/words.ts'
import type { CaseEvaluation, CaseFigure } from '@citybrain/contract/pack/case-figure.ts'
import type { CaseType } from '@citybrain/contract/pack/case-type.ts'
import { formulaWords, wordsOfInstant } from '@citybrain/rules/casework/index.ts'
import type { FileReply } from '../identity/index.ts'
import type { Caller, FigureDeps } from './deps.ts'
import { computeFigures, type FiguresAsked, getEvaluation, listMembers } from './figures.ts'
import {
  type DistrictWords,
  REPORT_MEDIA,
  type ReportCell,
  type ReportFormat,
  type ReportTable,
} from './report-file.ts'

/** Cases listed at most: a document is read from its top to its end. */
const MOST_CASES = { xlsx: 2_000, docx: 200 } as const satisfies Record<ReportFormat, number>

export interface ExportAsked extends FiguresAsked {
  readonly format: ReportFormat
  readonly language: Language
  /** Whose cases are listed; the first figure's where it is left out. */
  readonly figure?: string | undefined
}

interface Telling {
  readonly language: Language
  readonly type: CaseType
  readonly evaluation: CaseEvaluation
  readonly by: FigureGroup
  readonly rows: readonly FigureRow[]
  readonly more: boolean
  nameOf(row: Pick<FigureRow, 'key' | 'unknown' | 'name'>): string
  placeOf(kind: 'departments' | 'streets', code: string | null): string
}

/** Figures of a period as a file: their values, how each is worked out and where that was read, and the cases behind one. */
export async function exportFigures(
  deps: FigureDeps,
  caller: Caller,
  asked: ExportAsked,
  signal: AbortSignal,
): Promise<FileReply> {
  const { language, format, from, to } = asked
  const evaluation = getEvaluation(deps, asked.type)
  const type = deps.types.get(asked.type)
  const words = deps.wordsOf(caller.actor.district)
  const figures = await computeFigures(deps, caller, asked)
  const telling: Telling = {
    ...{ language, type, evaluation, by: asked.by, ...figures },
    nameOf: namer(deps, words, { by: asked.by, language, type }),
    placeOf: (kind, code) => (code === null ? '—' : (words[kind].get(code)?.[language] ?? code)),
  }
  const title = evaluation.title[language]
  const report = {
    title,
    subtitle: say(
      language,
      `${words.district.zh} · ${from} 至 ${to} · 统计截至 ${wordsOfInstant(deps.clock.cityNow())}`,
      `${words.district.en} · ${from} to ${to} · as of ${wordsOfInstant(deps.clock.cityNow())}`,
    ),
    sentences: [say(language, REACH.zh, REACH.en)],
    tables: [
      valuesTable(telling, format === 'xlsx'),
      sourcesTable(telling),
      await casesTable(deps, caller, { asked, telling }),
    ],
  }
  const body = await deps.writeReport(report, format, signal)
  return { name: `${title}-${from}-${to}.${format}`, mediaType: REPORT_MEDIA[format], body }
}

const REACH = {
  zh: '只计入导出人有权查看的案件；到期之前不计为欠账；分母为零即无数据。',
  en: 'Only cases that whoever exported it may see are counted; nothing counts against anybody before it is due; a denominator of zero is no data.',
}

const say = (language: Language, zh: string, en: string) => ({ zh, en })[language]

const GROUP_WORDS = {
  none: ['范围', 'Of'],
  department: ['承办单位', 'Department'],
  street: ['街道', 'Street'],
  person: ['人员', 'Person'],
  class: ['类别', 'Class'],
  day: ['日期', 'Day'],
  month: ['月份', 'Month'],
} as const satisfies Record<FigureGroup, readonly [string, string]>

function namer(
  deps: FigureDeps,
  words: DistrictWords,
  { by, language, type }: { by: FigureGroup; language: Language; type: CaseType },
) {
  const classes = deps.tables.find(({ key }) => key === type.categories)?.entries ?? []
  return ({ key, unknown, name }: Pick<FigureRow, 'key' | 'unknown' | 'name'>): string => {
    if (key === null) return unknown ? say(language, '未归属', 'Of none') : say(language, '合计', 'All together')
    if (by === 'person') return name ?? say(language, '已停用的账号', 'An account no longer in use')
    if (by === 'class') return classes.find(({ code }) => code === key)?.title[language] ?? key
    if (by === 'day' || by === 'month') return key
    if (by === 'street') return words.streets.get(key)?.[language] ?? key
    return words.departments.get(key)?.[language] ?? key
  }
}

/** All figures in rows where nothing is told apart, else in columns; a workbook has what each is made of beside it. */
function valuesTable(telling: Telling, parts: boolean): ReportTable {
  const { language, evaluation, by, rows, more, nameOf } = telling
  const name = say(language, '指标值', 'Figures')
  const told = evaluation.figures.filter(({ key }) => rows[0]?.values.some(({ figure }) => figure === key))
  const note = more ? say(language, '行数过多，只列出一部分。', 'There were more rows than are shown.') : null
  const valueIn = (row: FigureRow, { key }: CaseFigure) => row.values.find(({ figure }) => figure === key)
  if (by === 'none') {
    const head = [
      ['指标', 'Figure'],
      ['数值', 'Value'],
      ['分子', 'Counted'],
      ['分母', 'Out of'],
    ] as const
    return {
      ...{ name, note, head: head.map(([zh, en]) => say(language, zh, en)) },
      rows: told.map((figure) => {
        const value = rows[0] && valueIn(rows[0], figure)
        return [
          titleWithUnit(figure, language),
          shown(value, language),
          value?.numerator ?? null,
          value?.denominator ?? null,
        ]
      }),
    }
  }
  const columns = told.flatMap((figure) => {
    const title = titleWithUnit(figure, language)
    return parts && figure.denominator
      ? [title, say(language, '分子', 'Counted'), say(language, '分母', 'Out of')]
      : [title]
  })
  const [zh, en] = GROUP_WORDS[by]
  const score = evaluation.score ? [evaluation.score.title[language], say(language, '等级', 'Grade')] : []
  return {
    ...{ name, note, head: [say(language, zh, en), ...score, ...columns] },
    rows: rows.map((row): ReportCell[] => [
      nameOf(row),
      ...(evaluation.score
        ? [row.score === null ? NO_DATA[language] : Number(row.score), row.grade?.[language] ?? '—']
        : []),
      ...told.flatMap((figure): ReportCell[] => {
        const value = valueIn(row, figure)
        const beside = parts && figure.denominator ? [value?.numerator ?? null, value?.denominator ?? null] : []
        return [shown(value, language), ...beside]
      }),
    ]),
  }
}

const NO_DATA = { zh: '无数据', en: 'no data' }

const titleWithUnit = ({ title, denominator }: CaseFigure, language: Language) =>
  denominator ? say(language, `${title.zh}（%）`, `${title.en} (%)`) : say(language, `${title.zh}（件）`, title.en)

function shown(value: FigureValue | undefined, language: Language): ReportCell {
  if (!value) return null
  if (value.denominator === null) return value.numerator
  return value.rate === null ? NO_DATA[language] : Number(value.rate)
}

const KNOWN = {
  verified: { zh: '已核对', en: 'verified' },
  'from-memory': { zh: '凭记忆，待核', en: 'from memory' },
  derived: { zh: '推算', en: 'derived' },
  proposal: { zh: '本项目设定', en: 'the project’s own' },
}

function sourcesTable({ language, type, evaluation }: Telling): ReportTable {
  const head = [
    ['指标', 'Figure'],
    ['计算方法', 'How it is worked out'],
    ['来源', 'Source'],
    ['核对情况', 'Known'],
  ] as const
  return {
    name: say(language, '口径与来源', 'Formulas and sources'),
    note: null,
    head: head.map(([zh, en]) => say(language, zh, en)),
    rows: evaluation.figures.map((figure) => [
      figure.title[language],
      formulaWords(type, figure)[language],
      figure.source.note[language],
      KNOWN[figure.source.status][language],
    ]),
  }
}

async function casesTable(
  deps: FigureDeps,
  caller: Caller,
  { asked, telling }: { readonly asked: ExportAsked; readonly telling: Telling },
): Promise<ReportTable> {
  const { language, evaluation, placeOf } = telling
  const figure = evaluation.figures.find(({ key }) => key === asked.figure) ?? evaluation.figures[0]
  const wanted = { ...asked, figure: asked.figure ?? figure?.key ?? '', part: 'numerator', after: null } as const
  const most = MOST_CASES[asked.format]
  const members = await listMembers(deps, caller, { ...wanted, group: undefined, limit: most + 1 })
  const title = figure?.title[language] ?? ''
  const head = [
    ['案件编号', 'Number'],
    ['标题', 'Title'],
    ['承办单位', 'Department'],
    ['街道', 'Street'],
    ['时间', 'Time'],
  ] as const
  return {
    name: say(language, `案件（${title}）`, `Cases (${title})`),
    head: head.map(([zh, en]) => say(language, zh, en)),
    rows: members
      .slice(0, most)
      .map(({ case: { number, title }, department, street, at }) => [
        ...[number, title, placeOf('departments', department), placeOf('streets', street), wordsOfInstant(at)],
      ]),
    note: members.length > most ? say(language, `只列出前 ${most} 件。`, `Only the first ${most} are listed.`) : null,
  }
}
