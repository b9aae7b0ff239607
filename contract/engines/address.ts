import { z } from 'zod'
import { Id } from '../kernel/ids.ts'
import { Words } from '../kernel/words.ts'
import { Position } from './district.ts'

/** An address as people write it. */
export const AddressText = z.string().trim().min(1).max(300)

const Part = z.string().max(300).nullable()

/** The parts of an address (标准地址); what the text doesn't say is null. */
export const Address = z.object({
  province: Part.describe('省、自治区、直辖市：天津市'),
  city: Part.describe('地级市'),
  district: Part.describe('区、县：南开区'),
  street: Part.describe('街道：鼓楼街道'),
  community: Part.describe('社区、村：春畅里社区'),
  road: Part.describe('路、街、道、胡同：南门外大街'),
  lane: Part.describe('支路、巷、弄、条，接在道路之后：3弄'),
  number: Part.describe('门牌号，含甲乙和附号：12号、甲12号、12号附3、12-14号'),
  estate: Part.describe('小区、里、园、大厦等名称：昔阳里'),
  building: Part.describe('楼栋：3号楼、A座'),
  gate: Part.describe('门洞、单元：2门、2单元'),
  floor: Part.describe('楼层：5层'),
  room: Part.describe('房号：501室'),
  rest: Part.describe('未能识别的部分，原样保留'),
})
export type Address = z.infer<typeof Address>

/** Something an address may mean, as the registry knows it. */
export const AddressCandidate = z.object({
  id: Id,
  type: z.string().describe('Type of thing, such as building'),
  name: z.string(),
  address: z.string().nullable(),
  position: Position.nullable(),
})
export type AddressCandidate = z.infer<typeof AddressCandidate>

/** How one part of the address agrees with a candidate's. */
export const AddressReason = z.object({
  part: z.string(),
  agrees: z.enum(['same', 'like', 'differs', 'missing']),
  /** Its share of the score, negative where it speaks against. */
  points: z.number(),
  words: Words,
})
export type AddressReason = z.infer<typeof AddressReason>

export const AddressMatch = AddressCandidate.extend({
  /** 0 to 1; 1: every part that the text gives is the same. */
  score: z.number().min(0).max(1),
  reasons: z.array(AddressReason),
})
export type AddressMatch = z.infer<typeof AddressMatch>
