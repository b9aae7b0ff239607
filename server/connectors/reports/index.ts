import type { DistrictProfile } from '@citybrain/contract/engines/district.ts'
import type { DistrictCode } from '@citybrain/contract/kernel/ids.ts'
import type { DistrictWords, ReportWriters } from '../../engines/casework/index.ts'

/** What reports need: writers, loaded with the first file, and what a district's departments and streets are called. */
export function openReports(profileOf: (district: DistrictCode) => DistrictProfile) {
  const writers: ReportWriters = {
    xlsx: async (report) => (await import('../excel/index.ts')).writeReportWorkbook(report),
    docx: async (report) => (await import('../word/index.ts')).writeDocument(report),
  }
  const wordsOf = (district: DistrictCode): DistrictWords => {
    const { fullName, departments, streets } = profileOf(district)
    return {
      district: fullName,
      departments: new Map(departments.map(({ code, short }) => [code, short])),
      streets: new Map(streets.map(({ code, name }) => [code, name])),
    }
  }
  return { writers, wordsOf }
}
