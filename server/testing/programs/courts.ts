/**
 * Courts that change, and consumers that react, until the process is killed. Arguments: the setting and its value that
 * name the database, the number of events that the writers stop at, or 0 for a process that reacts only.
 */
import { openClock, openDatabase } from '../../platform/index.ts'
import { COURT_CLUB, reactToCourts, writeCourts } from '../courts-under-load.ts'
import { quietLogger } from '../quiet-logger.ts'
import { testConfig } from '../test-config.ts'

const [flag = '', value = '', target = '0'] = process.argv.slice(2)
const database = await openDatabase(testConfig({ [flag]: value, 'database-connections': '6' }), quietLogger)
const clock = await openClock(database, { today: null }, quietLogger)
await reactToCourts(database, clock)
process.stdout.write('open\n')
if (Number(target) > 0) {
  await writeCourts(database, COURT_CLUB, Number(target))
  process.stdout.write('written\n')
}
setInterval(() => undefined, 1_000)
