import { Refusal } from '@citybrain/contract/kernel/errors.ts'

export const noSuchRegion = () =>
  new Refusal('NotFound', 'space.no-such-region', {
    zh: '没有这个区域，或它在所选日期没有记录。请刷新列表。',
    en: 'There is no such region, or it has no record on that day. Reload the list.',
  })

export const regionChangedMeanwhile = (revision: number) =>
  new Refusal(
    'Conflict',
    'space.changed-meanwhile',
    {
      zh: '该记录刚被他人修改。请刷新后核对，再提交。',
      en: 'Someone else has just changed this record. Reload it, look at the change, and submit again.',
    },
    { revision },
  )

export const codeTaken = (code: string) =>
  new Refusal(
    'Conflict',
    'space.code-taken',
    {
      zh: `编码 ${code} 已被使用；撤销的编码不得再用。请换一个编码。`,
      en: `The code ${code} is in use; one that has ended is never used again. Choose another.`,
    },
    { code },
  )

export const idTaken = () =>
  new Refusal('Conflict', 'space.exists-already', {
    zh: '这个标识已用于另一个区域。请换一个标识再提交。',
    en: 'Another region has this id already. Submit it with a new id.',
  })

export const badGeometry = (why: string) =>
  new Refusal(
    'Invalid',
    'space.bad-geometry',
    {
      zh: `边界图形无效（${why}）。请在制图软件中修正自相交、重复或未闭合处后再提交。`,
      en: `The boundary is not valid (${why}). Mend where its rings cross, repeat or stay open, and submit again.`,
    },
    { why },
  )

export const nothingToChange = () =>
  new Refusal('Invalid', 'space.nothing-to-change', {
    zh: '没有填写任何要修改的内容。请至少修改一项。',
    en: 'Nothing was given to change. Set at least one field.',
  })

export const hasParts = (parts: number) =>
  new Refusal(
    'Conflict',
    'space.has-parts',
    {
      zh: `其下还有 ${parts} 个区域在该日之后仍然有效。请先撤销或划转它们。`,
      en: `${parts} region(s) within it last beyond that day. End or move them first.`,
    },
    { parts },
  )
