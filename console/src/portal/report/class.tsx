import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSay } from '../../words/say.ts'
import { ChoiceQuestion, TextQuestion } from '../questions.tsx'
import { type Leaf, leavesOf, searchLeaves } from './classes.ts'
import { useDraft } from './draft.ts'
import { QuestionPage } from './question-page.tsx'
import { useReportType } from './report-type.ts'
import { useWay } from './steps.ts'

const MOST = 8
const UNSURE = 'unsure'

/** Which class it is, found by plain words; whoever isn't sure leaves it to the office. */
export function ClassQuestion() {
  const { t } = useTranslation()
  const say = useSay()
  const { classes } = useReportType()
  const { draft, change } = useDraft()
  const way = useWay('class')
  const [typed, setTyped] = useState('')
  const leaves = useMemo(() => leavesOf(classes), [classes])
  const found = useMemo(() => searchLeaves(leaves, typed, MOST), [leaves, typed])
  const chosen = leaves.find(({ code }) => code === draft.category)
  const listed = [...(chosen && !found.includes(chosen) ? [chosen] : []), ...found]
  const nameOf = ({ title, group }: Leaf) => (group ? `${say(title)} · ${say(group)}` : say(title))
  return (
    <QuestionPage
      step="class"
      title={t('portal.class-title')}
      onward={t('portal.onward')}
      onSubmit={() => way.onward()}
    >
      <TextQuestion
        label={t('portal.class-search')}
        hint={t('portal.class-hint')}
        value={typed}
        maxLength={100}
        onChange={setTyped}
      />
      <p role="status" className="p-hint">
        {typed.trim() !== '' &&
          (found.length === 0 ? t('portal.class-none') : t('portal.class-found', { count: found.length }))}
      </p>
      <ChoiceQuestion
        label={t('portal.class-choose')}
        options={[
          ...listed.map((leaf) => ({ value: leaf.code, label: nameOf(leaf) })),
          { value: UNSURE, label: t('portal.class-unsure') },
        ]}
        value={draft.category ?? UNSURE}
        onChange={(code) => change({ category: code === UNSURE ? null : code })}
      />
    </QuestionPage>
  )
}
