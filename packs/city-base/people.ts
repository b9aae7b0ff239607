import { choice, date, flag, integer, text } from '@citybrain/contract/pack/field.ts'
import { link, thingType } from '@citybrain/contract/pack/thing.ts'
import { EMPLOYMENT_LAW, OWN } from './sources.ts'

export const HOUSEHOLD = thingType({
  key: 'household',
  title: { zh: '家庭', en: 'Household' },
  description: { zh: '服务与帮扶所需的家庭信息', en: 'A household, as far as services and help need to know it' },
  version: 1,
  geometry: 'point',
  code: { title: { zh: '户编号', en: 'Household number' }, kind: null, required: false },
  personal: true,
  fields: [
    text(
      'head',
      { zh: '户主姓名', en: 'Head of household' },
      { means: 'person-name', privacy: 'sensitive', required: true, maxLength: 60 },
    ),
    text(
      'idNumber',
      { zh: '户主身份证号', en: 'Identity number of the head' },
      { means: 'id-number', privacy: 'secret', maxLength: 18, pattern: '[0-9]{17}[0-9X]' },
    ),
    text('phone', { zh: '联系电话', en: 'Telephone' }, { means: 'phone', privacy: 'sensitive', maxLength: 20 }),
    text('address', { zh: '住址', en: 'Address' }, { means: 'address', privacy: 'sensitive', search: false }),
    integer('members', { zh: '家庭人数', en: 'Members' }, { unit: { zh: '人', en: 'people' }, min: 1, max: 40 }),
    integer(
      'ofWorkingAge',
      { zh: '法定劳动年龄内人数', en: 'Members of working age' },
      { unit: { zh: '人', en: 'people' }, min: 0, max: 40, source: EMPLOYMENT_LAW },
    ),
    integer(
      'employed',
      { zh: '就业人数', en: 'Members in work' },
      { unit: { zh: '人', en: 'people' }, min: 0, max: 40, source: EMPLOYMENT_LAW },
    ),
    flag(
      'zeroEmployment',
      { zh: '零就业家庭', en: 'Zero-employment household' },
      { privacy: 'sensitive', source: EMPLOYMENT_LAW, filter: true },
    ),
    date('confirmedOn', { zh: '认定日期', en: 'Confirmed on' }, { privacy: 'sensitive', source: EMPLOYMENT_LAW }),
    choice(
      'support',
      { zh: '帮扶类别', en: 'Support' },
      [
        ['minimum-living', '低保', 'Minimum living'],
        ['extreme-poverty', '特困', 'Extreme poverty'],
        ['disabled', '困难残疾人家庭', 'Disabled in need'],
        ['elderly', '高龄独居', 'Elderly living alone'],
        ['veteran', '退役军人优抚', 'Veterans'],
      ],
      { privacy: 'secret', source: OWN, many: true },
    ),
  ],
  identifiers: ['idNumber', 'phone'],
  links: [
    link('building', { title: { zh: '所在楼栋', en: 'Lives in' }, inverse: { zh: '住户', en: 'Households' } }, [
      'building',
    ]),
  ],
  quality: [
    { key: 'located', title: { zh: '有位置', en: 'Has a position' }, check: 'located', weight: 2 },
    {
      key: 'fresh',
      title: { zh: '半年内核实', en: 'Verified within half a year' },
      check: 'fresh',
      days: 183,
      weight: 3,
    },
  ],
  sharing: 'none',
  columns: ['members', 'zeroEmployment'],
})
