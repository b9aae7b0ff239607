import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatAddress, parseAddress } from './index.ts'

const partsOf = (text: string) =>
  Object.fromEntries(Object.entries(parseAddress(text)).filter(([, value]) => value !== null))

test.each([
  [
    '天津市南开区鼓楼街道春畅里社区南门外大街12号',
    {
      province: '天津市',
      district: '南开区',
      street: '鼓楼街道',
      community: '春畅里社区',
      road: '南门外大街',
      number: '12号',
    },
  ],
  [
    '天津南开区长江道甲12号昔阳里3号楼2门501室',
    {
      province: '天津市',
      district: '南开区',
      road: '长江道',
      number: '甲12号',
      estate: '昔阳里',
      building: '3号楼',
      gate: '2门',
      room: '501室',
    },
  ],
  ['南开区复康路１８号', { district: '南开区', road: '复康路', number: '18号' }],
  ['红旗南路二百五十号', { road: '红旗南路', number: '250号' }],
  ['昔阳里三号楼二单元五〇一', { estate: '昔阳里', building: '3号楼', gate: '2单元', room: '501室' }],
  ['昔阳里3楼2门501', { estate: '昔阳里', building: '3号楼', gate: '2门', room: '501室' }],
  ['昔阳里3-2-501', { estate: '昔阳里', building: '3号楼', gate: '2门', room: '501室' }],
  ['白堤路12-14号', { road: '白堤路', number: '12-14号' }],
  ['白堤路12号副3号', { road: '白堤路', number: '12号附3' }],
  ['白堤路12号乙', { road: '白堤路', number: '乙12号' }],
  ['南京路3弄5号', { road: '南京路', lane: '3弄', number: '5号' }],
  ['南开大学天大六村5栋', { estate: '南开大学天大六村', building: '5号楼' }],
  ['时代奥城A座1203室', { estate: '时代奥城', building: 'A座', room: '1203室' }],
  ['华苑小区', { estate: '华苑小区' }],
  ['向阳路街道昔阳里社区', { street: '向阳路街道', community: '昔阳里社区' }],
  ['体育中心街道办事处', { street: '体育中心街道' }],
  ['卫津路 94号 15层', { road: '卫津路', number: '94号', floor: '15层' }],
  [
    '河北省石家庄市长安区中山东路3号',
    { province: '河北省', city: '石家庄市', district: '长安区', road: '中山东路', number: '3号' },
  ],
] as const)('%s', (text, parts) => {
  expect(partsOf(text)).toEqual(parts)
})

test('what cannot be read stays as the rest and nothing is lost', () => {
  expect(parseAddress('12345678').rest).toBe('12345678')
  expect(parseAddress('').rest).toBeNull()
})

const words = fc.constantFrom(
  ...[
    '天津市',
    '南开区',
    '鼓楼街道',
    '春畅里社区',
    '长江道',
    '南门外大街',
    '甲',
    '12号',
    '十二号',
    '昔阳里',
    '3号楼',
    '3楼',
  ],
  ...[
    '二单元',
    '2门',
    '501',
    '501室',
    '-',
    'A座',
    '附3',
    '层',
    '路',
    '街',
    '区',
    '市',
    '村',
    '园',
    '5',
    'b',
    '　',
    '＃',
  ],
)

test('an address in its standard form reads as the same parts again', () => {
  const text = fc.oneof(
    fc.array(words, { maxLength: 12 }).map((list) => list.join('')),
    fc.string({ maxLength: 40 }),
  )
  fc.assert(
    fc.property(text, (given) => {
      const address = parseAddress(given)
      const standard = formatAddress(address)
      expect(parseAddress(standard)).toEqual(address)
      expect(formatAddress(parseAddress(standard))).toBe(standard)
    }),
    { numRuns: 3_000 },
  )
})
