import type { CodeKind } from '@citybrain/contract/kernel/code-kind.ts'
import { type CodeTable, entry } from '@citybrain/contract/pack/code-table.ts'
import { describe, expect, it } from 'vitest'
import { CODE_RULES, checkCode } from './index.ts'

const told = { known: 'verified', effectiveFrom: null, effectiveTo: null, basis: '', complete: false } as const
const table = (key: string, ...entries: CodeTable['entries']): CodeTable => ({
  ...told,
  ...{ key, title: { zh: key, en: key }, source: { zh: '', en: '' }, entries },
})

/** A tennis club's classes: no municipal table is needed to test the rules. */
const TABLES = [
  table('organisation-kinds', entry('9', '市场监管', 'Market regulation'), entry('91', '企业', 'Enterprise')),
  table('provinces', entry('12', '天津市', 'Tianjin'), entry('44', '广东省', 'Guangdong')),
  table('divisions', entry('120104', '南开区', 'Nankai'), entry('120104002', '鼓楼街道', 'Gulou Street')),
  table(
    'component-classes',
    entry('01', '球网', 'Nets'),
    entry('0102', '网柱', 'Net post'),
    entry('06', '自定', 'Own'),
  ),
  table('event-classes', entry('01', '场地', 'Courts'), entry('0102', '积水', 'Standing water')),
  table('project-kinds', entry('01', '基本建设', 'Capital construction')),
  table('industry-sections', entry('I', '信息业', 'Information'), entry('R', '体育业', 'Sports')),
  table('industry-divisions', entry('I65', '信息业', 'Information'), entry('R89', '体育业', 'Sports')),
]

const check = (kind: CodeKind, value: string) => checkCode(kind, value, TABLES)
const meanings = (kind: CodeKind, value: string) => {
  const found = check(kind, value)
  return found.valid ? found.parts.map(({ value, meaning }) => `${value} ${meaning?.en ?? '—'}`) : []
}
const warnings = (kind: CodeKind, value: string) => {
  const found = check(kind, value)
  return found.valid ? found.warnings.map(({ en }) => en) : ['invalid']
}
const because = (kind: CodeKind, value: string) => {
  const found = check(kind, value)
  return found.valid ? 'valid' : `${found.at ?? '-'}: ${found.because.en}`
}

describe('unified social credit code', () => {
  it('holds for the codes that well-known firms publish, with the organisation code inside', () => {
    for (const code of [
      '914403001922038216',
      '9144030071526726XG',
      '91110000802100433B',
      '91110108551385082Q',
      '91330100716105852F',
      '91330100799655058B',
      '91110302562134916R',
      '91100000100003962T',
      '911100007109250324',
      '91120000103071899G',
      '91350100M000100Y43',
      '91310000132260250X',
    ]) {
      expect([code, checkCode('uscc', code)]).toMatchObject([code, { valid: true, normal: code, warnings: [] }])
    }
  })

  it('names its parts', () => {
    expect(meanings('uscc', '914403001922038216')).toEqual([
      '9 Market regulation',
      '1 Enterprise',
      '440300 Guangdong',
      '192203821 —',
      '6 —',
    ])
  })

  it('forgives how it was typed and tells what was changed', () => {
    expect(check('uscc', ' ９144030071526726x-g\u200b')).toMatchObject({
      valid: true,
      normal: '9144030071526726XG',
      told: [
        { en: 'full-width characters were made half-width' },
        { en: 'spaces were removed' },
        { en: 'lower-case letters were made capitals' },
        { en: 'hyphens were removed' },
      ],
    })
  })

  it('says which character is wrong, and what it should be', () => {
    expect(because('uscc', '91440300192203821')).toBe('-: it has 18 characters; this has 17')
    expect(because('uscc', '')).toBe('-: nothing was given: it has 18 characters')
    expect(because('uscc', '91110000802O00433B')).toBe(
      '12: character 12 is O; the code uses no I, O, S, V or Z: is it a 0?',
    )
    expect(because('uscc', '9111000080210043网B')).toBe(
      '17: character 17 is "网"; the code has digits and capitals only',
    )
    expect(because('uscc', '91A10000802100433B')).toBe('3: character 3 is A; characters 3 to 8 are digits')
    expect(because('uscc', '91110000802100433C')).toBe(
      '18: the check character should be B, not C: one of the 18 is wrong; compare it with the licence',
    )
    expect(because('uscc', '19220382-1')).toMatch(/^-: this is an organisation code of 9 characters/)
  })

  it('warns of what only memory or an incomplete list forbids', () => {
    // A kind, a province and an organisation code that don't hold; the check character was computed apart.
    expect(warnings('uscc', '319900008021004325')).toEqual([
      'the kind of organisation 31 is not in the table of known kinds',
      'no province has the code 99',
      'the organisation code in characters 9 to 17 should end in 3, not 2 (a test from memory: it only warns)',
    ])
  })
})

