import { z } from 'zod'
import { Id } from '../kernel/ids.ts'
import { Instant } from '../kernel/time.ts'
import { Words } from '../kernel/words.ts'

/**
 * uploading → ready, or → refused (its content is of no kind that is taken), or → quarantined (the scanner found a
 * virus). Of the last two nothing is kept but what stands here.
 */
export const AttachmentState = z.enum(['uploading', 'ready', 'refused', 'quarantined'])
export type AttachmentState = z.infer<typeof AttachmentState>

/** What is taken, by what the bytes are and whatever the name says. */
export const ATTACHMENT_TYPES = [
  'image/jpeg',
  'image/png',
  'image/webp',
  'application/pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  'video/mp4',
] as const
export const AttachmentType = z.enum(ATTACHMENT_TYPES)
export type AttachmentType = z.infer<typeof AttachmentType>

/** Longitude and latitude in degrees, WGS 84. */
const Position = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)])

const WhenAndWhere = z.object({
  takenAt: Instant.nullable().describe('拍摄时间 · When it was taken'),
  position: Position.nullable().describe('拍摄位置，WGS 84 经纬度 · Where, longitude and latitude in WGS 84'),
})

/** What a picture says of itself; nobody has vouched for it. */
export const Picture = WhenAndWhere.extend({
  width: z.int().describe('宽，像素，正立 · Pixels across, upright'),
  height: z.int().describe('高，像素，正立 · Pixels down, upright'),
})
export type Picture = z.infer<typeof Picture>

/** What an attachment belongs to. */
export const AttachmentSubject = z.object({ kind: z.string().max(60), id: z.string().max(200) })

/** A photo or file that a case, a comment or a report carries. */
export const Attachment = z.object({
  id: Id,
  fileName: z.string(),
  bytes: z.int().describe('字节数 · Size in bytes'),
  sha256: z.string(),
  state: AttachmentState,
  mediaType: AttachmentType.nullable().describe('由内容判定 · What the bytes are; null until they are all there'),
  device: WhenAndWhere.describe('设备自报 · What the device that sent it says'),
  picture: Picture.nullable().describe('照片自带 · What the picture says of itself; null where it is none'),
  refusal: z.object({ code: z.string(), words: Words }).nullable(),
  subject: AttachmentSubject.nullable().describe('所属 · What it belongs to; null until it is used'),
  createdAt: Instant,
  createdBy: z.string(),
  completedAt: Instant.nullable().describe('收齐时间 · City time at which it was complete'),
})
export type Attachment = z.infer<typeof Attachment>

/** An attachment with how much of it is there. */
export const AttachmentUpload = Attachment.extend({
  parts: z.array(z.int()).describe('已收到的块号，自 0 起 · Numbers of the parts that are there, from 0'),
})
export type AttachmentUpload = z.infer<typeof AttachmentUpload>

export const NewAttachment = z.object({
  id: Id.describe('由发送方生成 · Made by the sender, so that anything may be repeated'),
  fileName: z.string().trim().min(1).max(200),
  bytes: z.int().min(1).max(1_073_741_824),
  sha256: z.string().regex(/^[0-9a-f]{64}$/, 'expected 64 hexadecimal digits in lower case'),
  takenAt: Instant.nullable().default(null),
  position: Position.nullable().default(null),
})
export type NewAttachment = z.infer<typeof NewAttachment>
