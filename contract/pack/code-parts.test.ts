import { expect, test } from 'vitest'
import { composeTables, faultsOfParts } from './code-parts.ts'
import { table } from './testing/flows.ts'

const birds = table(['01', '0101'], { key: 'birds' })
const zoo = (more: object = {}, codes = ['1', '2', '201']) =>
  table(codes, { key: 'zoo', parts: [{ table: 'birds', under: '1' }], ...more })

test('a table that is composed of another holds its codes below its own, in order', () => {
  const [plain, composed] = composeTables([birds, zoo()])
  expect(plain).toEqual(birds)
  expect(composed?.entries.map(({ code }) => code)).toEqual(['1', '101', '10101', '2', '201'])
  expect(composed).not.toHaveProperty('parts')
})

test('a part that there isn’t, or that is composed itself, is a fault', () => {
  expect(faultsOfParts([birds, zoo({ parts: [{ table: 'bird', under: '1' }] })])).toEqual([
    'code table zoo: no code table bird; did you mean birds?',
  ])
  expect(faultsOfParts([birds, zoo(), zoo({ key: 'park', parts: [{ table: 'zoo', under: '1' }] })])).toEqual([
    'code table park: its part zoo is composed itself',
  ])
})

test('a part is put under a code that the table has, and leaves no code twice or too long', () => {
  expect(faultsOfParts([birds, zoo({ parts: [{ table: 'birds', under: '3' }] })])).toEqual([
    'code table zoo: no code 3 to put birds under',
  ])
  expect(faultsOfParts([birds, zoo({}, ['1', '101'])])).toEqual(['code table zoo: 101 stands twice'])
  const long = table(['12345678901234567890'], { key: 'birds' })
  expect(faultsOfParts([long, zoo()])).toEqual(['code table zoo: 112345678901234567890 is no code'])
})

test('a table is no more complete than its parts', () => {
  expect(faultsOfParts([table(['01'], { key: 'birds', complete: false }), zoo()])).toEqual([
    'code table zoo says it is complete, and its part birds isn’t',
  ])
})

test('tables that can’t be composed are refused with every reason', () => {
  expect(() => composeTables([zoo()])).toThrow('code table zoo: no code table birds')
})
