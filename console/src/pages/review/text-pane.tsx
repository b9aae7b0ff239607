import { PlusOutlined } from '@ant-design/icons'
import { targetWords } from '@citybrain/rules/words/target.ts'
import { Button, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { PlanText } from '../../text/plan-text.tsx'
import { KIND_SHAPES } from '../../words/kind.tsx'
import { useDesk } from './desk.ts'
import { useEntries } from './outline.tsx'

const NO_SPANS: readonly { start: number; end: number }[] = []

interface Props {
  onPlace(point: number): void
  /** Where text and register share one place: goes to the register. */
  readonly onShowRow?: () => void
  readonly withOutline?: boolean
  readonly atPoint?: number
}

export function TextPane({ onPlace, onShowRow, withOutline = false, atPoint = 0 }: Props) {
  const { t } = useTranslation()
  const desk = useDesk()
  const mayAdd = desk.mayEdit && !desk.frozen
  return (
    <div className="text-pane">
      {withOutline && <OutlineChoice atPoint={atPoint} />}
      <PlanText
        label={t('review.text-label')}
        text={desk.text}
        points={desk.points}
        rows={desk.rows}
        selected={desk.selected}
        sections={desk.document.sections}
        greyed={desk.document.boilerplate}
        open={desk.coverage?.open ?? NO_SPANS}
        place={desk.place}
        onSelect={desk.select}
        onMark={desk.setMarked}
        onPlace={onPlace}
      />
      {mayAdd && desk.marked && (
        <Button
          className="add-marked"
          type="primary"
          icon={<PlusOutlined />}
          onClick={() => desk.marked && desk.openForm({ kind: 'add', clause: desk.marked })}
        >
          {t('review.add-marked')}
        </Button>
      )}
      {onShowRow && <PickedBar onShowRow={onShowRow} />}
      <Legend />
    </div>
  )
}

/** The row whose words were pressed, where the register is out of sight. */
function PickedBar({ onShowRow }: { onShowRow: () => void }) {
  const { t, i18n } = useTranslation()
  const { selected } = useDesk()
  if (!selected) return null
  return (
    <div className="picked-bar" role="status">
      <span>
        <strong>{selected.subject}</strong> {targetWords(selected, i18n.language)}
      </span>
      <Button type="primary" onClick={onShowRow}>
        {t('row.show')}
      </Button>
    </div>
  )
}

function OutlineChoice({ atPoint }: { atPoint: number }) {
  const { t } = useTranslation()
  const desk = useDesk()
  const entries = useEntries()
  const current = entries.findLast((entry) => entry.section.start <= atPoint + 1)?.section.number
  return (
    <Select
      className="outline-choice"
      aria-label={t('review.outline')}
      value={current ?? null}
      placeholder={t('review.outline')}
      onChange={(number) => {
        const section = entries.find((entry) => entry.section.number === number)?.section
        if (section) desk.showPlace(section.start)
      }}
      options={entries.map(({ section, rows }) => ({
        value: section.number,
        label: `${'　'.repeat(Math.max(0, section.level - 1))}${section.heading || t('review.opening')} (${rows})`,
      }))}
    />
  )
}

/** What shapes, colours and lines in the text mean. */
function Legend() {
  const { t } = useTranslation()
  const kinds = Object.keys(KIND_SHAPES) as (keyof typeof KIND_SHAPES)[]
  return (
    <ul className="legend" aria-label={t('review.legend')}>
      {kinds.map((kind) => (
        <li key={kind} className={`kind-${kind}`}>
          <span aria-hidden="true">{KIND_SHAPES[kind]}</span> {t(`kind.${kind}`)}
        </li>
      ))}
      <li>
        <span className="legend-line dashed" aria-hidden="true" /> {t('review-state.proposed')}
      </li>
      <li>
        <span className="legend-line solid" aria-hidden="true" /> {t('review-state.accepted')}
      </li>
      <li>
        <s>{t('review-state.rejected')}</s>
      </li>
      <li>
        <span className="legend-line dotted" aria-hidden="true" /> {t('review.legend-open')}
      </li>
      <li>
        <span className="stretch-grey">{t('review.legend-grey')}</span>
      </li>
    </ul>
  )
}
