import type { PlanDocument, PlanVersion } from '@citybrain/contract/engines/plan.ts'
import type { Commitment } from '@citybrain/contract/engines/register.ts'
import { useCallback, useDeferredValue, useMemo, useState } from 'react'
import { useCoverage } from '../../api/plans.ts'
import { useSearch } from '../../app/address.ts'
import { useRegister } from '../../register/commands.ts'
import { filterFrom, type RowFilter, rowsThatPass, withFilter } from '../../register/filter.ts'
import { useRowSearch } from '../../register/search.ts'
import { useRight } from '../../session/session.ts'
import type { Points } from '../../text/points.ts'
import type { Desk, DeskForm } from './desk.ts'

type Given = Pick<Desk, 'document' | 'version' | 'text' | 'points' | 'rows' | 'arriving'>

export function useDeskState(given: {
  document: PlanDocument
  version: PlanVersion
  text: string
  points: Points
  rows: readonly Commitment[]
  arriving: boolean
}): Desk {
  const register = useRegister(given.document.id, given.version.number)
  const coverage = useCoverage(given.document.id, given.version.number)
  const rightToEdit = useRight('edit:plan')
  const [form, openForm] = useState<DeskForm | null>(null)
  const [marked, setMarked] = useState<Desk['marked']>(null)
  const [place, setPlace] = useState<Desk['place']>(null)
  const [checked, setChecked] = useState<ReadonlySet<string>>(new Set())
  const showPlace = useCallback((point: number) => setPlace((last) => ({ point, asked: (last?.asked ?? 0) + 1 })), [])
  const newest = Math.max(...given.document.versions.map((one) => one.number))
  return {
    ...given,
    ...useShown(given),
    coverage: coverage.data,
    register,
    place,
    showPlace,
    checked,
    setChecked,
    mayEdit: rightToEdit && given.version.number === newest,
    frozen: given.version.state === 'approved' || given.version.state === 'adjusted',
    form,
    openForm,
    marked,
    setMarked,
  }
}

/** Filter and selected row live in the address, so that a link shows the same to a colleague. */
function useShown(given: Given): Pick<Desk, 'filter' | 'setFilter' | 'shown' | 'selected' | 'select'> {
  const [address, setAddress] = useSearch()
  const filter = useMemo(() => filterFrom(address), [address])
  const setFilter = useCallback(
    (changed: Partial<RowFilter>) => setAddress((now) => withFilter(now, changed), { replace: true }),
    [setAddress],
  )
  const selectedId = address.get('row')
  const select = useCallback(
    (id: string | null) =>
      setAddress(
        (now) => {
          const next = new URLSearchParams(now)
          if (id) next.set('row', id)
          else next.delete('row')
          return next
        },
        { replace: true, preventScrollReset: true },
      ),
    [setAddress],
  )
  const search = useRowSearch(filter.q)
  const asked = useDeferredValue(filter)
  const shown = useMemo(() => rowsThatPass(given.rows, asked, search), [given.rows, asked, search])
  const selected = useMemo(() => given.rows.find((row) => row.id === selectedId) ?? null, [given.rows, selectedId])
  return { filter, setFilter, shown, selected, select }
}
