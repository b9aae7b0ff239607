import { randomUUID } from 'node:crypto'
import * as api from '@citybrain/contract/api/attachments.ts'
import type { DistrictCode } from '@citybrain/contract/kernel/ids.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  attach,
  attached,
  attachmentsOf,
  complete,
  declared,
  look,
  partOf,
  readFile,
  sendPart,
} from '../../testing/attachment-desk.ts'
import { describeOnEachDatabase } from '../../testing/databases.ts'
import { type Browser, createTestApp, type TestApp } from '../../testing/test-app.ts'
import { pdf, photo, sha256 } from './fixtures.ts'

const MEBIBYTE = 1024 * 1024
/** Three parts and a bit. */
const LONG = pdf('x'.repeat(800_000))

describeOnEachDatabase('attachments', (open) => {
  let city: TestApp
  let district: DistrictCode
  let officer: Browser
  let other: Browser
  beforeAll(async () => {
    city = await createTestApp(open(), { more: (parts) => attachmentsOf(parts).routes })
    district = await open().freshDistrict()
    officer = await city.signedIn(district, 'planner')
    other = await city.signedIn(district, 'planner')
  })
  afterAll(() => city.close())

  const declare = (who: Browser, body: object) => who.ask(api.declareAttachment, { body })
  const remove = (who: Browser, id: string) => who.ask(api.deleteAttachment, { params: { attachment: id } })

  test('a photo arrives whole, with what the device says kept apart from what the photo says', async () => {
    const bytes = await photo(900, 600, { takenAt: '2023:09:14 17:00:00', orientation: 6 })
    const reply = await attached(officer, bytes, { takenAt: '2023-09-15T00:59:00.000Z', position: [117.15, 39.1] })
    expect(reply).toMatchObject({
      ...{ state: 'ready', mediaType: 'image/jpeg', bytes: bytes.length, refusal: null, subject: null },
      device: { takenAt: '2023-09-15T00:59:00.000Z', position: [117.15, 39.1] },
      picture: { width: 600, height: 900, takenAt: '2023-09-14T09:00:00.000Z', position: null },
    })
    const content = await readFile(city, officer, `${reply.id}/content`)
    expect(content.bytes.equals(bytes)).toBe(true)
  })

  test('an upload that was cut goes on with the parts that are missing', async () => {
    const body = declared(LONG)
    await declare(officer, body)
    await sendPart(officer, body.id, 0, partOf(LONG, 0))
    await sendPart(officer, body.id, 2, partOf(LONG, 2))
    const early = await complete(officer, body.id)
    expect([early.problem.code, early.problem.details]).toEqual(['attachments.incomplete', { missing: [1, 3] }])
    const { reply } = await look(officer, body.id)
    expect([reply.state, reply.parts]).toEqual(['uploading', [0, 2]])
    for (const number of [1, 3]) await sendPart(officer, body.id, number, partOf(LONG, number))
    expect((await complete(officer, body.id)).reply).toMatchObject({ state: 'ready', mediaType: 'application/pdf' })
  })

  test('everything may be repeated, before and after the end, and changes nothing', async () => {
    const bytes = pdf('again')
    const body = declared(bytes, { fileName: '通知.pdf' })
    const first = await declare(officer, body)
    expect((await declare(officer, body)).reply).toEqual(first.reply)
    await sendPart(officer, body.id, 0, bytes)
    expect((await sendPart(officer, body.id, 0, bytes)).reply.parts).toEqual([0])
    const done = await complete(officer, body.id)
    expect((await complete(officer, body.id)).reply).toEqual(done.reply)
    expect((await sendPart(officer, body.id, 0, bytes)).reply).toEqual(done.reply)
    expect((await declare(officer, body)).reply).toEqual(done.reply)
  })

  test('two completions at once give one attachment', async () => {
    const bytes = await photo(400, 300)
    const body = declared(bytes)
    await declare(officer, body)
    await sendPart(officer, body.id, 0, bytes)
    const answers = await Promise.all([1, 2, 3].map(() => complete(officer, body.id)))
    expect(answers.map(({ status, reply }) => [status, reply.state])).toEqual(Array(3).fill([200, 'ready']))
  })

  test('the same part with other bytes, and one of the wrong length, are refused', async () => {
    const body = declared(LONG)
    await declare(officer, body)
    await sendPart(officer, body.id, 0, partOf(LONG, 0))
    const changed = Buffer.from(partOf(LONG, 0)).fill(0, 100, 200)
    expect((await sendPart(officer, body.id, 0, changed)).problem.code).toBe('attachments.other-bytes')
    const refused = [
      await sendPart(officer, body.id, 1, Buffer.alloc(10)),
      await sendPart(officer, body.id, 4, Buffer.alloc(10)),
      await sendPart(officer, body.id, 3, Buffer.alloc(0)),
    ]
    expect(refused.map(({ problem }) => problem.code)).toEqual(Array(3).fill('attachments.bad-part'))
    const tooLong = await sendPart(officer, body.id, 1, Buffer.alloc(api.ATTACHMENT_PART_BYTES + 1))
    expect(tooLong.problem.code).toBe('request.too-large')
  })

  test('what does not match its hash is dropped, and can be sent again from the start', async () => {
    const right = pdf('right')
    const body = declared(right)
    await declare(officer, body)
    await sendPart(officer, body.id, 0, pdf('wrong'))
    expect((await complete(officer, body.id)).problem.code).toBe('attachments.wrong-hash')
    expect((await look(officer, body.id)).reply).toMatchObject({ state: 'uploading', parts: [] })
    await sendPart(officer, body.id, 0, right)
    expect((await complete(officer, body.id)).reply.state).toBe('ready')
  })

  test('a page that calls itself a photo is refused each time it is asked, and nothing of it is kept', async () => {
    const refused = await attach(officer, Buffer.from('<html><script>alert(1)</script></html>'), { fileName: 'a.jpg' })
    expect([refused.status, refused.problem.code]).toEqual([400, 'attachments.type-refused'])
    const body = declared(Buffer.from('<html>'))
    await declare(officer, body)
    await sendPart(officer, body.id, 0, Buffer.from('<html>'))
    for (let again = 0; again < 2; again += 1)
      expect((await complete(officer, body.id)).problem.code).toBe('attachments.type-refused')
    const { reply } = await look(officer, body.id)
    expect(reply).toMatchObject({ state: 'refused', parts: [], refusal: { code: 'attachments.type-refused' } })
    expect((await sendPart(officer, body.id, 0, Buffer.from('<html>'))).problem.code).toBe('attachments.wrong-state')
    expect((await readFile(city, officer, `${body.id}/content`)).status).toBe(409)
  })

  test('a file above the limit is refused before anything of it is sent', async () => {
    const body = { ...declared(LONG), bytes: 2 * MEBIBYTE + 1 }
    const { status, problem } = await declare(officer, body)
    expect([status, problem.code]).toEqual([400, 'attachments.too-large'])
  })

  test('one account can’t fill the database with what it never uses; another one is free to go on', async () => {
    const hoarder = await city.signedIn(district, 'planner')
    const answers = []
    for (let n = 0; n < 21; n += 1)
      answers.push((await declare(hoarder, { ...declared(LONG), bytes: 2 * MEBIBYTE })).status)
    expect(answers).toEqual([...Array(20).fill(200), 409])
    expect((await declare(officer, declared(LONG))).status).toBe(200)
  })

  test('one account can’t announce files without end, however small', async () => {
    const hoarder = await city.signedIn(district, 'planner')
    const { id } = await attached(hoarder, pdf())
    await sql`insert into attachment (district, id, file_name, byte_count, sha256, created_by_id, created_by, declared_at)
      select district, gen_random_uuid(), '1', 1, sha256, created_by_id, '', now()
      from attachment, generate_series(1, 998) where id = ${id}::uuid`.execute(open().database.district(district))
    expect((await declare(hoarder, declared(pdf('thousandth')))).status).toBe(200)
    expect((await declare(hoarder, declared(pdf('one more')))).problem.code).toBe('attachments.too-much-unused')
  })

  test('to everybody else an unused attachment is as if there were none, in this district and in any other', async () => {
    const { id } = await attached(officer, await photo(60, 40))
    const stranger = await city.signedIn(await open().freshDistrict(), 'administrator')
    for (const who of [other, stranger]) {
      const asked = [
        await look(who, id),
        await complete(who, id),
        await remove(who, id),
        await sendPart(who, id, 0, pdf()),
      ]
      expect(asked.map(({ problem }) => problem.code)).toEqual(Array(4).fill('attachments.not-found'))
      expect((await readFile(city, who, `${id}/content`)).status).toBe(404)
      expect((await readFile(city, who, `${id}/thumbnail`)).status).toBe(404)
    }
    expect((await look(officer, id)).reply.state).toBe('ready')
  })

  test('an id that somebody has taken can’t be announced by another, nor for another file; elsewhere it is free', async () => {
    const body = declared(LONG)
    await declare(officer, body)
    const elsewhere = await city.signedIn(await open().freshDistrict(), 'planner')
    expect((await declare(other, body)).problem.code).toBe('attachments.id-taken')
    expect((await declare(officer, { ...body, fileName: '另一个.pdf' })).problem.code).toBe('attachments.id-taken')
    expect((await declare(officer, { ...body, position: [117, 39] })).problem.code).toBe('attachments.id-taken')
    expect((await declare(elsewhere, body)).status).toBe(200)
  })

  test('pictures are shown where they stand, everything else is saved under a name that fits; nothing may run', async () => {
    const picture = await attached(officer, await photo(60, 40), { fileName: '路灯.html' })
    const file = await attached(officer, pdf('<script>'), { fileName: 'notice.html' })
    const shown = await readFile(city, officer, `${picture.id}/content`)
    const saved = await readFile(city, officer, `${file.id}/content`)
    expect(String(shown.headers['content-disposition'])).toMatch(/^inline; .*%E8%B7%AF%E7%81%AF\.html\.jpg$/)
    expect(String(saved.headers['content-disposition'])).toMatch(/^attachment; filename="notice\.html\.pdf"/)
    for (const { headers } of [shown, saved]) {
      expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'cache-control': 'private, no-cache' })
      expect(String(headers['content-security-policy'])).toContain('sandbox')
    }
    expect(shown.headers['content-type']).toBe('image/jpeg')
    const again = await readFile(city, officer, `${file.id}/content`, { 'if-none-match': String(saved.headers.etag) })
    expect(again.status).toBe(304)
  })

  test.each([
    ['bytes=0-9', 0, 9],
    ['bytes=262140-262150', 262_140, 262_150],
    ['bytes=700000-', 700_000, LONG.length - 1],
    ['bytes=-20', LONG.length - 20, LONG.length - 1],
  ])('the range %s is given from the parts that hold it', async (range, from, to) => {
    const { id } = await attached(officer, LONG)
    const { status, headers, bytes } = await readFile(city, officer, `${id}/content`, { range })
    expect([status, headers['content-range']]).toEqual([206, `bytes ${from}-${to}/${LONG.length}`])
    expect(bytes.equals(LONG.subarray(from, to + 1))).toBe(true)
  })

  test('a range beyond the end or of another kind gets the whole', async () => {
    const { id } = await attached(officer, LONG)
    for (const range of ['bytes=9000000-', 'bytes=5-2', 'bytes=-0', 'lines=1-2', 'bytes=0-1,4-5']) {
      const { status, bytes } = await readFile(city, officer, `${id}/content`, { range })
      expect([range, status, sha256(bytes)]).toEqual([range, 200, sha256(LONG)])
    }
  })

  test('a photo is shown small and large, and a file that is none has neither', async () => {
    const { id } = await attached(officer, await photo(2000, 1500))
    const [small, large] = [
      await readFile(city, officer, `${id}/thumbnail`),
      await readFile(city, officer, `${id}/thumbnail?size=1280`),
    ]
    expect([small.headers['content-type'], large.headers['content-type']]).toEqual(['image/jpeg', 'image/jpeg'])
    expect(small.bytes.length).toBeLessThan(large.bytes.length)
    const file = await attached(officer, pdf())
    expect((await readFile(city, officer, `${file.id}/thumbnail`)).status).toBe(404)
  })

  test('one’s own attachment that nothing uses can be deleted, with all its bytes', async () => {
    const { id } = await attached(officer, await photo(60, 40))
    expect((await remove(officer, id)).reply).toEqual({ deleted: id })
    expect((await look(officer, id)).problem.code).toBe('attachments.not-found')
    expect((await remove(officer, randomUUID())).problem.code).toBe('attachments.not-found')
  })

  test('bytes are taken where a route says so and nowhere else', async () => {
    const body = declared(LONG)
    await declare(officer, body)
    const headers = { 'content-type': 'application/octet-stream' }
    const elsewhere = await officer.ask(api.declareAttachment, { headers, body: Buffer.from(JSON.stringify(body)) })
    expect([elsewhere.status, elsewhere.problem.code]).toEqual([415, 'request.not-json'])
    const params = { attachment: body.id, number: '0' }
    expect((await officer.ask(api.putAttachmentPart, { params, body: { a: 1 } })).problem.code).toBe(
      'attachments.bad-part',
    )
  })
})
