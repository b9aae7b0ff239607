import { randomUUID } from 'node:crypto'
import type { MessageChannel } from '@citybrain/contract/engines/message.ts'
import { DEFAULT_PREFERENCE } from '@citybrain/rules/casework/index.ts'
import { sql } from 'kysely'
import { afterEach, expect, test, vi } from 'vitest'
import { caseNotices, doCommand, openCase, wordingOf } from '../../engines/casework/index.ts'
import { createReactor, openSealer } from '../../platform/index.ts'
import { type CaseDesk, openCaseDesk } from '../../testing/club-casework.ts'
import { hire } from '../../testing/club-people.ts'
import { describeOnEachDatabase } from '../../testing/databases.ts'
import {
  type Gateway,
  type MailServer,
  mailFlags,
  messagesOf,
  openGateway,
  openMailServer,
} from '../../testing/messages.ts'
import { quietLogger } from '../../testing/quiet-logger.ts'
import { testConfig } from '../../testing/test-config.ts'
import { openCarriers } from './carriers.ts'
import { confirmContact, keepPreference, proposeContact } from './contacts.ts'
import { discardOne, listInState, readStatus, replayChannel } from './operations.ts'

const SMS = { 'sms-body': '{"to":"{phone}","text":"{text}"}', 'sms-success': 'code=0' }

