import { describe, expect, test } from 'vitest'
import { applyChange, differingFields, refsOf, undoable, upon } from './changes.ts'
import { row } from './sample-row.ts'

const ids = (rows: { id: string }[]) => rows.map((one) => one.id)

describe('changes of the register', () => {
  const first = row({ id: 'a', start: 0 })
  const second = row({ id: 'b', start: 10 })

  test('a split replaces one row by its parts, in the order of the text', () => {
    const parts = [row({ id: 'b1', start: 10, vstart: 12 }), row({ id: 'b2', start: 10, vstart: 15 })]
    expect(ids(applyChange([second, first], { before: [second], after: parts }))).toEqual(['a', 'b1', 'b2'])
  })

  test('an edit changes its row where it stands', () => {
    const edited = { ...first, revision: 2, subject: '新' }
    expect(applyChange([first, second], { before: [first], after: [edited] })[0]).toBe(edited)
  })

  test('a command is sent again upon the revisions that now stand, and not at all when a row is gone', () => {
    const command = { do: 'accept', rows: [{ id: 'a', revision: 1 }] } as const
    expect(upon({ ...command, rows: [...command.rows] }, [{ ...first, revision: 7 }])).toEqual({
      do: 'accept',
      rows: [{ id: 'a', revision: 7 }],
    })
    expect(upon({ ...command, rows: [...command.rows] }, [second])).toBeNull()
    expect(refsOf({ do: 'edit', row: { id: 'a', revision: 1 }, set: {} })).toEqual([{ id: 'a', revision: 1 }])
  })

  test('a revision alone is no difference', () => {
    expect(differingFields(first, { ...first, revision: 9, leads: ['fgw'] })).toEqual(['leads'])
  })
})

describe('what can be undone', () => {
  const change = (id: string, undoes: string | null = null, by = '周敏') => ({ id, undoes, by })

  test('one’s own changes that stand, the newest last', () => {
    expect(undoable([change('3'), change('2', null, '李强'), change('1')], '周敏')).toEqual(['1', '3'])
  })

  test('a change taken back is left out, and comes back when that was taken back too', () => {
    expect(undoable([change('u1', '1'), change('1')], '周敏')).toEqual([])
    expect(undoable([change('u2', 'u1'), change('u1', '1'), change('1')], '周敏')).toEqual(['1'])
  })
})
