import type { CaseRule } from '@citybrain/contract/engines/case-rule.ts'
import type { CaseType } from '@citybrain/contract/pack/case-type.ts'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { spanOf } from '../../days/span.ts'
import { useDepartments, useSession } from '../../session/session.ts'
import { State } from '../../words/state.tsx'
import { useRuleWords } from './rules.ts'

interface Props {
  readonly type: CaseType
  readonly rules: readonly CaseRule[]
  onEdit: ((rule: CaseRule) => void) | null
}

/** The rules of a type as a table, the most special of a step first. */
export function RuleList({ type, rules, onEdit }: Props) {
  const { t } = useTranslation()
  const words = useRuleWords(type)
  const departments = useDepartments()
  const { today } = useSession()
  const weight = ({ category, region }: CaseRule) => (category?.length ?? 0) * 100 + (region?.length ?? 0)
  const ordered = [...rules].sort((one, other) => one.step.localeCompare(other.step) || weight(other) - weight(one))
  const isOver = ({ effectiveTo }: CaseRule) => effectiveTo !== null && effectiveTo < today
  return (
    <div className="rule-table">
      <table>
        <thead>
          <tr>
            {(['step', 'class', 'place', 'hours', 'goes-to', 'valid', 'note'] as const).map((key) => (
              <th key={key} scope="col">
                {t(`case-rule.${key}`)}
              </th>
            ))}
            {onEdit && <td />}
          </tr>
        </thead>
        <tbody>
          {ordered.map((rule) => (
            <tr key={rule.id}>
              <td>{words.step(rule)}</td>
              <td>{words.category(rule)}</td>
              <td>{words.region(rule)}</td>
              <td>{words.hours(rule)}</td>
              <td>
                {rule.receiver !== 'named' && <>{t(`case-rule.receiver.${rule.receiver}`)} </>}
                {rule.department ? departments.nameOf(rule.department) : rule.receiver === 'named' && '—'}
                {rule.assignee && <span className="hint"> {t('case-rule.to-person')}</span>}
              </td>
              <td className="figure">
                {isOver(rule) ? <State tone="unknown">{t('case-rule.over')}</State> : spanOf(rule)}
              </td>
              <td>{rule.note ?? '—'}</td>
              {onEdit && (
                <td>
                  <Button size="small" onClick={() => onEdit(rule)}>
                    {t('case-rule.change')}
                  </Button>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
