import type { Words } from '@citybrain/contract/kernel/words.ts'
import type { CaseType } from '@citybrain/contract/pack/case-type.ts'
import type { CodeEntry } from '@citybrain/contract/pack/code-table.ts'
import { useMemo } from 'react'
import { useTypes } from '../things/types.ts'

export interface Classes {
  readonly all: readonly CodeEntry[]
  /** Its own title; the code where the table lacks it. */
  titleOf(code: string): Words
  /** The classes above it, the widest first. */
  above(code: string): readonly CodeEntry[]
}

const NONE: readonly CodeEntry[] = []

/** The classes of a type's cases. */
export function useClasses(type: Pick<CaseType, 'categories'> | undefined): Classes {
  const { tables } = useTypes()
  const all = tables.find(({ key }) => key === type?.categories)?.entries ?? NONE
  return useMemo(() => {
    const byCode = new Map(all.map((one) => [one.code as string, one]))
    return {
      all,
      titleOf: (code) => byCode.get(code)?.title ?? { zh: code, en: code },
      above: (code) => all.filter((one) => one.code !== code && code.startsWith(one.code)),
    }
  }, [all])
}
