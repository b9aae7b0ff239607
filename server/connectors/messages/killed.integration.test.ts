import { DistrictCode } from '@citybrain/contract/kernel/ids.ts'
import { sql } from 'kysely'
import { describe, expect, test, vi } from 'vitest'
import { openDatabase, registerDistrict } from '../../platform/index.ts'
import { type Child, startChild } from '../../testing/child.ts'
import { openCaseDesk } from '../../testing/club-casework.ts'
import { hire } from '../../testing/club-people.ts'
import { databaseKinds } from '../../testing/databases.ts'
import { openMailServer } from '../../testing/messages.ts'
import { makePlace, type Place } from '../../testing/place.ts'
import { quietLogger } from '../../testing/quiet-logger.ts'

const PROGRAM = new URL('../../testing/programs/messages.ts', import.meta.url)
const DISTRICT = DistrictCode.parse('990088')
/** The embedded database takes a while to open. */
const KILLS = { pglite: 1, postgres: 4 } as const

/** Somebody who has shown the code that was sent to zhao@example.org. */
async function reached({ config }: Place): Promise<string> {
  const database = await openDatabase(config, quietLogger)
  await registerDistrict(database, { code: DISTRICT, name: { zh: '测试区', en: 'Test district' } })
  const desk = await openCaseDesk(database, DISTRICT)
  const { id } = await hire(desk, '赵处置', 'handler', { department: 'grounds' })
  await sql`insert into contact (district, account, channel, verified)
    values (${DISTRICT}, ${id}::uuid, 'mail', 'zhao@example.org')`.execute(database.district(DISTRICT))
  await database.close()
  return id
}

describe.each(databaseKinds)('mail of a server that is killed (%s)', (kind) => {
  test('each message that was accepted is sent, at most one of them twice for each kill, and the figures add up', async () => {
    const place = await makePlace(kind, 'all tables')
    const server = await openMailServer()
    let child: Child | undefined
    try {
      const account = await reached(place)
      const { databaseUrl, data } = place.config
      const where = databaseUrl === null ? ['data', data] : ['database-url', databaseUrl]
      const start = (what: string) => startChild(PROGRAM, [...where, DISTRICT, account, String(server.port), what])
      const accepted: string[] = []
      for (let kill = 0; kill < KILLS[kind]; kill += 1) {
        child = start('order')
        const enough = server.mails.length + 1 + Math.floor(20 * Math.random())
        await vi.waitUntil(() => server.mails.length >= enough, { timeout: 60_000, interval: 5 })
        await child.kill()
        accepted.push(...child.lines.filter((line) => line.startsWith('done ')).map((line) => line.slice(5)))
      }
      child = start('rest')
      const figures = JSON.parse((await child.line('rest ')).slice(5))
      const sent = server.mails.map(({ id }) => id.replace(/^<|@.*$/g, ''))
      const distinct = new Set(sent)
      expect(accepted.length).toBeGreaterThan(0)
      expect(accepted.filter((id) => !distinct.has(id))).toEqual([])
      expect(sent.length - distinct.size).toBeLessThanOrEqual(KILLS[kind])
      expect(figures).toMatchObject({ 'mail asked': distinct.size, 'mail sent': distinct.size, 'mail dead': 0 })
    } finally {
      await child?.kill()
      await server.close()
      await place.remove()
    }
  }, 120_000)
})
