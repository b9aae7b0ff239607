import { KeyGrant } from '@citybrain/contract/engines/api-key.ts'
import { ACTION_WORDS, type Action, DEEDS, KIND_WORDS, type Kind } from '@citybrain/contract/engines/deeds.ts'
import type { Grant } from '@citybrain/contract/kernel/holder.ts'

type Language = 'zh' | 'en'

/** A right of a key in words: 查看城市对象, see things of the city. */
export function grantWords({ action, kind }: Pick<Grant, 'action' | 'kind'>, language: Language): string {
  const [base = '', type] = kind.split('/')
  const verb = Object.hasOwn(ACTION_WORDS, action) ? ACTION_WORDS[action as Action][language] : action
  const noun = Object.hasOwn(KIND_WORDS, base) ? KIND_WORDS[base as Kind][language] : base
  const only = type ? ` (${type})` : ''
  return language === 'en' ? `${verb} ${noun}${only}` : `${verb}${noun}${only}`
}

/** Rights that a key may carry, by what they are about. */
export function offeredGrants(): readonly { kind: Kind; actions: readonly Action[] }[] {
  return (Object.entries(DEEDS) as [Kind, readonly Action[]][])
    .map(([kind, actions]) => ({
      kind,
      actions: actions.filter((action) => KeyGrant.safeParse({ action, kind }).success),
    }))
    .filter(({ actions }) => actions.length > 0)
}

/** `read:thing` as a form keeps it. */
export function grantFrom(text: string): KeyGrant {
  const [action, kind] = text.split(':')
  return KeyGrant.parse({ action, kind })
}
