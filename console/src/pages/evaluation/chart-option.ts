import type { FigureGroup, FigureRow } from '@citybrain/contract/engines/case-figures.ts'
import type { CaseFigure } from '@citybrain/contract/pack/case-figure.ts'
import type { EChartsCoreOption } from 'echarts/core'

/** What a chart shows of one row; null where there is no data. */
export interface Point {
  readonly row: FigureRow
  readonly name: string
  readonly value: number | null
}

export function pointsOf(figure: CaseFigure, rows: readonly FigureRow[], nameOf: (row: FigureRow) => string): Point[] {
  return rows.map((row) => {
    const found = row.values.find((one) => one.figure === figure.key)
    const value = !found
      ? null
      : found.denominator === null
        ? found.numerator
        : found.rate === null
          ? null
          : Number(found.rate)
    return { row, name: nameOf(row), value }
  })
}

export const isTime = (by: FigureGroup) => by === 'day' || by === 'month'

/** Bars at most: what has no room stands in the table. */
export const MOST_BARS = 20

/** The best first, where there is a better; the most first of what is neither. */
export function ranked(figure: CaseFigure, points: readonly Point[]): Point[] {
  const known = points.filter(({ value }) => value !== null)
  const down = figure.better === 'lower' ? 1 : -1
  return known.toSorted((a, b) => down * ((a.value ?? 0) - (b.value ?? 0)) || a.name.localeCompare(b.name, 'zh'))
}

/** Every day or month of the period: one on which nothing happened is none of an amount, and no data of a rate. */
export function filled(
  figure: CaseFigure,
  points: readonly Point[],
  { from, to }: { from: string; to: string },
  by: FigureGroup,
): { name: string; value: number | null }[] {
  const length = by === 'month' ? 7 : 10
  const names = new Set<string>()
  for (let at = Date.parse(`${from}T00:00:00Z`); at <= Date.parse(`${to}T00:00:00Z`); at += 86_400_000)
    names.add(new Date(at).toISOString().slice(0, length))
  const byName = new Map(points.map(({ name, value }) => [name, value]))
  return [...names].map((name) => ({ name, value: byName.get(name) ?? (figure.denominator ? null : 0) }))
}

const INK = '#1b2733'
const RULE = '#c3ccd4'
const BAR = '#1c5a9c'
const text = { color: INK, fontSize: 12 }

interface Drawn {
  readonly unit: string
  readonly values: readonly { name: string; value: number | null }[]
  readonly isRate: boolean
}

/** Bars side by side, the first on top. Stripes tell them from the ground, not the colour. */
export function barOption({ unit, values, isRate }: Drawn): EChartsCoreOption {
  return {
    aria: { enabled: true, decal: { show: true } },
    grid: { left: 8, right: 56, top: 8, bottom: 28, containLabel: true },
    tooltip: { trigger: 'item', valueFormatter: (value: number) => `${value} ${unit}` },
    xAxis: {
      ...{ type: 'value', name: unit, nameLocation: 'middle', nameGap: 24, nameTextStyle: text, axisLabel: text },
      splitLine: { lineStyle: { color: RULE, type: 'dashed' } },
      ...(isRate ? { min: 0, max: 100 } : { min: 0, minInterval: 1 }),
    },
    yAxis: {
      ...{ type: 'category', inverse: true, data: values.map(({ name }) => name), axisTick: { show: false } },
      axisLabel: { ...text, width: 150, overflow: 'truncate', interval: 0 },
    },
    series: [
      {
        ...{ type: 'bar', barMaxWidth: 18, itemStyle: { color: BAR } },
        label: { show: true, position: 'right', ...text, formatter: isRate ? '{c}%' : '{c}' },
        data: values.map(({ value }) => value),
      },
    ],
  }
}

/** A line through the days or months; where there is no data it is broken. */
export function lineOption({ unit, values, isRate }: Drawn): EChartsCoreOption {
  return {
    aria: { enabled: true },
    grid: { left: 8, right: 24, top: 32, bottom: 8, containLabel: true },
    tooltip: { trigger: 'axis', valueFormatter: (value: number | null) => (value === null ? '—' : `${value} ${unit}`) },
    xAxis: { type: 'category', data: values.map(({ name }) => name), axisLabel: { ...text, hideOverlap: true } },
    yAxis: {
      ...{ type: 'value', name: unit, nameTextStyle: { ...text, align: 'left' }, axisLabel: text },
      splitLine: { lineStyle: { color: RULE, type: 'dashed' } },
      ...(isRate ? { min: 0, max: 100 } : { min: 0, minInterval: 1 }),
    },
    series: [
      {
        ...{ type: 'line', connectNulls: false, symbol: 'rect', symbolSize: 7, showAllSymbol: true },
        ...{ lineStyle: { color: BAR, width: 2 }, itemStyle: { color: BAR }, data: values.map(({ value }) => value) },
      },
    ],
  }
}
