import type { CaseType } from '@citybrain/contract/pack/case-type.ts'
import { Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import {
  CaseItem,
  ClassItem,
  DepartmentItem,
  LimitItems,
  PersonItem,
  ReporterItems,
  SourceItem,
  StandardItem,
  UntilItem,
} from './choosers.tsx'
import type { CaseSeen, TypedForm } from './form-values.ts'
import type { Asking } from './plan.ts'
import { PositionField } from './position-field.tsx'

interface Props {
  readonly plan: Asking
  readonly type: CaseType
  readonly state: CaseSeen
  readonly typed: TypedForm
  readonly position: [number, number] | null
  /** The position is missing, and it was tried without. */
  readonly placeless: boolean
  onPosition(position: [number, number] | null): void
}

/** What is chosen in a form beside the fields of the case, in the order in which one follows from another. */
export function Choosers({ plan, type, state, typed, position, placeless, onPosition }: Props) {
  const { t } = useTranslation()
  const asks = (what: Asking['chooses'][number]) => plan.chooses.includes(what)
  const isPerson = asks('person')
  return (
    <>
      {asks('source') && <SourceItem type={type} />}
      {(asks('category') || asks('class')) && <ClassItem type={type} required={asks('category')} />}
      {asks('standard') && <StandardItem type={type} category={typed.category ?? state.category} />}
      {asks('department') && <DepartmentItem proposed={plan.proposed} />}
      {(asks('assignee') || isPerson) && plan.people && (
        <PersonItem
          people={plan.people}
          department={asks('department') ? typed.department : undefined}
          street={state.place.street}
          required={isPerson}
        />
      )}
      {asks('limit') && <LimitItems />}
      {asks('until') && <UntilItem />}
      {asks('case') && <CaseItem />}
      {asks('reporter') && <ReporterItems />}
      {asks('place') && (
        <>
          <Form.Item name="address" label={t('case.address')}>
            <Input maxLength={300} />
          </Form.Item>
          <PositionField start={position} placeless={placeless} onChange={onPosition} />
        </>
      )}
    </>
  )
}
