import { z } from 'zod'
import {
  ColumnMapping,
  ImportMapping,
  MatchKey,
  NewThingImport,
  RowFault,
  ThingImport,
  ThingImportSummary,
  UndoConflict,
} from '../engines/thing-import.ts'
import { Id } from '../kernel/ids.ts'
import { Revision } from '../kernel/revision.ts'
import { TypeKey } from '../pack/thing.ts'
import { Paging, page } from './page.ts'
import { route } from './route.ts'

const tag = 'imports'
export const ThingImportParams = z.object({ import: Id })
const Seen = z.object({ revision: Revision })
const gone = 'imports.not-found'
const changed = 'imports.changed-meanwhile'
const state = 'imports.wrong-state'

/** Bytes of a part; all but the last are exactly that long. */
export const IMPORT_PART_BYTES = 4 * 1024 * 1024

export const listThingImports = route({
  method: 'GET',
  path: '/api/v1/imports',
  access: 'import:thing',
  tag,
  summary: { zh: '对象导入列表', en: 'List imports of things' },
  query: Paging,
  reply: page(ThingImportSummary),
})

export const beginThingImport = route({
  method: 'POST',
  path: '/api/v1/imports',
  access: 'import:thing',
  tag,
  summary: {
    zh: '登记待上传的表格（.xlsx、.csv），随后分块上传',
    en: 'Announce a sheet (.xlsx, .csv) that will be uploaded in parts',
  },
  body: NewThingImport,
  reply: ThingImport,
  errors: ['imports.too-large', 'imports.exists-already'],
})

export const putImportPart = route({
  method: 'PUT',
  path: '/api/v1/imports/:import/parts/:number',
  access: 'import:thing',
  tag,
  summary: {
    zh: '上传第几块（每块 4 MiB，末块可短）；重传同一块无害',
    en: 'Upload a part (4 MiB each, the last may be shorter); sending one again does no harm',
  },
  params: ThingImportParams.extend({ number: z.coerce.number().int().min(0).max(100_000) }),
  accepts: 'multipart',
  bodyLimit: IMPORT_PART_BYTES + 64 * 1024,
  reply: ThingImportSummary,
  errors: [gone, state, 'imports.bad-part'],
})

export const finishImportUpload = route({
  method: 'POST',
  path: '/api/v1/imports/:import/uploaded',
  access: 'import:thing',
  tag,
  summary: { zh: '上传完毕，读取工作表与表头', en: 'All parts are there: look at the sheets and their headers' },
  params: ThingImportParams,
  reply: ThingImport,
  errors: [gone, state, 'imports.incomplete', 'table.empty', 'table.unreadable', 'table.unsupported', 'table.secret'],
})

export const getThingImport = route({
  method: 'GET',
  path: '/api/v1/imports/:import',
  access: 'import:thing',
  tag,
  summary: { zh: '一次导入的状态', en: 'An import: its sheets, mapping, check and progress' },
  params: ThingImportParams,
  reply: ThingImport,
  errors: [gone],
})

export const suggestImportMapping = route({
  method: 'GET',
  path: '/api/v1/imports/:import/suggestion',
  access: 'import:thing',
  tag,
  summary: {
    zh: '按标题、别名和以往记录建议列与字段的对应',
    en: 'Where each column most likely goes, by its name and by what was chosen for such a sheet before',
  },
  params: ThingImportParams,
  query: z.object({
    type: TypeKey,
    sheet: z.string().max(100).default(''),
    headerRow: z.coerce.number().int().min(0).max(100).optional(),
    headerRows: z.coerce.number().int().min(1).max(4).optional(),
  }),
  reply: z.object({
    headerRow: z.int(),
    headerRows: z.int(),
    columns: z.array(ColumnMapping),
    match: MatchKey,
    remembered: ImportMapping.nullable().describe('以往对同样表头的选择 · What was chosen for the same header before'),
  }),
  errors: [gone, state, 'table.no-such-sheet', 'registry.no-such-type'],
})

export const mapThingImport = route({
  method: 'PUT',
  path: '/api/v1/imports/:import/mapping',
  access: 'import:thing',
  tag,
  summary: { zh: '确定对应关系', en: 'Say how columns become fields' },
  params: ThingImportParams,
  body: Seen.extend({ mapping: ImportMapping }),
  reply: ThingImport,
  errors: [gone, state, changed, 'imports.bad-mapping', 'registry.no-such-type'],
})

export const checkThingImport = route({
  method: 'POST',
  path: '/api/v1/imports/:import/check',
  access: 'import:thing',
  tag,
  summary: { zh: '预检全部行（后台任务，不写入）', en: 'Check every row, as a job; nothing is written' },
  params: ThingImportParams,
  body: Seen,
  reply: ThingImport,
  errors: [gone, state, changed],
})

export const runThingImport = route({
  method: 'POST',
  path: '/api/v1/imports/:import/run',
  access: 'import:thing',
  tag,
  summary: {
    zh: '执行或继续导入（后台任务，逐块写入）',
    en: 'Run the import or go on with it, as a job, chunk by chunk',
  },
  params: ThingImportParams,
  body: Seen,
  reply: ThingImport,
  errors: [gone, state, changed],
})

export const undoThingImport = route({
  method: 'POST',
  path: '/api/v1/imports/:import/undo',
  access: 'import:thing',
  tag,
  summary: {
    zh: '整体撤销导入：此后未变更的对象恢复原值或登记消亡，其余列为冲突',
    en: 'Undo the import as a whole: what nothing has changed since is put back, the rest is listed',
  },
  params: ThingImportParams,
  body: Seen,
  reply: ThingImport,
  errors: [gone, state, changed],
})

export const deleteThingImport = route({
  method: 'DELETE',
  path: '/api/v1/imports/:import',
  access: 'import:thing',
  tag,
  summary: { zh: '删除尚未写入任何内容的导入', en: 'Delete an import that has written nothing' },
  params: ThingImportParams,
  reply: z.object({ deleted: Id }),
  errors: [gone, state],
})

export const listImportFaults = route({
  method: 'GET',
  path: '/api/v1/imports/:import/faults',
  access: 'import:thing',
  tag,
  summary: { zh: '被拒的行与原因', en: 'Rows that were refused, and why' },
  params: ThingImportParams,
  query: Paging.extend({ pass: z.enum(['check', 'run']).default('run') }),
  reply: page(RowFault),
  errors: [gone],
})

export const downloadImportFaults = route({
  method: 'GET',
  path: '/api/v1/imports/:import/faults.csv',
  access: 'import:thing',
  tag,
  summary: {
    zh: '下载被拒的行（原表各列加“原因”列）',
    en: 'The refused rows as in the sheet, with a column of reasons',
  },
  params: ThingImportParams,
  query: z.object({ pass: z.enum(['check', 'run']).default('run') }),
  gives: 'file',
  reply: z.unknown(),
  errors: [gone, state],
})

export const listImportConflicts = route({
  method: 'GET',
  path: '/api/v1/imports/:import/conflicts',
  access: 'import:thing',
  tag,
  summary: { zh: '撤销时保留未动的对象', en: 'Things that undoing left alone, and why' },
  params: ThingImportParams,
  query: Paging,
  reply: page(UndoConflict),
  errors: [gone],
})

export const THING_IMPORT_ROUTES = [
  listThingImports,
  beginThingImport,
  putImportPart,
  finishImportUpload,
  getThingImport,
  suggestImportMapping,
  mapThingImport,
  checkThingImport,
  runThingImport,
  undoThingImport,
  deleteThingImport,
  listImportFaults,
  downloadImportFaults,
  listImportConflicts,
] as const
