import { Refusal } from '@citybrain/contract/kernel/errors.ts'
import type { Words } from '@citybrain/contract/kernel/words.ts'
import type { ValueFault } from '@citybrain/rules/registry/index.ts'

export const noSuchType = (type: string) =>
  new Refusal(
    'NotFound',
    'registry.no-such-type',
    {
      zh: `没有对象类型“${type}”。类型目录见 GET /api/v1/types。`,
      en: `There is no type “${type}”. GET /api/v1/types lists the types.`,
    },
    { type },
  )

export const noSuchVersion = (type: string, newest: number) =>
  new Refusal(
    'Invalid',
    'registry.no-such-version',
    {
      zh: `类型“${type}”没有这个版本，最新为 ${newest}。`,
      en: `The type “${type}” has no such version; the newest one is ${newest}.`,
    },
    { newest },
  )

export const noSuchThing = (id: string) =>
  new Refusal(
    'NotFound',
    'registry.no-such-thing',
    {
      zh: '没有这个对象，或不在您的管辖范围内。请检查标识。',
      en: 'There is no such thing, or it lies outside what you may see. Check its id.',
    },
    { thing: id },
  )

export const notKnownThen = () =>
  new Refusal('NotFound', 'registry.not-known-then', {
    zh: '在该时点对此对象没有任何记载。请换一个时点。',
    en: 'Nothing about this thing was true or known at that moment. Choose another one.',
  })

export const badThing = (faults: readonly ValueFault[]) => {
  const some = faults.slice(0, 5)
  return new Refusal(
    'Invalid',
    'registry.bad-thing',
    {
      zh: `有 ${faults.length} 处不符合类型定义：${some.map((one) => `${one.field} ${one.words.zh}`).join('；')}。请改正后重试。`,
      en: `${faults.length} thing(s) do not fit the type: ${some.map((one) => `${one.field} ${one.words.en}`).join('; ')}. Mend them and try again.`,
    },
    { faults: faults.slice(0, 50) },
  )
}

export const badGeometry = () =>
  new Refusal('Invalid', 'registry.bad-geometry', {
    zh: '空间位置不成立（边界自相交或环方向混乱）。请修正图形后重试。',
    en: 'The geometry is not valid: its boundary crosses itself. Mend the shape and try again.',
  })

export const codeTaken = () =>
  new Refusal('Conflict', 'registry.code-taken', {
    zh: '同类型中已有对象使用这个编码。请核对编码，或合并重复对象。',
    en: 'Another present thing of this type has this code. Check it, or merge the duplicates.',
  })

export const thingExists = () =>
  new Refusal('Conflict', 'registry.exists-already', {
    zh: '这个标识已被另一对象使用。请换一个标识。',
    en: 'This id belongs to another thing already. Choose a new one.',
  })

export const changedMeanwhile = (current: number | null) =>
  new Refusal(
    'Conflict',
    'registry.changed-meanwhile',
    {
      zh: '该对象在此期间已被修改。请重新读取后再提交。',
      en: 'The thing was changed in the meantime. Read it again and resubmit.',
    },
    current === null ? {} : { revision: current },
  )

export const notPresent = () =>
  new Refusal('Conflict', 'registry.not-present', {
    zh: '该对象已消亡或已并入他处，不能再变更。请先撤销消亡或拆回。',
    en: 'The thing has ended or was merged and takes no changes. Reopen it, or take the merge back first.',
  })

export const endedAlready = () =>
  new Refusal('Conflict', 'registry.ended-already', {
    zh: '该对象已登记消亡。',
    en: 'The thing has been recorded as ended already.',
  })

export const notEnded = () =>
  new Refusal('Conflict', 'registry.not-ended', {
    zh: '该对象没有登记消亡，无须撤销。',
    en: 'The thing has not ended, so there is nothing to take back.',
  })

export const notMerged = () =>
  new Refusal('Conflict', 'registry.not-merged', {
    zh: '该对象没有并入他处，无须拆回。',
    en: 'The thing was not merged into another, so there is nothing to take back.',
  })

export const otherType = () =>
  new Refusal('Invalid', 'registry.other-type', {
    zh: '只能合并同一类型的不同对象。',
    en: 'Only different things of one type can be merged.',
  })

export const badFilter = (zh: string, en: string) => new Refusal('Invalid', 'registry.bad-filter', { zh, en })

export const badSort = (key: string) =>
  new Refusal('Invalid', 'registry.bad-sort', {
    zh: `不能按“${key}”排序。可用 name、code、updatedAt，或类型中可排序的字段（须指明类型）。`,
    en: `Things cannot be ordered by “${key}”. Use name, code, updatedAt, or a field of the type that can be sorted.`,
  })

export const badBatch = (faults: readonly { place: number; code: string; words: { zh: string; en: string } }[]) => {
  const first = faults[0]
  return new Refusal(
    'Invalid',
    'registry.bad-batch',
    {
      zh: `批量中有 ${faults.length} 条不能执行，已全部不执行（第 ${(first?.place ?? 0) + 1} 条：${first?.words.zh ?? ''}）。`,
      en: `${faults.length} of the changes cannot be made, so none was (number ${(first?.place ?? 0) + 1}: ${first?.words.en ?? ''}).`,
    },
    { faults: faults.slice(0, 100) },
  )
}

export const noSuchLink = (kind: string) =>
  new Refusal('Invalid', 'registry.no-such-link', {
    zh: `该类型没有关系“${kind}”。`,
    en: `Things of this type have no relation “${kind}”.`,
  })

export const badLink = (zh: string, en: string) => new Refusal('Invalid', 'registry.bad-link', { zh, en })

export const notLinked = () =>
  new Refusal('NotFound', 'registry.not-linked', {
    zh: '两者之间没有这种关系。',
    en: 'The two are not related in this way.',
  })

export const notAllowedThere = (because: Words) => new Refusal('NotAllowed', 'registry.not-allowed', because)

export const notCleared = () =>
  new Refusal('NotAllowed', 'registry.not-cleared', {
    zh: '此类对象涉及个人信息，您的权限不能按姓名等检索。请提供标识，或联系数据管理员。',
    en: 'Things of this type concern people, and your role may not search them. Give an id, or ask the data steward.',
  })

export const tooManyToExport = (most: number) =>
  new Refusal(
    'Invalid',
    'registry.too-many-to-export',
    {
      zh: `符合条件的对象超过 ${most.toLocaleString('en')} 个，一个文件装不下。请按街道或其他条件分几次导出。`,
      en: `More than ${most.toLocaleString('en')} things meet the conditions, which one file does not hold. Export street by street, or narrow the conditions.`,
    },
    { most },
  )
