import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { systemActor } from '../../platform/index.ts'
import { describeOnEachDatabase } from '../../testing/databases.ts'
import { auditReads } from './index.ts'

describeOnEachDatabase('reads of personal data', (open) => {
  test('a request is one audit record, whatever number of people it showed; one that showed none is not written', async () => {
    const district = await open().freshDistrict()
    const db = open().database.district(district)
    const ids = Array.from({ length: 1500 }, () => randomUUID())
    const read = (some: readonly string[], fields: readonly string[]) =>
      auditReads(db, systemActor(district), { action: 'member.read-personal', kind: 'member', ids: some, fields })
    await read(ids, ['phone'])
    await read(ids.slice(0, 1), ['phone', 'id-number'])
    await read([], ['phone'])
    await read(ids, [])
    const rows = await db.selectFrom('audit').select(['action', 'subject_id', 'after']).orderBy('seq').execute()
    expect(rows).toEqual([
      {
        action: 'member.read-personal',
        subject_id: 'many',
        after: { things: 1500, ids: ids.slice(0, 1000), fields: ['phone'] },
      },
      {
        action: 'member.read-personal',
        subject_id: ids[0],
        after: { things: 1, ids: [ids[0]], fields: ['phone', 'id-number'] },
      },
    ])
  })
})
