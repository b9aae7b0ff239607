import type { Responsibility } from '@citybrain/contract/engines/responsibility.ts'
import type { CodeTable } from '@citybrain/contract/pack/code-table.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { clashesOf, coverageOf, whoAnswers, wordsOfResponsibility } from './index.ts'

const row = (id: string, more: Partial<Responsibility>): Responsibility => ({
  ...{ id, kind: 'district', area: '990001', classes: null, category: null, department: id, post: null },
  ...{ assignee: null, note: null, effectiveFrom: null, effectiveTo: null, sample: false, revision: 1 },
  ...more,
})
const place = { street: '990001001', community: '990001001002', grid: '990001001002003', zones: ['park'] }
const asked = { place, classes: 'courts', category: '0102', today: '2023-09-13' }
const net = { classes: 'courts', category: '01' }

test('the finest class wins before the finest area', () => {
  const rows = [
    row('club', {}),
    row('street', { kind: 'street', area: '990001001' }),
    row('community', { kind: 'community', area: '990001001002' }),
    row('cell', { kind: 'grid', area: '990001001002003' }),
    row('zone', { kind: 'zone', area: 'park' }),
    row('nets', net),
    row('nets of the street', { ...net, kind: 'street', area: '990001001' }),
    row('torn nets', { classes: 'courts', category: '0102' }),
  ]
  const order = ['torn nets', 'nets of the street', 'nets', 'zone', 'cell', 'community', 'street', 'club']
  for (const [at, id] of order.entries()) {
    const left = rows.filter((one) => !order.slice(0, at).includes(one.id))
    expect(whoAnswers(left, asked)).toMatchObject({ found: 'one', row: { id } })
  }
})

test('a gap says what is missing: the place, the class, or the day', () => {
  const elsewhere = row('a', { kind: 'street', area: '990001002' })
  const other = row('b', { classes: 'courts', category: '02' })
  const sameCodeOfAnotherTable = row('c', { classes: 'kitchens', category: '01' })
  const over = row('d', { effectiveTo: '2023-09-12' })
  expect(whoAnswers([elsewhere], asked)).toEqual({ found: 'nobody', gap: 'nothing-here' })
  expect(whoAnswers([elsewhere, other, sameCodeOfAnotherTable], asked)).toEqual({
    found: 'nobody',
    gap: 'not-this-class',
  })
  expect(whoAnswers([over], asked)).toEqual({ found: 'nobody', gap: 'not-today' })
  expect(whoAnswers([row('e', { effectiveFrom: '2023-09-13', effectiveTo: '2023-09-13' })], asked)).toMatchObject({
    found: 'one',
  })
})

test('two rows for equally much clash where they hold at one time and on common ground', () => {
  const meets = () => true
  const one = row('one', { kind: 'zone', area: 'park', effectiveTo: '2023-06-30' })
  const clashes = (other: Partial<Responsibility>, meet = meets) =>
    clashesOf(one, [row('other', { kind: 'zone', area: 'park', ...other })], meet).length
  expect(clashes({})).toBe(1)
  expect(clashes({ area: 'lake' })).toBe(1)
  expect(clashes({ area: 'lake' }, () => false)).toBe(0)
  expect(clashes({ effectiveFrom: '2023-07-01' })).toBe(0)
  expect(clashes({ effectiveFrom: '2023-06-30' })).toBe(1)
  expect(clashes(net)).toBe(0)
  expect(clashes({ kind: 'grid', area: '990001001002003' })).toBe(0)
})

