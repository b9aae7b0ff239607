import { BadDocument, openArchive } from '../documents/index.ts'
import { limits } from './limits.ts'
import { BadFile, type BadFileCode } from './verdicts.ts'

const MEANING: Readonly<Partial<Record<BadDocument['code'], BadFileCode>>> = { 'document.bomb': 'attachments.bomb' }

/** Unpacks a docx, xlsx or pptx once, chunk by chunk and keeping nothing, so that no bomb is handed on to readers. */
export async function checkOffice(bytes: Uint8Array): Promise<void> {
  try {
    const archive = await openArchive(bytes)
    let unpacked = 0
    for (const name of archive.names) {
      if (name.endsWith('/')) continue
      for await (const chunk of archive.open(name)) {
        unpacked += chunk.length
        if (unpacked > limits.archiveBytes) throw new BadFile('attachments.bomb')
      }
    }
  } catch (error) {
    if (error instanceof BadFile) throw error
    const code = error instanceof BadDocument ? MEANING[error.code] : undefined
    throw new BadFile(code ?? 'attachments.damaged', { cause: error })
  }
}
