import { Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

/** A case by its number or the beginning of it. */
export function NumberSearch({ given, onSearch }: { given: string; onSearch(number: string | null): void }) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState(given)
  return (
    <Input.Search
      allowClear
      className="work-number"
      aria-label={t('work.number-search')}
      placeholder={t('work.number-search')}
      value={typed}
      onChange={({ target }) => setTyped(target.value)}
      onSearch={(said) => onSearch(said.trim().toUpperCase() || null)}
    />
  )
}
