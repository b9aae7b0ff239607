import * as api from '@citybrain/contract/api/saved-views.ts'
import { type MountedRoute, serve } from './call.ts'
import { addView, dropView, editView, listOwnViews } from './views.ts'

/** What a person keeps of their own ways of looking at lists. */
export function savedViewRoutes(): MountedRoute[] {
  return [
    serve(api.listViews, async (call) => ({ views: await listOwnViews(call) })),
    serve(api.saveView, (call) => addView(call, call.body)),
    serve(api.changeView, (call) => editView(call, call.params.view, call.body)),
    serve(api.deleteView, async (call) => {
      await dropView(call, call.params.view)
      return { deleted: call.params.view }
    }),
  ]
}
