import type { FormInstance } from 'antd'
import { z } from 'zod'
import { Refused } from '../api/refused.ts'

const Faults = z.object({
  faults: z.array(z.object({ field: z.string(), words: z.object({ zh: z.string(), en: z.string() }) })),
})

const CORE: Record<string, string> = { $name: 'name', $code: 'code', $aliases: 'aliases', $department: 'department' }

/** Sets what the server found wrong beside the fields it is about. */
export function showFaults(form: FormInstance, error: unknown, language: 'zh' | 'en'): void {
  const said = error instanceof Refused ? Faults.safeParse(error.details) : null
  if (!said?.success) return
  form.setFields(
    said.data.faults.map(({ field, words }) => ({
      name: CORE[field] ?? (['name', 'code', 'aliases', 'department'].includes(field) ? field : ['attributes', field]),
      errors: [words[language]],
    })),
  )
}
