import * as api from '@citybrain/contract/api/api-keys.ts'
import { type ApiKey, KeyScope } from '@citybrain/contract/engines/api-key.ts'
import { type Caller, createCaller, withCity } from './call.ts'
import { badUsage } from './refusals.ts'
import { readSettings } from './settings.ts'
import { drawTable } from './table.ts'
import type { Run, Verb } from './verb.ts'
import { districtOf } from './which-district.ts'

const DEEDS = { list, create, revoke } as const
const isDeed = (name: string | undefined): name is keyof typeof DEEDS =>
  name !== undefined && Object.hasOwn(DEEDS, name)

export const key: Verb = {
  name: 'key',
  summary: {
    zh: '新建、列出、吊销接口密钥（经由运行中的服务器，或直接打开数据目录）',
    en: 'Create, list and revoke API keys (through the running server, or in the data folder)',
  },
  takes: ['list', 'create NAME --for LOGIN --scope RIGHT[@REACH],… [--days N] [--per-minute N]', 'revoke ID'],
  options: {
    district: {
      type: 'string',
      about: { zh: '行政区代码，只有一个区时可省', en: 'Code of the district, where there are several' },
    },
    for: { type: 'string', about: { zh: '以哪个账号的名义', en: 'Login in whose name the key acts' } },
    scope: {
      type: 'string',
      about: {
        zh: '权限，如 read:thing,edit:thing/lift@street',
        en: 'Rights, as in read:thing,edit:thing/lift@street',
      },
    },
    days: { type: 'string', about: { zh: '有效天数，默认 90，最多 365', en: 'Days it is valid: 90, at most 365' } },
    'per-minute': { type: 'string', about: { zh: '每分钟请求数，默认 600', en: 'Requests per minute: 600' } },
    json: { type: 'boolean', about: { zh: '输出 JSON', en: 'Print JSON' } },
  },
  settings: true,
  async run(run) {
    const deed = run.words[0]
    if (!isDeed(deed)) throw badUsage('key', `"${deed ?? ''}" is not one of ${Object.keys(DEEDS).join(', ')}`)
    await withCity(run.hands, readSettings(run.flags), async (socket) => {
      const district = await districtOf(run, 'key', socket)
      await DEEDS[deed](run, createCaller(socket, district, run.language))
    })
    return 0
  },
}

/** `read:thing,edit:thing/lift@street`. */
function readScope(text: unknown) {
  const grants = String(text ?? '')
    .split(',')
    .map((one) => {
      const [, action, kind, within] = /^([a-z]+):([a-z/-]+)(?:@([a-z]+))?$/.exec(one.trim()) ?? []
      return { action, kind, ...(within && { within }) }
    })
  const scope = KeyScope.safeParse(grants)
  if (!scope.success) throw badUsage('key', `--scope: ${scope.error.issues[0]?.message}`)
  return scope.data
}

async function create(run: Run, call: Caller): Promise<void> {
  const [, name, ...more] = run.words
  const { for: account, days = '90', 'per-minute': perMinute = '600' } = run.flags
  if (!name || more.length > 0 || typeof account !== 'string')
    throw badUsage('key', 'create takes NAME, --for, --scope')
  const body = { name, account, scope: readScope(run.flags.scope) }
  const numbers = { validDays: Number(days), perMinute: Number(perMinute) }
  const made = await call(api.createApiKey, { body: { ...body, ...numbers } })
  const text = {
    zh: `密钥（仅显示这一次，${made.key.expiresAt} 到期）：${made.secret}`,
    en: `The key, shown this once, valid until ${made.key.expiresAt}: ${made.secret}`,
  }
  await run.out.print(run.flags.json ? JSON.stringify(made) : text[run.language])
}

async function revoke(run: Run, call: Caller): Promise<void> {
  const [, id, ...more] = run.words
  if (!id || more.length > 0) throw badUsage('key', 'revoke takes the id of a key, as key list shows it')
  const gone = await call(api.revokeApiKey, { params: { key: id } })
  const text = { zh: `已吊销 ${gone.name}（${gone.prefix}）。`, en: `Revoked ${gone.name} (${gone.prefix}).` }
  await run.out.print(run.flags.json ? JSON.stringify(gone) : text[run.language])
}

const HEADINGS = {
  zh: ['编号', '名称', '前缀', '账号', '权限', '状态', '到期', '最近使用'],
  en: ['Id', 'Name', 'Prefix', 'Account', 'Scope', 'State', 'Until', 'Last used'],
}

async function list({ flags, language, out }: Run, call: Caller): Promise<void> {
  const rows: ApiKey[] = []
  let cursor: string | undefined
  do {
    const page = await call(api.listApiKeys, { query: { cursor, limit: 1000 } })
    rows.push(...page.items)
    cursor = page.next ?? undefined
  } while (cursor !== undefined)
  if (flags.json) {
    for (const row of rows) await out.print(JSON.stringify(row))
    return
  }
  const columns = HEADINGS[language].map((heading, at) => ({ heading, atMost: at === 4 ? 60 : 40 }))
  const cells = rows.map((row) => [
    ...[row.id, row.name, row.prefix, row.account.login],
    row.scope.map(({ action, kind, within }) => `${action}:${kind}@${within}`).join(','),
    ...[row.state, row.expiresAt.slice(0, 10), row.lastUsedAt?.slice(0, 16) ?? '—'],
  ])
  await out.print(drawTable(columns, cells))
}
