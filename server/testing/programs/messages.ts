/**
 * Orders some notices, one after the other, for somebody who is reached by mail, while the sender sends, until the process
 * is killed; prints the id of each message that was accepted. With `rest` it only sends what is left, and prints the figures.
 * Arguments: the setting and its value that name the database, the district, the account, the port of the mail server, and
 * `order` or `rest`.
 */
import { randomUUID } from 'node:crypto'
import { DistrictCode } from '@citybrain/contract/kernel/ids.ts'
import { v5 } from 'uuid'
import { openClock, openDatabase } from '../../platform/index.ts'
import { mailFlags, messagesOf } from '../messages.ts'
import { quietLogger } from '../quiet-logger.ts'
import { testConfig } from '../test-config.ts'

const COUNT = 40

const [flag = '', value = '', code = '', account = '', port = '', what = ''] = process.argv.slice(2)
const database = await openDatabase(testConfig({ [flag]: value, 'database-connections': '6' }), quietLogger)
const clock = await openClock(database, { today: null }, quietLogger)
const district = DistrictCode.parse(code)
const messages = messagesOf({
  ...{ database, clock, flags: mailFlags(Number(port)) },
  wordNotices: async (_, __, told) =>
    told.map(() => ({ words: { zh: '请办理', en: 'Please see to it' }, number: null })),
})

const NOTHING = {
  ...{ type: 'damage', version: 1, by: '王派遣', step: null, outcome: null, from: null, end: null, clock: null },
  ...{ ladder: null, rung: null, request: null, yes: null, refused: null, insteadOf: null },
}

async function order(): Promise<void> {
  const id = randomUUID()
  const notice = { account, id, case_id: randomUUID(), kind: 'urged', data: NOTHING } as const
  await database.transaction(district, (tx) => messages.queue(tx, district, [notice]))
  process.stdout.write(`done ${v5('mail', id)}\n`)
}

process.stdout.write('open\n')
messages.start()
if (what === 'order') for (let count = 0; count < COUNT; count += 1) await order()
for (;;) {
  const figures = Object.fromEntries(
    (await messages.figures()).map(({ channel, state, count }) => [`${channel} ${state}`, count]),
  )
  if (what === 'rest' && figures['mail queued'] === 0) {
    process.stdout.write(`rest ${JSON.stringify(figures)}\n`)
    break
  }
  await new Promise((resolve) => setTimeout(resolve, 50))
}
await messages.close()
await clock.close()
await database.close()
