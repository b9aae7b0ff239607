import { z } from 'zod'
import { Words } from '../kernel/words.ts'
import { FieldKey } from './field.ts'
import { StepKey } from './flow.ts'
import { TypeKey } from './thing.ts'

/** A stretch of the way as people outside of the office call it. */
export const PortalStage = z.object({
  key: StepKey,
  title: Words,
  /** What happens there, and what comes after it. */
  next: Words,
  /** Steps of the flow that it stands for; a step of none of them goes on under the stage before. */
  steps: z.array(StepKey).min(1).max(40),
})
export type PortalStage = z.infer<typeof PortalStage>

/**
 * How people without an account meet cases of a type (公众服务). It stands beside the type, not in it: how things are
 * said may be mended at any time, while open cases keep the flow that they were opened under.
 */
export const Portal = z.object({
  type: TypeKey,
  title: Words.describe('What one reports by it'),
  hint: Words.describe('What belongs here and what doesn’t, in a sentence or two'),
  /** Fields of the opening form that people are asked for. */
  asks: z.array(FieldKey).min(1).max(6),
  photos: z.int().min(0).max(9).describe('照片上限 · Photos that may be sent with it'),
  /** In the order of the way. The first one is where each case begins. */
  stages: z.array(PortalStage).min(2).max(10),
  acceptedAt: StepKey.describe('受理 · Stage from which on a case counts as accepted: whoever wants it is told then'),
  /** The clock by which whoever reported it waits. */
  clock: StepKey,
  /** Photos that are taken when these steps are done are shown to whoever reported it. */
  photosOf: z.array(StepKey).max(20),
  /** Fields that are told with the result. */
  tells: z.array(FieldKey).max(10),
  /** Type, class, rounded place, state and dates of its cases stand on the public map. */
  published: z.boolean(),
})
export type Portal = z.infer<typeof Portal>
