/** Starts a job that only ends when it is cancelled, prints its number, and runs until it is killed. */
import { DistrictCode } from '@citybrain/contract/kernel/ids.ts'
import { openClock, openDatabase, openJobs, registerDistrict, systemActor } from '../../platform/index.ts'
import { quietLogger } from '../quiet-logger.ts'
import { testConfig } from '../test-config.ts'

const [flag = '', value = ''] = process.argv.slice(2)
const database = await openDatabase(testConfig({ [flag]: value }), quietLogger)
const clock = await openClock(database, { today: null }, quietLogger)
const jobs = await openJobs(database, clock, quietLogger)
const district = DistrictCode.parse('990001')
await registerDistrict(database, { code: district, name: { zh: '测试区', en: 'Test district' } })
const job = await jobs.start(
  systemActor(district),
  'tennis.roll',
  { zh: '平整球场', en: 'Rolling the court' },
  (run) => {
    run.progress(0.5, { zh: '一半', en: 'Half' })
    return new Promise((_, reject) => run.signal.addEventListener('abort', () => reject(new Error('stopped'))))
  },
)
process.stdout.write(`job ${job.id}\n`)
setInterval(() => undefined, 1_000)
