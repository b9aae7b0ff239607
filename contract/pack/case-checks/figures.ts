import { didYouMean } from '../../kernel/nearest.ts'
import type { CaseCount, CaseEvaluation } from '../case-figure.ts'
import type { CaseType } from '../case-type.ts'
import { countsIn } from './names.ts'
import { tasksOf, twice } from './walk.ts'

/** Figures that count what there isn't, and scores that don't add up, in sentences. */
export function faultsOfEvaluations(evaluations: readonly CaseEvaluation[], cases: readonly CaseType[]): string[] {
  const keys = cases.map(({ key }) => key)
  return [
    ...twice(evaluations.map(({ type }) => type)).map((key) => `evaluation ${key} is defined twice`),
    ...evaluations.flatMap((evaluation) => {
      const type = cases.find(({ key }) => key === evaluation.type)
      if (!type)
        return [`evaluation ${evaluation.type}: no case ${evaluation.type}${didYouMean(evaluation.type, keys)}`]
      return [...faultsOfFigures(evaluation, type), ...faultsOfScore(evaluation)].map(
        (fault) => `evaluation ${type.key}: ${fault}`,
      )
    }),
  ]
}

function faultsOfFigures({ figures }: CaseEvaluation, type: CaseType): string[] {
  return [
    ...twice(figures.map(({ key }) => key)).map((key) => `figure ${key} stands twice`),
    ...figures.flatMap(({ key, numerator, denominator }) =>
      [numerator, ...(denominator ? [denominator] : [])]
        .flatMap((count) => faultsOfCount(count, type))
        .map((fault) => `figure ${key}: ${fault}`),
    ),
  ]
}

type Lost = readonly [what: string, name: string, known: readonly string[]]

function faultsOfCount(count: CaseCount, type: CaseType): string[] {
  return namesIn(count, type)
    .filter(([, name, known]) => !known.includes(name))
    .map(([what, name, known]) => `no ${what} ${name}${didYouMean(name, known)}`)
}

function namesIn(count: CaseCount, type: CaseType): Lost[] {
  const clocks = type.clocks.map(({ key }) => key)
  if (count.over === 'clocks') return [['clock', count.clock, clocks]]
  const sources: Lost[] = count.source ? [['source', count.source, type.sources.map(({ key }) => key)]] : []
  if (count.over === 'items')
    return [
      ...sources,
      ...namesOfWay(type, count.step, count.outcome),
      ...(count.unlessBack ? namesOfWay(type, count.unlessBack.step, count.unlessBack.outcome) : []),
    ]
  const { when, end, counted, said } = count
  const ends = type.steps.filter(({ kind }) => kind === 'end').map(({ key }) => key)
  return [
    ...sources,
    ...(typeof when === 'object' ? [['clock', when.clock, clocks] as const] : []),
    ...(end ? [['end', end, ends] as const] : []),
    ...(counted ? [['count', counted, countsIn(type)] as const] : []),
    ...(said ? namesOfField(type, said) : []),
  ]
}

function namesOfWay(type: CaseType, step: string, outcome: string | undefined): Lost[] {
  const tasks = tasksOf(type)
  const known = tasks.find(({ key }) => key === step)?.outcomes.map(({ key }) => key)
  return [
    ['step', step, tasks.map(({ key }) => key)],
    ...(known && outcome !== undefined ? [['outcome', outcome, known] as const] : []),
  ]
}

function namesOfField(type: CaseType, said: { readonly field: string; readonly in: readonly string[] }): Lost[] {
  const fields = type.fields.filter(({ kind }) => kind === 'choice')
  const field = fields.find(({ key }) => key === said.field)
  const values = field?.kind === 'choice' ? field.choices.map(({ value }) => value) : null
  return [
    ['field with choices', said.field, fields.map(({ key }) => key)],
    ...(values ? said.in.map((value) => ['choice', value, values] as const) : []),
  ]
}

function faultsOfScore({ figures, score, grades }: CaseEvaluation): string[] {
  const rates = figures.filter(({ denominator }) => denominator !== null).map(({ key }) => key)
  const sum = score?.terms.reduce((total, { weight }) => total + weight, 0)
  const bands = grades?.bands.map(({ from }) => from) ?? []
  return [
    ...(score?.terms ?? [])
      .filter(({ figure }) => !rates.includes(figure))
      .map(({ figure }) => `score: no rate ${figure}${didYouMean(figure, rates)}`),
    ...(sum === undefined || sum === 100 ? [] : [`score: the weights add up to ${sum}, not 100`]),
    ...(bands.every((from, place) => place === 0 || from < (bands[place - 1] ?? 0))
      ? []
      : ['grades: bands go downwards']),
    ...(grades && bands.at(-1) !== 0 ? ['grades: the last band begins at 0'] : []),
    ...(grades && !score ? ['grades: there is no score to be graded'] : []),
  ]
}
