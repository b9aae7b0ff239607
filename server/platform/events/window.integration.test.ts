import { randomUUID } from 'node:crypto'
import type { DistrictCode } from '@citybrain/contract/kernel/ids.ts'
import fc from 'fast-check'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { describeOnEachDatabase, type TestDatabase } from '../../testing/databases.ts'
import { readPage } from './page.ts'
import { FIRST, isRead, openWindow, type Position } from './position.ts'

/**
 * The slow, obvious model: transactions that lock their subjects until they end, numbers for transactions and events in
 * the order in which they are drawn, and a reader that looks in at any moment. What has committed is written to a real
 * log with just these numbers, and the real reader reads it below the oldest transaction that still runs.
 */
interface Running {
  readonly txid: number
  readonly subjects: string[]
  readonly ends: 'commits' | 'aborts'
  readonly events: { subject: string; seq: number }[]
}

const transaction = fc.record({
  subjects: fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 4 }),
  ends: fc.constantFrom('commits' as const, 'commits' as const, 'commits' as const, 'aborts' as const),
})
/** At each tick a new transaction begins, a running one takes its next step, or the reader looks in. */
const tick = fc.oneof(
  { weight: 2, arbitrary: fc.constant('begin' as const) },
  { weight: 6, arbitrary: fc.nat({ max: 7 }) },
  { weight: 1, arbitrary: fc.constant('read' as const) },
)

class Model {
  readonly committed: { subject: string; seq: number }[] = []
  private running: Running[] = []
  private readonly locks = new Map<string, number>()
  private nextTxid = 100
  private nextSeq = 1

  get horizon(): number {
    return Math.min(this.nextTxid, ...this.running.map(({ txid }) => txid))
  }

  begin(plan: Pick<Running, 'subjects' | 'ends'>): void {
    if (this.running.length === 8) return
    this.running.push({ txid: this.nextTxid++, subjects: [...plan.subjects], ends: plan.ends, events: [] })
  }

  /** The next change of a transaction that needn't wait, or its end. Gives it when it has committed. */
  step(place: number): Running | null {
    const one = this.running[place % Math.max(1, this.running.length)]
    if (one === undefined) return null
    const subject = one.subjects[0]
    if (subject === undefined) return this.end(one)
    const holder = this.locks.get(subject) ?? one.txid
    if (holder !== one.txid) return null
    this.locks.set(subject, one.txid)
    one.subjects.shift()
    one.events.push({ subject, seq: this.nextSeq++ })
    return null
  }

  /** Ends everything; of those that wait for each other the oldest is given up. */
  *finish(): Generator<Running> {
    while (this.running.length > 0) {
      const before = this.nextSeq + this.running.length * 1_000_000
      for (let place = 0; place < this.running.length; place += 1) {
        const ended = this.step(place)
        if (ended !== null) yield ended
      }
      if (this.nextSeq + this.running.length * 1_000_000 !== before) continue
      const [stuck] = this.running
      if (stuck !== undefined) this.end({ ...stuck, ends: 'aborts' })
    }
  }

  private end(one: Running): Running | null {
    this.running = this.running.filter(({ txid }) => txid !== one.txid)
    for (const [subject, holder] of this.locks) if (holder === one.txid) this.locks.delete(subject)
    if (one.ends === 'aborts') return null
    this.committed.push(...one.events)
    return one
  }
}

async function write({ database }: TestDatabase, district: DistrictCode, { txid, events }: Running): Promise<void> {
  const rows = events.map((event) => ({ ...event, id: randomUUID() }))
  await sql`insert into event (district, seq, id, subject_kind, subject_id, kind, payload, actor_name, txid)
    overriding system value
    select ${district}, e.seq, e.id, 'court', e.subject, 'court.changed', '{}', 'system', ${String(txid)}::xid8
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as e (seq bigint, id uuid, subject text)`.execute(
    database.owner,
  )
}

class Reader {
  readonly read: { subject: string; seq: number }[] = []
  private position: Position = FIRST
  private readonly test: TestDatabase
  private readonly district: DistrictCode
  private readonly limit: number

  constructor(test: TestDatabase, district: DistrictCode, limit: number) {
    this.test = test
    this.district = district
    this.limit = limit
  }

  async look(horizon: number): Promise<void> {
    const db = this.test.database.district(this.district)
    for (;;) {
      if (isRead(this.position)) {
        const opened = await openWindow(db, this.position, null, sql`${String(horizon)}::xid8`)
        if (!opened.moved) return
        this.position = opened.position
      }
      const page = await readPage(db, this.position, { district: this.district, kinds: null, limit: this.limit })
      this.read.push(...page.map(({ seq, subject }) => ({ seq, subject: subject.id })))
      this.position = { ...this.position, lastSeq: page.at(-1)?.seq ?? this.position.endSeq }
    }
  }
}

const of = (events: readonly { subject: string; seq: number }[], subject: string) =>
  events.filter((event) => event.subject === subject).map(({ seq }) => seq)

const inOrder = (seqs: readonly number[]) => seqs.toSorted((a, b) => a - b)

describeOnEachDatabase('reading the log', (open) => {
  const schedule = fc.record({
    transactions: fc.array(transaction, { minLength: 1, maxLength: 30 }),
    ticks: fc.array(tick, { maxLength: 120 }),
    limit: fc.integer({ min: 1, max: 6 }),
  })

  test('whatever transactions overlap, each event is read once, and those of one subject in their order', async () => {
    await fc.assert(
      fc.asyncProperty(schedule, async ({ transactions, ticks, limit }) => {
        const model = new Model()
        const district = await open().freshDistrict()
        const reader = new Reader(open(), district, limit)
        const plans = [...transactions]
        for (const one of ticks) {
          if (one === 'begin') model.begin(plans.shift() ?? { subjects: ['a'], ends: 'commits' })
          else if (one === 'read') await reader.look(model.horizon)
          else {
            const committed = model.step(one)
            if (committed !== null) await write(open(), district, committed)
          }
        }
        for (const committed of model.finish()) await write(open(), district, committed)
        await reader.look(model.horizon)
        expect(inOrder(of(reader.read, 'a').concat(of(reader.read, 'b'), of(reader.read, 'c')))).toEqual(
          inOrder(model.committed.map(({ seq }) => seq)),
        )
        for (const subject of ['a', 'b', 'c'])
          expect(of(reader.read, subject)).toEqual(inOrder(of(model.committed, subject)))
      }),
      { numRuns: 60 },
    )
  })

  test('events of a transaction that waited for a younger one’s row come after the younger one’s', async () => {
    const district = await open().freshDistrict()
    const reader = new Reader(open(), district, 10)
    // 101 changed `a` and committed; 100, begun earlier, had waited for it; 102 still runs, and so did 101 at first.
    await write(open(), district, { txid: 100, subjects: [], ends: 'commits', events: [{ subject: 'a', seq: 2 }] })
    await write(open(), district, { txid: 101, subjects: [], ends: 'commits', events: [{ subject: 'a', seq: 1 }] })
    await reader.look(101)
    expect(of(reader.read, 'a')).toEqual([])
    await reader.look(102)
    expect(of(reader.read, 'a')).toEqual([1, 2])
  })
})
