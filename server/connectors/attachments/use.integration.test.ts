import { randomUUID } from 'node:crypto'
import * as api from '@citybrain/contract/api/attachments.ts'
import type { DistrictCode } from '@citybrain/contract/kernel/ids.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Db, laterBy, type Subject, save, systemActor } from '../../platform/index.ts'
import { attached, attachmentsOf, declared, look, readFile } from '../../testing/attachment-desk.ts'
import { describeOnEachDatabase } from '../../testing/databases.ts'
import { type Browser, createTestApp, type TestApp } from '../../testing/test-app.ts'
import { pdf, photo } from './fixtures.ts'
import { type AttachmentUse, attachmentUse, type MayRead } from './index.ts'
import { sweepAttachments } from './sweep.ts'

const DAY_MS = 86_400_000
/** As an engine gets it. */
const attachments: AttachmentUse = attachmentUse

describeOnEachDatabase('attachments of a subject', (open) => {
  let city: TestApp
  let district: DistrictCode
  let db: Db
  let officer: Browser
  let other: Browser
  /** Accounts that may read everything that belongs to a match. */
  const readers = new Set<string | null>()
  const mayRead: MayRead = async ({ actor }, { kind }) => kind === 'match' && readers.has(actor.accountId)

  beforeAll(async () => {
    city = await createTestApp(open(), { more: (parts) => attachmentsOf(parts, { mayRead }).routes })
    district = await open().freshDistrict()
    db = open().database.district(district)
    officer = await city.signedIn(district, 'planner')
    other = await city.signedIn(district, 'planner')
  })
  afterAll(() => city.close())

  async function uploaderOf(id: string) {
    const { rows } = await sql<{
      by: string
    }>`select created_by_id as by from attachment where id = ${id}::uuid`.execute(db)
    return { district, accountId: rows[0]?.by ?? null, via: 'session' as const }
  }
  const match = (): Subject => ({ kind: 'match', id: randomUUID() })

  /** A match is recorded with its photos, all of it or nothing. */
  async function record(ids: string[], subject: Subject) {
    const by = await uploaderOf(ids[0] ?? '')
    await attachments.check(db, ids, by)
    await save(db, {
      writes: [attachments.use(ids, subject, by)],
      events: [{ kind: 'match.recorded', subject, payload: { ids } }],
      audits: [],
      actor: systemActor(district),
    })
  }
  const codeOf = (work: Promise<unknown>) =>
    work.then(
      () => 'done',
      (error: { code?: string }) => error.code,
    )

  test('what a change names becomes its subject’s in the same moment, in the order in which it was asked for', async () => {
    const [first, second] = [await attached(officer, await photo(60, 40)), await attached(officer, pdf())]
    const by = await uploaderOf(first.id)
    const checked = await attachments.check(db, [second.id, first.id, second.id], by)
    expect(checked.map(({ id }) => id)).toEqual([second.id, first.id])
    const subject = match()
    await record([first.id, second.id], subject)
    const listed = await attachments.listOf(db, 'match', [subject.id])
    expect(new Set(listed.map(({ id }) => id))).toEqual(new Set([first.id, second.id]))
    expect((await look(officer, first.id)).reply.subject).toEqual(subject)
  })

  test('a used one can be neither deleted nor used elsewhere, and a change that tries leaves nothing behind', async () => {
    const [used, free] = [await attached(officer, pdf('a')), await attached(officer, pdf('b'))]
    const by = await uploaderOf(used.id)
    const [subject, second] = [match(), match()]
    await record([used.id], subject)
    const removed = await officer.ask(api.deleteAttachment, { params: { attachment: used.id } })
    expect([removed.status, removed.problem.code]).toEqual([409, 'attachments.used-already'])
    expect(await codeOf(attachments.check(db, [used.id], by))).toBe('attachments.used-already')
    const change = save(db, {
      writes: [attachments.use([free.id, used.id], second, by)],
      events: [{ kind: 'match.recorded', subject: second, payload: {} }],
      ...{ audits: [], actor: systemActor(district) },
    })
    expect(await codeOf(change)).toBe('attachments.used-already')
    expect((await look(officer, free.id)).reply.subject).toBeNull()
    const { rows } = await sql`select from event where subject_id = ${second.id}`.execute(db)
    expect(rows).toEqual([])
  })

  test('what a subject has already may be named for it again', async () => {
    const { id } = await attached(officer, pdf('again'))
    const by = await uploaderOf(id)
    const subject = match()
    const use = () =>
      save(db, {
        writes: [attachments.use([id], subject, by)],
        ...{ events: [], audits: [], actor: systemActor(district) },
      })
    await use()
    expect(await codeOf(use())).toBe('done')
  })

  test('of two changes at once that name the same photo one wins', async () => {
    const { id } = await attached(officer, pdf('race'))
    const by = await uploaderOf(id)
    const use = () =>
      save(db, { writes: [attachments.use([id], match(), by)], events: [], audits: [], actor: systemActor(district) })
    const codes = await Promise.all([codeOf(use()), codeOf(use())])
    expect(codes.sort()).toEqual(['attachments.used-already', 'done'])
  })

  test('what is missing, somebody else’s, unfinished or too much is refused with the ids at fault', async () => {
    const { id } = await attached(officer, pdf('mine'))
    const by = await uploaderOf(id)
    const missing = randomUUID()
    const unfinished = declared(pdf('half'))
    await officer.ask(api.declareAttachment, { body: unfinished })
    const check = (ids: string[], who = by) => attachments.check(db, ids, who)
    await expect(check([id, missing])).rejects.toMatchObject({
      code: 'attachments.not-found',
      details: { ids: [missing] },
    })
    await expect(check([id], { district, accountId: randomUUID(), via: 'session' })).rejects.toMatchObject({
      code: 'attachments.not-found',
    })
    const unready = { code: 'attachments.not-ready', details: { ids: [unfinished.id] } }
    await expect(check([id, unfinished.id])).rejects.toMatchObject(unready)
    const many = Array.from({ length: 51 }, () => randomUUID())
    await expect(check(many)).rejects.toMatchObject({ code: 'attachments.too-many' })
    const elsewhere = open().database.district(await open().freshDistrict())
    expect(await codeOf(attachments.check(elsewhere, [id], by))).toBe('attachments.not-found')
  })

  test('a used photo is read by whoever may read its subject, and by nobody else', async () => {
    const { id } = await attached(officer, await photo(60, 40))
    const theirs = await attached(other, pdf('theirs'))
    await record([id], match())
    expect((await readFile(city, other, `${id}/content`)).status).toBe(404)
    readers.add((await uploaderOf(theirs.id)).accountId)
    expect((await readFile(city, other, `${id}/content`)).status).toBe(200)
    expect((await readFile(city, other, `${id}/thumbnail`)).status).toBe(200)
    expect((await look(other, id)).status).toBe(200)
    // Who sent it knows that it arrived, which is not to say that they may look into the match.
    expect((await look(officer, id)).reply.subject).toMatchObject({ kind: 'match' })
    expect((await readFile(city, officer, `${id}/content`)).status).toBe(404)
  })

  test('what was not finished within a week and not used within a month is swept; what is used stays', async () => {
    const swept = await open().freshDistrict()
    const member = await city.signedIn(swept, 'planner')
    const begun = declared(pdf('begun'))
    await member.ask(api.declareAttachment, { body: begun })
    const ready = await attached(member, pdf('ready'))
    const kept = await attached(member, pdf('kept'))
    const own = open().database.district(swept)
    await sql`update attachment set subject_kind = 'match', subject_id = '1', used_at = now() where id = ${kept.id}::uuid`.execute(
      own,
    )
    const after = (days: number) => {
      const now = laterBy(city.clock.systemNow(), days * DAY_MS)
      return sweepAttachments({ database: open().database, clock: { ...city.clock, systemNow: () => now } }, swept)
    }
    expect([await after(6.9), await after(7.1), await after(29.9), await after(30.1)]).toEqual([0, 1, 0, 1])
    const { rows } = await sql<{ id: string }>`select id from attachment`.execute(own)
    expect(rows).toEqual([{ id: kept.id }])
    expect((await look(member, begun.id)).problem.code).toBe('attachments.not-found')
    expect((await look(member, ready.id)).problem.code).toBe('attachments.not-found')
  })
})
