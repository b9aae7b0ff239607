import { z } from 'zod'
import type { Words } from '../kernel/words.ts'

/** What may be done to which kind of thing: the whole list of rights. Roles grant them, routes ask for them. */
export const DEEDS = {
  account: ['manage'],
  organisation: ['read', 'manage'],
  operations: ['read'],
  audit: ['read'],
  log: ['read', 'operate'],
  'api-key': ['manage'],
  webhook: ['manage'],
  job: ['read', 'cancel'],
  plan: ['read', 'import', 'edit', 'approve', 'delete'],
  calendar: ['read', 'manage'],
  region: ['read', 'edit', 'import'],
  type: ['read', 'manage'],
  thing: ['read', 'create', 'edit', 'end', 'merge', 'import', 'export'],
  catalogue: ['read', 'edit', 'request', 'approve'],
  case: ['read', 'create', 'operate'],
  'case-rule': ['read', 'edit'],
  'reporter-contact': ['reveal'],
} as const satisfies Record<string, readonly Action[]>
export type Kind = keyof typeof DEEDS

export const ACTION_WORDS = {
  read: { zh: '查看', en: 'see' },
  create: { zh: '新建', en: 'create' },
  edit: { zh: '修改', en: 'change' },
  end: { zh: '注销', en: 'end' },
  merge: { zh: '合并', en: 'merge' },
  import: { zh: '导入', en: 'import' },
  export: { zh: '导出', en: 'export' },
  approve: { zh: '审批', en: 'approve' },
  request: { zh: '申请', en: 'request' },
  delete: { zh: '删除', en: 'delete' },
  cancel: { zh: '取消', en: 'cancel' },
  manage: { zh: '管理', en: 'manage' },
  operate: { zh: '处置', en: 'operate' },
  reveal: { zh: '显示', en: 'reveal' },
} as const satisfies Record<string, Words>
export type Action = keyof typeof ACTION_WORDS

export const KIND_WORDS = {
  account: { zh: '账号', en: 'accounts' },
  organisation: { zh: '组织机构', en: 'the organisation' },
  operations: { zh: '运行情况', en: 'operations' },
  audit: { zh: '审计记录', en: 'the audit' },
  log: { zh: '事件日志', en: 'the event log' },
  'api-key': { zh: '接口密钥', en: 'API keys' },
  webhook: { zh: '消息推送', en: 'webhooks' },
  job: { zh: '后台任务', en: 'jobs' },
  plan: { zh: '计划', en: 'plans' },
  calendar: { zh: '工作日历', en: 'work calendars' },
  region: { zh: '区域', en: 'regions' },
  type: { zh: '对象类型', en: 'types of things' },
  thing: { zh: '城市对象', en: 'things of the city' },
  catalogue: { zh: '数据目录', en: 'the data catalogue' },
  case: { zh: '案件', en: 'cases' },
  'case-rule': { zh: '派遣规则', en: 'dispatch rules' },
  'reporter-contact': { zh: '报告人联系方式', en: 'contacts of reporters' },
} as const satisfies Record<Kind, Words>

/** A right as routes name it: `<action>:<kind>`. */
export type Right = { [K in Kind]: `${(typeof DEEDS)[K][number]}:${K}` }[Kind]
export const Right = z.enum(listRights())

function listRights(): Right[] {
  // The pairs are made from the very table that the type is made from.
  return Object.entries(DEEDS).flatMap(([kind, actions]) => actions.map((action) => `${action}:${kind}` as Right))
}

export function partsOf(right: Right): { action: Action; kind: Kind } {
  const [action, kind] = right.split(':')
  // A right is made of just these two.
  return { action: action as Action, kind: kind as Kind }
}
