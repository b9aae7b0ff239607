import { Navigate, Outlet, type RouteObject, useParams } from 'react-router'
import { NoSuchPage } from '../notices.tsx'
import { typeOf, useDistrict, usePortal } from '../portal.ts'
import { Check } from './check.tsx'
import { ClassQuestion } from './class.tsx'
import { Contact } from './contact.tsx'
import { Done } from './done.tsx'
import { DraftContext, useKeptDraft } from './draft.ts'
import { Near } from './near.tsx'
import { Photos } from './photos.tsx'
import { Place } from './place.tsx'
import { TypeContext } from './report-type.ts'
import { What } from './what.tsx'

/** The questions of a report share its draft. */
function Report() {
  const { type: key = '' } = useParams()
  const portal = usePortal()
  const type = typeOf(portal, key)
  const drafting = useKeptDraft(useDistrict(), key, portal.today)
  if (!type) return <NoSuchPage />
  return (
    <TypeContext value={type}>
      <DraftContext value={drafting}>
        <Outlet />
      </DraftContext>
    </TypeContext>
  )
}

export const REPORT_PAGES: RouteObject[] = [
  {
    path: 'report/:type',
    Component: Report,
    children: [
      { index: true, element: <Navigate to="photos" replace /> },
      { path: 'photos', Component: Photos },
      { path: 'place', Component: Place },
      { path: 'class', Component: ClassQuestion },
      { path: 'what', Component: What },
      { path: 'near', Component: Near },
      { path: 'contact', Component: Contact },
      { path: 'check', Component: Check },
      { path: 'done', Component: Done },
      { path: '*', Component: NoSuchPage },
    ],
  },
]
