import type { Appointment, Post } from '@citybrain/contract/engines/organisation.ts'
import type { PlainDate } from '@citybrain/contract/kernel/time.ts'
import { type Actor, type Db, save } from '../../platform/index.ts'
import { findById } from './account-store.ts'
import {
  findAppointment,
  insertAppointment,
  listOverlapping,
  type NewAppointment,
  noteLeft,
  setEnd,
} from './appointment-store.ts'
import type { IdentityDeps } from './deps.ts'
import {
  actingNeedsEnd,
  alreadyLeft,
  badSpan,
  holdsAlready,
  noSuchAccount,
  noSuchAppointment,
  noSuchPost,
  organisationChangedMeanwhile,
  outsidePost,
  postTaken,
} from './errors.ts'
import { leftEvent } from './leavings.ts'
import { lockPost } from './post-store.ts'
import { listUnitRows } from './unit-store.ts'

const subjectOf = (id: string) => ({ kind: 'post', id })

/** Appoints somebody to a post, or lets them act in it; throws where its seats are taken in that time. */
export async function appoint(deps: IdentityDeps, actor: Actor, one: NewAppointment): Promise<Appointment> {
  const { district } = actor
  const today = deps.clock.cityToday()
  if (one.acting && one.to === null) throw actingNeedsEnd()
  if (one.to !== null && one.to < one.from) throw badSpan()
  await deps.database.transaction(district, async (tx) => {
    const post = await lockPost(tx, one.post, today)
    if (!post) throw noSuchPost()
    if (!(await findById(tx, one.account))) throw noSuchAccount()
    await refuseOutside(tx, post, one)
    await refuseTaken(tx, post, one)
    await save(tx, {
      writes: [{ sql: insertAppointment(district, one), rows: 1 }],
      events: [{ kind: 'post.taken', subject: subjectOf(one.post), payload: one }],
      audits: [{ action: 'post.appoint', subject: subjectOf(one.post), after: one, ...reasonOf(one) }],
      actor,
      rights: true,
    })
  })
  return getAppointment(deps.database.district(district), one.id)
}

const reasonOf = ({ reason }: { reason: string | null }) => (reason === null ? {} : { reason })

type Span = Pick<Appointment, 'from' | 'to'>

async function refuseOutside(tx: Db, post: Post, { from, to }: Span): Promise<void> {
  const [unit] = await listUnitRows(tx, { on: from, after: null, limit: 1, code: post.unit })
  for (const one of [post, unit]) {
    if (!one) continue
    const early = one.effectiveFrom !== null && from < one.effectiveFrom
    const late = one.effectiveTo !== null && (to === null || to > one.effectiveTo)
    if (early || late) throw outsidePost()
  }
}

async function refuseTaken(tx: Db, post: Post, one: NewAppointment): Promise<void> {
  const others = (await listOverlapping(tx, post.id, one)).filter(({ id }) => id !== one.id)
  const twice = others.find((other) => other.account === one.account)
  if (twice) throw holdsAlready(twice.name)
  if (one.acting || post.seats === null) return
  const holders = others.filter(({ acting }) => !acting)
  if (mostAtOnce(holders, one) >= post.seats)
    throw postTaken(
      post.seats,
      holders.slice(0, 10).map(({ name }) => name),
    )
}

/** How many hold it on the busiest day of the span: that is the first day of it or of one of them. */
export function mostAtOnce(holders: readonly Span[], span: Span): number {
  const days = [span.from, ...holders.map(({ from }) => from).filter((day) => day > span.from)]
  const counts = days.map((day) => holders.filter(({ from, to }) => from <= day && (to === null || to >= day)).length)
  return Math.max(...counts)
}

export interface Ending {
  readonly id: string
  readonly revision: number
  /** Last day; null takes back an end that has not come. */
  readonly on: PlainDate | null
  readonly reason: string | null
}

/** Sets somebody's last day in a post, or takes it back. Whoever is told of leavings is told when that day has passed. */
export async function endAppointment(deps: IdentityDeps, actor: Actor, ending: Ending): Promise<Appointment> {
  const { district } = actor
  await deps.database.transaction(district, async (tx) => {
    const before = await getAppointment(tx, ending.id)
    const post = await lockPost(tx, before.post, deps.clock.cityToday())
    if (!post) throw noSuchPost()
    if (before.over) throw alreadyLeft()
    if (before.revision !== ending.revision) throw organisationChangedMeanwhile(before)
    const after = { ...before, to: ending.on }
    if (after.to === null && after.acting) throw actingNeedsEnd()
    if (after.to !== null && after.to < after.from) throw badSpan()
    await refuseOutside(tx, post, after)
    await refuseTaken(tx, post, after)
    const change = { id: before.id, from: before.from, to: after.to, account: before.account }
    await save(tx, {
      writes: [{ sql: setEnd(district, ending, ending), rows: 1, conflict: organisationChangedMeanwhile(before) }],
      events: [{ kind: 'post.end-set', subject: subjectOf(post.id), payload: change }],
      audits: [
        {
          ...{ action: 'post.end-appointment', subject: subjectOf(post.id), ...reasonOf(ending) },
          ...{ before: { ...change, to: before.to }, after: change },
        },
      ],
      actor,
      rights: true,
    })
    if (after.to === null || after.to >= deps.clock.cityToday()) return
    await save(tx, {
      writes: [{ sql: noteLeft(district, before.id), rows: 1, conflict: organisationChangedMeanwhile(before) }],
      events: [leftEvent({ ...after, successors: [] })],
      audits: [],
      actor,
    })
  })
  return getAppointment(deps.database.district(district), ending.id)
}

async function getAppointment(db: Db, id: string): Promise<Appointment> {
  const found = await findAppointment(db, id)
  if (!found) throw noSuchAppointment()
  return found
}
