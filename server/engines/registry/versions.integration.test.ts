import { date, decimal, integer, text } from '@citybrain/contract/pack/field.ts'
import type { ThingType } from '@citybrain/contract/pack/thing.ts'
import { expect, test, vi } from 'vitest'
import { COURT, openThingDesk } from '../../testing/club-things.ts'
import { describeOnEachDatabase } from '../../testing/databases.ts'
import { adoptTypes, changeThing, createThing } from './index.ts'
import { migrateType } from './migrate-type.ts'
import { getThing } from './reading.ts'

const words = (zh: string, en: string) => ({ zh, en })
const HALL: ThingType = {
  ...{ ...COURT, key: 'hall', links: [], version: 1 },
  fields: [
    decimal('widthCm', words('宽', 'Width'), { filter: true }),
    text('colour', words('颜色', 'Colour')),
    date('builtOn', words('建成', 'Built')),
  ],
}
const HALL_2: ThingType = {
  ...HALL,
  version: 2,
  fields: [
    decimal('widthM', words('宽', 'Width'), { filter: true }),
    integer('seats', words('座位', 'Seats'), { sort: true }),
    date('builtOn', words('建成', 'Built')),
  ],
  migrations: [
    {
      to: 2,
      note: words('以米计', 'In metres'),
      steps: [
        { do: 'rename', from: 'widthCm', to: 'widthM' },
        { do: 'convert', field: 'widthM', factor: '0.01' },
        { do: 'drop', field: 'colour' },
        { do: 'set-default', field: 'seats', value: 0 },
      ],
    },
  ],
}

describeOnEachDatabase('versions of a type', (open) => {
  test('stored things follow a new definition, and go back to the old one without losing a value', async () => {
    const { database, freshDistrict } = open()
    const district = await freshDistrict()
    const old = await openThingDesk({ database, district, types: [HALL] })
    const made = await createThing(old.deps, old.caller, {
      type: 'hall',
      name: '东馆',
      attributes: { widthCm: '1097', colour: '绿' },
    })
    const now = await openThingDesk({ database, district, types: [HALL_2] })
    const migrate = async (to: number) => {
      const job = await migrateType(now.deps, now.caller, 'hall', to)
      const ended = await vi.waitUntil(async () => {
        const record = await now.jobs.get(district, job.id)
        return record.endedAt ? record : null
      })
      expect(ended).toMatchObject({ state: 'done', result: { type: 'hall', version: to } })
    }
    const shown = async () => (await getThing(now.deps, now.caller, made.id, {})).attributes
    await migrate(2)
    expect(await shown()).toEqual({ widthM: '10.97', seats: 0 })
    await changeThing(now.deps, now.caller, { thing: made.id, attributes: { widthM: '12' } })
    await migrate(1)
    expect(await shown()).toEqual({ widthCm: '1200', colour: '绿' })
    await migrate(2)
    expect(await shown()).toEqual({ widthM: '12', seats: 0 })
  })

  test('a change to a thing that follows an old definition takes it to the newest', async () => {
    const { database, freshDistrict } = open()
    const district = await freshDistrict()
    const old = await openThingDesk({ database, district, types: [HALL] })
    const made = await createThing(old.deps, old.caller, {
      type: 'hall',
      name: '东馆',
      attributes: { widthCm: '1097' },
    })
    const now = await openThingDesk({ database, district, types: [HALL_2] })
    const changed = await changeThing(now.deps, now.caller, { thing: made.id, attributes: { seats: 40 } })
    expect(changed).toMatchObject({ typeVersion: 2, attributes: { widthM: '10.97', seats: 40 } })
  })

  test('a definition that lost a field without a new version is refused at the start', async () => {
    const { database } = open()
    await adoptTypes(database, [{ ...HALL, key: 'shed' }])
    await expect(adoptTypes(database, [{ ...HALL, key: 'shed', fields: [] }])).rejects.toThrow(/raise the version/)
    await adoptTypes(database, [
      { ...HALL, key: 'shed', fields: [...HALL.fields, integer('doors', words('门', 'Doors'))] },
    ])
  })
})
