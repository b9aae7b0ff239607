import { describe, expect, test } from 'vitest'
import { EXAMPLES } from './examples.ts'
import { ROUTES } from './index.ts'
import type { Route } from './route.ts'

/** Tags of which each operation has an example. */
const SHOWN = [
  'things',
  'organisation',
  'rights',
  'space',
  'access',
  'catalogue',
  'attachments',
  'calendar',
  'cases',
  'notices',
  'messages',
  'responsibility',
]
const shown: readonly Route[] = ROUTES.filter((route) => SHOWN.includes(route.tag))
const name = ({ method, path }: Route) => `${method} ${path}`

test('each operation of the digital base, of the organisation, of calendars, of cases and of access has an example, and no example is of nothing', () => {
  expect(Object.keys(EXAMPLES).sort()).toEqual(shown.map(name).sort())
})

describe.each(shown.map((route) => [name(route), route] as const))('the example of %s', (key, route) => {
  test('has the shape that is asked for and answered', () => {
    const example = EXAMPLES[key]
    for (const part of ['params', 'query', 'body'] as const) {
      const given = example?.[part]
      expect(route[part]?.safeParse(given ?? {}).error?.issues ?? []).toEqual([])
      if (route[part] === undefined) expect(given).toBeUndefined()
    }
    if (route.gives === undefined) expect(route.reply.parse(example?.reply)).toEqual(example?.reply)
  })
})
