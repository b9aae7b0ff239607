import { z } from 'zod'
import {
  Account,
  AccountWithPosts,
  DepartmentCode,
  DistrictName,
  Login,
  Password,
  PersonName,
  Roles,
  SampleAccount,
  Session,
  WhoAmI,
} from '../engines/account.ts'
import { DistrictCode, Id } from '../kernel/ids.ts'
import { Words } from '../kernel/words.ts'
import { Paging, page } from './page.ts'
import { route } from './route.ts'

const tag = 'identity'
const DistrictParams = z.object({ district: DistrictCode })
const AccountParams = z.object({ account: Id })

export const listDistricts = route({
  method: 'GET',
  path: '/api/v1/districts',
  access: 'public',
  tag,
  summary: { zh: '可登录的区', en: 'Districts to sign in to' },
  reply: z.object({ districts: z.array(DistrictName) }),
})

export const getSignInOptions = route({
  method: 'GET',
  path: '/api/v1/districts/:district/sign-in',
  access: 'public',
  tag,
  summary: { zh: '登录页信息', en: 'What the sign-in page shows' },
  params: DistrictParams,
  reply: z.object({
    district: DistrictName,
    /** Empty unless the server runs the sample city. */
    samples: z.array(SampleAccount),
    sample: z.boolean(),
    passwordRule: Words,
  }),
  errors: ['identity.no-such-district'],
})

export const signIn = route({
  method: 'POST',
  path: '/api/v1/districts/:district/sessions',
  access: 'public',
  tag,
  summary: { zh: '登录', en: 'Sign in' },
  params: DistrictParams,
  body: z.object({ login: z.string().min(1).max(64), password: Password }),
  reply: WhoAmI,
  perMinute: 60,
  errors: ['identity.no-such-district', 'identity.sign-in-refused', 'identity.sign-in-locked', 'identity.busy'],
})

export const whoAmI = route({
  method: 'GET',
  path: '/api/v1/session',
  access: 'signed-in',
  tag,
  summary: { zh: '当前登录人', en: 'Who is signed in' },
  reply: WhoAmI,
  beforePasswordChange: true,
  errors: ['identity.no-account'],
})

export const signOut = route({
  method: 'DELETE',
  path: '/api/v1/session',
  access: 'signed-in',
  tag,
  summary: { zh: '退出登录', en: 'Sign out' },
  reply: z.object({ signedOut: z.literal(true) }),
  beforePasswordChange: true,
})

export const changePassword = route({
  method: 'PUT',
  path: '/api/v1/session/password',
  access: 'signed-in',
  tag,
  summary: { zh: '修改本人密码', en: 'Change one’s own password; every other session ends' },
  body: z.object({ current: Password, next: Password }),
  reply: WhoAmI,
  perMinute: 30,
  beforePasswordChange: true,
  errors: [
    'identity.no-account',
    'identity.wrong-password',
    'identity.weak-password',
    'identity.sign-in-locked',
    'identity.busy',
  ],
})

export const listSessions = route({
  method: 'GET',
  path: '/api/v1/sessions',
  access: 'signed-in',
  tag,
  summary: { zh: '本人的登录会话', en: 'One’s own sessions' },
  reply: z.object({ sessions: z.array(Session) }),
  errors: ['identity.no-account'],
})

export const revokeSession = route({
  method: 'DELETE',
  path: '/api/v1/sessions/:session',
  access: 'signed-in',
  tag,
  summary: { zh: '终止本人的某个会话', en: 'End one of one’s own sessions' },
  params: z.object({ session: Id }),
  reply: z.object({ revoked: Id }),
  errors: ['identity.no-account', 'identity.no-such-session'],
})

export const listAccounts = route({
  method: 'GET',
  path: '/api/v1/accounts',
  access: 'manage:account',
  tag,
  summary: { zh: '账号列表', en: 'Accounts, by login' },
  query: Paging.extend({ q: z.string().trim().max(100).optional() }),
  reply: page(AccountWithPosts),
  errors: ['request.bad-cursor'],
})

const NewPassword = z.object({
  account: Account,
  /** Shown this once; must be changed at the first sign-in. */
  oneTimePassword: z.string(),
})

export const createAccount = route({
  method: 'POST',
  path: '/api/v1/accounts',
  access: 'manage:account',
  tag,
  summary: { zh: '新建账号', en: 'Create an account' },
  body: z.object({ login: Login, name: PersonName, roles: Roles, department: DepartmentCode.nullable().default(null) }),
  reply: NewPassword,
  errors: ['identity.login-taken', 'identity.busy'],
})

export const updateAccount = route({
  method: 'PATCH',
  path: '/api/v1/accounts/:account',
  access: 'manage:account',
  tag,
  summary: { zh: '修改账号', en: 'Change an account' },
  params: AccountParams,
  body: z.object({
    revision: z.int().min(1),
    name: PersonName.optional(),
    roles: Roles.optional(),
    department: DepartmentCode.nullable().optional(),
    disabled: z.boolean().optional(),
  }),
  reply: Account,
  errors: ['identity.no-such-account', 'identity.account-changed-meanwhile', 'identity.last-administrator'],
})

export const resetPassword = route({
  method: 'POST',
  path: '/api/v1/accounts/:account/password',
  access: 'manage:account',
  tag,
  summary: { zh: '重置密码', en: 'Give an account a new one-time password; its sessions end' },
  params: AccountParams,
  reply: NewPassword,
  errors: ['identity.no-such-account', 'identity.account-changed-meanwhile', 'identity.busy'],
})

export const IDENTITY_ROUTES = [
  listDistricts,
  getSignInOptions,
  signIn,
  whoAmI,
  signOut,
  changePassword,
  listSessions,
  revokeSession,
  listAccounts,
  createAccount,
  updateAccount,
  resetPassword,
] as const
