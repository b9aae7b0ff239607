import type { CodeEntry } from '@citybrain/contract/pack/code-table.ts'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ChoiceQuestion, TextQuestion } from '../../portal/questions.tsx'
import { leavesOf, searchLeaves } from '../../portal/report/classes.ts'
import { useSay } from '../../words/say.ts'

interface Props {
  readonly entries: readonly CodeEntry[]
  readonly value: string | null
  readonly fault?: string | null
  /** Used lately, offered before anything is typed. */
  readonly lately?: readonly string[]
  onChange(code: string | null): void
}

const MOST = 8
const UNSURE = 'unsure'

/** A class by a few signs of its name, or one of those used lately. */
export function ClassFinder({ entries, value, fault = null, lately = [], onChange }: Props) {
  const { t } = useTranslation()
  const say = useSay()
  const [typed, setTyped] = useState('')
  const leaves = useMemo(() => leavesOf(entries), [entries])
  const found = useMemo(() => searchLeaves(leaves, typed, MOST), [leaves, typed])
  const earlier = leaves.filter(({ code }) => code === value || (typed.trim() === '' && lately.includes(code)))
  const shown = [...earlier, ...found.filter((one) => !earlier.includes(one))]
  return (
    <ChoiceQuestion
      label={t('case.class')}
      error={fault}
      value={value ?? UNSURE}
      options={[
        ...shown.map(({ code, title, group }) => ({
          value: code,
          label: group ? `${say(title)} · ${say(group)}` : say(title),
        })),
        { value: UNSURE, label: t('field.class-unsure') },
      ]}
      before={<TextQuestion label={t('field.class-find')} value={typed} maxLength={60} onChange={setTyped} />}
      onChange={(code) => onChange(code === UNSURE ? null : code)}
    />
  )
}
