import type { CaseCount, CaseEvaluation, CaseFigure } from '@citybrain/contract/pack/case-figure.ts'

const source = {
  note: { zh: '网球俱乐部章程（虚构）', en: 'rules of the club (made up)' },
  status: 'proposal',
} as const

const figure = (key: string, numerator: CaseCount, denominator: CaseCount | null = null): CaseFigure => ({
  ...{ key, title: { zh: key, en: key }, numerator, denominator, better: 'higher', source },
  of: ['region', 'department', 'post'],
})

const repair = { over: 'clocks', clock: 'repair' } as const
const sent = { over: 'items', when: 'left', step: 'dispatch', outcome: 'send' } as const
const checked = { over: 'items', when: 'due', step: 'check' } as const
const due = { over: 'cases', when: { clock: 'repair' } } as const

/** How the club judges its repairs: everything that a figure may count, counted once. */
export const DAMAGE_EVALUATION: CaseEvaluation = {
  type: 'damage',
  title: { zh: '场地维护评价', en: 'How courts are kept' },
  figures: [
    figure('reported', { over: 'cases', when: 'opened' }),
    figure('closed', { over: 'cases', when: 'ended', end: 'closed', source: 'member' }),
    figure('repaired', { ...repair, done: true }, repair),
    figure('onTime', { ...repair, done: true, onTime: true }, repair),
    figure('lateOpen', { ...repair, done: false, onTime: false }, repair),
    figure('reworked', { ...due, counted: 'rework' }, due),
    figure('clay', { ...due, said: { field: 'surface', in: ['clay'] } }, due),
    figure('accurate', { ...sent, unlessBack: { step: 'handle', outcome: 'notOurs' } }, sent),
    figure('checkedOnTime', { ...checked, onTime: true }, checked),
    figure('filedOfMembers', { over: 'items', when: 'left', step: 'accept', outcome: 'file', source: 'member' }),
  ],
  score: {
    ...{ title: { zh: '得分', en: 'Score' }, source },
    terms: [
      { figure: 'onTime', weight: 60, inverse: false },
      { figure: 'reworked', weight: 40, inverse: true },
    ],
  },
  grades: {
    source,
    bands: [
      { from: 80, title: { zh: '好', en: 'Good' } },
      { from: 0, title: { zh: '差', en: 'Poor' } },
    ],
  },
}
