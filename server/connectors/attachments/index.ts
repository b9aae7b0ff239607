/** The face of attachments: photos and files that cases, comments and reports carry. */
import { attachmentRoutes } from './routes.ts'
import { createScanner } from './scanner.ts'
import type { AttachmentDeps } from './service.ts'
import { startSweeping } from './sweep.ts'

export { lookInProcess } from './looking.ts'
export type { MayRead } from './service.ts'
export { type AttachmentUse, attachmentUse } from './use.ts'

export interface AttachmentOptions extends Omit<AttachmentDeps, 'scanner'> {
  /** `clamd://host:port`; null: nothing is scanned. */
  readonly scannerUrl: string | null
}

/** The routes of attachments, and the sweep of those that nothing came of. */
export function createAttachments({ scannerUrl, ...known }: AttachmentOptions) {
  const note = (error: unknown) => known.logger.warn({ err: error }, 'the virus scanner did not answer')
  const deps: AttachmentDeps = { ...known, scanner: scannerUrl === null ? null : createScanner(scannerUrl, note) }
  return { routes: attachmentRoutes(deps), startSweeping: () => startSweeping(deps) }
}
