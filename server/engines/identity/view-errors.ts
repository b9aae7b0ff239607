import { MOST_VIEWS } from '@citybrain/contract/engines/saved-view.ts'
import { Refusal } from '@citybrain/contract/kernel/errors.ts'

export function noSuchView(): Refusal {
  return new Refusal('NotFound', 'identity.no-such-view', {
    zh: '您没有这个常用视图。请刷新列表。',
    en: 'You have no such saved view. Reload the list.',
  })
}

export function viewExists(name: string): Refusal {
  return new Refusal('Conflict', 'identity.view-exists', {
    zh: `您已有名为“${name}”的常用视图。请换个名称，或先重命名、删除原来的。`,
    en: `You have a saved view “${name}” already. Choose another name, or rename or delete that one first.`,
  })
}

export function tooManyViews(): Refusal {
  return new Refusal('Conflict', 'identity.too-many-views', {
    zh: `每人至多保存 ${MOST_VIEWS} 个常用视图。请先删除不再用的。`,
    en: `A person keeps at most ${MOST_VIEWS} saved views. Delete one that is no longer used first.`,
  })
}

export function viewChanged(): Refusal {
  return new Refusal('Conflict', 'identity.view-changed-meanwhile', {
    zh: '您已在别处修改或删除了这个常用视图。请刷新后重试。',
    en: 'You changed or deleted this saved view elsewhere in the meantime. Reload and try again.',
  })
}
