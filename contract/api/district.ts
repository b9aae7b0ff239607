import { z } from 'zod'
import { DistrictProfile } from '../engines/district.ts'
import { PlainDate } from '../kernel/time.ts'
import { route } from './route.ts'

export const getDistrict = route({
  method: 'GET',
  path: '/api/v1/district',
  access: 'signed-in',
  tag: 'district',
  summary: { zh: '本区概况、部门与街道', en: 'The district with its departments and streets' },
  reply: z.object({ profile: DistrictProfile, today: PlainDate }),
})

export const DISTRICT_ROUTES = [getDistrict] as const
