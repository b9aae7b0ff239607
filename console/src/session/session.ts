import { getDistrict } from '@citybrain/contract/api/district.ts'
import { signOut, whoAmI } from '@citybrain/contract/api/identity.ts'
import type { WhoAmI } from '@citybrain/contract/engines/account.ts'
import type { Department } from '@citybrain/contract/engines/district.ts'
import type { Right } from '@citybrain/contract/engines/rights.ts'
import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query'
import { createContext, useCallback, useContext, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { call, rememberCsrf } from '../api/call.ts'
import { Refused } from '../api/refused.ts'

const SESSION = ['session'] as const

/** Who is signed in; null when nobody is. */
export function useSessionQuery() {
  return useQuery({
    queryKey: SESSION,
    staleTime: 60_000,
    queryFn: async () => {
      try {
        const who = await call(whoAmI, {})
        rememberCsrf(who.csrfToken)
        return who
      } catch (error) {
        if (error instanceof Refused && error.status === 401) return null
        throw error
      }
    },
  })
}

/** Another person, or nobody, is signed in: nothing fetched for the one before may stay. */
export function keepSession(queries: QueryClient, who: WhoAmI | null): void {
  queries.removeQueries({ predicate: (query) => query.queryKey[0] !== SESSION[0] })
  rememberCsrf(who?.csrfToken ?? null)
  queries.setQueryData(SESSION, who)
}

export const SessionContext = createContext<WhoAmI | null>(null)

/** Who is signed in, on pages that only show to someone who is. */
export function useSession(): WhoAmI {
  const who = useContext(SessionContext)
  if (!who) throw new Error('used outside the signed-in pages')
  return who
}

export function useRight(right: Right): boolean {
  return useSession().rights.includes(right)
}

export function useSignOut(): () => Promise<void> {
  const queries = useQueryClient()
  return useCallback(async () => {
    await call(signOut, {}).catch(() => undefined)
    keepSession(queries, null)
  }, [queries])
}

export function useDistrict() {
  return useQuery({ queryKey: ['district'], queryFn: () => call(getDistrict, {}), staleTime: Number.POSITIVE_INFINITY })
}

export interface Departments {
  readonly all: readonly Department[]
  readonly streets: readonly string[]
  /** Short name in the language shown; the code itself where the table lacks it. */
  nameOf(code: string): string
  fullNameOf(code: string): string
}

export function useDepartments(): Departments {
  const district = useDistrict()
  const { i18n } = useTranslation()
  const language = i18n.language === 'en' ? 'en' : 'zh'
  return useMemo(() => {
    const all = district.data?.profile.departments ?? []
    const byCode = new Map(all.map((one) => [one.code, one]))
    return {
      all,
      streets: all.filter((one) => one.kind === 'street-office').map((one) => one.code),
      nameOf: (code) => byCode.get(code)?.short[language] ?? code,
      fullNameOf: (code) => byCode.get(code)?.name[language] ?? code,
    }
  }, [district.data, language])
}
