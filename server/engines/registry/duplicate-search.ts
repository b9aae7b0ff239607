import { setImmediate as breathe } from 'node:timers/promises'
import type { Job } from '@citybrain/contract/kernel/job.ts'
import type { ThingType } from '@citybrain/contract/pack/thing.ts'
import {
  Candidates,
  type Comparable,
  comparable,
  LEAST_SCORE,
  scorePair,
  signsOf,
} from '@citybrain/rules/duplicates/index.ts'
import type { JobRun } from '../../platform/index.ts'
import { type Caller, callerOf, type RegistryDeps } from './deps.ts'
import { searchRunning } from './duplicate-errors.ts'
import { claimSearch, closeSearch, type FoundPair, findRunning, writeChunk } from './duplicate-progress.ts'
import { comparables, type NamePlace, presentThings } from './duplicate-rows.ts'

/** Bounds of one search: what stands in memory, and what people could ever look through. */
const MOST_THINGS = 300_000
const MOST_PAIRS = 20_000
const CHUNK = 250

const TITLE = { zh: '查找重复对象', en: 'Look for duplicates' }

/**
 * Compares the present things of one type, or of all, as a job. What was found and how far it came is written chunk by
 * chunk; a search that was interrupted goes on there.
 */
export async function startSearch(deps: RegistryDeps, actor: Caller['actor'], type: string | undefined): Promise<Job> {
  const types = type === undefined ? deps.catalogue.types : [deps.catalogue.get(type)]
  // All of the district is compared, whatever part of it the caller may see.
  const caller = callerOf(deps, actor)
  if (
    await findRunning(
      caller.db,
      types.map((one) => one.key),
    )
  )
    throw searchRunning()
  const started = Promise.withResolvers<string>()
  const job = await deps.jobs.start(actor, 'duplicates.search', TITLE, async (run) => {
    const id = await started.promise
    let [things, pairs] = [0, 0]
    // One type after the other: each needs its own memory.
    for (const [place, one] of types.entries()) {
      const share = (part: number) => (place + part) / types.length
      const found = await searchType(caller, one, { job: id, run, share })
      things += found.things
      pairs += found.pairs
    }
    return { things, pairs }
  })
  started.resolve(job.id)
  return job
}

interface Work {
  readonly job: string
  readonly run: JobRun
  /** Share of the whole job that part of this type is. */
  share(part: number): number
}

async function searchType(caller: Caller, type: ThingType, work: Work): Promise<{ things: number; pairs: number }> {
  const search = await claimSearch(caller, type.key, work.job)
  const { candidates, begin, cut } = await gather(caller, type, search.reached, work)
  let { things, pairs } = search
  for (let place = begin; place < candidates.size && pairs < MOST_PAIRS; place += CHUNK) {
    work.run.signal.throwIfAborted()
    const found = await compareChunk(caller, type, candidates, place)
    things += found.compared
    pairs += found.pairs.length
    await writeChunk(caller, search, { found: found.pairs, reached: found.reached, things, pairs })
    work.run.progress(work.share(0.3 + (0.7 * place) / candidates.size), noteOf(type, things, pairs))
  }
  await closeSearch(caller, search, { cut: cut || pairs >= MOST_PAIRS, things, pairs })
  return { things, pairs }
}

const noteOf = ({ title }: ThingType, things: number, pairs: number) => ({
  zh: `${title.zh}：已比对 ${things} 个，发现 ${pairs} 对。`,
  en: `${title.en}: ${things} compared, ${pairs} pairs found.`,
})

/** Reads what all things of the type are put together by; a district's enterprises take some seconds. */
async function gather({ db }: Caller, type: ThingType, reached: NamePlace | null, { run, share }: Work) {
  const candidates = new Candidates()
  let begin = 0
  for await (const rows of presentThings(db, type, { reached, most: MOST_THINGS })) {
    run.signal.throwIfAborted()
    for (const row of rows) {
      const thing = comparable(type, row)
      candidates.add(thing.id, signsOf(thing), thing.names[0]?.pairs ?? [])
      if (row.passed) begin = candidates.size
    }
    run.progress(share(0.1), { zh: `${type.title.zh}：读取中。`, en: `${type.title.en}: being read.` })
  }
  while (candidates.prepare(2000)) await breathe(undefined, { signal: run.signal })
  return { candidates, begin, cut: candidates.size >= MOST_THINGS }
}

async function compareChunk({ db }: Caller, type: ThingType, candidates: Candidates, place: number) {
  const ids = candidates.slice(place, CHUNK)
  const own = await comparables(db, type, ids)
  const mates = ids.map((id, at) => {
    const thing = own.get(id)
    return thing ? candidates.before(id, place + at, signsOf(thing)) : []
  })
  const others = await comparables(db, type, [...new Set(mates.flat().filter((id) => !own.has(id)))])
  const pairs = ids.flatMap((id, at) => {
    const thing = own.get(id)
    const met = (mates[at] ?? []).map((other) => own.get(other) ?? others.get(other))
    return thing ? met.flatMap((other) => (other ? pairOf(thing, other) : [])) : []
  })
  const last = ids.flatMap((id) => own.get(id) ?? []).at(-1)
  const reached: NamePlace | null = last ? [last.name_order, last.id] : null
  return { pairs, compared: own.size, reached }
}

function pairOf(a: Comparable, b: Comparable): FoundPair[] {
  const scored = scorePair(a, b)
  if (!scored || scored.score < LEAST_SCORE) return []
  const [one, other] = a.id < b.id ? [a.id, b.id] : [b.id, a.id]
  return [{ one, other, score: scored.score, reasons: scored.reasons }]
}
