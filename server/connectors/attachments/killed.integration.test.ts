import { randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { DistrictCode } from '@citybrain/contract/kernel/ids.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDatabase, registerDistrict } from '../../platform/index.ts'
import { type Child, startChild } from '../../testing/child.ts'
import { databaseKinds } from '../../testing/databases.ts'
import { makePlace, type Place } from '../../testing/place.ts'
import { quietLogger } from '../../testing/quiet-logger.ts'
import { makeFolder, removeFolder } from '../../testing/temporary-folder.ts'
import { photo, sha256 } from './fixtures.ts'

const PROGRAM = new URL('../../testing/programs/attachment.ts', import.meta.url)
const CLUB = DistrictCode.parse('990001')
const KILLS = 6

describe.each(databaseKinds)('an upload under fire (%s)', (kind) => {
  let place: Place
  const folder = makeFolder()
  const path = join(folder, 'photo.jpg')
  const children = new Set<Child>()
  beforeAll(async () => {
    place = await makePlace(kind, 'all tables')
    const database = await openDatabase(place.config, quietLogger)
    await registerDistrict(database, { code: CLUB, name: { zh: '测试区', en: 'Test district' } })
    await database.close()
    // A page behind the photo makes it long enough for several parts.
    writeFileSync(path, Buffer.concat([await photo(3000, 2000), Buffer.alloc(700_000, 7)]))
  }, 120_000)
  afterAll(async () => {
    for (const child of children) await child.kill()
    await place.remove()
    removeFolder(folder)
  })

  function start(id: string): Child {
    const { databaseUrl, data } = place.config
    const where = databaseUrl === null ? ['data', data] : ['database-url', databaseUrl]
    const child = startChild(PROGRAM, [...where, CLUB, id, path])
    children.add(child)
    return child
  }

  test('killed at any moment it goes on from there, and is there once and whole', { timeout: 300_000 }, async () => {
    const id = randomUUID()
    for (let kill = 0; kill < KILLS; kill += 1) {
      const child = start(id)
      await child.line(kill % 2 === 0 ? 'did PUT' : 'completing')
      await pause(Math.random() * 500)
      await child.kill()
    }
    const last = start(id)
    await last.line('ended')
    await last.kill()
    const database = await openDatabase(place.config, quietLogger)
    const { rows } = await sql<{ state: string; sha256: string; whole: Uint8Array; pictures: number; audits: number }>`
      select state, sha256, (select string_agg(bytes, ''::bytea order by number) from attachment_part) as whole,
        (select count(*)::int from attachment_picture) as pictures,
        (select count(*)::int from audit where action = 'attachment.complete') as audits
      from attachment`.execute(database.district(CLUB))
    await database.close()
    expect(rows.map(({ whole, ...row }) => ({ ...row, whole: sha256(whole) === row.sha256 }))).toEqual([
      { state: 'ready', sha256: expect.any(String), whole: true, pictures: 2, audits: 1 },
    ])
  })
})
