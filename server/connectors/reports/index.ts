import type { DistrictProfile } from '@citybrain/contract/engines/district.ts'
import type { DistrictCode } from '@citybrain/contract/kernel/ids.ts'
import type { DistrictWords, WriteReport } from '../../engines/casework/index.ts'
import { openThread, type Thread } from '../../platform/index.ts'
import type { ReportAsked } from './report-worker.ts'

const HEAP_MEBIBYTES = 512

/** Writes a report as .xlsx or .docx, whole, in a thread of its own: some thousand rows take seconds. */
export const writeReport: WriteReport = async (report, format, signal) => {
  const file = new URL('./report-worker.ts', import.meta.url)
  const thread: Thread<Uint8Array> = openThread(file, { signal, heapMebibytes: HEAP_MEBIBYTES })
  try {
    return await thread.ask({ report, format } satisfies ReportAsked)
  } finally {
    await thread.close()
  }
}

/** What reports need: a writer, and what a district's departments and streets are called. */
export function openReports(profileOf: (district: DistrictCode) => DistrictProfile) {
  const wordsOf = (district: DistrictCode): DistrictWords => {
    const { fullName, departments, streets } = profileOf(district)
    return {
      district: fullName,
      departments: new Map(departments.map(({ code, short }) => [code, short])),
      streets: new Map(streets.map(({ code, name }) => [code, name])),
    }
  }
  return { writeReport, wordsOf }
}
