import type { ReportType } from '@citybrain/contract/engines/report.ts'
import { createContext, useContext } from 'react'

export const TypeContext = createContext<ReportType | null>(null)

/** What is being reported. */
export function useReportType(): ReportType {
  const type = useContext(TypeContext)
  if (!type) throw new Error('a question of a report stands in its pages')
  return type
}
