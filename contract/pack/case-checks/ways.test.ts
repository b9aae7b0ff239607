import { expect, test } from 'vitest'
import { workingDays } from '../../kernel/limit.ts'
import { anyone, ask, atMost, caseType, ofDepartment, reporter, sameAs } from '../case-build.ts'
import { faultsOfCase } from '../case-faults.ts'
import { text } from '../field.ts'
import type { FormItem } from '../flow.ts'
import { end, flow, fork, join, task, wait, way, words } from '../testing/flows.ts'

const plain = { read: task({ file: way('filed') }), filed: end() }
const faults = (steps: object, more: object = {}) => faultsOfCase(flow(steps, more))
const ofWay = (more: object, type: object = {}) =>
  faults({ read: task({ file: way('filed', more), no: way('filed') }), filed: end() }, type)

test('a sound flow has no fault', () => {
  expect(faults(plain)).toEqual([])
})

test('a step that is never reached is a fault', () => {
  expect(faults({ ...plain, lost: task({ file: way('filed') }) })).toEqual(['step lost is never reached'])
})

test('a step without a way to an end is a fault', () => {
  const steps = {
    read: task({ file: way('filed'), again: way('sort') }),
    sort: task({ on: way('sort') }),
    filed: end(),
  }
  expect(faults(steps)).toEqual(['step sort has no way to an end'])
})

test('forks and joins that run in a circle without anybody’s doing are a fault', () => {
  const steps = {
    read: task({ on: way('both'), file: way('filed') }),
    both: fork('met', 'met'),
    met: join('both', 'both'),
    filed: end(),
  }
  expect(faults(steps)).toContain('step both comes back to itself without anybody doing anything')
  expect(faults(steps)).toContain('step met comes back to itself without anybody doing anything')
})

test('a step each of whose outcomes has a guard may hold a case for ever', () => {
  const guard = { condition: atMost('urged', 1), otherwise: words }
  expect(faults({ read: task({ file: way('filed', { guard }) }), filed: end() })).toEqual([
    'step read: each way out has a guard; none may be open',
  ])
})

test('what only notes something is no way out, decides nothing by itself, and chooses nobody who goes on', () => {
  const noted = { title: words, to: null }
  const guard = { condition: atMost('urged', 1), otherwise: words }
  expect(faults({ read: task({ file: way('filed'), noted }), filed: end() })).toEqual([])
  expect(faults({ read: task({ noted }), filed: end() })).toEqual([
    'step filed is never reached',
    'step read has no way to an end',
    'step read: each way out has a guard; none may be open',
  ])
  expect(faults({ read: task({ file: way('filed', { guard }), noted }), filed: end() })).toEqual([
    'step read: each way out has a guard; none may be open',
  ])
  expect(
    faults({ read: task({ file: way('filed'), noted: { ...noted, chooses: ['assignee'] } }), filed: end() }),
  ).toEqual(['step read: outcome noted stays where it is, so nothing is chosen for what comes next'])
  const deemed = { after: workingDays(5), outcome: 'noted', basis: '章程（虚构）' }
  expect(faults({ read: task({ file: way('filed'), noted }, { deemed }), filed: end() })).toEqual([
    'step read: noted counts as decided by itself, and decides nothing, since it stays',
  ])
})

test('a step prefers somebody of the district who did a step, and may do this one', () => {
  const steps = (more: object, by: object = {}) => ({
    read: task({ on: way('sort') }, by),
    sort: task({ file: way('filed') }, more),
    filed: end(),
  })
  const at = 'step sort prefers whoever did read'
  expect(faults(steps({ prefers: 'read' }))).toEqual([])
  expect(faults(steps({ prefers: 'sort' }))).toEqual([])
  expect(faults(steps({ prefers: 'read' }, { by: reporter }))).toEqual([`${at}, which nobody of the district does`])
  expect(faults(steps({ prefers: 'filed' }))).toEqual([
    'step sort prefers whoever did filed, which nobody of the district does',
  ])
  expect(faults(steps({ prefers: 'read', by: sameAs('read') }))).toEqual([`${at}, and is done by one person alone`])
  expect(faults(steps({ prefers: 'read', apartFrom: ['read'] }))).toEqual([`${at}, and is done by nobody who did`])
})

test('what is given anew was given before, and is filled in from nothing of the case', () => {
  const fields = [text('lines', words)]
  const opening = { asks: [ask('lines', { fresh: true })], attachments: 0, opener: null }
  expect(faults(plain, { fields, opening })).toEqual(['opening: lines can’t have been given before'])
  const prefilled = (prefill: FormItem['prefill']) =>
    ofWay({ asks: [ask('lines', { fresh: true, prefill })] }, { fields })
  expect(prefilled('about.name')).toEqual([
    'step read: outcome file: lines is given anew, so nothing of the case is filled in',
  ])
  expect(prefilled('today')).toEqual([])
})

