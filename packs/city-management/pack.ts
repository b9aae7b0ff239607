import type { Pack } from '@citybrain/contract/pack/pack.ts'
import { INCIDENT_EVALUATION } from './evaluation.data.ts'
import { INCIDENT } from './incident/incident.data.ts'
import { INCIDENT_PORTAL } from './incident/portal.data.ts'
import { APPEARANCE_PATROL } from './inspection/appearance.ts'
import { GREENERY_INSPECTION } from './inspection/greenery.ts'
import { SANITATION_INSPECTION } from './inspection/sanitation.ts'
import { MATTER_CLASSES } from './matter-classes.data.ts'

/** 智慧城管. */
export const CITY_MANAGEMENT: Pack = {
  key: 'city-management',
  title: { zh: '智慧城管', en: 'City management' },
  description: {
    zh: '城市管理案件闭环，环卫作业检查，市容巡查评分，绿化养护检查',
    en: 'The closed loop of city-management cases; inspections of sanitation, city appearance and greenery',
  },
  types: [],
  codeTables: [MATTER_CLASSES],
  cases: [INCIDENT, SANITATION_INSPECTION, APPEARANCE_PATROL, GREENERY_INSPECTION],
  portals: [INCIDENT_PORTAL],
  evaluations: [INCIDENT_EVALUATION],
}
