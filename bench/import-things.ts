// A ledger of buildings imported from a .csv, killed once half-way and gone on with, against the rate and memory that are
// promised and against COPY of the same rows into a table without history. CITYBRAIN_BENCH_ROWS sets the number of rows.
import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { openDatabase } from '../server/platform/index.ts'
import { type Child, startChild } from '../server/testing/child.ts'
import { makePlace } from '../server/testing/place.ts'
import { hasPostgres } from '../server/testing/postgres-template.ts'
import { quietLogger } from '../server/testing/quiet-logger.ts'
import { makeFolder, removeFolder } from '../server/testing/temporary-folder.ts'
import type { Figure } from './figure.ts'
import { buildingOf } from './registry/rows.ts'

const ROWS = Number(process.env.CITYBRAIN_BENCH_ROWS ?? 50_000)
const LINES_AT_ONCE = 5_000
const PROMISED_ROWS_PER_SECOND = 12_000
const PROMISED_MEGABYTES = 500
const PROGRAM = new URL('import-things/program.ts', import.meta.url)
const HEADER = '楼栋编码,名称,地址,用途,地上层数,建成年份,建筑面积（m²）,经度,纬度\n'
const FLOOR = `create table floor_import (code text primary key, name text, address text, use text, storeys int,
  built int, area numeric, lon float8, lat float8)`
const USES = {
  office: '商务办公',
  retail: '商业',
  residential: '住宅',
  industrial: '工业研发',
  public: '公共服务',
  mixed: '综合',
}

const FIRST = '鼓长学八水体嘉王万兴广向华红西南东北古文天龙金玉江河湖海云山'
const SECOND = '楼虹府台上育陵顶德南开阳苑旗湖泰盛安宁馨和康悦景秀丽园林泽'
const KIND = ['大厦', '公寓', '商务中心', '小区', '科技园', '广场']

/** Names and addresses differ, as those of a city do. */
function lineOf(n: number): string {
  const pick = (text: string, step: number) => text[Math.floor(n / step) % text.length] ?? ''
  const name = `${pick(FIRST, 1)}${pick(SECOND, 7)}${pick(FIRST, 29)}${KIND[n % KIND.length]}${1 + (n % 97)}号楼`
  const { geometry, attributes } = buildingOf(n)
  const { use, storeys, builtYear, floorAreaM2 } = attributes
  const address = `长江道${1 + (n % 900)}号${1 + (n % 37)}幢`
  const [longitude, latitude] = geometry.coordinates
  return `B${n},${name},${address},${USES[use]},${storeys},${builtYear},${floorAreaM2},${longitude.toFixed(6)},${latitude.toFixed(6)}\n`
}

async function writeLedger(path: string): Promise<void> {
  const file = createWriteStream(path)
  file.write(HEADER)
  for (let from = 1; from <= ROWS; from += LINES_AT_ONCE) {
    const lines = Array.from({ length: Math.min(LINES_AT_ONCE, ROWS - from + 1) }, (_, at) => lineOf(from + at))
    if (!file.write(lines.join(''))) await once(file, 'drain')
  }
  file.end()
  await once(file, 'finish')
}

/** Rows per second of COPY into a bare table with a key. */
function copyBare(url: string, path: string): number {
  execFileSync('psql', ['-q', '-c', FLOOR, url])
  const begun = performance.now()
  execFileSync('psql', ['-q', '-c', `\\copy floor_import from '${path}' csv header`, url])
  return ROWS / ((performance.now() - begun) / 1000)
}

interface Told {
  readonly seconds: number
  readonly peakMegabytes: number
  readonly cpuSeconds: number
}

const toldBy = (line: string): Told & { rows: number; state: string; create: number } =>
  JSON.parse(line.slice(line.indexOf(' ') + 1))

/** Until half of the rows are written; then the process is killed. */
async function killHalfWay(child: Child): Promise<Told> {
  for (;;) {
    const seen = child.lines
      .filter((line) => line.startsWith('at '))
      .map(toldBy)
      .at(-1)
    if (seen && seen.rows >= ROWS / 2) {
      await child.kill()
      return seen
    }
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

export async function bench(): Promise<Figure[]> {
  if (!(await hasPostgres())) throw new Error('this benchmark needs PostgreSQL')
  const folder = makeFolder()
  const path = join(folder, 'ledger.csv')
  await writeLedger(path)
  const place = await makePlace('postgres', 'all tables')
  const url = place.config.databaseUrl ?? ''
  try {
    const bare = copyBare(url, path)
    const first = startChild(PROGRAM, [url, path])
    const id = (await first.line('import ')).slice(7)
    const before = await killHalfWay(first)
    await letGo(place.config)
    const second = startChild(PROGRAM, [url, path, id])
    const after = toldBy(await second.line('ended '))
    if (after.state !== 'done' || after.create !== ROWS) throw new Error(`the import ended as ${JSON.stringify(after)}`)
    const seconds = before.seconds + after.seconds
    console.log(
      `  processor time of the two processes: ${(before.cpuSeconds + after.cpuSeconds).toFixed(1)} s of ${seconds.toFixed(1)} s`,
    )
    return figuresOf(ROWS / seconds, bare, Math.max(before.peakMegabytes, after.peakMegabytes))
  } finally {
    await place.remove()
    removeFolder(folder)
  }
}

/** The dead process counts as alive until its lease ends; that wait is no work. */
async function letGo(config: Parameters<typeof openDatabase>[0]): Promise<void> {
  const database = await openDatabase(config, quietLogger)
  await sql`update job set lease_until = now() - interval '1 second'`.execute(database.owner)
  await database.close()
}

function figuresOf(rate: number, bare: number, peakMegabytes: number): Figure[] {
  const name = `${ROWS.toLocaleString('en')} rows imported, killed once and gone on with`
  return [
    {
      ...{ name, value: rate, unit: 'rows/s' },
      against: { name: 'promised', value: PROMISED_ROWS_PER_SECOND },
      limit: { atLeast: 1 },
    },
    { name, value: rate, unit: 'rows/s', against: { name: 'COPY into a bare table', value: bare } },
    {
      ...{ name: 'most memory of the process', value: peakMegabytes, unit: 'MB' },
      against: { name: 'promised', value: PROMISED_MEGABYTES },
      limit: { atMost: 1 },
    },
  ]
}
