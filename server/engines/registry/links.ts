import type { Link, Provenance } from '@citybrain/contract/engines/thing.ts'
import type { PlainDate } from '@citybrain/contract/kernel/time.ts'
import { covers, dayBefore, type Moment } from '@citybrain/rules/registry/index.ts'
import { save } from '../../platform/index.ts'
import { authorise } from './authorise.ts'
import type { Caller, RegistryDeps } from './deps.ts'
import { badLink, noSuchLink, noSuchThing, notLinked, notPresent } from './errors.ts'
import { insertLinks, linksOf, type NewLink, type StoredLink } from './link-store.ts'
import type { StoredRow } from './row.ts'
import { findThings } from './thing-store.ts'

export interface LinkRef {
  readonly thing: string
  readonly link: string
  readonly other: string
}

interface Saying {
  readonly validFrom?: PlainDate | null | undefined
  readonly validTo?: PlainDate | null | undefined
  readonly source?: Provenance | undefined
  readonly reason?: string | undefined
}

const BY_HAND: Provenance = { system: 'city-brain', document: null }

/** Relates a thing to another. The same again changes nothing; where one is allowed, the former one ends the day before. */
export async function linkThings(deps: RegistryDeps, caller: Caller, ref: LinkRef, said: Saying): Promise<Link> {
  const { from, many } = await endsOf(deps, caller, ref)
  const told = await linksOf(caller.db, ref.thing, ref.link)
  const today = deps.clock.cityToday()
  const days = { validFrom: said.validFrom === undefined ? today : said.validFrom, validTo: said.validTo ?? null }
  if (days.validFrom !== null && days.validTo !== null && days.validTo < days.validFrom)
    throw badLink('失效日期早于生效日期。', 'The last day lies before the first one.')
  const there = standing(told, ref.other, { on: days.validFrom ?? today, knownBefore: null })
  if (there && there.validTo === days.validTo && said.validFrom === undefined) return there
  const telling = { source: said.source ?? BY_HAND, reason: said.reason ?? null }
  const made: NewLink = { ...nextOf(told, ref, ref.other), linked: true, ...days, ...telling }
  const ended = many ? [] : endOthers(told, ref, { ...telling, ...days })
  await write(caller, from, 'thing.linked', [made, ...ended])
  return { ...made, knownAt: deps.clock.cityNow() }
}

/** Ends a relation from a day on; that it was there stays known. */
export async function unlinkThings(
  deps: RegistryDeps,
  caller: Caller,
  ref: LinkRef,
  said: { readonly on?: PlainDate | undefined; readonly reason?: string | undefined },
): Promise<Link> {
  const { from } = await endsOf(deps, caller, ref)
  const told = await linksOf(caller.db, ref.thing, ref.link)
  const on = said.on ?? deps.clock.cityToday()
  const there = standing(told, ref.other, { on, knownBefore: null })
  if (!there) throw notLinked()
  const telling = { source: BY_HAND, reason: said.reason ?? null }
  const ended: NewLink = { ...nextOf(told, ref, ref.other), linked: false, validFrom: on, validTo: null, ...telling }
  await write(caller, from, 'thing.unlinked', [ended])
  return { ...there, validTo: dayBefore(on) }
}

/** The thing whose relation it is, once both ends and the kind of relation are known to fit. */
async function endsOf(
  deps: RegistryDeps,
  { actor, db }: Caller,
  ref: LinkRef,
): Promise<{ from: StoredRow; many: boolean }> {
  const things = await findThings(db, [ref.thing, ref.other])
  const [from, to] = [things.get(ref.thing), things.get(ref.other)]
  if (!from || !to) throw noSuchThing(from ? ref.other : ref.thing)
  const kind = deps.catalogue.get(from.type).links.find((link) => link.key === ref.link)
  if (!kind) throw noSuchLink(ref.link)
  if (from.id === to.id) throw badLink('对象不能与自身建立关系。', 'A thing has no relation with itself.')
  if (!kind.to.includes(to.type))
    throw badLink(
      `关系“${kind.title.zh}”只能指向：${kind.to.join('、')}。`,
      `The relation “${kind.title.en}” leads to ${kind.to.join(', ')} only.`,
    )
  if (from.state === 'merged' || to.state === 'merged') throw notPresent()
  authorise(actor, 'edit', from)
  return { from, many: kind.many }
}

function nextOf(told: readonly StoredLink[], ref: LinkRef, other: string) {
  const before = told.filter((link) => link.to === other).at(-1)
  return { from: ref.thing, kind: ref.link, to: other, revision: (before?.revision ?? 0) + 1 }
}

/** What holds of a relation at a moment; null where it doesn't. */
function standing(told: readonly StoredLink[], other: string, { on }: Moment): StoredLink | null {
  const newest = told.filter((link) => link.to === other && covers(link, on)).at(-1)
  return newest?.linked ? newest : null
}

type Ending = Pick<NewLink, 'validFrom' | 'validTo' | 'source' | 'reason'>

/** Of a relation that is had once at a time, the others give way on the days of the new one. */
function endOthers(told: readonly StoredLink[], ref: LinkRef, ending: Ending): NewLink[] {
  const others = [...new Set(told.map((link) => link.to))].filter((to) => to !== ref.other)
  return others
    .filter((to) => told.some((link) => link.to === to && link.linked))
    .map((to) => ({ ...nextOf(told, ref, to), linked: false, ...ending }))
}

async function write({ actor, db }: Caller, from: StoredRow, kind: string, links: readonly NewLink[]): Promise<void> {
  const [first] = links
  const subject = { kind: 'thing', id: from.id }
  await save(db, {
    writes: [insertLinks(actor, links)],
    events: [
      {
        kind,
        subject,
        payload: {
          ...{ type: from.type, street: from.street, department: from.department },
          links: links.map(({ kind: link, to, linked, validFrom, validTo }) => ({
            link,
            to,
            linked,
            validFrom,
            validTo,
          })),
        },
      },
    ],
    audits: [
      {
        action: kind === 'thing.linked' ? 'thing.link' : 'thing.unlink',
        subject,
        after: { link: first?.kind, to: first?.to },
        ...(first?.reason != null && { reason: first.reason }),
      },
    ],
    actor,
  })
}

/** A relation that a source names, since nobody knows when. */
export interface SourcedLink extends Pick<NewLink, 'from' | 'kind' | 'to' | 'source'> {
  /** Of the thing it leads from. */
  readonly type: string
}

/** Records relations of things that were just created, all in one statement. */
export async function recordLinks({ actor, db }: Caller, links: readonly SourcedLink[]): Promise<void> {
  if (links.length === 0) return
  const said = { revision: 1, linked: true, validFrom: null, validTo: null, reason: null }
  await save(db, {
    writes: [
      insertLinks(
        actor,
        links.map(({ type: _, ...link }) => ({ ...link, ...said })),
      ),
    ],
    events: links.map(({ from, kind, to, type }) => ({
      kind: 'thing.linked',
      subject: { kind: 'thing', id: from },
      payload: { type, links: [{ link: kind, to, linked: true, validFrom: null, validTo: null }] },
    })),
    audits: links.map(({ from, kind, to }) => ({
      action: 'thing.link',
      subject: { kind: 'thing', id: from },
      after: { link: kind, to },
    })),
    actor,
  })
}
