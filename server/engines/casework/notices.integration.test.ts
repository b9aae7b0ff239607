import { randomUUID } from 'node:crypto'
import type { CaseCommand } from '@citybrain/contract/engines/case-command.ts'
import { wordsOfNotice } from '@citybrain/rules/casework/index.ts'
import { sql } from 'kysely'
import { afterEach, expect, test, vi } from 'vitest'
import { createActor, createReactor, laterBy } from '../../platform/index.ts'
import { type CaseDesk, openCaseDesk } from '../../testing/club-casework.ts'
import { hire } from '../../testing/club-people.ts'
import { describeOnEachDatabase } from '../../testing/databases.ts'
import { quietLogger } from '../../testing/quiet-logger.ts'
import { findHolders, listRoleHolders } from '../identity/index.ts'
import { caseNotices, doCommand, openCase, sweepMoments } from './index.ts'
import { countUnread, forgetNotices, listNoticeRows, markAllRead, markRead } from './notice-store.ts'
import { findWatch, follow, unfollow } from './watching.ts'

describeOnEachDatabase('notices', (open) => {
  const closing: (() => Promise<void>)[] = []
  afterEach(async () => {
    for (const close of closing.splice(0)) await close()
  })
  type Person = Awaited<ReturnType<typeof hire>>
  /** A desk whose news are told as they come. */
  async function desk() {
    const { database, freshDistrict } = open()
    const at = await openCaseDesk(database, await freshDistrict())
    const parts = { database, clock: at.clock, logger: quietLogger, pace: { pollMs: 50, gatherMs: 1 } }
    const reactor = createReactor({ ...parts, consumers: [caseNotices(at.deps)] })
    await reactor.start()
    closing.push(() => reactor.close())
    return at
  }
  const does = (at: CaseDesk, who: Person, id: string, command: CaseCommand) => doCommand(at.deps, who, { id, command })
  const decide = (item: number, outcome: string, more: object = {}): CaseCommand => ({
    ...{ do: 'decide', item, outcome, reason: null },
    ...more,
  })
  const all = { state: 'all', kinds: [], after: null, limit: 20 } as const
  const rowsOf = (at: CaseDesk, { id }: Person, more: object = {}) =>
    listNoticeRows(at.deps.database.district(at.district), { ...all, district: at.district, account: id, ...more })
  const told = async (at: CaseDesk, who: Person) =>
    (await rowsOf(at, who)).map(
      ({ kind, data }) => wordsOfNotice(at.deps.types.at(data.type, data.version), kind, data).zh,
    )
  /** Waits until somebody was told so many things. */
  const toldOf = (at: CaseDesk, who: Person, count: number) =>
    vi.waitUntil(
      async () => {
        const words = await told(at, who)
        return words.length >= count ? words : null
      },
      { timeout: 15_000, interval: 30 },
    )
  async function people(at: CaseDesk) {
    return {
      clerk: await hire(at, '李受理', 'clerk'),
      dispatcher: await hire(at, '王派遣', 'dispatcher'),
      handler: await hire(at, '赵处置', 'handler', { department: 'grounds' }),
      mate: await hire(at, '钱处置', 'handler', { department: 'grounds' }),
      cook: await hire(at, '厨师', 'handler', { department: 'kitchen' }),
    }
  }
  async function sent(at: CaseDesk, who: Awaited<ReturnType<typeof people>>) {
    const { state } = await openCase(at.deps, who.clerk, at.newCase())
    await does(at, who.clerk, state.id, decide(1, 'file', { standard: 'net-torn' }))
    await does(at, who.dispatcher, state.id, decide(2, 'send', { department: 'grounds', assignee: who.handler.id }))
    return state.id
  }

  test('people are told of work, of rungs in their department, of mentions; whoever opened it of its end', async () => {
    const at = await desk()
    const who = await people(at)
    const id = await sent(at, who)
    await does(at, who.dispatcher, id, { do: 'comment', text: '请看', mentions: [who.cook.id, randomUUID()] })
    at.goTo('2023-09-13 18:00')
    await sweepMoments(at.deps, at.district)
    expect(await toldOf(at, who.handler, 2)).toEqual([
      expect.stringMatching(/^“修复”时限已用80%，请抓紧办理$/),
      '王派遣将“处置”交给您办理',
    ])
    expect(await toldOf(at, who.mate, 1)).toEqual(['“修复”时限已用80%，请抓紧办理'])
    expect(await toldOf(at, who.cook, 1)).toEqual(['王派遣在留言中提到了您'])
    await does(at, who.handler, id, decide(3, 'notOurs', { reason: '是厨房的' }))
    await does(at, who.dispatcher, id, decide(4, 'notOurs', { reason: '不属实' }))
    const refuser = await hire(at, '孙受理', 'clerk')
    await does(at, refuser, id, decide(5, 'refuse', { reason: '不属实' }))
    expect(await toldOf(at, who.clerk, 2)).toEqual([
      '您关注的案件已结束：“不予受理”',
      '“派遣”的办理结果为“退回受理”，案件回到您办过的“受理”',
    ])
    expect(await told(at, refuser)).toEqual([])
  })

  test('an event that is handled again tells nobody twice', async () => {
    const at = await desk()
    const who = await people(at)
    await sent(at, who)
    await toldOf(at, who.handler, 1)
    const { rows } = await sql<{
      id: string
      kind: string
      subject: string
      payload: Record<string, unknown>
      at: string
    }>`
      select id, kind, subject_id as subject, payload, to_char(city_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at
      from event where subject_kind = 'case' order by seq`.execute(at.deps.database.district(at.district))
    const events = rows.map(({ id, kind, subject, payload, at: cityAt }, seq) => ({
      ...{ id, kind, payload, cityAt, seq, district: at.district, systemAt: cityAt, requestId: null },
      ...{ subject: { kind: 'case', id: subject }, actor: { id: null, name: '王派遣' } },
    }))
    await at.deps.database.transaction(at.district, (tx) => caseNotices(at.deps).handle(tx, events))
    expect(await told(at, who.handler)).toEqual(['王派遣将“处置”交给您办理'])
  })

  test('notices are paged, counted while unread, read one by one or up to a moment, and let go in time', async () => {
    const at = await desk()
    const who = await people(at)
    for (let count = 0; count < 5; count++) {
      at.clock.advance(60_000)
      await sent(at, who)
    }
    await toldOf(at, who.handler, 5)
    const db = at.deps.database.district(at.district)
    const own = { district: at.district, account: who.handler.id }
    const [first, second, ...rest] = await rowsOf(at, who.handler)
    const behind = await rowsOf(at, who.handler, { after: [second?.at, second?.id] })
    expect(behind.map(({ id }) => id)).toEqual(rest.map(({ id }) => id))
    expect([await markRead(db, own, first?.id ?? ''), await markRead(db, own, randomUUID())]).toEqual([true, false])
    expect(await markRead(db, { ...own, account: who.mate.id }, second?.id ?? '')).toBe(false)
    expect(await countUnread(db, own)).toBe(4)
    await markAllRead(db, own, rest[0]?.at ?? '')
    expect((await rowsOf(at, who.handler, { state: 'unread' })).map(({ id }) => id)).toEqual([second?.id])
    const before = laterBy(rest[1]?.at ?? '', 1)
    expect(await forgetNotices(db, { before, most: 500 })).toBe(2)
    expect(await forgetNotices(db, { before, most: 2 })).toBe(1)
    expect((await rowsOf(at, who.handler)).map(({ id }) => id)).toEqual([first?.id, second?.id])
  })

  test('a case is followed once, and no longer when one asks so', async () => {
    const at = await desk()
    const who = await people(at)
    const id = await sent(at, who)
    const watched = { actor: who.mate.actor, db: who.mate.db, id, account: who.mate.id }
    await vi.waitUntil(async () => (await findWatch(watched)).watchers === 1, { timeout: 15_000, interval: 30 })
    await follow(watched)
    expect(await follow(watched)).toEqual({ watching: true, watchers: 2 })
    expect(await unfollow(watched)).toEqual({ watching: false, watchers: 1 })
  })

  test('a role is held by account, by post and by loan, in its place and for its days', async () => {
    const at = await desk()
    const { handler, cook } = await people(at)
    const db = at.deps.database.district(at.district)
    const asked = { role: 'handler', street: null, today: '2023-09-13' } as const
    const holders = async (department: string | null, today = '2023-09-13') =>
      new Set(await listRoleHolders(db, { ...asked, department, today }, 9))
    expect((await holders('kitchen')).size).toBe(1)
    expect((await holders(null)).size).toBe(3)
    await sql`insert into delegation (district, id, from_account, to_account, from_on, to_on, reason)
      values (${at.district}, ${randomUUID()}::uuid, ${cook.id}::uuid, ${handler.id}::uuid, '2023-09-13', '2023-09-14', '病假')`.execute(
      db,
    )
    expect(await holders('kitchen')).toEqual(new Set([cook.id, handler.id]))
    expect(await holders('kitchen', '2023-09-15')).toEqual(new Set([cook.id]))
  })

  test('whoever covers for somebody who is away is told what they are told, and does their work', async () => {
    const at = await desk()
    const who = await people(at)
    await sql`insert into delegation (district, id, from_account, to_account, from_on, to_on, reason)
      values (${at.district}, ${randomUUID()}::uuid, ${who.handler.id}::uuid, ${who.cook.id}::uuid, '2023-09-13', '2099-12-31', '休假')`.execute(
      at.deps.database.district(at.district),
    )
    const id = await sent(at, who)
    expect(await toldOf(at, who.cook, 1)).toEqual(['代赵处置：王派遣将“处置”交给您办理'])
    expect(await toldOf(at, who.handler, 1)).toEqual(['王派遣将“处置”交给您办理'])
    const today = at.deps.clock.cityToday()
    const held = await findHolders(at.deps.database.district(at.district), { district: at.district, today }, [
      who.cook.id,
    ])
    const { name, holdings } = held.get(who.cook.id) ?? { name: '', holdings: [] }
    const known = {
      district: at.district,
      accountId: who.cook.id,
      name,
      via: 'session',
      ip: null,
      requestId: null,
    } as const
    const cover = { ...who.cook, actor: createActor({ ...known, holdings, clearance: 'internal' }), db: who.handler.db }
    await expect(does(at, who.cook, id, decide(3, 'fenced'))).rejects.toThrow('casework.')
    await does(at, cover, id, decide(3, 'fenced'))
    const back = sql`update delegation set revoked_at = now() where from_account = ${who.handler.id}::uuid`
    await back.execute(at.deps.database.district(at.district))
    await does(at, who.dispatcher, id, { do: 'comment', text: '请看', mentions: [who.handler.id] })
    await toldOf(at, who.handler, 2)
    expect(await told(at, who.cook)).toHaveLength(1)
  })
})
