import { Refusal } from '@citybrain/contract/kernel/errors.ts'
import { expect, test } from 'vitest'
import { describeConfig, readConfig } from './config.ts'

const read = (env: Record<string, string>, flags: Record<string, string> = {}) => readConfig({ env, flags })

test('without any setting the server listens on port 8080 of this machine and keeps its data in ./data', () => {
  const config = read({})
  expect(config).toMatchObject({ port: 8080, host: '127.0.0.1', data: './data', databaseUrl: null, today: null })
})

test('a flag wins over a variable, and an empty variable counts as not set', () => {
  expect(read({ PORT: '9000' }, { port: '9001' }).port).toBe(9001)
  expect(read({ PORT: '' }).port).toBe(8080)
})

test.each([
  [{ PORT: 'eighty' }, {}, 'PORT is "eighty": expected a whole number'],
  [{ PORT: '70000' }, {}, 'PORT is "70000": expected at most 65535'],
  [{}, { today: '2023-02-30' }, '--today is "2023-02-30"'],
  [{ DATABASE_URL: 'mysql://root:hunter2@db/x' }, {}, 'expected postgres://'],
  [{ PUBLIC_ORIGIN: 'https://brain.example/app' }, {}, 'PUBLIC_ORIGIN is'],
])('a wrong setting is refused by its name: %j %j', (env, flags, words) => {
  expect(() => read(env as Record<string, string>, flags as Record<string, string>)).toThrow(Refusal)
  expect(() => read(env as Record<string, string>, flags as Record<string, string>)).toThrow(words)
})

test('no message and no list of settings shows the password of the database', () => {
  const env = { DATABASE_URL: 'postgres://brain:hunter2@db:5432/city?sslpassword=hunter2' }
  const shown = describeConfig({ env, flags: {} }).find((setting) => setting.name === 'databaseUrl')
  expect(shown).toMatchObject({ value: 'postgres://brain:***@db:5432/city?sslpassword=***', source: 'env' })
  expect(() => read({ DATABASE_URL: 'mysql://root:hunter2@db/x' })).not.toThrow('hunter2')
})

test('each setting is listed with where its value comes from', () => {
  const settings = describeConfig({ env: { HOST: '0.0.0.0' }, flags: { port: '9001' } })
  const sources = Object.fromEntries(settings.map((setting) => [setting.name, setting.source]))
  expect(sources).toMatchObject({ port: 'flag', host: 'env', data: 'default' })
})
