import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { openThingDesk, type ThingDesk } from '../../testing/club-things.ts'
import { describeOnEachDatabase } from '../../testing/databases.ts'
import { changeThing, createThing } from './index.ts'

describeOnEachDatabase('changes that come together', (open) => {
  const desk = async () => openThingDesk({ database: open().database, district: await open().freshDistrict() })
  const court = ({ deps, caller }: ThingDesk, more: object = {}) =>
    createThing(deps, caller, { type: 'court', name: '一号球场', attributes: { lights: 4 }, ...more })

  test('five changes at once that name no revision are all made, one upon the other', async () => {
    const at = await desk()
    const { id } = await court(at)
    const change = (lights: number) => changeThing(at.deps, at.caller, { thing: id, attributes: { lights } })
    const made = await Promise.all([1, 2, 3, 4, 5].map(change))
    expect(made.map(({ revision }) => revision).sort()).toEqual([2, 3, 4, 5, 6])
  })

  test('of changes that come together the refused one is told why, and the others are made', async () => {
    const at = await desk()
    await court(at, { code: 'A-1' })
    const codes = ['B-1', 'A-1', 'B-2', 'B-3']
    const ends = await Promise.allSettled(codes.map((code) => court(at, { code })))
    expect(ends.map((end) => (end.status === 'fulfilled' ? end.value.code : end.reason.code))).toEqual([
      ...['B-1', 'registry.code-taken', 'B-2', 'B-3'],
    ])
  })

  test('each of them is told in the log and the audit under its own name', async () => {
    const at = await desk()
    const names = ['甲', '乙', '丙', '丁']
    const made = await Promise.all(
      names.map((name, place) => {
        const actor = { ...at.caller.actor, name, requestId: `r${place}` }
        return createThing(at.deps, { ...at.caller, actor }, { type: 'court', name: `${name}场`, attributes: {} })
      }),
    )
    const told = async (table: 'event' | 'audit') => {
      const { rows } = await sql<{ id: string; name: string; request: string }>`select subject_id as id,
        actor_name as name, request_id as request from ${sql.table(table)} where subject_kind = 'thing'
        order by seq`.execute(at.caller.db)
      return new Map(rows.map(({ id, name, request }) => [id, `${name} ${request}`]))
    }
    const wanted = new Map(made.map(({ id }, place) => [id, `${names[place]} r${place}`]))
    expect(await told('event')).toEqual(wanted)
    expect(await told('audit')).toEqual(wanted)
  })
})
