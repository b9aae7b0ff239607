import { DistrictProfile } from '@citybrain/contract/engines/district.ts'
import { BOUNDARY } from './boundary.ts'
import { CALENDARS } from './calendars.ts'
import { COMMUNITIES } from './communities.ts'
import { DEPARTMENTS } from './departments.ts'
import { FACTS, IDENTITY } from './identity.ts'
import { LANDMARKS, ZONES } from './landmarks.ts'
import { CITY_MATTERS } from './matters-city.ts'
import { ECONOMY_MATTERS } from './matters-economy.ts'
import { DISTRICT_WIDE_MATTERS, GOVERNANCE_MATTERS } from './matters-governance.ts'
import { INDUSTRY_MATTERS } from './matters-industry.ts'
import { LIVELIHOOD_MATTERS } from './matters-livelihood.ts'
import { POSTS } from './posts.ts'
import { STREETS } from './streets.ts'

/** 天津市南开区: checked against the schema when it is loaded, so that a slip in the data stops the start, not a user. */
export const nankai: DistrictProfile = DistrictProfile.parse({
  ...IDENTITY,
  boundary: BOUNDARY,
  facts: FACTS,
  streets: STREETS,
  communities: COMMUNITIES,
  landmarks: LANDMARKS,
  zones: ZONES,
  departments: DEPARTMENTS,
  posts: POSTS,
  calendars: CALENDARS,
  matters: [
    ...ECONOMY_MATTERS,
    ...INDUSTRY_MATTERS,
    ...CITY_MATTERS,
    ...LIVELIHOOD_MATTERS,
    ...GOVERNANCE_MATTERS,
    ...DISTRICT_WIDE_MATTERS,
  ],
})
