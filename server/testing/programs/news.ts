/**
 * Changes courts until the log holds so many events, sends the news of it, and prints the log when every delivery has
 * ended. Killed and started again it goes on.
 */
import { setTimeout as pause } from 'node:timers/promises'
import { DistrictCode } from '@citybrain/contract/kernel/ids.ts'
import { sql } from 'kysely'
import { openClock, openDatabase } from '../../platform/index.ts'
import { changeCourt } from '../courts.ts'
import { sendNews } from '../news.ts'
import { quietLogger } from '../quiet-logger.ts'
import { testConfig } from '../test-config.ts'

const [flag = '', value = '', code = '', wanted = '0', courts = '1'] = process.argv.slice(2)
const database = await openDatabase(testConfig({ [flag]: value }), quietLogger)
const clock = await openClock(database, { today: null }, quietLogger)
const district = DistrictCode.parse(code)
const db = database.district(district)
await sendNews({ database, clock })
process.stdout.write('open\n')

const listEvents = () =>
  db.selectFrom('event').select(['id', 'subject_id']).where('subject_kind', '=', 'court').orderBy('seq')
for (let made = (await listEvents().execute()).length; made < Number(wanted); made += 1)
  await changeCourt(db, district, String(1 + (made % Number(courts))))
process.stdout.write('written\n')

for (;;) {
  const { rows } = await sql<{ open: boolean }>`select exists (select from webhook_delivery where state = 'waiting')
    or (select min(accepted) from webhook) < ${Number(wanted)} as open`.execute(db)
  if (!rows[0]?.open) break
  await pause(50)
}
const log: Record<string, string[]> = {}
for (const { id, subject_id } of await listEvents().execute()) log[subject_id] = [...(log[subject_id] ?? []), id]
process.stdout.write(`log ${JSON.stringify(log)}\n`)
setInterval(() => undefined, 1_000)
