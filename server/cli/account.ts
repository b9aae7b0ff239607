import * as api from '@citybrain/contract/api/identity.ts'
import { Role } from '@citybrain/contract/engines/rights.ts'
import { z } from 'zod'
import { type Caller, createCaller, withCity } from './call.ts'
import { badUsage, noSuchLogin } from './refusals.ts'
import { readSettings } from './settings.ts'
import { drawTable } from './table.ts'
import type { Run, Verb } from './verb.ts'
import { districtOf } from './which-district.ts'

const DEEDS = { list, add, reset } as const

export const account: Verb = {
  name: 'account',
  summary: {
    zh: '列出、新建账号，重置密码（经由运行中的服务器，或直接打开数据目录）',
    en: 'List and add accounts, reset passwords (through the running server, or in the data folder)',
  },
  takes: ['list', 'add LOGIN --name NAME --roles ROLE,ROLE [--department CODE]', 'reset LOGIN'],
  options: {
    district: {
      type: 'string',
      about: { zh: '行政区代码，只有一个区时可省', en: 'Code of the district, where there are several' },
    },
    name: { type: 'string', about: { zh: '姓名', en: 'Name of the person' } },
    roles: {
      type: 'string',
      about: { zh: `角色，以逗号分隔：${Role.options}`, en: `Roles with commas: ${Role.options}` },
    },
    department: { type: 'string', about: { zh: '部门代码', en: 'Code of the department' } },
    json: { type: 'boolean', about: { zh: '输出 JSON', en: 'Print JSON' } },
  },
  settings: true,
  async run(run) {
    const deed = run.words[0]
    if (deed !== 'list' && deed !== 'add' && deed !== 'reset')
      throw badUsage('account', `"${deed ?? ''}" is not one of list, add, reset`)
    await withCity(run.hands, readSettings(run.flags), async (socket) => {
      const district = await districtOf(run, 'account', socket)
      await DEEDS[deed](run, createCaller(socket, district, run.language))
    })
    return 0
  },
}

async function list({ flags, language, out }: Run, call: Caller): Promise<void> {
  const rows = []
  let cursor: string | undefined
  do {
    const page = await call(api.listAccounts, { query: { cursor, limit: 1000 } })
    rows.push(...page.items)
    cursor = page.next ?? undefined
  } while (cursor !== undefined)
  if (flags.json) {
    for (const row of rows) await out.print(JSON.stringify(row))
    return
  }
  const headings = {
    zh: ['账号', '姓名', '角色', '部门', '状态'],
    en: ['Login', 'Name', 'Roles', 'Department', 'State'],
  }
  const columns = headings[language].map((heading) => ({ heading, atMost: 40 }))
  const disabled = { zh: '停用', en: 'disabled' }[language]
  const oneTime = { zh: '一次性密码未改', en: 'one-time password' }[language]
  const cells = rows.map((row) => [
    row.login,
    row.name,
    row.roles.join(','),
    row.department ?? '—',
    row.disabled ? disabled : row.mustChangePassword ? oneTime : '',
  ])
  await out.print(drawTable(columns, cells))
}

const Added = z.object({ name: z.string(), roles: z.string(), department: z.string().optional() })

async function add(run: Run, call: Caller): Promise<void> {
  const login = run.words[1]
  const given = Added.safeParse(run.flags)
  if (!login || !given.success) throw badUsage('account', 'add takes LOGIN, --name and --roles')
  const { name, roles, department = null } = given.data
  const parsed = z.array(Role).safeParse(roles.split(','))
  if (!parsed.success) throw badUsage('account', `--roles takes ${Role.options.join(', ')}`)
  await showPassword(run, await call(api.createAccount, { body: { login, name, roles: parsed.data, department } }))
}

async function reset(run: Run, call: Caller): Promise<void> {
  const login = run.words[1]
  if (!login) throw badUsage('account', 'reset takes LOGIN')
  const { items } = await call(api.listAccounts, { query: { q: login, limit: 1000 } })
  const found = items.find((one) => one.login.toLowerCase() === login.toLowerCase())
  if (!found) throw noSuchLogin(login)
  await showPassword(run, await call(api.resetPassword, { params: { account: found.id } }))
}

async function showPassword(
  { flags, language, out }: Run,
  made: { account: { login: string }; oneTimePassword: string },
): Promise<void> {
  const { login } = made.account
  const text = {
    zh: `账号 ${login} 的一次性密码（仅显示这一次，首次登录时须修改）：${made.oneTimePassword}`,
    en: `One-time password of ${login}, shown this once and to be changed at the first sign-in: ${made.oneTimePassword}`,
  }
  await out.print(flags.json ? JSON.stringify(made) : text[language])
}
