import { z } from 'zod'
import { SavedView } from '../engines/saved-view.ts'
import { Id } from '../kernel/ids.ts'
import { route } from './route.ts'

/** A person's own, as sessions are: no key reaches it. */
const tag = 'identity'
const { list, name, query, revision } = SavedView.shape
const params = z.object({ view: Id.describe('常用视图 · Saved view') })

export const listViews = route({
  method: 'GET',
  path: '/api/v1/views',
  access: 'signed-in',
  tag,
  summary: { zh: '本人的常用视图（至多 50 个）', en: 'One’s own saved views of all lists, oldest first; 50 at most' },
  reply: z.object({ views: z.array(SavedView) }),
  errors: ['identity.no-account'],
})

export const saveView = route({
  method: 'POST',
  path: '/api/v1/views',
  access: 'signed-in',
  tag,
  summary: { zh: '保存常用视图', en: 'Save a way of looking at a list under a name' },
  body: z.object({ list, name, query }),
  reply: SavedView,
  errors: ['identity.no-account', 'identity.view-exists', 'identity.too-many-views'],
})

export const changeView = route({
  method: 'PUT',
  path: '/api/v1/views/:view',
  access: 'signed-in',
  tag,
  summary: { zh: '重命名或更新常用视图', en: 'Rename one’s saved view, or keep other filters under its name' },
  params,
  body: z.object({ revision, name, query }),
  reply: SavedView,
  errors: ['identity.no-account', 'identity.no-such-view', 'identity.view-exists', 'identity.view-changed-meanwhile'],
})

export const deleteView = route({
  method: 'DELETE',
  path: '/api/v1/views/:view',
  access: 'signed-in',
  tag,
  summary: { zh: '删除常用视图', en: 'Delete one’s saved view' },
  params,
  reply: z.object({ deleted: Id }),
  errors: ['identity.no-account', 'identity.no-such-view'],
})

export const SAVED_VIEW_ROUTES = [listViews, saveView, changeView, deleteView] as const
