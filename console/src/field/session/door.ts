import { commandCase, getCase, listCaseEntries, openCase } from '@citybrain/contract/api/cases.ts'
import { getFieldKey } from '@citybrain/contract/api/field.ts'
import { whoAmI } from '@citybrain/contract/api/identity.ts'
import type { WhoAmI } from '@citybrain/contract/engines/account.ts'
import { call, rememberCsrf } from '../../api/call.ts'
import { Refused, Unreachable } from '../../api/refused.ts'
import { uploadAttachment } from '../../attachments/upload.ts'
import type { Door } from '../outbox/sender.ts'

const READ_MS = 12_000
const WRITE_MS = 30_000
const NOT_SIGNED_IN = 401
const OURS = 500
const ENTRIES = 100

/** A network that answers nothing for so long is none. */
export async function within<T>(ms: number, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const signal = AbortSignal.timeout(ms)
  try {
    return await work(signal)
  } catch (error) {
    throw signal.aborted ? new Unreachable() : error
  }
}

export const reading = <T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> => within(READ_MS, work)

/** Whether the server isn't there for now: what was kept is shown in its place. */
export const isAway = (error: unknown): boolean =>
  error instanceof Unreachable || (error instanceof Refused && (error.status === NOT_SIGNED_IN || error.status >= OURS))

/** Who is signed in by the browser's session; null where nobody is. */
export async function askWho(ms = READ_MS): Promise<WhoAmI | null> {
  try {
    const who = await within(ms, (signal) => call(whoAmI, { signal }))
    rememberCsrf(who.csrfToken)
    return who
  } catch (error) {
    if (error instanceof Refused && error.status === NOT_SIGNED_IN) return null
    throw error
  }
}

export const askSecret = async (): Promise<string> => (await reading((signal) => call(getFieldKey, { signal }))).secret

export const SERVER: Door = {
  whoAmI: async () => {
    const who = await askWho()
    if (!who) throw new Refused({ status: NOT_SIGNED_IN, code: 'request.not-signed-in', detail: '' })
    return who.account.id
  },
  upload: async ({ id, fileName, takenAt, position }, bytes) => {
    // What breaks is taken up again by the outbox, which knows when.
    await uploadAttachment(bytes, { id, fileName, takenAt, position, pausesMs: [] })
  },
  open: (given, key) =>
    within(WRITE_MS, (signal) => call(openCase, { body: given, headers: { 'idempotency-key': key }, signal })),
  command: (id, command, { key, revision }) => {
    const headers = { 'idempotency-key': key, ...(revision !== null && { 'if-match': `"r${revision}"` }) }
    return within(WRITE_MS, (signal) => call(commandCase, { params: { case: id }, body: command, headers, signal }))
  },
  look: async (id, after) => {
    const params = { case: id }
    const view = await reading((signal) => call(getCase, { params, signal }))
    const { items } = await reading((signal) => call(listCaseEntries, { params, query: { limit: ENTRIES }, signal }))
    return { view, entries: items.filter((one) => one.revision > after) }
  },
}
