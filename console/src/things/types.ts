import { listTypes } from '@citybrain/contract/api/thing-types.ts'
import type { CodeTable } from '@citybrain/contract/pack/code-table.ts'
import type { ThingType } from '@citybrain/contract/pack/thing.ts'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { call } from '../api/call.ts'

/** Definitions change with a release, not while one works. */
export function useTypesQuery() {
  return useQuery({
    queryKey: ['thing-types'],
    queryFn: () => call(listTypes, {}),
    staleTime: Number.POSITIVE_INFINITY,
  })
}

export interface Types {
  readonly all: readonly ThingType[]
  readonly tables: readonly CodeTable[]
  typeOf(key: string): ThingType | undefined
}

const NO_TYPES: { types: ThingType[]; codeTables: CodeTable[] } = { types: [], codeTables: [] }

/** The types as far as they have been fetched; pages wait for `useTypesQuery` first. */
export function useTypes(): Types {
  const { data = NO_TYPES } = useTypesQuery()
  return useMemo(() => {
    const byKey = new Map(data.types.map((type) => [type.key, type]))
    return { all: data.types, tables: data.codeTables, typeOf: (key) => byKey.get(key) }
  }, [data])
}
