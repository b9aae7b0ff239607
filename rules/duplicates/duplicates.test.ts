import type { DuplicateReason } from '@citybrain/contract/engines/duplicate.ts'
import { text } from '@citybrain/contract/pack/field.ts'
import { thingType } from '@citybrain/contract/pack/thing.ts'
import { describe, expect, test } from 'vitest'
import { absorb, Candidates, type Compared, comparable, scorePair, signsOf } from './index.ts'
import { likeness, plainName } from './name.ts'

const words = { zh: '商户', en: 'Shop' }
const SHOP = thingType({
  ...{ key: 'shop', title: words, description: words, version: 1 },
  fields: [text('address', words, { means: 'address' }), text('phone', words, { means: 'phone' })],
  identifiers: ['phone'],
})
const EMPTY = { id: 'a', aliases: [], code: null, attributes: {}, position: null }
const shop = (name: string, more: Partial<Compared> = {}) => comparable(SHOP, { ...EMPTY, name, ...more })
const scored = (a: ReturnType<typeof shop>, b: ReturnType<typeof shop>) => {
  const found = scorePair(a, b)
  return found && { score: found.score, kinds: found.reasons.map(({ kind }: DuplicateReason) => kind) }
}

describe('names as they are compared', () => {
  test('brackets, blanks, the city in front, full width and the legal form’s wording say nothing', () => {
    expect(plainName('天津市南开区海光寺（老年）食堂').plain).toBe('海光寺老年食堂')
    expect(plainName('鑫 海 商贸有限责任公司').plain).toBe('鑫海商贸有限公司')
    expect(plainName('ＡＢ中心').plain).toBe('ab中心')
  })

  test('a district’s name alone stays', () => {
    expect(plainName('南开区').plain).toBe('南开区')
  })

  test('numbers are compared as digits, and stand among the marks with letters and directions', () => {
    expect(plainName('第一幼儿园').plain).toBe('第1幼儿园')
    expect(plainName('长虹里十二号楼').marks).toBe('12')
    expect(plainName('长虹里二十号楼').marks).toBe('20')
    expect(plainName('长虹里南门B座').marks).toBe('b 南')
  })

  test('likeness is the share of pairs that both have', () => {
    // 长荣, 荣大, 大厦 and 长荣, 荣商, 商厦: two of six.
    expect(likeness(['长荣', '荣大', '大厦'], ['长荣', '荣商', '商厦'])).toBeCloseTo(2 / 6)
    expect(likeness([], [])).toBe(0)
  })
})

describe('how alike two things are', () => {
  test('one code is enough, however the rest was written', () => {
    expect(scored(shop('甲', { code: '91120104ma05-x' }), shop('乙', { code: '91120104MA05X' }))).toEqual({
      score: 60,
      kinds: ['same-code'],
    })
  })

  test('the same name needs a place or another sign beside it, unless it is written the same', () => {
    expect(scored(shop('海光食堂'), shop('海光食堂'))).toEqual({ score: 50, kinds: ['same-name'] })
    expect(scored(shop('海光食堂'), shop('海光（食堂）'))).toEqual({ score: 45, kinds: ['like-name'] })
  })

  test('a name alike some steps away is likely one', () => {
    // 0.0002 degrees of latitude are 22 m.
    const [a, b] = [
      shop('海光食堂', { position: [117.15, 39.1] }),
      shop('海光（食堂）', { position: [117.15, 39.1002] }),
    ]
    expect(scorePair(a, b)).toEqual({
      score: 70,
      reasons: [
        { kind: 'like-name', points: 45, figure: null, field: null },
        { kind: 'near', points: 25, figure: 22, field: null },
      ],
    })
  })

  test('two branches of one name far apart are not proposed', () => {
    const [a, b] = [shop('鑫海便利店', { position: [117.15, 39.1] }), shop('鑫海便利店', { position: [117.2, 39.1] })]
    expect(scored(a, b)).toEqual({ score: 20, kinds: ['same-name', 'far'] })
  })

  test('codes that differ speak against a name', () => {
    expect(scored(shop('鑫海便利店', { code: 'A1' }), shop('鑫海便利店', { code: 'A2' }))?.score).toBe(15)
  })

  test('numbered neighbours are two, however similar and near', () => {
    const at = { position: [117.15, 39.1] as const }
    expect(scored(shop('长虹里三号楼', at), shop('长虹里5号楼', at))).toBeNull()
  })

  test('nearness alone says nothing', () => {
    const at = { position: [117.15, 39.1] as const }
    expect(scored(shop('海光食堂', at), shop('鑫海便利店', at))).toBeNull()
  })

  test('one telephone, one former name and one address add up, and the order of the two doesn’t matter', () => {
    const a = shop('新悦商贸', { attributes: { phone: '022-8700 0001', address: '卫津南路1号' } })
    const b = shop('悦达', { aliases: ['新悦商贸'], attributes: { phone: '02287000001', address: '卫津南路一号' } })
    expect(scored(a, b)).toEqual({ score: 100, kinds: ['same-identifier', 'alias', 'same-address'] })
    expect(scored(b, a)).toEqual(scored(a, b))
  })
})

