import { z } from 'zod'
import { AttachmentUpload, NewAttachment } from '../engines/attachment.ts'
import { Id } from '../kernel/ids.ts'
import { route } from './route.ts'

const tag = 'attachments'
const Params = z.object({ attachment: Id })
const gone = 'attachments.not-found'

/** Bytes of a part; all but the last are exactly that long. */
export const ATTACHMENT_PART_BYTES = 256 * 1024

export const declareAttachment = route({
  method: 'POST',
  path: '/api/v1/attachments',
  access: 'signed-in',
  tag,
  summary: {
    zh: '登记待上传的照片或文件，随后分块上传',
    en: 'Announce a photo or file that will be uploaded in parts; the same announcement again changes nothing',
  },
  body: NewAttachment,
  reply: AttachmentUpload,
  errors: ['attachments.too-large', 'attachments.id-taken', 'attachments.too-much-unused'],
})

export const putAttachmentPart = route({
  method: 'PUT',
  path: '/api/v1/attachments/:attachment/parts/:number',
  access: 'signed-in',
  tag,
  summary: {
    zh: '上传第几块（每块 256 KiB，末块可短）；重传同样的内容无害',
    en: 'Upload a part (256 KiB each, the last may be shorter); the same bytes again do no harm, others are a conflict',
  },
  params: Params.extend({ number: z.coerce.number().int().min(0).max(4_095) }),
  accepts: 'bytes',
  bodyLimit: ATTACHMENT_PART_BYTES,
  reply: AttachmentUpload,
  errors: [gone, 'attachments.bad-part', 'attachments.other-bytes', 'attachments.wrong-state'],
})

export const getAttachment = route({
  method: 'GET',
  path: '/api/v1/attachments/:attachment',
  access: 'signed-in',
  tag,
  summary: {
    zh: '附件的状态、已收到的块和说明',
    en: 'State of an attachment, its parts that are there, what is known of it',
  },
  params: Params,
  reply: AttachmentUpload,
  errors: [gone],
})

/** Why what has arrived whole may still be refused. */
export const COMPLETING = [
  'attachments.incomplete',
  'attachments.wrong-hash',
  'attachments.type-refused',
  'attachments.heic-refused',
  'attachments.damaged',
  'attachments.too-many-pixels',
  'attachments.bomb',
  'attachments.quarantined',
  'attachments.scanner-silent',
  'attachments.too-slow',
] as const

export const completeAttachment = route({
  method: 'POST',
  path: '/api/v1/attachments/:attachment/complete',
  access: 'signed-in',
  tag,
  summary: {
    zh: '上传完毕：核对大小与摘要，查毒，按内容判定类型，生成缩略图',
    en: 'All parts are there: size and hash are checked, viruses looked for, the type told from the bytes, pictures reduced',
  },
  params: Params,
  perMinute: 600,
  reply: AttachmentUpload,
  errors: [gone, ...COMPLETING],
})

export const getAttachmentContent = route({
  method: 'GET',
  path: '/api/v1/attachments/:attachment/content',
  access: 'signed-in',
  tag,
  summary: {
    zh: '附件原件（可按 Range 分段）',
    en: 'The file as it was sent; a range of its bytes where one is asked for',
  },
  params: Params,
  gives: 'file',
  reply: z.unknown(),
  errors: [gone, 'attachments.wrong-state'],
})

export const getAttachmentPicture = route({
  method: 'GET',
  path: '/api/v1/attachments/:attachment/thumbnail',
  access: 'signed-in',
  tag,
  summary: {
    zh: '照片的缩略图（320 像素）或大图（1280 像素），不带拍摄信息',
    en: 'The photo reduced to 320 or 1280 pixels, without what the camera wrote into it',
  },
  params: Params,
  query: z.object({ size: z.enum(['320', '1280']).default('320') }),
  gives: 'file',
  reply: z.unknown(),
  errors: [gone, 'attachments.no-picture'],
})

export const deleteAttachment = route({
  method: 'DELETE',
  path: '/api/v1/attachments/:attachment',
  access: 'signed-in',
  tag,
  summary: { zh: '删除自己上传、尚未使用的附件', en: 'Delete an attachment of one’s own that nothing uses yet' },
  params: Params,
  reply: z.object({ deleted: Id }),
  errors: [gone, 'attachments.used-already'],
})

export const ATTACHMENT_ROUTES = [
  declareAttachment,
  putAttachmentPart,
  getAttachment,
  completeAttachment,
  getAttachmentContent,
  getAttachmentPicture,
  deleteAttachment,
] as const
