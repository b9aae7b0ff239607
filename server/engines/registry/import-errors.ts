import { Refusal } from '@citybrain/contract/kernel/errors.ts'

export const noSuchImport = () =>
  new Refusal('NotFound', 'imports.not-found', {
    zh: '没有这次导入，可能已被删除。',
    en: 'There is no such import; it may have been deleted.',
  })

export const importExists = () =>
  new Refusal('Conflict', 'imports.exists-already', {
    zh: '这个标识已用于另一个文件。请换一个标识。',
    en: 'This id belongs to another file already. Choose a new one.',
  })

export const fileTooLarge = (limitBytes: number) =>
  new Refusal(
    'Invalid',
    'imports.too-large',
    {
      zh: `文件超过 ${Math.floor(limitBytes / 1024 / 1024)} MB，没有接收。请删去图片、分成几个文件，或另存为 .csv。`,
      en: `The file is larger than ${Math.floor(limitBytes / 1024 / 1024)} MB and was not taken. Remove pictures, split it, or save it as .csv.`,
    },
    { limitBytes },
  )

export const badPart = () =>
  new Refusal('Invalid', 'imports.bad-part', {
    zh: '这一块的长度不对：除最后一块外每块 4 MiB，且不超过登记的文件大小。请重新上传这一块。',
    en: 'This part has the wrong length: each but the last has 4 MiB, none reaches beyond the announced size. Send it again.',
  })

export const incompleteUpload = (missing: readonly number[]) =>
  new Refusal(
    'Conflict',
    'imports.incomplete',
    {
      zh: `还缺第 ${missing
        .slice(0, 10)
        .map((number) => number + 1)
        .join('、')} 块。请补传后再试。`,
      en: `Parts are missing (${missing
        .slice(0, 10)
        .map((number) => number + 1)
        .join(', ')}). Send them and try again.`,
    },
    { missing: missing.slice(0, 1000) },
  )

export const wrongImportState = (state: string) =>
  new Refusal(
    'Conflict',
    'imports.wrong-state',
    {
      zh: '这次导入所处的阶段不允许此操作。请刷新页面查看当前状态。',
      en: 'The import is at a stage that does not allow this. Reload to see where it stands.',
    },
    { state },
  )

export const importChanged = () =>
  new Refusal('Conflict', 'imports.changed-meanwhile', {
    zh: '这次导入在此期间已被他人推进；请刷新后重试。',
    en: 'Someone else has moved this import on in the meantime; reload and try again.',
  })

export const badMapping = (zh: string, en: string) => new Refusal('Invalid', 'imports.bad-mapping', { zh, en })
