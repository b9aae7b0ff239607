import type { CaseType } from '@citybrain/contract/pack/case-type.ts'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { LinkButton } from '../../app/link-button.tsx'
import { ClaimButton } from '../../cases/claim-button.tsx'
import { DueChip } from '../../cases/due-chip.tsx'
import type { Work } from '../../cases/use-work.ts'
import { useWorkWords } from '../../cases/use-work-columns.tsx'
import { useDepartments } from '../../session/session.ts'

interface Props {
  readonly types: readonly CaseType[]
  readonly work: Work
  readonly now: string
  onClose(): void
}

/** The case that is chosen, in short, with the way into it. */
export function ChosenCase({ types, work, now, onClose }: Props) {
  const { t } = useTranslation()
  const words = useWorkWords(types)
  const departments = useDepartments()
  const about = [
    words.step(work),
    work.itemDepartment && departments.nameOf(work.itemDepartment),
    work.assignee?.name,
    words.category(work),
    work.number,
  ].filter(Boolean)
  return (
    <section className="panel desk-chosen" aria-label={t('desk.chosen')}>
      <p className="work-card-title">{work.title}</p>
      <p>
        <DueChip due={work.urgentAt} now={now} /> <span className="hint">{about.join(' · ')}</span>
      </p>
      <div className="case-deeds">
        <LinkButton to={`/cases/${work.id}`} type="primary">
          {t('desk.open')}
        </LinkButton>
        {work.assignee === null && <ClaimButton work={work} />}
        <Button size="small" type="text" onClick={onClose}>
          {t('desk.unchoose')}
        </Button>
      </div>
    </section>
  )
}
