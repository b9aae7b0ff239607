import { z } from 'zod'
import { FieldKey } from './field.ts'

const Scalar = z.union([z.string().max(200), z.number(), z.boolean()])

/** What a condition looks at: a field of the case's data, how often something has happened, or how the case came in. */
export const Operand = z.union([
  z.object({ field: FieldKey }),
  z.object({ count: z.string().max(40) }),
  z.object({ fact: z.enum(['source', 'category', 'standard', 'department', 'street']) }),
])
export type Operand = z.infer<typeof Operand>

const Test = z.union([
  z.object({ of: Operand, is: Scalar }),
  z.object({ of: Operand, in: z.array(Scalar).min(1).max(200) }),
  /** Codes below a class begin with its own. */
  z.object({ of: Operand, beginsWith: z.string().min(1).max(40) }),
  z.object({ of: Operand, atLeast: z.number() }),
  z.object({ of: Operand, atMost: z.number() }),
  z.object({ of: Operand, known: z.boolean() }),
])
export type Test = z.infer<typeof Test>

/** A condition on a case as data: tests joined by all, any and not. What is unknown passes no test but `known: false`. */
export type Condition = Test | { all: Condition[] } | { any: Condition[] } | { not: Condition }
export const Condition: z.ZodType<Condition> = z
  .lazy(() =>
    z.union([
      Test,
      z.object({ all: z.array(Condition).min(1).max(20) }),
      z.object({ any: z.array(Condition).min(1).max(20) }),
      z.object({ not: Condition }),
    ]),
  )
  // A shape that holds itself needs a name where it is described.
  .meta({ id: 'Condition' })
