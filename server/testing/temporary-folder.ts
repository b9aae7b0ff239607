import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A new empty folder outside the repository; remove it with `removeFolder`. */
export const makeFolder = (): string => mkdtempSync(join(tmpdir(), 'citybrain-test-'))

export const removeFolder = (folder: string): void => rmSync(folder, { recursive: true, force: true })
