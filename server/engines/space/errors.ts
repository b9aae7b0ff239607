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

export const layerTooLarge = (most: number) =>
  new Refusal('Invalid', 'space.layer-too-large', {
    zh: `要检查的区域超过 ${most} 个。请选择一个上级区域，分片检查。`,
    en: `There are more than ${most} regions to check. Choose a region they lie in and check part by part.`,
  })

export const noSuchImport = () =>
  new Refusal('NotFound', 'space.no-such-import', {
    zh: '没有这次导入，可能已被放弃。请刷新列表。',
    en: 'There is no such import; it may have been discarded. Reload the list.',
  })

export const importNotOpen = () =>
  new Refusal('Conflict', 'space.import-not-open', {
    zh: '这次导入已经应用或撤回，不能再改。如需重来，请重新上传。',
    en: 'This import was applied or taken back and cannot be changed. Upload the file again to start over.',
  })

export const importNotApplied = () =>
  new Refusal('Conflict', 'space.import-not-applied', {
    zh: '这次导入没有应用，无可撤回。请刷新列表。',
    en: 'This import is not applied, so there is nothing to take back. Reload the list.',
  })

export const importChanged = (revision: number) =>
  new Refusal(
    'Conflict',
    'space.changed-meanwhile',
    {
      zh: '这次导入刚被他人修改。请刷新后核对，再提交。',
      en: 'Someone else has just changed this import. Reload it, look at the change, and submit again.',
    },
    { revision },
  )

export const importHasFaults = (faults: number) =>
  new Refusal(
    'Conflict',
    'space.import-has-faults',
    {
      zh: `还有 ${faults} 个图形有问题，没有应用。请按预览中的说明改正文件或设置后再应用。`,
      en: `${faults} feature(s) have faults, so nothing was applied. Mend the file or the settings as the preview says, then apply.`,
    },
    { faults },
  )

export const changedSinceImport = (names: readonly string[]) =>
  new Refusal(
    'Conflict',
    'space.changed-since-import',
    {
      zh: `导入之后有区域又作了修改（${names.join('、')}），不能整体撤回。请逐个更正。`,
      en: `Regions of this import were changed since (${names.join(', ')}), so it cannot be taken back as a whole. Correct them one by one.`,
    },
    { names },
  )

export const noFile = () =>
  new Refusal('Invalid', 'geodata.empty', {
    zh: '没有收到文件，或文件是空的。请选择一个空间数据文件再上传。',
    en: 'No file arrived, or it is empty. Choose a file of spatial data and upload it again.',
  })
