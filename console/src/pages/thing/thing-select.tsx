import { getThing, listThings } from '@citybrain/contract/api/things.ts'
import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../api/call.ts'
import { thingKeys } from '../../api/things.ts'

interface Props {
  readonly id?: string
  readonly value?: string
  readonly label: string
  /** Types that may be chosen. */
  readonly types: readonly string[]
  readonly without: string
  onChange?(id: string | undefined): void
}

const MOST = 20

/** Finds a thing by name, code or pinyin. */
export function ThingSelect({ id, value, label, types, without, onChange }: Props) {
  const { t } = useTranslation()
  const [q, setQ] = useState('')
  const found = useQuery({
    queryKey: ['things', 'choose', types, q],
    enabled: q.trim() !== '',
    queryFn: async ({ signal }) => {
      const lists = await Promise.all(
        types.map((type) => call(listThings, { query: { type, q: q.trim(), limit: MOST }, signal })),
      )
      return lists.flatMap(({ items }) => items)
    },
  })
  const chosen = useQuery({
    queryKey: [...thingKeys.one(value ?? ''), 'state', {}],
    enabled: value !== undefined,
    queryFn: () => call(getThing, { params: { thing: value ?? '' }, query: {} }),
  })
  const offered = [...(chosen.data ? [chosen.data] : []), ...(found.data ?? [])]
  const once = [...new Map(offered.map((one) => [one.id, one])).values()].filter((one) => one.id !== without)
  return (
    <Select
      {...(id ? { id } : {})}
      allowClear
      aria-label={label}
      placeholder={t('things.search')}
      value={value ?? null}
      onChange={(next: string | null | undefined) => onChange?.(next ?? undefined)}
      showSearch={{ filterOption: false, onSearch: setQ }}
      loading={found.isFetching}
      notFoundContent={
        q.trim() ? (found.isFetching ? t('state.loading') : t('things.found-none', { q })) : t('thing.type-to-find')
      }
      options={once.map((one) => ({
        value: one.id as string,
        label: one.code ? `${one.name} · ${one.code}` : one.name,
      }))}
    />
  )
}
