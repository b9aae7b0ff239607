import * as api from '@citybrain/contract/api/calendar.ts'
import type { WorkCalendar } from '@citybrain/contract/kernel/work-calendar.ts'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { useTranslation } from 'react-i18next'
import { call } from '../../api/call.ts'

const key = ['calendars'] as const

export function useCalendars() {
  return useQuery({
    queryKey: [...key, 'list'],
    queryFn: async ({ signal }) => (await call(api.listCalendars, { signal })).calendars,
  })
}

/** A calendar with the days of a year; the one shown before stays until the next has come. */
export function useYear(calendar: string | undefined, year: number | undefined) {
  return useQuery({
    queryKey: [...key, 'year', calendar, year],
    queryFn: ({ signal }) =>
      call(api.getCalendar, {
        params: { calendar: calendar ?? '' },
        query: year === undefined ? {} : { year },
        signal,
      }),
    enabled: calendar !== undefined,
    placeholderData: (before) => before,
  })
}

/** Saves a calendar upon the revision that was shown, and lets everything that stands on it ask again. */
export function useChange(revision: number, onDone: () => void) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ calendar: { key: name, ...rest }, reason }: { calendar: WorkCalendar; reason: string }) =>
      call(api.editCalendar, { params: { calendar: name }, body: { ...rest, revision, reason: reason.trim() } }),
    onSuccess: () => {
      void message.success(t('calendar.saved'))
      onDone()
    },
    onSettled: () => queries.invalidateQueries({ queryKey: key }),
  })
}
