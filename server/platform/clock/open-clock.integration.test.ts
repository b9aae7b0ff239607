import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { describeOnEachDatabase } from '../../testing/databases.ts'
import { quietLogger } from '../../testing/quiet-logger.ts'
import { openClock } from '../index.ts'

describeOnEachDatabase("the city's clock of a database", (open) => {
  test('keeps the date it was set to over restarts, and the log is stamped with it', async () => {
    const { database } = open()
    const clock = await openClock(database, { today: '2023-09-15' }, quietLogger)
    expect(clock.cityToday()).toBe('2023-09-15')
    await clock.close()
    const again = await openClock(database, { today: null }, quietLogger)
    expect(again.cityToday()).toBe('2023-09-15')
    await again.close()
    const { rows } = await sql`select (city_now() at time zone 'Asia/Shanghai')::date as day`.execute(database.owner)
    expect(rows).toEqual([{ day: '2023-09-15' }])
  })

  test('refuses an earlier date with a sentence and stays where it is', async () => {
    const { database } = open()
    const back = openClock(database, { today: '2023-09-01' }, quietLogger)
    await expect(back).rejects.toMatchObject({ code: 'platform.clock-backwards' })
    const clock = await openClock(database, { today: '2023-10-08' }, quietLogger)
    expect(clock.cityToday()).toBe('2023-10-08')
    await clock.close()
  })
})