test('what counts as decided by itself is an outcome, asks for nothing and has no guard', () => {
  const deemed = { after: workingDays(5), outcome: 'file', basis: '章程（虚构）' }
  const of = (more: object, outcome = 'file') =>
    faults({
      read: task({ file: way('filed', more), no: way('filed') }, { deemed: { ...deemed, outcome } }),
      filed: end(),
    })
  expect(of({})).toEqual([])
  expect(of({}, 'fiel')).toEqual(['step read: no outcome fiel; did you mean file?'])
  expect(of({ attachments: 1 })).toEqual([
    'step read: file counts as decided by itself, so nobody gives what it asks for',
  ])
  expect(of({ guard: { condition: atMost('urged', 1), otherwise: words } })).toEqual([
    'step read: file counts as decided by itself, so no guard can keep it',
  ])
})

test('an outcome asks for no class, standard, thing or person that there can’t be', () => {
  const at = 'step read: outcome file'
  expect(ofWay({ chooses: ['category'] })).toEqual([`${at} chooses a class, and the type has none`])
  expect(ofWay({ chooses: ['standard'] })).toEqual([`${at} chooses a filing standard, and the type has none`])
  expect(ofWay({ chooses: ['assignee'] })).toEqual([`${at} chooses a person, and nobody does filed`])
  expect(ofWay({ effects: [{ do: 'change-thing', set: { wet: true } }] })).toEqual([
    `${at} changes a thing, and the type is about none`,
  ])
})

test('a step of a department, or of whoever did another, is a fault where a way leads there without one', () => {
  const steps = (by: object, more: object = {}) => ({
    read: task({ on: way('reply', more), file: way('filed') }),
    reply: task({ file: way('filed') }, by),
    filed: end(),
  })
  const byDepartment = { by: ofDepartment('handler') }
  expect(faults(steps(byDepartment))).toEqual([
    'step reply is done by a department, and a way leads there on which none is found',
  ])
  expect(faults(steps(byDepartment, { chooses: ['department'] }))).toEqual([])
  expect(faults(steps({ ...byDepartment, department: 'routed' }))).toEqual([])
  expect(faults(steps({ by: sameAs('read') }))).toEqual([])
  expect(faults(steps({ by: sameAs('reply') }))).toEqual([
    'step reply is done by whoever did reply, and a way leads there on which nobody did',
  ])
  expect(faults(steps({ by: sameAs('read'), apartFrom: ['read'] }))).toEqual([
    'step reply is done by whoever did read, and by nobody who did',
  ])
  expect(faults(steps({ by: sameAs('filed') }))).toEqual(['step reply is done by whoever did filed, which nobody does'])
})

test('a step waits only for what has been opened', () => {
  const steps = (effects: object[]) => ({
    read: task({ on: { title: words, to: 'wait', effects } }),
    wait: wait({}, 'filed'),
    filed: end(),
  })
  expect(faults(steps([]))).toEqual(['step wait waits for a case, and a way leads there on which none is opened'])
  expect(faults(steps([{ do: 'open-case', type: 'letter', carry: [] }]))).toEqual([])
})

test('a step that is misspelt in a flow is an error of the compiler', () => {
  const head = {
    key: 'letter',
    title: words,
    description: words,
    version: 1,
    prefix: 'L',
    supervisor: anyone('leader'),
  }
  const given = { ...head, sources: [{ key: 'desk', title: words, public: true }] }
  const filed = { title: words, ends: 'done' } as const
  const right = { title: words, by: reporter, ways: { file: { title: words, to: 'filed' } } } as const
  const misspelt = { title: words, by: reporter, ways: { file: { title: words, to: 'fild' } } } as const
  const [apart, apartFromNobody] = [['read' as const], ['reed' as const]]
  caseType({ ...given, starts: 'read', steps: { read: { ...right, apartFrom: apart }, filed } })
  // @ts-expect-error no step fild
  caseType({ ...given, starts: 'read', steps: { read: misspelt, filed } })
  // @ts-expect-error no step reed
  caseType({ ...given, starts: 'reed', steps: { read: right, filed } })
  // @ts-expect-error no step reed
  caseType({ ...given, starts: 'read', steps: { read: { ...right, apartFrom: apartFromNobody }, filed } })
  expect(faultsOfCase(flow({ read: misspelt, filed }))).toEqual(['step read: no step fild; did you mean filed?'])
})