test('it says in both languages why it is them, and who contradicts whom', () => {
  const names = {
    area: () => '东街',
    category: () => ({ zh: '球网', en: 'Nets' }),
    department: (code: string) => ({ zh: `${code}科`, en: code }),
  }
  const nets = row('nets', { ...net, kind: 'street', area: '990001001', note: '章程第3条' })
  expect(wordsOfResponsibility(whoAnswers([nets], asked), names)).toEqual({
    zh: '由nets科负责：按责任网格，街道“东街”、球网（章程第3条）。',
    en: 'nets answers: by the responsibility grid, street “东街”, Nets (章程第3条).',
  })
  const words = wordsOfResponsibility(whoAnswers([nets, { ...nets, id: 'x', department: 'lawn' }], asked), names)
  expect(words.zh).toContain('责任重复：nets科、lawn科')
  expect(wordsOfResponsibility(whoAnswers([], asked), names).zh).toBe('无人负责：责任网格没有任何一行涉及此处。')
})

const TABLE: CodeTable = {
  ...{
    key: 'courts',
    title: { zh: '球场', en: 'Courts' },
    basis: '-',
    source: { zh: '-', en: '-' },
    known: 'verified',
  },
  ...{ effectiveFrom: null, effectiveTo: null, complete: true },
  entries: ['01', '0101', '0102', '02'].map((code) => ({ code, title: { zh: code, en: code } })),
}
const cell = (grid: string) => ({
  ...{ street: '990001001', community: '990001001002', grid, zones: [], shownUnder: '990001001002' },
})

test('coverage counts cells and classes, and names a class once where all below it lack somebody', () => {
  const cells = [cell('990001001002001'), cell('990001001002002')]
  const options = { table: TABLE, today: '2023-09-13' }
  const none = coverageOf([], cells, options)
  expect(none.classCount).toBe(3)
  expect(none.regions.get('990001001002')).toEqual({
    ...{ cells: 2, pairs: 0, two: [] },
    nobody: [
      { category: '01', cells: 2 },
      { category: '02', cells: 2 },
    ],
  })
  const torn = row('torn', { kind: 'grid', area: '990001001002001', classes: 'courts', category: '0102' })
  const part = coverageOf(
    [torn, { ...torn, id: 'again' }, row('02', { classes: 'courts', category: '02' })],
    cells,
    options,
  )
  expect(part.regions.get('990001001002')).toEqual({
    ...{ cells: 2, pairs: 2 },
    nobody: [
      { category: '0101', cells: 2 },
      { category: '0102', cells: 1 },
    ],
    two: [{ category: '0102', cells: 1, rows: ['torn', 'again'] }],
  })
})

/** The slow model: the best of all that fit, by asking each row against each other. */
test('whoever answers fits, nobody else fits better, and the order of the rows changes nothing', () => {
  const area = fc.constantFrom(
    ...([
      ['district', '990001'],
      ['street', '990001001'],
      ['grid', '990001001002003'],
      ['zone', 'park'],
      ['zone', 'lake'],
    ] as const),
  )
  const category = fc.constantFrom(null, '01', '0102', '02')
  const drawn = fc.array(fc.tuple(area, category), { maxLength: 8 })
  fc.assert(
    fc.property(drawn, (given) => {
      const rows = given.map(([[kind, code], one], place) =>
        row(String(place), { kind, area: code, category: one, classes: one === null ? null : 'courts' }),
      )
      const rank = ({ kind, category: one }: Responsibility) =>
        (one?.length ?? 0) * 10 + ['district', 'street', 'community', 'grid', 'zone'].indexOf(kind)
      const fitting = rows.filter(({ area: code, category: one }) => code !== 'lake' && one !== '02')
      const best = Math.max(...fitting.map(rank))
      const ids = fitting.filter((one) => rank(one) === best).map(({ id }) => id)
      const idsOf = (answer: ReturnType<typeof whoAnswers>) =>
        (answer.found === 'one' ? [answer.row] : answer.found === 'several' ? answer.rows : [])
          .map(({ id }) => id)
          .sort()
      expect(idsOf(whoAnswers(rows, asked))).toEqual(ids)
      expect(idsOf(whoAnswers(rows.toReversed(), asked))).toEqual(ids)
    }),
  )
})
