import * as api from '@citybrain/contract/api/codes.ts'
import type { CodeTable } from '@citybrain/contract/pack/code-table.ts'
import { CODE_RULES, checkCode } from '@citybrain/rules/codes/index.ts'
import { type MountedRoute, serve } from '../engines/identity/index.ts'
import { noSuchCodeTable } from './errors.ts'

/** Codes and the tables they are compared with: packs' own and the divisions of the districts served here. */
export function codeRoutes({ tables }: { readonly tables: readonly CodeTable[] }): MountedRoute[] {
  return [
    serve(api.listCodeRules, async () => ({
      kinds: Object.values(CODE_RULES),
      tables: tables.map((table) => ({ ...table, entries: table.entries.length })),
    })),
    serve(api.checkCode, async ({ params }) => checkCode(params.kind, params.value, tables)),
    serve(api.getCodeTable, async ({ params }) => {
      const found = tables.find(({ key }) => key === params.table)
      if (!found) throw noSuchCodeTable(params.table)
      return found
    }),
  ]
}
