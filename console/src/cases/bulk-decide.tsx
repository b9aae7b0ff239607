import type { CaseType } from '@citybrain/contract/pack/case-type.ts'
import type { Outcome } from '@citybrain/contract/pack/flow.ts'
import { Alert, Form, Input, Modal, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { useErrorWords } from '../app/notices.tsx'
import { useDepartments } from '../session/session.ts'
import { useSay } from '../words/say.ts'
import type { BulkProps } from './bulk-assign.tsx'
import type { Work } from './use-work.ts'
import { useWorkWords } from './use-work-columns.tsx'

interface Typed {
  department?: string
  reason?: string
}

/** One way out of a step for all that was chosen, with what it means for each beforehand. */
export function BulkDecide(props: BulkProps & { types: readonly CaseType[]; outcome: Outcome }) {
  const { types, outcome, works, busy, error, onSend, onClose } = props
  const { t } = useTranslation()
  const say = useSay()
  const words = useErrorWords()
  const [form] = Form.useForm<Typed>()
  const typed = Form.useWatch([], form) as Typed | undefined
  const choosesUnit = outcome.chooses.includes('department')
  const unitOf = (work: Work) => typed?.department ?? work.itemDepartment ?? work.department
  const sent = choosesUnit ? works.filter((work) => unitOf(work) !== null) : works
  const send = ({ reason }: Typed) =>
    onSend(
      sent.map((work) => ({
        work,
        command: {
          ...{ do: 'decide', item: work.item, outcome: outcome.key, reason: reason?.trim() || null },
          ...(choosesUnit && { department: unitOf(work) ?? '' }),
        },
      })),
    )
  return (
    <Modal
      open
      width={720}
      title={t('work.decide-title', { outcome: say(outcome.title), count: works.length })}
      okText={t('work.decide-send', { outcome: say(outcome.title), count: sent.length })}
      okButtonProps={{ disabled: sent.length === 0, danger: outcome.tone === 'bad' }}
      onOk={() => form.submit()}
      onCancel={onClose}
      confirmLoading={busy}
    >
      {error !== null && <Alert type="error" showIcon title={words(error)} className="form-lede" />}
      <Form<Typed> form={form} layout="vertical" requiredMark={false} onFinish={send}>
        {choosesUnit && <UnitItem />}
        <Form.Item
          name="reason"
          label={t(outcome.reason ? 'case.opinion' : 'work.opinion-if-any')}
          rules={[{ required: outcome.reason, whitespace: true, message: t('case.reason-needed') }]}
        >
          <Input.TextArea maxLength={2000} autoSize={{ minRows: 1, maxRows: 4 }} />
        </Form.Item>
      </Form>
      <Preview types={types} works={works} unitOf={choosesUnit ? unitOf : null} />
    </Modal>
  )
}

function UnitItem() {
  const { t } = useTranslation()
  const departments = useDepartments()
  return (
    <Form.Item name="department" label={t('case.department')} extra={t('work.unit-by-rules')}>
      <Select
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        placeholder={t('work.unit-by-rules-short')}
        options={departments.all.map(({ code }) => ({ value: code as string, label: departments.nameOf(code) }))}
      />
    </Form.Item>
  )
}

interface PreviewProps {
  readonly types: readonly CaseType[]
  readonly works: readonly Work[]
  readonly unitOf: ((work: Work) => string | null) | null
}

/** Each of them and where it will go. */
function Preview({ types, works, unitOf }: PreviewProps) {
  const { t } = useTranslation()
  const departments = useDepartments()
  const words = useWorkWords(types)
  const goes = (work: Work) => {
    const unit = unitOf?.(work)
    return unit ? departments.nameOf(unit) : t('work.unit-unknown')
  }
  return (
    <div className="bulk-preview">
      <table>
        <caption className="visually-hidden">{t('work.preview')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('work.case')}</th>
            <th scope="col">{t('case.class')}</th>
            {unitOf && <th scope="col">{t('work.goes-to')}</th>}
          </tr>
        </thead>
        <tbody>
          {works.map((work) => (
            <tr key={`${work.id} ${work.item}`}>
              <td>{work.title}</td>
              <td>{words.category(work)}</td>
              {unitOf && <td className={unitOf(work) ? undefined : 'attach-fault'}>{goes(work)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
