import { choice, code, date, decimal, flag, integer, money, text } from '@citybrain/contract/pack/field.ts'
import { thingType } from '@citybrain/contract/pack/thing.ts'
import { describe, expect, test } from 'vitest'
import { meets, readFilter } from './filter.ts'
import { maskThing, openedFields } from './mask.ts'
import { translate } from './translate.ts'
import { checkAttributes, missingFields } from './values.ts'

const words = { zh: '球场', en: 'Court' }
const COURT = thingType({
  ...{ key: 'court', title: words, description: words, version: 3 },
  fields: [
    text('keeper', words, { means: 'person-name', privacy: 'sensitive', maxLength: 4, required: true }),
    text('phone', words, { means: 'phone', privacy: 'secret' }),
    integer('lights', words, { min: 0, max: 40, filter: true }),
    decimal('widthM', words, { min: '1', scale: 2, filter: true }),
    money('fee', words, { filter: true }),
    date('openedOn', words, { filter: true }),
    flag('covered', words, { filter: true }),
    choice(
      'surface',
      words,
      [
        ['clay', '红土', 'Clay'],
        ['grass', '草地', 'Grass'],
      ],
      { filter: true },
    ),
    choice(
      'uses',
      words,
      [
        ['single', '单打', 'Singles'],
        ['double', '双打', 'Doubles'],
      ],
      { filter: true, many: true },
    ),
    code('owner', words, { kind: 'uscc' }),
  ],
  migrations: [
    {
      to: 2,
      note: words,
      steps: [
        { do: 'rename', from: 'width', to: 'widthM' },
        { do: 'convert', field: 'widthM', factor: '0.01' },
      ],
    },
    {
      to: 3,
      note: words,
      steps: [
        { do: 'drop', field: 'colour' },
        { do: 'set-default', field: 'covered', value: false },
        {
          do: 'recode',
          field: 'surface',
          values: [
            ['red', 'clay'],
            ['brown', 'clay'],
          ],
        },
      ],
    },
  ],
})
const check = (attributes: object) => checkAttributes(COURT, { ...attributes }, [])
const faulty = (attributes: object) => check(attributes).faults.map((fault) => fault.field)

describe('values of a field', () => {
  test('sound values are kept as they are stored', () => {
    const given = {
      keeper: ' 王五 ',
      lights: 8,
      widthM: '010.97',
      fee: 30,
      openedOn: '2023-05-18',
      uses: ['single', 'double', 'single'],
    }
    expect(check(given)).toEqual({
      values: {
        keeper: '王五',
        lights: 8,
        widthM: '10.97',
        fee: '30',
        openedOn: '2023-05-18',
        uses: ['double', 'single'],
      },
      faults: [],
    })
  })

  test('null is unknown, and right everywhere; a required field still misses it', () => {
    expect(check({ lights: null, surface: null }).faults).toEqual([])
    expect(missingFields(COURT, { keeper: null }).map((fault) => fault.field)).toEqual(['keeper'])
  })

  test('what a field cannot hold is told with the field’s name', () => {
    expect(faulty({ keeper: '' })).toEqual(['keeper'])
    expect(faulty({ keeper: '王五王五王五' })).toEqual(['keeper'])
    expect(faulty({ lights: 41 })).toEqual(['lights'])
    expect(faulty({ lights: 1.5 })).toEqual(['lights'])
    expect(faulty({ widthM: '10.975' })).toEqual(['widthM'])
    expect(faulty({ widthM: '0.99' })).toEqual(['widthM'])
    expect(faulty({ fee: '1e3' })).toEqual(['fee'])
    expect(faulty({ openedOn: '2023-02-30' })).toEqual(['openedOn'])
    expect(faulty({ surface: 'ice' })).toEqual(['surface'])
    expect(faulty({ uses: 'single' })).toEqual(['uses'])
    expect(faulty({ covered: 'yes' })).toEqual(['covered'])
    expect(faulty({ owner: '91120104MA05XXXXX1' })).toEqual(['owner'])
    expect(faulty({ roof: 1 })).toEqual(['roof'])
  })
})