describe('organisation code', () => {
  it('holds with and without its hyphen', () => {
    for (const code of ['19220382-1', '71526726-X', '802100433']) expect(because('organisation', code)).toBe('valid')
    expect(because('organisation', '19220382-2')).toBe('9: the check character should be 1, not 2')
  })
})

describe('places', () => {
  it('read as the levels they lie in', () => {
    expect(meanings('district', '120104')).toEqual(['120104 Nankai'])
    expect(meanings('street', '120104002')).toEqual(['120104 Nankai', '002 Gulou Street'])
    expect(meanings('community', '120104002001')).toEqual(['120104 Nankai', '002 Gulou Street', '001 —'])
    expect(meanings('grid', '120104002001001')).toEqual(['120104 Nankai', '002 Gulou Street', '001 —', '001 —'])
    expect(because('grid', '320582110152102')).toBe('valid')
  })

  it('take the statistical form of a street and say so', () => {
    expect(check('street', '120104002000')).toMatchObject({
      normal: '120104002',
      told: [{ en: 'the closing 000 of the statistical form was removed' }],
    })
    expect(because('street', '120104002001')).toBe('-: it has 9 characters; this has 12')
  })

  it('say which part cannot be', () => {
    expect(because('grid', '120104002001000')).toBe('13: the grid number part (from character 13) cannot be 000')
    expect(because('grid', '120104000001001')).toBe('7: the street part (from character 7) cannot be 000')
    expect(because('grid', '12O104002001001')).toBe('3: character 3 is O; characters 1 to 15 are digits: is it a 0?')
    expect(because('community', '120104')).toBe('-: it has 12 characters; this has 6')
  })

  it('warn of a street that the district’s data do not hold', () => {
    expect(warnings('grid', '120104013001001')).toEqual(['the data of Nankai hold no street 120104013'])
    expect(warnings('district', '120000')).toEqual(['120000 is a province’s or a city’s, not a district’s'])
    expect(warnings('district', '990104')).toEqual(['no province has the code 99'])
  })
})

describe('components and events', () => {
  it('name their class', () => {
    expect(meanings('component', '3205820102048188')).toEqual(['320582 —', '01 Nets', '02 Net post', '048188 —'])
    expect(meanings('event', '1201040102')).toEqual(['120104 Nankai', '01 Courts', '02 Standing water'])
  })

  it('refuse a class outside the table and the number zero', () => {
    expect(because('component', '1201040902000001')).toBe('7: characters 7 and 8: there is no component major class 09')
    expect(because('component', '1201040140000001')).toBe(
      '9: major class 01 (Nets) has no minor class 40; add a local extension to the code table component-classes first',
    )
    expect(because('component', '1201040102000000')).toBe('11: numbers begin at 000001')
    expect(because('component', '120104010200001')).toBe('-: it has 16 characters; this has 15')
    expect(because('event', '1201040299')).toBe('7: characters 7 and 8: there is no event major class 02')
  })

  it('take any minor of a major class that each city fills itself, with a warning', () => {
    expect(warnings('component', '1201040617000001')).toEqual([
      'minor classes of 06 are each city’s own: 17 was not tested',
    ])
  })

  it('say so when the table is missing', () => {
    expect(checkCode('event', '1201040102')).toMatchObject({
      valid: true,
      known: 'from-memory',
      warnings: [{ en: 'the code table event-classes is missing: the class was not tested' }],
    })
  })
})

