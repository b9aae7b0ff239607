import { expect, test } from 'vitest'
import { idOf } from '../../../server/testing/case-story.ts'
import { type Story, storyOf } from '../testing/story.ts'
import { INCIDENT } from './incident.data.ts'

const photo = { attachments: [idOf(900)] }
const rubbish = { source: 'portal', category: '20102', data: { what: '路口堆放垃圾' } }
const sent = () =>
  storyOf(INCIDENT)
    .open('市民', rubbish)
    .decides('受理员', 'file', { standard: 'exposed-refuse' })
    .decides('派遣员', 'send', { department: 'sanitation' })
const handled = (story: Story) =>
  story
    .decides('环卫联络员', 'take')
    .decides('环卫工', 'done', { ...photo, data: { handled: '已清运' } })
    .decides('环卫联络员', 'answer')

const step = ({ state }: Story) => state.items.map((item) => item.step).join()
const clockOf = ({ state }: Story, key: string) => state.clocks.find((clock) => clock.key === `case:${key}`)
const climbed = ({ events }: Story, clock: string) =>
  events.filter(({ told }) => told.clock === clock).map(({ told }) => told.did)

test('from 2025 on a ticket of the hotline is taken in the time of its urgency, before that in none', () => {
  const ticket = (urgency: string, day: string) =>
    storyOf(INCIDENT)
      .until(`${day} 12:30`)
      .open('受理员', { ...rubbish, source: 'hotline', data: { what: '路灯杆倾斜', ticket: '12345-1', urgency } })
  const limit = (urgency: string, day: string) => clockOf(ticket(urgency, day), 'receipt')?.limit
  expect(limit('danger', '2024-12-31')).toBeUndefined()
  expect(limit('danger', '2025-01-02')).toEqual({ amount: 15, unit: 'urgent-minute' })
  expect(limit('livelihood', '2025-01-02')).toEqual({ amount: 30, unit: 'urgent-minute' })
  expect(limit('ordinary', '2025-01-02')).toEqual({ amount: 1, unit: 'working-day' })
  // The noon break doesn't count for what is urgent.
  const late = ticket('danger', '2025-01-02').until('2025-01-02 12:45')
  expect(climbed(late, 'case:receipt')).toEqual(['remind', 'overdue'])
  const taken = ticket('danger', '2025-01-02').decides('受理员', 'preCheck').until('2025-01-02 12:45')
  expect(climbed(taken, 'case:receipt')).toEqual([])
})

/** A ticket of the hotline that has been handled and verified. */
const verified = () =>
  handled(
    storyOf(INCIDENT)
      .open('受理员', { ...rubbish, source: 'hotline', data: { what: '堆物', ticket: '1', urgency: 'ordinary' } })
      .decides('受理员', 'file', { standard: 'exposed-refuse' })
      .decides('派遣员', 'send', { department: 'sanitation' }),
  )
    .decides('派遣员', 'forward')
    .decides('采集员', 'passed', photo)
const call = { data: { calledOn: '2023-09-13', calledAtTime: '10:00' } }

test('a ticket of the hotline is closed after a follow-up call, with what the reporter said', () => {
  const story = verified()
  expect(() => story.decides('受理员', 'close')).toThrow(/guarded/)
  story.decides('受理员', 'followUp').decides('受理员', 'missed', call)
  expect(story.state).toMatchObject({ items: [{ step: 'followUp' }], counts: { missedCalls: 1 } })
  story.decides('受理员', 'answered', { data: { solved: 'yes', satisfaction: 'satisfied' } }).decides('受理员', 'close')
  expect(story.state).toMatchObject({ end: 'closed', data: { solved: 'yes', satisfaction: 'satisfied' } })
})

test('nobody counts as out of reach before three calls at times that were noted', () => {
  const story = verified().decides('受理员', 'followUp').decides('受理员', 'missed', call)
  const given = { reason: '三次未接通' }
  expect(() => story.decides('受理员', 'missed')).toThrow(/bad-form/)
  expect(() => story.decides('受理员', 'unreachable', given)).toThrow(/guarded/)
  story.decides('受理员', 'missed', call).decides('受理员', 'missed', call).decides('受理员', 'unreachable', given)
  expect(story.decides('受理员', 'close').state.end).toBe('closed')
})

test('a second follow-up is answered anew, not by what was said after the first', () => {
  const story = verified()
    .decides('受理员', 'followUp')
    .decides('受理员', 'answered', { data: { solved: 'no', satisfaction: 'dissatisfied' } })
  story.decides('受理员', 'followUp')
  expect(() => story.decides('受理员', 'answered')).toThrow(/bad-form/)
})

test('whoever handles a ticket contacts its reporter within a working day; the note stops that clock alone', () => {
  const story = storyOf(INCIDENT)
    .open('受理员', { ...rubbish, source: 'hotline', data: { what: '堆物', ticket: '1', urgency: 'ordinary' } })
    .decides('受理员', 'file', { standard: 'exposed-refuse' })
    .decides('派遣员', 'send')
    .decides('环卫联络员', 'take')
    .decides('环卫工', 'contacted', { reason: '已电话告知处置安排' })
  expect(step(story)).toBe('handle')
  expect([clockOf(story, 'contact')?.stand, clockOf(story, 'handling')?.stand]).toEqual(['halted', 'runs'])
  expect(clockOf(sent(), 'contact')).toBeUndefined()
})

test('a ticket of the hotline says how urgent it is', () => {
  const open = () =>
    storyOf(INCIDENT).open('受理员', { ...rubbish, source: 'hotline', data: { what: '灯灭', ticket: '1' } })
  expect(open).toThrow(/bad-form/)
})
