import { Refusal } from '@citybrain/contract/kernel/errors.ts'
import { MOST_UNUSED } from './limits.ts'

export const noSuchAttachment = (ids: readonly string[] = []) =>
  new Refusal(
    'NotFound',
    'attachments.not-found',
    {
      zh: '没有这个附件，或您不能查看。请刷新；若刚从离线恢复，请重新上传。',
      en: 'There is no such attachment, or it is not yours to see. Reload; after a time offline, upload it again.',
    },
    ids.length > 0 ? { ids } : {},
  )

export const tooLargeAttachment = (limitBytes: number) =>
  new Refusal(
    'Invalid',
    'attachments.too-large',
    {
      zh: `文件超过 ${Math.floor(limitBytes / 1024 / 1024)} MB，没有接收。请压缩图片、剪短视频或拆分文件。`,
      en: `The file is larger than ${Math.floor(limitBytes / 1024 / 1024)} MB and was not taken. Reduce the picture, shorten the video, or split the file.`,
    },
    { limitBytes },
  )

export const idTaken = () =>
  new Refusal('Conflict', 'attachments.id-taken', {
    zh: '这个标识已用于另一个附件。请换一个标识。',
    en: 'This id belongs to another attachment already. Choose a new one.',
  })

export const tooMuchUnused = (limitBytes: number) =>
  new Refusal(
    'Conflict',
    'attachments.too-much-unused',
    {
      zh: `您已上传而未使用的附件合计将超过 ${Math.floor(limitBytes / 1024 / 1024)} MB，或多于 ${MOST_UNUSED} 个。请先提交或删除其中一些。`,
      en: `What you have uploaded and not used yet would exceed ${Math.floor(limitBytes / 1024 / 1024)} MB together, or ${MOST_UNUSED} files. Submit or delete some of it first.`,
    },
    { limitBytes },
  )

export const badPart = () =>
  new Refusal('Invalid', 'attachments.bad-part', {
    zh: '这一块不对：应为 application/octet-stream，除最后一块外每块 256 KiB，且不超过登记的大小。请重新上传这一块。',
    en: 'This part is wrong: send application/octet-stream, 256 KiB in each but the last, none beyond the announced size. Send it again.',
  })

export const otherBytes = (number: number) =>
  new Refusal(
    'Conflict',
    'attachments.other-bytes',
    {
      zh: `第 ${number + 1} 块已收到，内容与这次不同。同一文件请勿更改；另一个文件请用新的标识上传。`,
      en: `Part ${number + 1} is here already with other bytes. Send the same file unchanged; upload another one under a new id.`,
    },
    { number },
  )

export const wrongAttachmentState = (state: string) =>
  new Refusal(
    'Conflict',
    'attachments.wrong-state',
    {
      zh: '附件目前的状态不允许此操作。请重新读取它的状态。',
      en: 'The attachment is in a state that does not allow this. Read its state again.',
    },
    { state },
  )

export const incompleteAttachment = (missing: readonly number[]) =>
  new Refusal(
    'Conflict',
    'attachments.incomplete',
    {
      zh: `还缺 ${missing.length} 块。请补传后再试。`,
      en: `${missing.length} part(s) are missing. Send them and try again.`,
    },
    { missing },
  )

export const wrongHash = () =>
  new Refusal('Conflict', 'attachments.wrong-hash', {
    zh: '收到的内容与登记的摘要不符，已全部清除。请从头重新上传。',
    en: 'What arrived does not match the hash that was announced; all of it was dropped. Upload it again from the start.',
  })

export const scannerSilent = () =>
  new Refusal(
    'Conflict',
    'attachments.scanner-silent',
    {
      zh: '查毒服务暂无应答，附件尚未确认；已上传的内容都在。请稍后重试。',
      en: 'The virus scanner does not answer, so the attachment is not confirmed yet; nothing of it is lost. Try again later.',
    },
    { retryAfterSeconds: 30 },
  )

export const tooSlow = () =>
  new Refusal(
    'Conflict',
    'attachments.too-slow',
    {
      zh: '在限定时间内没有处理完这个文件；已上传的内容都在。请稍后重试，仍不行则另存为 JPEG 后上传。',
      en: 'The file could not be looked at within the time allowed; nothing of it is lost. Try again later, else save it as JPEG and upload that.',
    },
    { retryAfterSeconds: 30 },
  )

export const usedAlready = (ids: readonly string[] = []) =>
  new Refusal(
    'Conflict',
    'attachments.used-already',
    {
      zh: '附件已归入一件事项，不能删除，也不能再用于别处。请另行上传。',
      en: 'The attachment belongs to something already: it can neither be deleted nor used elsewhere. Upload it anew.',
    },
    ids.length > 0 ? { ids } : {},
  )

export const notReady = (ids: readonly string[]) =>
  new Refusal(
    'Conflict',
    'attachments.not-ready',
    {
      zh: '有附件尚未上传完毕或未被接收。请等上传完成，或去掉它再提交。',
      en: 'An attachment has not been uploaded wholly, or was not taken. Wait until it is, or leave it out.',
    },
    { ids },
  )

export const tooManyAttachments = (most: number) =>
  new Refusal(
    'Invalid',
    'attachments.too-many',
    {
      zh: `一次最多附 ${most} 个附件。请分次提交。`,
      en: `At most ${most} attachments at once. Submit them in several steps.`,
    },
    { most },
  )

export const noPicture = () =>
  new Refusal('NotFound', 'attachments.no-picture', {
    zh: '这个附件没有缩略图。请打开原件。',
    en: 'This attachment has no reduced picture. Open the file itself.',
  })
