import { z } from 'zod'
import { AttachmentUpload, NewAttachment } from '../engines/attachment.ts'
import { DistrictCode, Id } from '../kernel/ids.ts'
import { ATTACHMENT_PART_BYTES, COMPLETING } from './attachments.ts'
import { route } from './route.ts'

const tag = 'attachments'
const access = 'public'
const District = z.object({ district: DistrictCode })
const params = District.extend({ attachment: Id })
const gone = 'attachments.not-found'

/** Photos that whoever has no account sends before a report names them: the id is drawn by the device and known to it alone. */
export const declareReportPhoto = route({
  ...{ method: 'POST', path: '/api/v1/districts/:district/photos', access, tag, params: District, perMinute: 60 },
  summary: {
    zh: '公众登记待上传的照片，一天内未用于上报的即删除',
    en: 'Announce a photo without an account; what no report uses within a day is deleted',
  },
  body: NewAttachment,
  reply: AttachmentUpload,
  errors: ['attachments.too-large', 'attachments.id-taken', 'attachments.too-much-unused'],
})

export const putReportPhotoPart = route({
  ...{ method: 'PUT', path: '/api/v1/districts/:district/photos/:attachment/parts/:number', access, tag },
  summary: { zh: '公众上传照片的一块', en: 'Upload a part of a photo without an account' },
  params: params.extend({ number: z.coerce.number().int().min(0).max(4_095) }),
  accepts: 'bytes',
  bodyLimit: ATTACHMENT_PART_BYTES,
  perMinute: 1200,
  reply: AttachmentUpload,
  errors: [gone, 'attachments.bad-part', 'attachments.other-bytes', 'attachments.wrong-state'],
})

export const completeReportPhoto = route({
  ...{ method: 'POST', path: '/api/v1/districts/:district/photos/:attachment/complete', access, tag, params },
  summary: {
    zh: '公众照片上传完毕，核对并检查',
    en: 'All parts of the photo are there: it is checked as every attachment',
  },
  perMinute: 60,
  reply: AttachmentUpload,
  errors: [gone, ...COMPLETING],
})

export const REPORT_PHOTO_ROUTES = [declareReportPhoto, putReportPhotoPart, completeReportPhoto] as const
