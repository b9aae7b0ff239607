import type { FactKind } from '@citybrain/contract/engines/thing.ts'
import { isCleared } from '@citybrain/contract/kernel/privacy.ts'
import { fieldOf, seesPeople } from '@citybrain/rules/registry/index.ts'
import { save, type Write } from '../../platform/index.ts'
import type { Catalogue } from './catalogue.ts'
import type { Caller } from './deps.ts'
import { type Draft, hasMoved } from './draft.ts'
import { insertFacts, type NewFact } from './fact-store.ts'
import { insertThings, updateThings } from './thing-store.ts'

const ACTIONS = {
  created: 'thing.create',
  changed: 'thing.change',
  ended: 'thing.end',
  reopened: 'thing.reopen',
  merged: 'thing.merge',
  unmerged: 'thing.unmerge',
} as const satisfies Record<FactKind, string>

/** Writes drafts with their facts, events and audit records in one statement; gives the city time of it. */
export async function commit(
  catalogue: Catalogue,
  { actor, db }: Caller,
  drafts: readonly Draft[],
  more: readonly Write[] = [],
): Promise<string> {
  const fresh = drafts.filter((draft) => draft.before === null)
  const changed = drafts.filter((draft) => draft.before !== null)
  const told = drafts.flatMap((draft) => draft.facts.map((fact) => ({ draft, fact })))
  const { at } = await save(db, {
    writes: [
      ...(fresh.length > 0
        ? [
            insertThings(
              actor.district,
              fresh.map((draft) => draft.row),
            ),
          ]
        : []),
      ...(changed.length > 0 ? [updateThings(actor.district, changed.map(rewritten))] : []),
      insertFacts(
        actor,
        told.map(({ fact }) => fact),
      ),
      ...more,
    ],
    events: told.map(({ draft, fact }) => newsOf(catalogue, draft, fact)),
    audits: told.map(({ fact }) => ({
      action: ACTIONS[fact.kind],
      subject: { kind: 'thing', id: fact.thing },
      // What was said stands in thing_fact under this revision: the audit doesn't say it twice.
      after: { revision: fact.revision },
      ...(fact.reason !== null && { reason: fact.reason }),
    })),
    actor,
  })
  return at ?? ''
}

export const rewritten = (draft: Draft) => ({
  row: draft.row,
  moved: hasMoved(draft),
  from: draft.before?.revision ?? 0,
})

/**
 * What the log says of a fact. The log is read by many and passed on to receivers outside, so values above `internal`
 * and everything that names people stay out of it: their keys stand in `hidden`.
 */
export function newsOf(catalogue: Catalogue, { row }: Draft, fact: NewFact) {
  const type = catalogue.get(row.type)
  const open = ([key]: [string, unknown]) =>
    key.startsWith('$') ? seesPeople(type, 'internal') : isCleared('internal', fieldOf(type, key)?.privacy ?? 'secret')
  const entries = Object.entries(fact.patch)
  const { street, community, grid, department } = row
  return {
    kind: `thing.${fact.kind}`,
    subject: { kind: 'thing', id: fact.thing },
    payload: {
      ...{ type: row.type, revision: fact.revision, validFrom: fact.validFrom, validTo: fact.validTo },
      ...{ street, community, grid, department },
      patch: Object.fromEntries(entries.filter(open)),
      hidden: entries.filter((one) => !open(one)).map(([key]) => key),
    },
  }
}
