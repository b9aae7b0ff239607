import { describe, expect, test } from 'vitest'
import { ROUTES } from './index.ts'
import type { Route } from './route.ts'
import { THING_EXAMPLES } from './thing-examples.data.ts'

const ofThings: readonly Route[] = ROUTES.filter((route) => route.tag === 'things')
const name = ({ method, path }: Route) => `${method} ${path}`

test('each operation on things has an example, and no example is of nothing', () => {
  expect(Object.keys(THING_EXAMPLES).sort()).toEqual(ofThings.map(name).sort())
})

describe.each(ofThings.map((route) => [name(route), route] as const))('the example of %s', (key, route) => {
  test('has the shape that is asked for and answered', () => {
    const example = THING_EXAMPLES[key]
    for (const part of ['params', 'query', 'body'] as const) {
      const given = example?.[part]
      expect(route[part]?.safeParse(given ?? {}).error?.issues ?? []).toEqual([])
      if (route[part] === undefined) expect(given).toBeUndefined()
    }
    if (route.gives === undefined) expect(route.reply.parse(example?.reply)).toEqual(example?.reply)
  })
})
