import { parentPort } from 'node:worker_threads'
import type { ReportFile, ReportFormat } from '../../engines/casework/index.ts'

export interface ReportAsked {
  readonly report: ReportFile
  readonly format: ReportFormat
}

// Each library takes a while to load, so only the one that is needed is.
const WRITERS: Record<ReportFormat, (report: ReportFile) => Promise<Uint8Array>> = {
  xlsx: async (report) => (await import('../excel/index.ts')).writeReportWorkbook(report),
  docx: async (report) => (await import('../word/index.ts')).writeDocument(report),
}

parentPort?.on('message', async ({ report, format }: ReportAsked) => {
  parentPort?.postMessage(await WRITERS[format](report))
})
