import type { Standard } from '@citybrain/contract/pack/case-type.ts'

type Limit = Standard['promises'][number]['limit']

const of =
  (unit: Limit['unit']) =>
  (amount: number): Limit => ({ amount, unit })

/** 紧急工作时: day and night. */
export const urgentHours = of('urgent-hour')
export const workingMinutes = of('working-minute')
/** 工作时: within office hours only. */
export const workingHours = of('working-hour')
export const workingDays = of('working-day')
export const naturalDays = of('natural-day')
