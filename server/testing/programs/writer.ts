/** Saves changes one after another and prints each event's number once it is saved, until it is killed. */
import { DistrictCode } from '@citybrain/contract/kernel/ids.ts'
import { openDatabase, registerDistrict, save, systemActor } from '../../platform/index.ts'
import { quietLogger } from '../quiet-logger.ts'
import { testConfig } from '../test-config.ts'

const [flag = '', value = ''] = process.argv.slice(2)
const database = await openDatabase(testConfig({ [flag]: value }), quietLogger)
const district = DistrictCode.parse('990001')
await registerDistrict(database, { code: district, name: { zh: '测试区', en: 'Test district' } })
const subject = { kind: 'court', id: '1' }
process.stdout.write('open\n')
for (;;) {
  const { seq } = await save(database.district(district), {
    writes: [],
    events: [{ kind: 'court.changed', subject, payload: {} }],
    audits: [{ action: 'court.change', subject }],
    actor: systemActor(district),
  })
  process.stdout.write(`saved ${seq[0]}\n`)
}
