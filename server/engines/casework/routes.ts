import * as ruleApi from '@citybrain/contract/api/case-rules.ts'
import * as api from '@citybrain/contract/api/cases.ts'
import { Refusal } from '@citybrain/contract/kernel/errors.ts'
import { coveredBy } from '@citybrain/rules/casework/index.ts'
import { z } from 'zod'
import type { Actor } from '../../platform/index.ts'
import { type MountedRoute, readCursor, serve, writeCursor } from '../identity/index.ts'
import { readBoard } from './board.ts'
import type { Caller, CaseworkDeps } from './deps.ts'
import { errandRoutes } from './errand-routes.ts'
import { noSuchCase, noSuchCaseVersion } from './errors.ts'
import { countWorkRows, InstantPlace, listCaseRows, listWorkRows, placeOfWork, WorkPlace } from './lists.ts'
import { noticeRoutes } from './notice-routes.ts'
import { reportRoutes } from './report-routes.ts'
import { responsibilityRoutes } from './responsibility-routes.ts'
import { deleteRule, listRules, saveRule } from './routing.ts'
import { doCommand, openCase } from './service.ts'
import { findSimilar } from './similar.ts'
import { findCases, findEntries } from './store.ts'
import { viewCase, viewEntries } from './view.ts'

/** Whose work is the caller's: their own, and that of whoever they cover for. */
const workersOf = ({ accountId, holdings }: Actor): string[] => [
  ...(accountId === null ? [] : [accountId]),
  ...coveredBy(holdings),
]

export function caseRoutes(deps: CaseworkDeps): MountedRoute[] {
  return [
    ...changeRoutes(deps),
    ...readRoutes(deps),
    ...listRoutes(deps),
    ...ruleRoutes(deps),
    ...responsibilityRoutes(deps),
    ...noticeRoutes(deps),
    ...errandRoutes(),
    ...reportRoutes(deps),
  ]
}

function changeRoutes(deps: CaseworkDeps): MountedRoute[] {
  return [
    serve(api.openCase, async ({ actor, db, body, once }) =>
      viewCase(deps, actor, await openCase(deps, { actor, db }, body, { more: once() })),
    ),
    serve(api.commandCase, async ({ actor, db, params, body, once, ifMatch }) => {
      const doing = { id: params.case, command: body, more: once(), revision: ifMatch ?? undefined }
      return viewCase(deps, actor, await doCommand(deps, { actor, db }, doing))
    }),
    serve(api.commandCases, async ({ actor, db, body, language }) => {
      const refused = (id: string) => (error: unknown) => {
        if (!(error instanceof Refusal)) throw error
        return { case: id, revision: null, refusal: { code: error.code, detail: error.words[language] } }
      }
      const doOne = ({ case: id, command }: (typeof body.commands)[number]) =>
        doCommand(deps, { actor, db }, { id, command }).then(
          ({ state }) => ({ case: id, revision: state.revision, refusal: null }),
          refused(id),
        )
      // Those of one case one after the other, in their order; of different cases together.
      const last = new Map<string, ReturnType<typeof doOne>>()
      const results = body.commands.map((one) => {
        const before = last.get(one.case)
        const done = before ? before.then(() => doOne(one)) : doOne(one)
        last.set(one.case, done)
        return done
      })
      return { results: await Promise.all(results) }
    }),
  ]
}

async function getStored({ actor, db }: Caller, id: string) {
  const stored = (await findCases(db, actor.district, [id])).get(id)
  if (!stored) throw noSuchCase(id)
  return stored
}

function readRoutes(deps: CaseworkDeps): MountedRoute[] {
  return [
    serve(api.listCaseTypes, async () => ({ types: [...deps.types.newest] })),
    serve(api.getCaseType, async ({ params }) => {
      const found = deps.types.find(params.type, params.version)
      if (!found) throw noSuchCaseVersion(params)
      return found
    }),
    serve(api.getCase, async ({ actor, db, params }) =>
      viewCase(deps, actor, await getStored({ actor, db }, params.case)),
    ),
    serve(api.listCaseEntries, async ({ actor, db, params, query }) => {
      const { state } = await getStored({ actor, db }, params.case)
      const before = query.cursor === undefined ? null : readCursor(query.cursor, z.int().min(1))
      const asked = { district: actor.district, id: params.case, before, limit: query.limit + 1 }
      const { items, more } = cut(await findEntries(db, asked), query.limit)
      const last = items.at(-1)
      const next = more && last ? writeCursor(last.revision) : null
      return { items: await viewEntries(deps, actor, state, items), next }
    }),
  ]
}

const cut = <T>(rows: readonly T[], limit: number) => ({ items: rows.slice(0, limit), more: rows.length > limit })

function listRoutes(deps: CaseworkDeps): MountedRoute[] {
  return [
    serve(api.listCases, async ({ actor, db, query }) => {
      const { cursor, limit, ...wanted } = query
      const after = cursor === undefined ? null : readCursor(cursor, InstantPlace)
      const now = deps.clock.cityNow()
      const asked = { district: actor.district, now, after, limit: limit + 1 }
      const { items, more } = cut(await listCaseRows(db, wanted, asked), limit)
      const last = items.at(-1)
      const key = last && (wanted.overdue === true ? last.dueAt : last.openedAt)
      return { items, next: more && last && key ? writeCursor([key, last.id]) : null, now }
    }),
    serve(api.listSimilarCases, async ({ actor, db, query: { type, category = null, position = null, text, at } }) => ({
      candidates: await findSimilar(deps, db, {
        ...{ district: actor.district, type, category, position, text },
        at: at ? new Date(at).toISOString() : deps.clock.cityNow(),
      }),
    })),
    serve(api.listWork, async ({ actor, db, query }) => {
      const { cursor, limit, ...wanted } = query
      const after = cursor === undefined ? null : readCursor(cursor, WorkPlace)
      const now = deps.clock.cityNow()
      const asked = { district: actor.district, now, after, limit: limit + 1 }
      const { items, more } = cut(await listWorkRows(db, { ...wanted, accounts: workersOf(actor) }, asked), limit)
      const last = items.at(-1)
      return { items, next: more && last ? writeCursor(placeOfWork(last)) : null, now }
    }),
    serve(api.getWorkBoard, async ({ actor, db, query }) =>
      readBoard(db, {
        ...{ district: actor.district, department: query.department },
        ...{ now: deps.clock.cityNow(), today: deps.clock.cityToday() },
      }),
    ),
    serve(api.countWork, async ({ actor, db }) =>
      countWorkRows(db, { district: actor.district, now: deps.clock.cityNow(), accounts: workersOf(actor) }),
    ),
  ]
}

function ruleRoutes(deps: CaseworkDeps): MountedRoute[] {
  return [
    serve(ruleApi.listCaseRules, async ({ db, query }) => ({
      rules: (await listRules(db)).filter(({ type }) => query.type === undefined || type === query.type),
    })),
    serve(ruleApi.saveCaseRule, async ({ actor, db, params, body }) =>
      saveRule(deps, { actor, db }, { id: params.rule, ...body }),
    ),
    serve(ruleApi.deleteCaseRule, async ({ actor, db, params, query }) => {
      await deleteRule(deps, { actor, db }, { id: params.rule, ...query })
      return { deleted: true as const }
    }),
  ]
}
