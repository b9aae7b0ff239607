import { expect, test } from 'vitest'
import { createLogger } from './create-logger.ts'

function logged(fields: object): string {
  const lines: string[] = []
  const logger = createLogger({ logLevel: 'info' }, { write: (line: string) => void lines.push(line) })
  logger.info(fields, 'signed in')
  return lines.join('')
}

test('passwords, cookies and tokens never reach the log, wherever they stand', () => {
  const text = logged({
    password: 'hunter2',
    body: { password: 'hunter2', token: 'hunter2' },
    deep: { headers: { cookie: 'hunter2', authorization: 'hunter2' } },
  })
  expect(text).toContain('[secret]')
  expect(text).not.toContain('hunter2')
})

test('a request is logged with its path and without its query, which may hold a name', () => {
  const text = logged({
    req: { id: 'r-1', method: 'GET', url: '/api/v1/plans?search=王某', ip: '10.0.0.1', headers: {} },
  })
  expect(JSON.parse(text)).toMatchObject({ req: { id: 'r-1', method: 'GET', path: '/api/v1/plans', ip: '10.0.0.1' } })
  expect(text).not.toContain('王某')
})
