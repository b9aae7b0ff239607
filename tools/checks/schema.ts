import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Check, Outcome } from './check.ts'
import { listFiles } from './files.ts'
import { run } from './process.ts'

const REPORT = 'tools/schema-report.ts'

/** The committed report of the database schema is what the migrations make. */
export const schemaCheck: Check = {
  name: 'schema report',
  repair: `Run \`node ${REPORT}\` and commit server/schema.md with the migration.`,
  run: checkSchema,
}

async function checkSchema(root: string): Promise<Outcome> {
  const migrations = listFiles(root).filter((path) => /^server\/.*\/migrations\/.*\.sql$/.test(path))
  if (!existsSync(join(root, REPORT))) {
    if (migrations.length === 0) return { findings: [], note: 'waiting for the first migration' }
    const message = `is missing, while there are ${migrations.length} migrations to report`
    return { findings: [{ rule: 'schema-report', path: REPORT, message }], note: '' }
  }
  const { code, output } = await run(process.execPath, [REPORT, '--check'], root)
  const findings = code === 0 ? [] : [{ rule: 'schema-report', path: 'server/schema.md', message: output.trim() }]
  return { findings, note: `${migrations.length} migrations` }
}
