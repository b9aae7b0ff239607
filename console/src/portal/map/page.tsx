import { listPublicCases } from '@citybrain/contract/api/reports.ts'
import type { RouteReply } from '@citybrain/contract/api/route.ts'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../api/call.ts'
import type { Box } from '../../map/geometry.ts'
import type { MapLayer } from '../../map/layer.ts'
import { dayBefore } from '../days.ts'
import { ErrorBox, Loading } from '../notices.tsx'
import { useDistrict, usePortal, useTitle } from '../portal.ts'
import { ChoiceQuestion } from '../questions.tsx'
import { CaseWords } from '../report/near.tsx'
import { boundaryLayer, extentOf, gathered, pointAt } from './ground.ts'
import { PlainMap } from './plain-map.tsx'

type Shown = RouteReply<typeof listPublicCases>
const PERIODS = ['30', '90', '365'] as const
const STATES = ['any', 'open', 'done'] as const

/** Cases of the district that are public, on the map and as a list. */
export function PublicMap() {
  const { t } = useTranslation()
  const { ground } = usePortal()
  const [days, setDays] = useState<string>('30')
  const [state, setState] = useState<string>('any')
  const whole = useMemo(() => extentOf(ground), [ground])
  const [box, setBox] = useState<Box>(whole)
  const shown = useCases(box, days, state)
  const layers = useCaseLayers(shown.data)
  useTitle(t('portal.map'))
  return (
    <>
      <h1>{t('portal.map')}</h1>
      <p>{t('portal.map-words')}</p>
      <div className="p-filters">
        <ChoiceQuestion
          label={t('portal.period')}
          options={PERIODS.map((value) => ({ value, label: t(`portal.days-${value}`) }))}
          value={days}
          onChange={setDays}
        />
        <ChoiceQuestion
          label={t('portal.state')}
          options={STATES.map((value) => ({ value, label: t(`portal.show-${value}`) }))}
          value={state}
          onChange={setState}
        />
      </div>
      <PlainMap label={t('portal.map')} layers={layers} start={whole} onBox={setBox} />
      {shown.isPending && <Loading />}
      {shown.isError && <ErrorBox error={shown.error} />}
      {shown.data && <List shown={shown.data} />}
    </>
  )
}

function List({ shown: { total, cases } }: { readonly shown: Shown }) {
  const { t } = useTranslation()
  return (
    <>
      <div role="status">
        <h2>{t('portal.cases-here', { count: total })}</h2>
      </div>
      {total > cases.length && <p className="p-hint">{t('portal.newest-only', { count: cases.length })}</p>}
      <ul className="p-cases">
        {cases.map((one) => (
          <li key={one.id}>
            <CaseWords one={one} />
          </li>
        ))}
      </ul>
    </>
  )
}

function useCases([west, south, east, north]: Box, days: string, state: string) {
  const district = useDistrict()
  const { today } = usePortal()
  const query = {
    ...{ west, south, east, north, from: dayBefore(today, Number(days)), to: today },
    ...(state !== 'any' && { state: state as 'open' | 'done' }),
  }
  return useQuery({
    queryKey: ['public-cases', district, query],
    queryFn: ({ signal }) => call(listPublicCases, { params: { district }, query, signal }),
    placeholderData: keepPreviousData,
  })
}

/** Single cases by their state; where there are too many, how many lie in each cell. */
function useCaseLayers(shown: Shown | undefined): MapLayer[] {
  const { t } = useTranslation()
  const { ground } = usePortal()
  return useMemo(() => {
    const boundary = boundaryLayer(ground, t('portal.boundary'))
    if (!shown) return [boundary]
    const one = { cluster: true, kind: 'thing' as const }
    if (shown.cells.length > 0) {
      const cells = shown.cells.map(({ position, count }, place) =>
        pointAt(`cell-${place}`, position, { point_count: count, point_count_abbreviated: count }),
      )
      return [
        boundary,
        {
          ...one,
          cluster: false,
          key: 'cells',
          title: t('portal.map'),
          source: { type: 'shapes', shapes: gathered(cells) },
        },
      ]
    }
    const points = shown.cases.map(({ id, position }) => pointAt(id, position))
    return [
      boundary,
      { ...one, key: 'cases', title: t('portal.map'), source: { type: 'shapes', shapes: gathered(points) } },
    ]
  }, [shown, ground, t])
}