describe('project code', () => {
  const UNTESTED = /^only the shape was tested: the algorithm of the check character is not public to us/

  it('is tested for its shape only, and says so each time', () => {
    const code = '2103-120104-89-01-12345X'
    expect(because('project-code', code)).toBe('valid')
    expect(warnings('project-code', code)).toEqual([expect.stringMatching(UNTESTED)])
    expect(meanings('project-code', code)).toEqual([
      '2103 2021-03',
      '120104 Nankai',
      '89 —',
      '01 Capital construction',
      '12345 —',
      'X —',
    ])
  })

  it('gets its hyphens where they were left out or another sign stood for them', () => {
    const hyphens = [{ en: 'hyphens were put where they belong' }]
    expect(check('project-code', '210312010489011234 56')).toMatchObject({
      normal: '2103-120104-89-01-123456',
      told: [{ en: 'spaces were removed' }, ...hyphens],
    })
    expect(check('project-code', '2103—120104－89–01-123456')).toMatchObject({ normal: '2103-120104-89-01-123456' })
  })

  it('says which part is wrong, at its place among the hyphens', () => {
    expect(because('project-code', '2113-120104-89-01-123456')).toBe('3: the month part is 13; months are 01 to 12')
    expect(because('project-code', '2019-120104-89-01-123456')).toBe(
      '3: the month part is 19; months are 01 to 12; a code of 2019 in the older form is not of this standard',
    )
    expect(because('project-code', '2103-12O104-89-01-123456')).toBe(
      '8: character 8 is O; characters 6 to 11 are digits: is it a 0?',
    )
    expect(because('project-code', '2103-120104-89-01-12345')).toBe(
      '-: it has 20 characters; this has 19, hyphens not counted',
    )
  })

  it('warns of a type that is not in the table', () => {
    expect(warnings('project-code', '2103-120104-89-77-123456')[0]).toBe(
      'the project type 77 is not in the table of known types',
    )
  })
})

describe('industry code', () => {
  it('takes sections, divisions, groups and classes, with the letter or without', () => {
    expect(meanings('industry', 'i6513')).toEqual(['I Information', '65 —', '651 —', '6513 —'])
    expect(meanings('industry', '8910')).toEqual(['R Sports', '89 —', '891 —', '8910 —'])
    expect(meanings('industry', 'R')).toEqual(['R Sports'])
  })

  it('says that the full list is not held, and warns of a division in another section', () => {
    expect(warnings('industry', 'R6513')).toEqual([
      'division 65 lies in section I, not R (from memory)',
      'division, group and class were tested for their shape only: the full list is not held offline',
    ])
    expect(warnings('industry', '98')[0]).toBe('division 98 is not among 01 to 97 (from memory)')
  })

  it('refuses another section, division 00 and other shapes', () => {
    expect(because('industry', 'U12')).toBe('1: there is no section U: sections are A to T')
    expect(because('industry', 'R00')).toBe('2: divisions begin at 01')
    for (const odd of ['', '1', '12345', 'RI', 'R1', '65.1']) expect(because('industry', odd)).toMatch(/^-: it is/)
  })
})

it('each kind says under which rule it is judged, and its own example holds', () => {
  for (const rule of Object.values(CODE_RULES)) {
    expect([rule.kind, checkCode(rule.kind, rule.example).valid]).toEqual([rule.kind, true])
    expect(rule.basis).not.toBe('')
  }
})
