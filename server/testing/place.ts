import type { Config, Database } from '../platform/index.ts'
import { copyPgliteTemplate } from './pglite-template.ts'
import { copyPostgresTemplate, dropPostgres, makeEmptyPostgres } from './postgres-template.ts'
import { makeFolder, removeFolder } from './temporary-folder.ts'
import { testConfig } from './test-config.ts'

export type DatabaseKind = Database['kind']

/** Where a test's database lies, and how it is removed. */
export interface Place {
  readonly config: Config
  remove(): Promise<void>
}

/** A place for a database without tables, or with all of them. */
export async function makePlace(kind: DatabaseKind, tables: 'no tables' | 'all tables'): Promise<Place> {
  if (kind === 'postgres') {
    const url = await (tables === 'no tables' ? makeEmptyPostgres() : copyPostgresTemplate())
    return { config: testConfig({ 'database-url': url }), remove: () => dropPostgres(url) }
  }
  const folder = makeFolder()
  if (tables === 'all tables') await copyPgliteTemplate(folder)
  return { config: testConfig({ data: folder }), remove: async () => removeFolder(folder) }
}
