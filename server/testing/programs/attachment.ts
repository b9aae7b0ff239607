/** Sends one attachment from where it stands to its end, tells each step, and is there to be killed. */
import { readFileSync } from 'node:fs'
import * as api from '@citybrain/contract/api/attachments.ts'
import type { Route } from '@citybrain/contract/api/route.ts'
import { DistrictCode } from '@citybrain/contract/kernel/ids.ts'
import type { Call } from '../../engines/identity/index.ts'
import { openDatabase, systemActor } from '../../platform/index.ts'
import { attachmentsOf, declared, partOf } from '../attachment-desk.ts'
import { quietLogger } from '../quiet-logger.ts'
import { createTestClock } from '../test-clock.ts'
import { testConfig } from '../test-config.ts'

const [flag = '', value = '', code = '', id = '', path = ''] = process.argv.slice(2)
const database = await openDatabase(testConfig({ [flag]: value }), quietLogger)
const district = DistrictCode.parse(code)
const { routes } = attachmentsOf({ database, clock: createTestClock('2023-09-15T01:00:00.000Z') })
const bytes = readFileSync(path)

/** As a request would: in one account's name, upon the district's database. */
async function ask(route: Route, given: object): Promise<void> {
  const mounted = routes.find((one) => one.route === route)
  const call = { actor: systemActor(district), db: database.district(district), ...given }
  // The routes of attachments ask for nothing else of a call.
  await mounted?.handle(call as unknown as Call)
  process.stdout.write(`did ${route.method}\n`)
}

const params = { attachment: id }
await ask(api.declareAttachment, { body: api.declareAttachment.body.parse(declared(bytes, { id })) })
for (let number = 0; number * api.ATTACHMENT_PART_BYTES < bytes.length; number += 1)
  await ask(api.putAttachmentPart, {
    params: { ...params, number },
    upload: { bytes: new Uint8Array(partOf(bytes, number)) },
  })
process.stdout.write('completing\n')
await ask(api.completeAttachment, { params })
process.stdout.write('ended\n')
setInterval(() => undefined, 1_000)
