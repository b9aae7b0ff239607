import { expect, test } from 'vitest'
import { quietLogger } from '../testing/quiet-logger.ts'
import { createShutdown } from './shutdown.ts'

test('what was opened last is closed first, once, even when a part cannot be closed', async () => {
  const closed: string[] = []
  const shutdown = createShutdown(quietLogger)
  shutdown.add('database', async () => void closed.push('database'))
  shutdown.add('jobs', () => Promise.reject(new Error('stuck')))
  shutdown.add('http', async () => void closed.push('http'))
  await Promise.all([shutdown.run(), shutdown.run()])
  expect(closed).toEqual(['http', 'database'])
})
