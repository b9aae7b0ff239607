import type { DistrictData } from '@citybrain/contract/engines/district.ts'
import { BRANCHES, CITY_DEPARTMENTS } from './departments-city.ts'
import { ECONOMY_DEPARTMENTS } from './departments-economy.ts'
import { LIVELIHOOD_DEPARTMENTS } from './departments-livelihood.ts'
import { GROUPS, INSTITUTIONS_2017, PARTY_DEPARTMENTS } from './departments-party.ts'
import { STREET_OFFICES as OFFICE_SOURCE } from './sources.ts'
import { STREETS } from './streets.ts'

/** Texts name a street and mean its office, so the street's own name is one of the office's forms. */
const STREET_OFFICES = STREETS.map((street) => ({
  code: street.name.en.toLowerCase().replaceAll(' ', '-'),
  name: {
    zh: `天津市南开区人民政府${street.name.zh}办事处`,
    en: `${street.name.en} Office of the People’s Government of Nankai District`,
  },
  short: { zh: `${street.name.zh}办事处`, en: `${street.name.en} Office` },
  aliases: [street.name.zh, `${street.name.zh}办`, street.name.zh.replace('街道', '街')],
  kind: 'street-office' as const,
  street: street.code,
  effectiveFrom: null,
  effectiveTo: null,
  source: OFFICE_SOURCE,
}))

export const DEPARTMENTS = [
  ...ECONOMY_DEPARTMENTS,
  ...CITY_DEPARTMENTS,
  ...BRANCHES,
  ...LIVELIHOOD_DEPARTMENTS,
  ...PARTY_DEPARTMENTS,
  ...GROUPS,
  ...INSTITUTIONS_2017,
  ...STREET_OFFICES,
] satisfies DistrictData['departments']