describeOnEachDatabase('messages', (open) => {
  const closing: (() => Promise<void>)[] = []
  afterEach(async () => {
    for (const close of closing.splice(0).reverse()) await close()
  })
  type Person = Awaited<ReturnType<typeof hire>>

  async function desk(more: Record<string, string> = {}) {
    const { database, freshDistrict } = open()
    const at = await openCaseDesk(database, await freshDistrict())
    const [mail, gateway] = [await openMailServer(), await openGateway()]
    closing.push(
      () => mail.close(),
      () => gateway.close(),
    )
    const flags = { ...mailFlags(mail.port), 'sms-url': gateway.url, ...SMS, ...more }
    const messages = messagesOf({
      ...{ database, clock: at.clock, flags },
      ...wordingOf(at.deps),
    })
    const pace = { pollMs: 30, gatherMs: 1 }
    const parts = { database, clock: at.clock, logger: quietLogger, pace }
    const reactor = createReactor({ ...parts, consumers: [caseNotices(at.deps, messages)] })
    await reactor.start()
    messages.start()
    closing.push(
      () => messages.close(),
      () => reactor.close(),
    )
    const sealer = openSealer({ secretKey: Buffer.alloc(32, 7).toString('base64'), data: '' })
    const channels: MessageChannel[] = ['mail', 'sms']
    const deps = { database, clock: at.clock, sealer, channels, carriers: openCarriers(testConfig(flags)) }
    return { ...at, mail, gateway, own: deps }
  }
  type Opened = Awaited<ReturnType<typeof desk>>

  const until = <T>(find: () => T | null | Promise<T | null>) =>
    vi.waitUntil(find, { timeout: 15_000, interval: 20 }).then((found) => found as T)

  /** Says where somebody is reached, with the code that came there. */
  async function reach(at: Opened, who: Person, channel: MessageChannel, address: string) {
    await proposeContact(at.own, who.actor, { channel, address })
    const code = await until(() => codeIn(at.mail, at.gateway, channel, address))
    await confirmContact(at.own, who.actor, { channel, code })
  }
  function codeIn(mail: MailServer, gateway: Gateway, channel: MessageChannel, address: string): string | null {
    const text =
      channel === 'mail'
        ? mail.mails.findLast(({ to }) => to === address)?.text
        : gateway.requests.map(({ body }) => JSON.parse(body)).findLast(({ to }) => to === address)?.text
    return /\d{6}/.exec(text ?? '')?.[0] ?? null
  }
  async function people(at: CaseDesk) {
    const clerk = await hire(at, '李受理', 'clerk')
    const dispatcher = await hire(at, '王派遣', 'dispatcher')
    const handler = await hire(at, '赵处置', 'handler', { department: 'grounds' })
    const leader = await hire(at, '孙主任', 'leader')
    return { clerk, dispatcher, handler, leader }
  }
  async function sent(at: CaseDesk, who: Awaited<ReturnType<typeof people>>) {
    const { state } = await openCase(at.deps, who.clerk, at.newCase())
    const decide = (item: number, outcome: string, more: object) => ({
      do: 'decide' as const,
      item,
      outcome,
      reason: null,
      ...more,
    })
    await doCommand(at.deps, who.clerk, { id: state.id, command: decide(1, 'file', { standard: 'net-torn' }) })
    const send = decide(2, 'send', { department: 'grounds', assignee: who.handler.id })
    await doCommand(at.deps, who.dispatcher, { id: state.id, command: send })
    return state.id
  }
  const urge = async (at: CaseDesk, who: Awaited<ReturnType<typeof people>>, id: string) =>
    doCommand(at.deps, who.leader, { id, command: { do: 'urge', reason: '请尽快' } })
  const mailsTo = (at: Opened, address: string) =>
    at.mail.mails.filter(({ to, text }) => to === address && !text.includes('验证码'))
  const statusOf = async (at: Opened, channel: MessageChannel) => {
    const found = (await readStatus(at.own, at.district)).find((one) => one.channel === channel)
    if (!found) throw new Error('each channel has a status')
    expect(found.balanced).toBe(true)
    return found
  }

  test('whoever has shown the code that came is told by mail and by SMS, each as they wish, and the figures add up', async () => {
    const at = await desk()
    const who = await people(at)
    await reach(at, who.handler, 'mail', 'zhao@example.org')
    at.clock.advance(61_000)
    await reach(at, who.handler, 'sms', '13800000001')
    const id = await sent(at, who)
    const [mail] = await until(() =>
      mailsTo(at, 'zhao@example.org').length === 1 ? mailsTo(at, 'zhao@example.org') : null,
    )
    expect(mail?.text).toMatch(/^D\w+ 王派遣将“处置”交给您办理/)
    expect(mail?.text).toContain('https://brain.test/notices')
    expect(mail?.text).not.toContain('球网')
    await urge(at, who, id)
    const sms = await until(
      () => at.gateway.requests.map(({ body }) => JSON.parse(body)).find(({ text }) => text.includes('催办')) ?? null,
    )
    expect(sms.to).toBe('13800000001')
    await until(async () => ((await statusOf(at, 'mail')).queued === 0 ? true : null))
    expect(await statusOf(at, 'mail')).toMatchObject({ asked: 3, sent: 3, suppressed: 0 })
    expect(await statusOf(at, 'sms')).toMatchObject({ asked: 3, sent: 2, suppressed: 1 })
  })

  test('what a server refuses for good is dead at once, sent again when an operator says so, or given up', async () => {
    const at = await desk()
    const who = await people(at)
    await reach(at, who.handler, 'mail', 'zhao@example.org')
    at.mail.answer = () => 550
    await sent(at, who)
    const dead = await until(async () => {
      const asked = { district: at.district, state: 'dead', after: null, limit: 9 } as const
      const found = await listInState(at.own.database.district(at.district), asked)
      return found.length > 0 ? found : null
    })
    expect(dead[0]).toMatchObject({
      channel: 'mail',
      kind: 'assigned',
      attempts: 1,
      error: expect.stringContaining('550'),
    })
    expect(dead[0]?.error).not.toContain('somebody@')
    const decided = { actor: at.person('操作员', 'administrator').actor, reason: '已修复' }
    at.mail.answer = () => null
    expect(await replayChannel(at.own, decided, 'mail')).toBe(1)
    await until(() => mailsTo(at, 'zhao@example.org')[0] ?? null)
    await expect(discardOne(at.own, decided, randomUUID())).rejects.toThrow('messages.no-such-message')
    expect(await statusOf(at, 'mail')).toMatchObject({ asked: 2, dead: 0, discarded: 0 })
  })

  test('a server that is busy, silent or gone is asked again later, and the letter comes once', async () => {
    const at = await desk()
    const who = await people(at)
    await reach(at, who.handler, 'mail', 'zhao@example.org')
    const answers = [451, 0, 421]
    at.mail.answer = () => answers.shift() ?? null
    await sent(at, who)
    // The clock of the test stands still unless it is moved: waits are of the system's time.
    const moving = setInterval(() => at.clock.advance(5_000), 30)
    closing.push(async () => clearInterval(moving))
    await until(() => mailsTo(at, 'zhao@example.org')[0] ?? null)
    await until(async () => ((await statusOf(at, 'mail')).queued === 0 ? true : null))
    expect(mailsTo(at, 'zhao@example.org')).toHaveLength(1)
    expect(answers).toEqual([])
  })

  test('without TLS nothing goes to a server that must offer it', async () => {
    const at = await desk({ 'smtp-tls': 'required' })
    const who = await people(at)
    await proposeContact(at.own, who.handler.actor, { channel: 'mail', address: 'zhao@example.org' })
    const status = await until(async () => {
      const found = await statusOf(at, 'mail')
      return found.lastError === null ? null : found
    })
    expect(status).toMatchObject({ queued: 1, sent: 0, dead: 0 })
    expect(at.mail.mails).toEqual([])
  })

  test('calm mail is gathered until the working day begins, and comes as one letter', async () => {
    const at = await desk()
    const who = await people(at)
    await reach(at, who.handler, 'mail', 'zhao@example.org')
    await keepPreference(at.own, who.handler.actor, { ...DEFAULT_PREFERENCE, digest: 'daily' })
    at.goTo('2023-09-13 16:00')
    await sent(at, who)
    await sent(at, who)
    await until(async () => ((await statusOf(at, 'mail')).queued === 2 ? true : null))
    at.goTo('2023-09-14 08:29')
    await new Promise((resolve) => setTimeout(resolve, 150))
    expect(mailsTo(at, 'zhao@example.org')).toEqual([])
    at.goTo('2023-09-14 08:30')
    const mail = await until(() => mailsTo(at, 'zhao@example.org')[0] ?? null)
    expect(mail.subject).toBe('城市大脑 · 您有 2 条消息')
    expect(mail.text.match(/交给您办理/g)).toHaveLength(2)
    expect(await until(async () => ((await statusOf(at, 'mail')).queued === 0 ? true : null))).toBe(true)
    expect(mailsTo(at, 'zhao@example.org')).toHaveLength(1)
  })

  test('codes are few, must be right, and are guessed in vain', async () => {
    const at = await desk()
    const { handler } = await people(at)
    const given = { channel: 'sms' as const, address: '138 0000 0001' }
    await proposeContact(at.own, handler.actor, given)
    await expect(proposeContact(at.own, handler.actor, given)).rejects.toThrow('messages.too-many-codes')
    await expect(proposeContact(at.own, handler.actor, { channel: 'mail', address: 'x' })).rejects.toThrow(
      'messages.bad-address',
    )
    const code = await until(() => codeIn(at.mail, at.gateway, 'sms', '13800000001'))
    const wrong = code === '000000' ? '000001' : '000000'
    for (let count = 0; count < 5; count++)
      await expect(confirmContact(at.own, handler.actor, { channel: 'sms', code: wrong })).rejects.toThrow(
        'messages.wrong-code',
      )
    await expect(confirmContact(at.own, handler.actor, { channel: 'sms', code })).rejects.toThrow('messages.wrong-code')
    const { rows } = await sql<{ verified: string | null }>`select verified from contact
      where account = ${handler.id}::uuid`.execute(at.own.database.district(at.district))
    expect(rows).toEqual([{ verified: null }])
  })

  test('whoever wishes so follows a case from the moment they are mentioned in it', async () => {
    const at = await desk()
    const who = await people(at)
    await keepPreference(at.own, who.handler.actor, { ...DEFAULT_PREFERENCE, followMentions: true })
    const id = await sent(at, who)
    await doCommand(at.deps, who.clerk, { id, command: { do: 'comment', text: '请看', mentions: [who.handler.id] } })
    await until(async () => {
      const { rows } = await sql<object>`select 1 from case_watch where case_id = ${id}::uuid
        and account = ${who.handler.id}::uuid`.execute(at.own.database.district(at.district))
      return rows.length === 1 ? true : null
    })
  })

  test('a reporter who wants it is told by SMS of acceptance and result, once each, and the reading is audited', async () => {
    const at = await desk()
    const who = await people(at)
    const reported = async (told: boolean, phone: string) => {
      const reporter = { name: '周女士', phone, told }
      const { state } = await openCase(at.deps, who.clerk, at.newCase({ reporter }))
      return state
    }
    const { id } = await reported(true, '138 0000-0009')
    const ended = await reported(true, '13800000009')
    const silent = await reported(false, '13800000010')
    const decide = (item: number, outcome: string, more: object) =>
      ({ do: 'decide', item, outcome, reason: null, ...more }) as const
    for (const one of [id, silent.id])
      await doCommand(at.deps, who.clerk, { id: one, command: decide(1, 'file', { standard: 'net-torn' }) })
    const sms = () => at.gateway.requests.map(({ body }) => JSON.parse(body)).filter(({ to }) => to === '13800000009')
    const accepted = await until(() => sms()[0] ?? null)
    expect(accepted.text).toMatch(/^您反映的问题（D\w+）已受理。场地管理员正在处理/)
    expect(accepted.text).not.toContain('球网')
    const refuse = { ...decide(1, 'refuse', {}), reason: '不在俱乐部范围' }
    await doCommand(at.deps, who.clerk, { id: ended.id, command: refuse })
    const result = await until(() => sms()[1] ?? null)
    expect(result.text).toMatch(/^您反映的问题（D\w+）已有结果：/)
    await until(async () => ((await statusOf(at, 'sms')).queued === 0 ? true : null))
    expect(at.gateway.requests).toHaveLength(2)
    const audited = await at.own.database
      .district(at.district)
      .selectFrom('audit')
      .select(['subject_id', 'reason'])
      .where('action', '=', 'case.tell-reporter')
      .orderBy('seq')
      .execute()
    expect(audited).toEqual([id, ended.id].map((subject_id) => ({ subject_id, reason: '1' })))
  })
})
