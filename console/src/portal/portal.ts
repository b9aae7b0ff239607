import { getPortal } from '@citybrain/contract/api/reports.ts'
import type { PortalView, ReportType } from '@citybrain/contract/engines/report.ts'
import { useQuery } from '@tanstack/react-query'
import { createContext, useContext, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import { call } from '../api/call.ts'

/** The district in the address. */
export const useDistrict = (): string => useParams().district ?? ''

export const usePortalQuery = (district: string) =>
  useQuery({
    queryKey: ['portal', district],
    queryFn: ({ signal }) => call(getPortal, { params: { district }, signal }),
    staleTime: Number.POSITIVE_INFINITY,
  })

export const PortalContext = createContext<PortalView | null>(null)

/** What may be reported here; pages are drawn once it is there. */
export function usePortal(): PortalView {
  const portal = useContext(PortalContext)
  if (!portal) throw new Error('a page of the portal stands in its frame')
  return portal
}

export const typeOf = ({ types }: PortalView, key: string): ReportType | null =>
  types.find((type) => type.key === key) ?? null

/** The window’s title. */
export function useTitle(page: string): void {
  const { t } = useTranslation()
  const name = t('portal.name')
  useEffect(() => {
    document.title = `${page} · ${name}`
  }, [page, name])
}