describe('who is compared with whom', () => {
  const found = (...names: string[]) => {
    const candidates = new Candidates()
    const shops = names.map((name, place) => shop(name, { id: String(place) }))
    for (const one of shops) candidates.add(one.id, signsOf(one), one.names[0]?.pairs ?? [])
    while (candidates.prepare(1));
    return shops.map((one, place) => candidates.before(one.id, place, signsOf(one)))
  }

  test('things before it that share a sign or enough of the name', () => {
    expect(found('海光寺老年食堂', '鑫海便利店', '海光寺老人食堂', '海光寺（老年）食堂')).toEqual([
      [],
      [],
      ['0'],
      ['0', '2'],
    ])
  })

  test('of a name that hundreds have, only those beside each other', () => {
    const candidates = new Candidates()
    const stations = Array.from({ length: 400 }, (_, place) =>
      shop('卫生服务站', { id: String(place), position: [117 + Math.floor(place / 2) / 100, 39.1] }),
    )
    for (const one of stations) candidates.add(one.id, signsOf(one), one.names[0]?.pairs ?? [])
    while (candidates.prepare(100));
    expect(candidates.before('399', 399, signsOf(stations[399] as never))).toEqual(['398'])
    expect(candidates.before('398', 398, signsOf(stations[398] as never))).toEqual([])
  })
})

describe('what a merge gives', () => {
  const own = { $name: '海光食堂', $aliases: ['旧名'], $code: null, address: '甲路1号', phone: null }
  const other = { $name: '海光寺食堂', $aliases: [], $code: 'A1', address: '甲路2号', phone: '1' }
  const merged = (taking: Partial<Parameters<typeof absorb>[3]>) =>
    absorb(SHOP, own, { id: 'b', values: other }, { takeUnknown: true, take: [], ...taking })

  test('the survivor keeps what it knows and takes what it doesn’t', () => {
    expect(merged({})).toEqual({ $absorbed: ['b'], $aliases: ['旧名', '海光寺食堂'], phone: '1', $code: 'A1' })
  })

  test('a chosen value wins, and a name that gives way becomes another name', () => {
    expect(merged({ take: ['$name', 'address'], takeUnknown: false })).toEqual({
      ...{ $absorbed: ['b'], $aliases: ['旧名', '海光食堂'] },
      ...{ $name: '海光寺食堂', address: '甲路2号' },
    })
  })

  test('what the duplicate doesn’t know is not taken, though it was chosen', () => {
    expect(merged({ take: ['$geometry'], takeUnknown: false })).toEqual({
      $absorbed: ['b'],
      $aliases: ['旧名', '海光寺食堂'],
    })
  })
})
