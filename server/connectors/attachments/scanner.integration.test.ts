import * as api from '@citybrain/contract/api/attachments.ts'
import type { DistrictCode } from '@citybrain/contract/kernel/ids.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { attach, attachmentsOf, complete, declared, look, readFile, sendPart } from '../../testing/attachment-desk.ts'
import { type Child, startChild } from '../../testing/child.ts'
import { describeOnEachDatabase } from '../../testing/databases.ts'
import { type Browser, createTestApp, type TestApp } from '../../testing/test-app.ts'
import { pdf } from './fixtures.ts'
import { createScanner } from './scanner.ts'

const PROGRAM = new URL('../../testing/programs/clamd.ts', import.meta.url)
const EICAR = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}', '$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('')

describeOnEachDatabase('the scanner', (open) => {
  const children: Child[] = []
  const cities: TestApp[] = []
  let district: DistrictCode
  beforeAll(async () => {
    district = await open().freshDistrict()
  })
  afterAll(async () => {
    for (const child of children) await child.kill()
    for (const city of cities) await city.close()
  })

  async function startClamd(mood: string): Promise<string> {
    const child = startChild(PROGRAM, [mood])
    children.push(child)
    return `clamd://127.0.0.1:${(await child.line('listening')).split(' ')[1]}`
  }

  async function cityWith(scannerUrl: string): Promise<[TestApp, Browser]> {
    const city = await createTestApp(open(), { more: (parts) => attachmentsOf(parts, { scannerUrl }).routes })
    cities.push(city)
    return [city, await city.signedIn(district, 'planner')]
  }

  test('a file with a virus is quarantined, told so each time, and nothing of it is kept', async () => {
    const [city, officer] = await cityWith(await startClamd('sound'))
    const bytes = pdf(EICAR)
    const body = declared(bytes)
    await officer.ask(api.declareAttachment, { body })
    await sendPart(officer, body.id, 0, bytes)
    for (let again = 0; again < 2; again += 1) {
      const { status, problem } = await complete(officer, body.id)
      expect([status, problem.code]).toEqual([400, 'attachments.quarantined'])
    }
    expect((await look(officer, body.id)).reply).toMatchObject({ state: 'quarantined', parts: [] })
    expect((await readFile(city, officer, `${body.id}/content`)).status).toBe(409)
    const { rows } = await sql<{ virus: string }>`select after->>'virus' as virus from audit
      where action = 'attachment.complete' and subject_id = ${body.id}`.execute(open().database.district(district))
    expect(rows).toEqual([{ virus: 'Eicar-Test-Signature' }])
  })

  test('a sound file passes', async () => {
    const [, officer] = await cityWith(await startClamd('sound'))
    expect((await attach(officer, pdf('sound'.repeat(50_000)))).reply.state).toBe('ready')
  })

  test('while the scanner is away nothing is lost, and when it is back the file passes', async () => {
    const [, officer] = await cityWith(await startClamd('broken'))
    const bytes = pdf('patient')
    const body = declared(bytes)
    await officer.ask(api.declareAttachment, { body })
    await sendPart(officer, body.id, 0, bytes)
    const { status, problem, headers } = await complete(officer, body.id)
    expect([status, problem.code, headers['retry-after']]).toEqual([503, 'attachments.scanner-silent', '30'])
    expect((await look(officer, body.id)).reply).toMatchObject({ state: 'uploading', parts: [0] })
    const [city] = await cityWith(await startClamd('sound'))
    const back = city.browser()
    Object.assign(back, { cookie: officer.cookie, csrfToken: officer.csrfToken })
    expect((await complete(back, body.id)).reply.state).toBe('ready')
  })

  test('a file above the scanner’s own limit does not pass unseen', async () => {
    const [, officer] = await cityWith(await startClamd('sound'))
    expect((await attach(officer, pdf('x'.repeat(1_200_000)))).problem.code).toBe('attachments.scanner-silent')
  })

  test('a scanner that says nothing is not waited for without end', async () => {
    const noted: unknown[] = []
    const scan = createScanner(await startClamd('silent'), (error) => noted.push(error), 300)
    await expect(scan(pdf())).rejects.toMatchObject({ code: 'attachments.scanner-silent' })
    await expect(createScanner('clamd://127.0.0.1:1', (error) => noted.push(error))(pdf())).rejects.toMatchObject({
      code: 'attachments.scanner-silent',
    })
    expect(noted).toHaveLength(2)
  })
})
