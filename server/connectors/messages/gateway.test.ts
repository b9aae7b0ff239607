import { expect, test } from 'vitest'
import { judge, requestOf } from './gateway.ts'
import { plainError } from './letter.ts'

const letter = { id: 'a1', address: '13800000000', text: '案件"CG1"&to=1\n{phone}' }
const at = { url: 'https://sms.test/send?key=k', method: 'POST', headers: { authorization: 'Bearer x' } } as const

test('a text becomes one value of the JSON, whatever it says', () => {
  const { init } = requestOf({ ...at, body: '{"to":["{phone}"],"sign":"【南开】{text}","n":1}' }, letter)
  expect(JSON.parse(init.body ?? '')).toEqual({ to: ['13800000000'], sign: '【南开】案件"CG1"&to=1\n{phone}', n: 1 })
  expect(init.headers).toEqual({ 'content-type': 'application/json; charset=utf-8', authorization: 'Bearer x' })
})

test('a text becomes one value of the form, whatever it says', () => {
  const { init } = requestOf({ ...at, body: 'mobile={phone}&content={text}' }, letter)
  expect(init.body).toBe('mobile=13800000000&content=%E6%A1%88%E4%BB%B6%22CG1%22%26to%3D1%0A%7Bphone%7D')
})

test('a text in the address is encoded for it', () => {
  const { url, init } = requestOf(
    { url: 'https://sms.test/?to={phone}&t={text}', method: 'GET', headers: {}, body: null },
    letter,
  )
  expect(new URL(url).searchParams.get('t')).toBe(letter.text)
  expect([...new URL(url).searchParams.keys()]).toEqual(['to', 't'])
  expect(init.body).toBeUndefined()
})

test.each([
  [null, 200, 'anything', 'sent'],
  ['code=0|000', 200, '{"code":0}', 'sent'],
  ['result.state=OK', 200, '{"result":{"state":"OK"}}', 'sent'],
  ['code=0', 200, '{"code":7}', 'again'],
  ['code=0', 200, '<html>', 'again'],
  [null, 400, '', 'refused'],
  [null, 302, '', 'refused'],
  [null, 401, '', 'away'],
  [null, 429, '', 'away'],
  [null, 503, '', 'away'],
] as const)('with the test %s, status %i and %s mean %s', (success, status, text, how) => {
  expect(judge({ success }, status, text).how).toBe(how)
})

test('what a server says is kept without addresses and numbers', () => {
  expect(plainError('550 5.1.1 <zhang@example.org>: no mailbox\r\n138 0000 0000')).toBe(
    '550 5.1.1 <***@***>: no mailbox ***',
  )
})
