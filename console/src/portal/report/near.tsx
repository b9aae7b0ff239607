import { joinReport, listPublicCases } from '@citybrain/contract/api/reports.ts'
import type { PublicCase } from '@citybrain/contract/engines/report.ts'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { call } from '../../api/call.ts'
import { useSay } from '../../words/say.ts'
import { dayBefore, useDay } from '../days.ts'
import { boxAroundPoint } from '../map/ground.ts'
import { ErrorBox, Loading } from '../notices.tsx'
import { useDistrict, usePortal } from '../portal.ts'
import { reporterOf } from './check.tsx'
import { useDraft } from './draft.ts'
import { QuestionPage } from './question-page.tsx'
import { useReportType } from './report-type.ts'
import { useWay } from './steps.ts'

/** About two hundred metres: places are rounded to one hundred. */
const NEAR_DEGREES = 0.002
const LOOKED_BACK_DAYS = 60
const MOST_SHOWN = 10

/** Whoever means what others have reported already joins them instead of reporting it again. */
export function Near() {
  const { t } = useTranslation()
  const way = useWay('near')
  const near = useNear()
  const joining = useJoining()
  const cases = near.data?.cases.slice(0, MOST_SHOWN) ?? []
  return (
    <QuestionPage
      step="near"
      title={t(cases.length > 0 ? 'portal.near-title' : 'portal.near-none')}
      {...(cases.length > 0 && { words: t('portal.near-words') })}
      onward={t(cases.length > 0 ? 'portal.near-other' : 'portal.onward')}
      busy={joining.isPending}
      onSubmit={() => way.onward()}
    >
      {near.isPending && <Loading />}
      {joining.isError && <ErrorBox error={joining.error} />}
      <ul className="p-cases">
        {cases.map((one) => (
          <li key={one.id}>
            <CaseWords one={one} />
            <button
              type="button"
              className="p-button p-second"
              disabled={joining.isPending}
              onClick={() => joining.mutate(one.id)}
            >
              {t('portal.same-here')}
            </button>
          </li>
        ))}
      </ul>
    </QuestionPage>
  )
}

function useNear() {
  const district = useDistrict()
  const { today } = usePortal()
  const { key } = useReportType()
  const { draft } = useDraft()
  const position = draft.position ?? [0, 0]
  const [west, south, east, north] = boxAroundPoint(position as [number, number], NEAR_DEGREES)
  const query = { west, south, east, north, from: dayBefore(today, LOOKED_BACK_DAYS), to: today, type: key }
  return useQuery({
    queryKey: ['near', district, query],
    queryFn: ({ signal }) =>
      call(listPublicCases, {
        ...{ params: { district }, query: { ...query, state: 'open' as const }, signal },
      }),
    enabled: draft.position !== null,
  })
}

function useJoining() {
  const district = useDistrict()
  const { sources } = useReportType()
  const { draft, clear } = useDraft()
  const navigate = useNavigate()
  return useMutation({
    mutationFn: (id: string) => {
      const joined = { id: draft.id, secret: draft.secret, case: id, source: sources[0]?.key ?? '' }
      return call(joinReport, {
        params: { district },
        body: { ...joined, reporter: reporterOf(draft) },
      })
    },
    onSuccess: async (receipt) => {
      await navigate('../done', { state: { ...receipt, joined: true }, replace: true })
      clear()
    },
  })
}

export function CaseWords({ one }: { readonly one: PublicCase }) {
  const { t } = useTranslation()
  const say = useSay()
  const day = useDay()
  const type = usePortal().types.find(({ key }) => key === one.type)
  const title = type?.classes.find(({ code }) => code === one.category)?.title ?? type?.title
  return (
    <p>
      <strong>{title ? say(title) : one.type}</strong>
      <br />
      <span className={`p-state p-state-${one.state}`}>{t(`portal.state-${one.state}`)}</span>{' '}
      {t('portal.reported-on', { day: day(one.openedOn) })}
      {one.endedOn && ` · ${t('portal.ended-on', { day: day(one.endedOn) })}`}
    </p>
  )
}
