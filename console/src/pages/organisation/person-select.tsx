import { listPeople } from '@citybrain/contract/api/organisation.ts'
import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../api/call.ts'
import { useDepartments } from '../../session/session.ts'
import { useSay } from '../../words/say.ts'
import { organisationKey } from './use-organisation.ts'

interface Props {
  readonly id?: string
  readonly value?: string
  /** Cannot be chosen. */
  readonly without?: string
  onChange?(account: string): void
}

/** Chooses somebody who works here; the server searches, so that thousands are no more to load than ten. */
export function PersonSelect({ id, value, without, onChange }: Props) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState('')
  const say = useSay()
  const departments = useDepartments()
  const people = useQuery({
    queryKey: [...organisationKey, 'people', typed],
    queryFn: ({ signal }) => call(listPeople, { query: { q: typed, limit: 50 }, signal }),
    placeholderData: (before) => before,
  })
  const options = (people.data?.items ?? [])
    .filter((one) => one.id !== without)
    .map((one) => {
      const where = one.posts[0] ? say(one.posts[0]) : one.department ? departments.nameOf(one.department) : ''
      return { value: one.id as string, label: where ? `${one.name}（${where}）` : one.name }
    })
  return (
    <Select
      {...(id ? { id } : {})}
      {...(value ? { value } : {})}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      placeholder={t('organisation.choose-person')}
      notFoundContent={people.isFetching ? t('state.loading') : t('organisation.nobody-found')}
      options={options}
      onChange={(chosen: string) => onChange?.(chosen)}
    />
  )
}
