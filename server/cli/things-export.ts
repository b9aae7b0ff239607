import { extname } from 'node:path'
import { exportThings as route, ThingExportQuery } from '@citybrain/contract/api/thing-export.ts'
import { createCarrier, withCity } from './call.ts'
import { pathOf } from './input.ts'
import { badUsage } from './refusals.ts'
import { readSettings } from './settings.ts'
import type { Run } from './verb.ts'
import { districtOf } from './which-district.ts'

/** Writes the things of a type to a file, whose ending says in which form. */
export async function exportThings(run: Run): Promise<number> {
  const { type, out, where = [], region, search, 'as-of': asOf } = run.flags
  if (typeof out !== 'string' || out === '') throw badUsage('things', '--out takes the file to write')
  const format = extname(out).slice(1).toLowerCase()
  const given = { type, where, region, q: search, asOf, format, language: run.language }
  const query = ThingExportQuery.safeParse(given)
  if (!query.success) {
    const [issue] = query.error.issues
    const fault =
      issue?.path[0] === 'format'
        ? 'a file to write ends in .csv, .xlsx or .geojson'
        : `--${issue?.path.join('.')}: ${issue?.message}`
    throw badUsage('things', fault)
  }
  const path = pathOf(out)
  return withCity(run.hands, readSettings(run.flags), async (socket) => {
    const { download } = createCarrier(socket, await districtOf(run, 'things', socket), run.language)
    await download(route, { query: query.data }, path)
    await run.out.print({ zh: `已导出到 ${path}`, en: `Written to ${path}` }[run.language])
    return 0
  })
}
