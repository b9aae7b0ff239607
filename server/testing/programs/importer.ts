/** Runs an import from where it stands, or undoes it, prints each chunk that is written, and is there to be killed. */
import { DistrictCode } from '@citybrain/contract/kernel/ids.ts'
import { getImport } from '../../engines/registry/index.ts'
import { openDatabase } from '../../platform/index.ts'
import { openImportDesk, work } from '../import-desk.ts'
import { quietLogger } from '../quiet-logger.ts'
import { testConfig } from '../test-config.ts'

const [flag = '', value = '', code = '', id = '', kind = 'run'] = process.argv.slice(2)
const database = await openDatabase(testConfig({ [flag]: value }), quietLogger)
const desk = await openImportDesk(database, DistrictCode.parse(code))

let told = ''
const watch = setInterval(async () => {
  const { chunks, undone } = await getImport(desk.caller.db, id)
  const reached = JSON.stringify([chunks, undone])
  if (told !== '' && told !== reached) process.stdout.write(`reached ${reached}\n`)
  told = reached
}, 20)
const { state } = await work(desk, id, kind === 'undo' ? 'undo' : 'run')
clearInterval(watch)
process.stdout.write(`ended ${state}\n`)
setInterval(() => undefined, 1_000)
