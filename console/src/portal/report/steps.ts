import type { ReportType } from '@citybrain/contract/engines/report.ts'
import { useNavigate } from 'react-router'
import { type Draft, useDraft } from './draft.ts'
import { useReportType } from './report-type.ts'

export const STEPS = ['photos', 'place', 'class', 'what', 'near', 'contact', 'check'] as const
export type Step = (typeof STEPS)[number]

/** Whether a question is asked of this report at all. */
export function isAsked(step: Step, type: ReportType, draft: Draft): boolean {
  if (step === 'photos') return type.photos.most > 0
  if (step === 'class') return type.classes.length > 0
  if (step === 'near') return type.published && draft.position !== null
  return true
}

export const stepsOf = (type: ReportType, draft: Draft): Step[] => STEPS.filter((step) => isAsked(step, type, draft))

/** The way on from a question, and back; whoever came from the answers goes back to them. */
export function useWay(step: Step) {
  const type = useReportType()
  const { draft } = useDraft()
  const navigate = useNavigate()
  const steps = stepsOf(type, draft)
  const place = steps.indexOf(step)
  return {
    number: place + 1,
    count: steps.length,
    /** What was just answered may ask for another question, or for one less. */
    onward: (more: Partial<Draft> = {}) => {
      const after = stepsOf(type, { ...draft, ...more })
      const next = after[after.indexOf(step) + 1]
      if (next) void navigate(`../${next}`)
    },
    before: steps[place - 1] ?? null,
  }
}
