import { expect, test } from 'vitest'
import { DAMAGE } from '../../server/testing/club-cases.ts'
import { id, storyOf } from './testing/club.ts'

const opened = () => storyOf(DAMAGE).open('member', { data: { what: '网破' }, category: '01' })
const sent = () =>
  opened()
    .does('clerk', { do: 'decide', item: 1, outcome: 'file', reason: null, standard: 'net-torn' })
    .does('dispatcher', { do: 'decide', item: 2, outcome: 'send', reason: null, department: 'grounds' })
const closed = () =>
  sent()
    .does('groundsman', {
      ...{ do: 'decide', item: 3, outcome: 'done', reason: null },
      ...{ data: { found: '换网' }, attachments: [id(900)] },
    })
    .does('collector', { do: 'decide', item: 4, outcome: 'good', reason: null }, '2023-09-13 11:00')
const reopen = { do: 'reopen', reason: '网又破了' } as const

test('a closed case is opened again by whoever reported it, within five working days, and its clocks begin anew', () => {
  const { state } = closed().does('member', reopen, '2023-09-20 18:00')
  expect(state).toMatchObject({
    end: null,
    endedAt: null,
    items: [{ number: 5, step: 'dispatch' }],
    counts: { reopen: 1 },
  })
  expect(state.clocks.map(({ key, startedAt }) => [key, startedAt])).toEqual([
    ['case:member', '2023-09-20T10:00:00.000Z'],
  ])
  expect(() => closed().does('member', reopen, '2023-09-20 18:01')).toThrow(
    /reopened-too-late.*within 5 working days of its end, which was until 2023-09-20 18:00/,
  )
})

test('nobody else opens it again, nor does anybody a case that goes on or was refused', () => {
  expect(() => closed().does('groundsman', reopen)).toThrow(/not-yours/)
  expect(closed().does('duty', reopen).state.end).toBe(null)
  expect(() => sent().does('member', reopen)).toThrow(/not-now/)
  const refused = opened().does('clerk', { do: 'decide', item: 1, outcome: 'refuse', reason: '不属场地' })
  expect(() => refused.does('member', reopen)).toThrow(/not-now/)
})

test('an ended case takes a comment and nothing else', () => {
  const story = closed()
  expect(() => story.does('captain', { do: 'urge', reason: '快' })).toThrow(/casework.ended/)
  expect(() => story.does('clerk', { do: 'claim', item: 4 })).toThrow(/casework.ended/)
  expect(story.does('clerk', { do: 'comment', text: '会员来电致谢', mentions: [] }).state.end).toBe('closed')
})

test('whoever reported it takes it back as long as nobody is at it', () => {
  const withdraw = { do: 'withdraw', reason: '看错了' } as const
  expect(opened().does('member', withdraw).state).toMatchObject({ end: 'withdrawn', items: [], clocks: [] })
  expect(() => opened().does('clerk', withdraw)).toThrow(/not-yours/)
  expect(() => sent().does('member', withdraw)).toThrow(/not-now/)
})

test('a duplicate is merged into another case, not into itself', () => {
  const merge = (into: number) => ({ do: 'merge', into: id(into), reason: '同一张网' }) as const
  expect(opened().does('clerk', merge(200)).state).toMatchObject({ end: 'merged', mergedInto: id(200), items: [] })
  expect(() => opened().does('clerk', merge(100))).toThrow(/not-now/)
  expect(() => opened().does('dispatcher', merge(200))).toThrow(/not-yours/)
  expect(() => sent().does('clerk', merge(200))).toThrow(/not-now/)
})

test('what was entered wrongly is put right by whoever supervises or has the work', () => {
  const correct = { do: 'correct', reason: '听错了', data: { what: '二号场网破' } } as const
  expect(opened().does('captain', correct).state.data).toEqual({ what: '二号场网破' })
  expect(() => opened().does('clerk', correct)).toThrow(/not-yours/)
  const claimed = opened().does('clerk', { do: 'claim', item: 1 })
  expect(claimed.does('clerk', correct).state.data).toEqual({ what: '二号场网破' })
  expect(() => claimed.does('clerk', { ...correct, data: { lines: 99 } })).toThrow(/bad-form/)
  expect(() => claimed.does('clerk', { do: 'correct', reason: '类别', category: '09' })).toThrow(/no-such-class/)
  const place = { position: [117.1, 39.1] as [number, number], address: '二号场' }
  expect(claimed.does('clerk', { do: 'correct', reason: '地址', place }).state.place).toMatchObject({
    ...place,
    street: '990001002',
  })
})

