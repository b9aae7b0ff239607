import type { WorkSummary } from '@citybrain/contract/engines/case-view.ts'
import { metresBetween, metresOf, roundOf } from '@citybrain/rules/space/round.ts'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useTitle } from '../../app/title.ts'
import { Failed, Loading } from '../../portal/notices.tsx'
import { Ground } from '../map/ground.tsx'
import { type Place, useHere } from '../map/here.ts'
import { RouteMap } from '../map/route-map.tsx'
import { KeptNotice } from '../parts/kept-notice.tsx'
import { cityNow, type Day, useDay } from '../session/day.ts'
import { TaskCard } from './today.tsx'

const MOST_STOPS = 60
const KM = 1000
const TEN = 10

/** The day's places in an order that makes a short way, on the map and as a list. */
export function RoutePage() {
  const { t } = useTranslation()
  const day = useDay()
  useTitle(t('field.route-title'))
  if (day.isPending) return <Loading />
  if (day.isError) return <Failed error={day.error} onRetry={() => void day.refetch()} />
  return (
    <>
      <h1>{t('field.route-title')}</h1>
      <KeptNotice at={day.data.keptAt} />
      <Round day={day.data.value} />
    </>
  )
}

function Round({ day }: { readonly day: Day }) {
  const { t } = useTranslation()
  const { here } = useHere()
  const [withFree, setWithFree] = useState(day.mine.length === 0)
  const [fromHere, setFromHere] = useState(true)
  const start = fromHere ? roughly(here) : null
  const key = JSON.stringify(start)
  const tasks = useMemo(() => placesOf(withFree ? [...day.mine, ...day.unclaimed] : day.mine), [day, withFree])
  const stops = useMemo(() => {
    const places = [...tasks].flatMap(([id, { position }]) => (position ? [{ id, position }] : []))
    return roundOf(JSON.parse(key) as [number, number] | null, places)
  }, [tasks, key])
  const now = cityNow(day)
  const km = Math.round((metresOf(start, stops) / KM) * TEN) / TEN
  return (
    <>
      <label className="p-option">
        <input type="checkbox" checked={withFree} onChange={({ target }) => setWithFree(target.checked)} />
        <span>{t('field.route-with-free')}</span>
      </label>
      {here && (
        <label className="p-option">
          <input type="checkbox" checked={fromHere} onChange={({ target }) => setFromHere(target.checked)} />
          <span>{t('field.route-from-here')}</span>
        </label>
      )}
      {stops.length === 0 && <p>{t('field.route-none')}</p>}
      {stops.length > 0 && (
        <>
          <p role="status">{t('field.route-length', { count: stops.length, km })}</p>
          <Ground>
            <RouteMap start={start} stops={stops} />
          </Ground>
          <ol className="f-tasks f-round">
            {stops.map((stop, place) => {
              const task = tasks.get(stop.id)
              const before = stops[place - 1]?.position ?? start
              return (
                <li key={stop.id}>
                  {before && (
                    <span className="p-hint">
                      {t('field.route-metres', { metres: Math.round(metresBetween([...before], stop.position)) })}
                    </span>
                  )}
                  {task && <TaskCard task={task} now={now} />}
                </li>
              )
            })}
          </ol>
        </>
      )}
    </>
  )
}

/** Each place once, as many as one could see in a day. */
function placesOf(tasks: readonly WorkSummary[]): ReadonlyMap<string, WorkSummary> {
  const placed = tasks.filter(({ position }) => position !== null).slice(0, MOST_STOPS)
  return new Map(placed.map((task) => [task.id as string, task]))
}

const STEPS = 2_000

/** To some fifty metres, so that the round isn't drawn anew with each step. */
const roughly = (here: Place | null): [number, number] | null =>
  here && [Math.round(here[0] * STEPS) / STEPS, Math.round(here[1] * STEPS) / STEPS]
