import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openTable, outlineTable } from './index.ts'

/** Rows of a small table with the number of each in its file, from 1. */
export type WholeRow = readonly [row: number, ...cells: string[]]

/** All rows of the first sheet that is shown, at most so many; for tables that are small enough to be held. */
export async function readWholeTable(bytes: Uint8Array, most: number, signal: AbortSignal): Promise<WholeRow[]> {
  const folder = await mkdtemp(join(tmpdir(), 'citybrain-table-'))
  try {
    const path = join(folder, 'table')
    await writeFile(path, bytes, { mode: 0o600 })
    const { sheets } = await outlineTable(path, signal)
    const sheet = sheets.find(({ hidden }) => !hidden) ?? sheets[0]
    return await readRows(path, { sheet: sheet?.name ?? '', most }, signal)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function readRows(
  path: string,
  { sheet, most }: { sheet: string; most: number },
  signal: AbortSignal,
): Promise<WholeRow[]> {
  const table = openTable(path, { sheet, fromRow: 0 }, signal)
  const rows: WholeRow[] = []
  try {
    for (;;) {
      const batch = await table.next()
      for (const [row, ...cells] of JSON.parse(batch.json) as [number, ...unknown[]][])
        rows.push([row + 1, ...cells.map((cell) => (cell === null ? '' : String(cell).trim()))])
      if (batch.last || rows.length > most) return rows.slice(0, most)
    }
  } finally {
    await table.close()
  }
}