test('a case that needs a position is given one, and doesn’t lose it', () => {
  const placed = { ...DAMAGE, placed: true }
  expect(() => storyOf(placed).open('member', { data: { what: '网破' } })).toThrow(/no-place/)
  const lost = { do: 'correct', reason: '地址', place: { position: null, address: '二号场' } } as const
  const story = opened()
  expect(() => Object.assign(storyOf(placed), { state: story.state }).does('captain', lost)).toThrow(/no-place/)
})

test('whoever reported it and whoever supervises urge it, and each time counts', () => {
  const urge = { do: 'urge', reason: '请尽快' } as const
  const story = sent().does('member', urge).does('captain', urge)
  expect(story.state.counts.urged).toBe(2)
  expect(story.events.at(-1)?.told).toEqual({ steps: [{ zh: '处置', en: 'Handle' }] })
  expect(() => story.does('dispatcher', urge)).toThrow(/not-yours/)
})

test('supervision begins once and ends once', () => {
  const supervise = (on: boolean) => ({ do: 'supervise', on, reason: '久拖未决' }) as const
  const story = sent().does('captain', supervise(true))
  expect(story.state.supervised).toBe(true)
  expect(() => story.does('captain', supervise(true))).toThrow(/not-now/)
  expect(() => story.does('duty', supervise(false))).toThrow(/not-yours/)
  expect(story.does('captain', supervise(false)).state.supervised).toBe(false)
})

test('whoever a ladder proposes supervision to may have it supervised, and nothing else of a supervisor', () => {
  const story = sent()
  expect(() => story.does('inspector', { do: 'urge', reason: '请尽快' })).toThrow(/not-yours/)
  expect(story.does('inspector', { do: 'supervise', on: true, reason: '久拖未决' }).state.supervised).toBe(true)
})

test('work is taken, given back, and handed on to those only whom the step is meant for', () => {
  const assign = (to: number) => ({ do: 'assign', item: 3, to: id(to), reason: null }) as const
  const story = sent().does('groundsman', { do: 'claim', item: 3 })
  expect(story.does('groundsman', { do: 'release', item: 3, reason: '请假' }).state.items[0]?.assignee).toBe(null)
  expect(() => story.does('groundsman', { do: 'release', item: 3, reason: '请假' })).toThrow(/not-now/)
  expect(story.does('captain', assign(5)).state.items[0]?.assignee?.name).toBe('otherGroundsman')
  expect(() => story.does('groundsman', assign(4))).toThrow(/not-yours/)
  expect(() => story.does('captain', assign(6))).toThrow(/not-for-them/)
  expect(() => story.does('captain', assign(77))).toThrow(/not-for-them/)
})

test('work that somebody else must judge isn’t handed to whoever did it', () => {
  const apart = {
    ...DAMAGE,
    steps: DAMAGE.steps.map((step) =>
      step.key === 'check' && step.kind === 'task'
        ? { ...step, apartFrom: ['accept'], by: { kind: 'role', role: 'clerk', of: 'district' } as const }
        : step,
    ),
  }
  const story = storyOf(apart)
    .open('member', { data: { what: '网破' }, category: '01' })
    .does('clerk', { do: 'decide', item: 1, outcome: 'file', reason: null, standard: 'net-torn' })
    .does('dispatcher', { do: 'decide', item: 2, outcome: 'send', reason: null, department: 'grounds' })
    .does('groundsman', {
      do: 'decide',
      item: 3,
      outcome: 'done',
      reason: null,
      data: { found: '换网' },
      attachments: [id(900)],
    })
  expect(() => story.does('collector', { do: 'claim', item: 4 })).toThrow(/not-meant/)
  expect(() => story.does('clerk', { do: 'claim', item: 4 })).toThrow(/did-it-themselves/)
  expect(() => story.does('captain', { do: 'assign', item: 4, to: id(1), reason: null })).toThrow(/not-for-them.*judge/)
  expect(story.does('captain', { do: 'assign', item: 4, to: id(2), reason: null }).state.items[0]?.assignee?.name).toBe(
    'otherClerk',
  )
})