describe('filters', () => {
  const context = { type: COURT, clearance: 'internal', tables: [] } as const
  const filter = (text: string) => {
    const read = readFilter(text, { ...context, clearance: 'secret' })
    if ('fault' in read) throw new Error(read.fault.en)
    return read.filter
  }

  test('figures are compared as figures, days as days, several choices by what is among them', () => {
    expect(meets(filter('widthM:gte:9.5'), '10.97')).toBe(true)
    expect(meets(filter('widthM:eq:10.970'.slice(0, -1)), '10.97')).toBe(true)
    expect(meets(filter('openedOn:lt:2023-06-01'), '2023-05-18')).toBe(true)
    expect(meets(filter('uses:eq:double'), ['double', 'single'])).toBe(true)
    expect(meets(filter('lights:in:4,8'), 8)).toBe(true)
  })

  test('unknown meets nothing but “is unknown”', () => {
    expect(meets(filter('lights:ne:8'), null)).toBe(false)
    expect(meets(filter('lights:lt:8'), undefined)).toBe(false)
    expect(meets(filter('lights:is:unknown'), null)).toBe(true)
    expect(meets(filter('lights:is:known'), 0)).toBe(true)
  })

  test('nobody filters by a field that they may not see, that is no filter, or that isn’t there', () => {
    for (const text of [
      'keeper:eq:王五',
      'owner:eq:x',
      'roof:eq:1',
      'surface:gt:clay',
      'lights:eq:many',
      'lights:is:8',
    ])
      expect(readFilter(text, context)).toHaveProperty('fault')
    expect(readFilter('lights:eq:8', { ...context, type: null })).toHaveProperty('fault')
  })
})

describe('masks', () => {
  const thing = {
    name: '一号场',
    aliases: [],
    code: null,
    geometry: null,
    attributes: { keeper: '王小五', phone: '13800000001', lights: 8, gone: 1 },
  }
  const seenBy = (clearance: 'internal' | 'sensitive' | 'secret', personal = false) =>
    maskThing({ ...COURT, personal }, thing as never, clearance)

  test('a field above the reader’s clearance is shown in part only; one the type has no more, not at all', () => {
    expect(seenBy('internal').attributes).toEqual({
      keeper: { masked: true, shown: '王**' },
      phone: { masked: true, shown: '138****0001' },
      lights: 8,
      gone: { masked: true, shown: null },
    })
    expect(seenBy('sensitive').attributes).toMatchObject({ keeper: '王小五', phone: { masked: true } })
    expect(seenBy('secret').attributes).toEqual(thing.attributes)
  })

  test('what a higher clearance opens are the known fields between the two, of people the name besides', () => {
    const opened = (personal: boolean) => {
      const values = { $name: '王小五', $code: null, ...thing.attributes, fee: null }
      return openedFields({ ...COURT, personal }, values, { less: 'internal', more: 'sensitive' })
    }
    expect(opened(false)).toEqual(['keeper'])
    expect(opened(true)).toEqual(['$name', 'keeper'])
  })

  test('of people the name itself is masked', () => {
    expect(seenBy('internal', true).name).toBe('一**')
    expect(seenBy('sensitive', true).name).toBe('一号场')
  })
})

describe('versions of a type', () => {
  const up = (values: object, whole = true) => translate(COURT, { ...values }, { version: 1, whole }, 3)
  const down = (values: object) => translate(COURT, { ...values }, { version: 3, whole: true }, 1)

  test('what was said under an old version is read in the words of the new one', () => {
    expect(up({ width: '1097', colour: 'green', surface: 'brown' })).toEqual({
      widthM: '10.97',
      covered: false,
      surface: 'clay',
    })
  })

  test('a default is for a whole record, not for a change that says nothing of the field', () => {
    expect(up({ width: null }, false)).toEqual({ widthM: null })
  })

  test('what was said under the new version is read in the words of the old one', () => {
    expect(down({ widthM: '10.97', covered: true, surface: 'clay', lights: 8 })).toEqual({
      width: '1097',
      surface: 'red',
      lights: 8,
    })
  })

  test('a fact read under its own version is as it was said', () => {
    const said = { width: '1097', colour: 'green', surface: 'brown' }
    expect(translate(COURT, said, { version: 1, whole: true }, 1)).toEqual(said)
  })
})
