import type { ReactNode } from 'react'
import { Loading } from '../../portal/notices.tsx'
import { PortalContext } from '../../portal/portal.ts'
import { useGround } from '../session/day.ts'

/** The ground that maps stand on: the district's outline and its base map, kept for when there is no network. */
export function Ground({ children }: { readonly children: ReactNode }) {
  const ground = useGround()
  if (ground.isPending) return <Loading />
  if (!ground.data) return null
  return <PortalContext value={ground.data.value}>{children}</PortalContext>
}
