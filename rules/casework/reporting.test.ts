import type { ReportCommand } from '@citybrain/contract/engines/report.ts'
import { expect, test } from 'vitest'
import { DAMAGE } from '../../server/testing/club-cases.ts'
import { DAMAGE_PORTAL } from '../../server/testing/club-portal.ts'
import { wordsOfEvent } from './history.ts'
import { apply, BY_CODE, decideJoin, decideRate, progressOf, reopenableUntil, reporterMay } from './index.ts'
import { at, calendar, contextOf, id, type Story, storyOf } from './testing/club.ts'

const REPORT = {
  ...{ source: 'website', data: { what: '网破' }, category: '01' },
  reporter: { name: '张三', phone: null, told: true },
}
const reported = () => storyOf(DAMAGE).open('member', REPORT)
const decided = (story: Story, who: 'clerk' | 'dispatcher' | 'groundsman' | 'collector', outcome: string, more = {}) =>
  story.does(who, { do: 'decide', item: story.state.lastItem, outcome, reason: '是', ...more })

function handled(story: Story): Story {
  decided(story, 'clerk', 'file', { standard: 'net-torn' })
  decided(story, 'dispatcher', 'send', { department: 'grounds' })
  return decided(story, 'groundsman', 'done', { data: { found: '换网' }, attachments: [id(900)] })
}
const closed = () => decided(handled(reported()), 'collector', 'good')

const deciding = (story: Story, now = '2023-09-13 12:00') => ({
  ...{ type: DAMAGE, state: story.state },
  context: contextOf(BY_CODE, at(now)),
})
const may = (
  story: Story,
  now?: string,
  more: { ratedAt?: string; reporters?: number; contact?: boolean } = {},
): ReportCommand['do'][] =>
  reporterMay(deciding(story, now), {
    ratedAt: more.ratedAt ?? null,
    reporters: more.reporters ?? 1,
    contact: more.contact ?? false,
  })

test('a case that is reported says that somebody reported it, and nothing of who', () => {
  const [event] = reported().events
  expect(event?.told).toEqual({ source: 'website', recurs: null, reporter: 1 })
  expect(JSON.stringify(event)).not.toContain('张三')
})

test('whoever joins is the next in number', () => {
  const story = reported()
  const event = decideJoin(deciding(story), { source: 'website', door: 'public' })
  expect(event).toMatchObject({ kind: 'case.joined', by: { id: null }, told: { reporter: 2, source: 'website' } })
  const after = { ...story, state: apply(story.state, event) }
  expect(decideJoin(deciding(after), { source: 'website', door: 'public' }).told.reporter).toBe(3)
})

test('nobody joins by a source of staff, or a case that has ended', () => {
  expect(() => decideJoin(deciding(reported()), { source: 'member', door: 'public' })).toThrow(/no-such-source/)
  expect(() => decideJoin(deciding(closed()), { source: 'website', door: 'public' })).toThrow(/casework.ended/)
})

test('whoever reported it may take it back early and alone, add to it while it is open, and judge its end', () => {
  expect(may(reported())).toEqual(['remark', 'withdraw'])
  expect(may(reported(), undefined, { reporters: 2 })).toEqual(['remark'])
  expect(may(handled(reported()))).toEqual(['remark'])
  expect(may(closed())).toEqual(['rate', 'reopen'])
  expect(may(closed(), undefined, { contact: true })).toEqual(['rate', 'reopen', 'erase'])
})

test('an end is rated once, and may be opened again for five working days', () => {
  // Closed on Wednesday 13 September 09:00; the fifth working day after it is Wednesday the 20th.
  expect(reopenableUntil(DAMAGE, closed().state, calendar)).toBe(at('2023-09-20 18:00'))
  expect(may(closed(), '2023-09-20 18:00', { ratedAt: at('2023-09-13 10:00') })).toEqual(['reopen'])
  expect(may(closed(), '2023-09-20 18:01')).toEqual(['rate'])
})

test('what is open, or was taken back, can’t be rated', () => {
  const rate = (story: Story) => () => decideRate(deciding(story), { stars: 5, words: null, reporter: 1 })
  expect(rate(reported())).toThrow(/not-now/)
  expect(rate(reported().does('member', { do: 'withdraw', reason: '好了' }))).toThrow(/not-now/)
})

test('reporters are named by their number, in the language of the sentence', () => {
  const names = { departmentOf: () => ({ zh: '', en: '' }), classOf: () => ({ zh: '', en: '' }), caseOf: () => '' }
  const joined = decideJoin(deciding(reported()), { source: 'website', door: 'public' })
  expect(wordsOfEvent(DAMAGE, joined, names)).toEqual({
    zh: '报告人2反映同一问题，来源：网站。',
    en: 'Reporter 2 met the same; source: Website.',
  })
  const rated = decideRate(deciding(closed()), { stars: 4, words: '很快。', reporter: 1 })
  expect(wordsOfEvent(DAMAGE, rated, names)).toEqual({
    zh: '报告人评价4星，评语：很快。',
    en: 'The reporter gave 4 of 5 stars; saying: 很快.',
  })
})

const wayOf = ({ events, state }: Story) =>
  progressOf(DAMAGE_PORTAL, events, state.end === null).steps.map((step) => `${step.stage} ${step.at ?? '-'}`)

test('the way goes forward: work that goes back takes back what was reached, and an end leaves nothing ahead', () => {
  const t = at('2023-09-13 09:00')
  const story = reported()
  expect(wayOf(story)).toEqual([`received ${t}`, 'underway -', 'checking -'])
  handled(story)
  expect(wayOf(story)).toEqual([`received ${t}`, `underway ${t}`, `checking ${t}`])
  decided(story, 'collector', 'bad')
  expect(wayOf(story)).toEqual([`received ${t}`, `underway ${t}`, 'checking -'])
  expect(wayOf(reported().does('member', { do: 'withdraw', reason: '好了' }))).toEqual([`received ${t}`])
})
