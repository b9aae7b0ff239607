import { signOut } from '@citybrain/contract/api/identity.ts'
import type { WhoAmI } from '@citybrain/contract/engines/account.ts'
import { call } from '../../api/call.ts'
import { type Box, openBox } from '../keep/box.ts'
import { enterDevice, findHolder, type Holder, hasLeft, isLeaving, leaveDevice, renewHolder } from '../keep/device.ts'
import { type Runner, startRunner } from '../outbox/runner.ts'
import { askSecret, askWho, isAway, reading, SERVER } from './door.ts'

/** Somebody at work on this phone. */
export interface Work {
  readonly account: string
  readonly who: WhoAmI
  readonly box: Box
  readonly runner: Runner
}

/** By the phone's own clock: says when something was queued, and decides nothing. */
export const systemNow = (): string => new Date(performance.timeOrigin + performance.now()).toISOString()

/** Work begins within this time, however little a network lets through. */
const START_MS = 4_000
/** A phone that was lost shows what it keeps for so long at most. */
const MOST_ALONE_MS = 7 * 86_400_000

/**
 * Who works here: whoever the browser's session belongs to, and without a network, or after a session that ended by
 * itself, whoever was here in the last days and hasn't signed out. Null: somebody has to sign in.
 */
export async function findWork(): Promise<Work | null> {
  if (await isLeaving()) await endSession()
  const holder = await findRecent()
  const who = await askWho(START_MS).catch((error: unknown) => {
    if (holder && isAway(error)) return 'away' as const
    throw error
  })
  if (who === 'away' || (who === null && holder)) return holder && begin(holder)
  if (who === null || who.mustChangePassword) return null
  return enter(who)
}

/** Whoever was here last; the key of one who wasn't for too long goes, and what they kept stays sealed. */
async function findRecent(): Promise<Holder | null> {
  const holder = await findHolder()
  if (!holder || Date.parse(systemNow()) - Date.parse(holder.seenAt) < MOST_ALONE_MS) return holder
  await leaveDevice(false)
  return null
}

/** After signing in: the account's key is fetched, and what it kept here is opened. */
export async function enter(who: WhoAmI): Promise<Work> {
  const holder = await findHolder()
  if (holder?.account !== who.account.id) return begin(await enterDevice(who, await askSecret(), systemNow()))
  const renewed = { ...holder, who, seenAt: systemNow() }
  await renewHolder(renewed)
  return begin(renewed)
}

async function begin({ account, key, who }: Holder): Promise<Work> {
  const box = await openBox(account, key, systemNow)
  const runner = startRunner({ account, box, door: SERVER, now: systemNow })
  return { account, who, box, runner }
}

/** The key goes at once; the session as soon as the server can be told. */
export async function leave({ box, runner }: Work): Promise<void> {
  runner.stop()
  box.close()
  await leaveDevice(true)
  await endSession().catch(() => undefined)
}

/** Nobody else is let in on a session that somebody meant to end. */
async function endSession(): Promise<void> {
  if ((await askWho()) !== null) await reading((signal) => call(signOut, { signal }))
  await hasLeft()
}
