// Duplicates looked for and quality measured among 50 000 enterprises, one in ten of them registered twice under a name
// that differs, on PostgreSQL. CITYBRAIN_BENCH_THINGS sets how many.
import type { Job } from '@citybrain/contract/kernel/job.ts'
import { sql } from 'kysely'
import { CITY_BASE } from '../packs/city-base/pack.ts'
import { makeChanges, measureQuality, searchDuplicates } from '../server/engines/registry/index.ts'
import { openDatabase, registerDistrict } from '../server/platform/index.ts'
import { openThingDesk } from '../server/testing/club-things.ts'
import { makePlace } from '../server/testing/place.ts'
import { quietLogger } from '../server/testing/quiet-logger.ts'
import type { Figure } from './figure.ts'
import { DISTRICT } from './support/register.ts'

const THINGS = Number(process.env.CITYBRAIN_BENCH_THINGS ?? 50_000)
const TWICE = 10
const AT_ONCE = 1000
const PROMISED_SEARCH_SECONDS = 120
const PROMISED_QUALITY_SECONDS = 10

const FIRST = '鼓长学八水体嘉王万兴广向华红西古文天龙金玉江河湖海云山林泉松柏'
const SECOND = '虹府台育陵顶德开阳苑旗泰盛安宁馨和康悦景秀丽园泽信诚达通利恒'
const TRADE = ['商贸', '科技', '餐饮管理', '建筑工程', '物业服务', '文化传播', '信息技术', '医药']

/** Every tenth is the one before it again: without the city, its legal form written in full, some metres away. */
function enterpriseOf(at: number) {
  const again = at % TWICE === TWICE - 1
  const n = again ? at - 1 : at
  const pick = (text: string, step: number) => text[Math.floor(n / step) % text.length] ?? ''
  const name = `${pick(FIRST, 1)}${pick(SECOND, 30)}${pick(FIRST, 900)}${pick(SECOND, 7)}${TRADE[n % TRADE.length]}`
  const position: [number, number] = [
    117.1 + ((n * 7919) % 90_000) / 1e6 + (again ? 1e-4 : 0),
    39.06 + (n % 60_000) / 1e6,
  ]
  return {
    ...{ do: 'create' as const, type: 'enterprise', validFrom: null },
    name: again ? `${name}有限责任公司` : `天津市${name}有限公司`,
    geometry: { type: 'Point' as const, coordinates: position },
    attributes: { address: `长江道${1 + (n % 900)}号`, phone: `022-87${String(n).padStart(6, '0')}` },
  }
}

export async function bench(): Promise<Figure[]> {
  const place = await makePlace('postgres', 'all tables')
  const database = await openDatabase(place.config, quietLogger)
  try {
    await registerDistrict(database, { code: DISTRICT, name: { zh: '测试区', en: 'Test district' } })
    const { deps, caller, jobs } = await openThingDesk({ database, district: DISTRICT, types: CITY_BASE.types })
    for (let at = 0; at < THINGS; at += AT_ONCE)
      await makeChanges(
        deps,
        caller,
        Array.from({ length: Math.min(AT_ONCE, THINGS - at) }, (_, n) => enterpriseOf(at + n)),
      )
    await sql`analyze thing`.execute(database.owner)
    const ended = async (job: Job) => {
      for await (const now of jobs.watch(DISTRICT, job.id)) if (now.state === 'done') return now.result
      throw new Error('the job did not do its work')
    }
    const before = process.memoryUsage.rss()
    const search = await timed(async () => ended(await searchDuplicates(deps, caller.actor, 'enterprise')))
    const { rows } = await sql<{ pairs: number }>`select count(*)::int as pairs from duplicate_pair
      where score >= 70`.execute(database.owner)
    const quality = await timed(async () => ended(await measureQuality(deps, caller.actor, 'enterprise')))
    const memory = (process.memoryUsage.rss() - before) / 1e6
    return [
      within(`duplicates among ${THINGS} things`, search.seconds, PROMISED_SEARCH_SECONDS),
      {
        ...{ name: 'pairs of 70 points and more', value: rows[0]?.pairs ?? 0, unit: 'pairs' },
        against: { name: 'registered twice', value: Math.floor(THINGS / TWICE) },
        limit: { atLeast: 0.95 },
      },
      within(`quality of ${THINGS} things`, quality.seconds, PROMISED_QUALITY_SECONDS),
      {
        name: 'memory that was added',
        value: memory,
        unit: 'MB',
        against: { name: 'at most', value: 400 },
        limit: { atMost: 1 },
      },
    ]
  } finally {
    await database.close()
    await place.remove()
  }
}

async function timed(work: () => Promise<unknown>): Promise<{ seconds: number }> {
  const begun = performance.now()
  await work()
  return { seconds: (performance.now() - begun) / 1000 }
}

const within = (name: string, value: number, promised: number): Figure => ({
  ...{ name, value, unit: 's', against: { name: 'promise', value: promised }, limit: { atMost: 1 } },
})
