import type { HeldBy, Holder, Jurisdiction } from '../kernel/holder.ts'
import type { Words } from '../kernel/words.ts'
import { ACTION_WORDS, type Action, KIND_WORDS, type Kind } from './deeds.ts'
import type { Held, KindOrType, Place } from './rights.ts'
import { type RoleDefinition, roleOf } from './roles.ts'

const REACH_WORDS = {
  own: { zh: '本人的', en: 'of one’s own' },
  street: { zh: '本街道的', en: 'of one’s own street' },
  department: { zh: '本部门的', en: 'of one’s own department' },
  district: { zh: '全区的', en: 'of the whole district' },
  all: { zh: '各区的', en: 'of every district' },
} as const satisfies Record<Jurisdiction, Words>

interface Deed {
  readonly action: Action
  readonly kind: KindOrType
  readonly roles: readonly RoleDefinition[]
}

/** 经由岗位「长虹街道办事处·网格员」 */
export function wordsOfHeldBy({ via, name, until }: HeldBy): Words {
  const end = until === null ? { zh: '', en: '' } : { zh: `，至 ${until}`, en: `, until ${until}` }
  const words = {
    account: { zh: '账号本身的角色', en: 'given to the account itself' },
    post: { zh: `任职：${name.zh}`, en: `through the post ${name.en}` },
    acting: { zh: `代理：${name.zh}`, en: `acting in the post ${name.en}` },
    delegation: { zh: `受委托：${name.zh}`, en: `delegated by ${name.en}` },
    terminal: { zh: '服务器终端的操作员', en: 'the operator at the server' },
    system: { zh: '系统本身', en: 'the system itself' },
  }[via]
  return { zh: `${words.zh}${end.zh}`, en: `${words.en}${end.en}` }
}

export function wordsOfGrant({ holding, grant }: Held, deed: Deed): Words {
  const { title } = roleOf(holding.role, deed.roles)
  const held = wordsOfHeldBy(holding.by)
  const what = wordsOfDeed(deed, grant.within)
  return {
    zh: `角色「${title.zh}」（${held.zh}）可以${what.zh}。`,
    en: `The role "${title.en}" (${held.en}) may ${what.en}.`,
  }
}

function wordsOfDeed({ action, kind }: Deed, within: Jurisdiction): Words {
  const [base = 'thing', type] = kind.split('/')
  // The part before the slash is a kind, as the type says.
  const noun = KIND_WORDS[base as Kind]
  const [verb, reach] = [ACTION_WORDS[action], REACH_WORDS[within]]
  const only = type === undefined ? { zh: '', en: '' } : { zh: `（${type}）`, en: ` (${type})` }
  return { zh: `${verb.zh}${reach.zh}${noun.zh}${only.zh}`, en: `${verb.en} ${noun.en}${only.en} ${reach.en}` }
}

interface Refused extends Deed {
  readonly holder: Holder
  /** Grants of the deed that don't reach the place. */
  readonly held: readonly Held[]
  readonly place: Place | undefined
}

/** What is missing, and whom it would take. */
export function wordsOfRefusal(refused: Refused): Words {
  if (refused.held.length > 0) return wordsOfElsewhere(refused)
  const what = wordsOfDeed(refused, 'district')
  const holding = refused.roles.filter(({ grants }) => grants.some((grant) => isOf(grant, refused)))
  const titles = listed(holding.map(({ title }) => title))
  const own = refused.holder.holdings.map(({ role }) => role)
  if (refused.holder.scope !== null && holding.some(({ key }) => own.includes(key)))
    return {
      zh: `所用密钥的授权范围不含${what.zh}。请换用授权范围更大的密钥。`,
      en: `The key in use was not given leave to ${what.en}. Use a key with a wider scope.`,
    }
  return {
    zh: `${rolesOf(refused).zh}，其中没有可以${what.zh}的。具有此权限的角色：${titles.zh}。如工作需要，请联系系统管理员。`,
    en: `${rolesOf(refused).en}; none may ${what.en}. Roles that may: ${titles.en}. Ask an administrator if your work requires it.`,
  }
}

function isOf(grant: { action: string; kind: string }, { action, kind }: Deed): boolean {
  return grant.action === action && (kind === grant.kind || kind.startsWith(`${grant.kind}/`))
}

function rolesOf({ holder, roles }: Refused): Words {
  const titles = [...new Set(holder.holdings.map(({ role }) => role))].map((role) => roleOf(role, roles).title)
  if (titles.length === 0) return { zh: '目前没有任何角色', en: 'There is no role in force' }
  return { zh: `现有角色：${listed(titles).zh}`, en: `The roles in force are: ${listed(titles).en}` }
}

function listed(words: readonly Words[]): Words {
  return { zh: words.map(({ zh }) => zh).join('、') || '无', en: words.map(({ en }) => en).join(', ') || 'none' }
}

/** The right is there, only not at this place. */
function wordsOfElsewhere({ held, place, ...deed }: Refused): Words {
  const reached = [...new Set(held.map(({ grant }) => grant.within))].map((within) => wordsOfDeed(deed, within))
  const streets = codes(held.flatMap(({ grant, holding }) => (grant.within === 'street' ? holding.streets : [])))
  const departments = codes(
    held.flatMap(({ grant, holding }) => (grant.within === 'department' ? holding.departments : [])),
  )
  const own = [...streets, ...departments].join(', ')
  const there = [place?.district, place?.street, place?.department].filter(Boolean).join(', ')
  const [ownZh, ownEn] = own ? [`（${own}）`, ` (${own})`] : ['', '']
  const [thereZh, thereEn] = there ? [`此处（${there}）`, `This place (${there})`] : ['此对象', 'This thing']
  return {
    zh: `只可以${listed(reached).zh}${ownZh}；${thereZh}不在其中。如工作需要，请联系系统管理员。`,
    en: `Allowed is only to ${listed(reached).en}${ownEn}. ${thereEn} is outside. Ask an administrator if your work requires it.`,
  }
}

const codes = (values: readonly string[]) => [...new Set(values)].sort()
