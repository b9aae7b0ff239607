import type { Grant, Jurisdiction } from '../kernel/holder.ts'
import type { PrivacyClass } from '../kernel/privacy.ts'
import type { Role } from '../kernel/role.ts'
import type { Words } from '../kernel/words.ts'
import { partsOf, type Right } from './deeds.ts'

/** A role as data: what it grants, and up to which privacy class its reader sees fields. */
export interface RoleDefinition {
  readonly key: Role
  readonly title: Words
  readonly grants: readonly Grant[]
  readonly clearance: PrivacyClass
  /** Given to an account itself only, never by a post or a delegation. */
  readonly personal: boolean
}

const within = (reach: Jurisdiction, ...rights: readonly Right[]): Grant[] =>
  rights.map((right) => ({ ...partsOf(right), within: reach }))

/** What everybody who works for the district may read. */
const STAFF = within(
  'district',
  'read:organisation',
  'read:calendar',
  'read:region',
  'read:type',
  'read:catalogue',
  'read:case-rule',
)

/** What whoever works on cases does with them, as far as their reach goes; which step is whose the flows say. */
const CASEWORK = ['read:case', 'create:case', 'operate:case'] as const satisfies readonly Right[]

/** The base's roles. */
export const ROLES: readonly RoleDefinition[] = [
  {
    key: 'administrator',
    title: { zh: '系统管理员', en: 'administrator' },
    grants: [
      ...STAFF,
      ...within('district', 'manage:account', 'manage:organisation', 'read:operations', 'read:audit'),
      ...within('district', 'manage:calendar'),
      ...within('district', 'read:log', 'operate:log', 'manage:api-key', 'manage:webhook', 'manage:type'),
      ...within('district', 'read:job', 'cancel:job', 'read:plan', 'read:thing'),
    ],
    clearance: 'internal',
    personal: true,
  },
  {
    key: 'planner',
    title: { zh: '计划员', en: 'planner' },
    grants: [
      ...STAFF,
      ...within('district', 'read:job', 'cancel:job', 'read:thing', 'request:catalogue'),
      ...within('district', 'manage:calendar', 'edit:region', 'import:region'),
      ...within('district', 'read:plan', 'import:plan', 'edit:plan', 'approve:plan', 'delete:plan'),
    ],
    clearance: 'internal',
    personal: false,
  },
  {
    key: 'liaison',
    title: { zh: '部门联络员', en: 'department liaison' },
    grants: [
      ...STAFF,
      ...within('district', 'read:plan', 'read:thing', 'request:catalogue'),
      ...within('department', 'create:thing', 'edit:thing', 'end:thing'),
      ...within('department', 'read:case', 'create:case', 'operate:case'),
    ],
    clearance: 'internal',
    personal: false,
  },
  {
    key: 'leader',
    title: { zh: '领导', en: 'leader' },
    grants: [
      ...STAFF,
      ...within('district', 'read:plan', 'read:thing', 'request:catalogue', 'read:case', 'operate:case'),
    ],
    clearance: 'sensitive',
    personal: false,
  },
  {
    key: 'data-steward',
    title: { zh: '数据管理员', en: 'data steward' },
    grants: [
      ...STAFF,
      ...within('district', 'read:thing', 'create:thing', 'edit:thing', 'end:thing'),
      ...within('district', 'merge:thing', 'import:thing', 'export:thing'),
      ...within('district', 'manage:type', 'edit:region', 'import:region'),
      ...within('district', 'edit:catalogue', 'request:catalogue', 'approve:catalogue'),
      ...within('district', 'read:job', 'cancel:job', 'manage:webhook'),
    ],
    clearance: 'secret',
    personal: false,
  },
  {
    key: 'street-worker',
    title: { zh: '街道工作人员', en: 'street worker' },
    grants: [...STAFF, ...within('street', 'read:thing', 'create:thing', 'edit:thing', 'end:thing')],
    clearance: 'sensitive',
    personal: false,
  },
  {
    key: 'grid-worker',
    title: { zh: '网格员', en: 'grid worker' },
    grants: [
      ...within('district', 'read:calendar', 'read:region', 'read:type'),
      ...within('street', 'read:thing', 'edit:thing'),
    ],
    clearance: 'internal',
    personal: false,
  },
  {
    key: 'viewer',
    title: { zh: '查阅人员', en: 'viewer' },
    grants: [...STAFF, ...within('district', 'read:plan', 'read:thing')],
    clearance: 'internal',
    personal: false,
  },
  {
    key: 'clerk',
    title: { zh: '受理员', en: 'acceptance clerk' },
    grants: [...STAFF, ...within('district', 'read:thing', ...CASEWORK, 'reveal:reporter-contact')],
    clearance: 'sensitive',
    personal: false,
  },
  {
    key: 'dispatcher',
    title: { zh: '派遣员', en: 'dispatcher' },
    grants: [...STAFF, ...within('district', 'read:thing', ...CASEWORK, 'reveal:reporter-contact', 'edit:case-rule')],
    clearance: 'sensitive',
    personal: false,
  },
  {
    key: 'duty-officer',
    title: { zh: '值班长', en: 'duty officer' },
    grants: [...STAFF, ...within('district', 'read:thing', ...CASEWORK, 'reveal:reporter-contact', 'edit:case-rule')],
    clearance: 'sensitive',
    personal: false,
  },
  {
    key: 'handler',
    title: { zh: '处置人员', en: 'handler' },
    grants: [...STAFF, ...within('department', 'read:thing', ...CASEWORK, 'reveal:reporter-contact')],
    clearance: 'sensitive',
    personal: false,
  },
  {
    key: 'collector',
    title: { zh: '信息采集员', en: 'collector' },
    grants: [...STAFF, ...within('street', 'read:thing', ...CASEWORK)],
    clearance: 'internal',
    personal: false,
  },
  {
    key: 'inspector',
    title: { zh: '督查员', en: 'inspector' },
    grants: [...STAFF, ...within('district', 'read:plan', 'read:thing', ...CASEWORK)],
    clearance: 'internal',
    personal: false,
  },
]

export function roleOf(key: Role, roles: readonly RoleDefinition[] = ROLES): RoleDefinition {
  const found = roles.find((role) => role.key === key)
  if (!found) throw new Error(`role ${key} has no definition`)
  return found
}
