import { listCaseReporters, revealCaseReporter } from '@citybrain/contract/api/case-reporters.ts'
import type { CaseView } from '@citybrain/contract/engines/case-view.ts'
import type { Reporter } from '@citybrain/contract/engines/reporter.ts'
import type { CaseType } from '@citybrain/contract/pack/case-type.ts'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Alert, Button, Form, Input, Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../api/call.ts'
import { caseKeys } from '../../api/cases.ts'
import { useErrorWords } from '../../app/notices.tsx'
import { useTimeWords } from '../../cases/use-time-words.ts'
import { useRight } from '../../session/session.ts'
import { isMasked } from '../../things/value.ts'
import { useSay } from '../../words/say.ts'

/** Who reported it, masked until somebody says why they need to know. */
export function Reporters({ type, view }: { type: CaseType; view: CaseView }) {
  const { t } = useTranslation()
  const { id } = view.state
  const reporters = useQuery({
    queryKey: [...caseKeys.one(id), 'reporters'],
    queryFn: ({ signal }) => call(listCaseReporters, { params: { case: id }, signal }),
  })
  if (!reporters.data || reporters.data.reporters.length === 0) return null
  return (
    <section className="panel panel-pad" aria-label={t('case.reporters')}>
      <h2 className="section-title">{t('case.reporters')}</h2>
      <ul className="case-asked">
        {reporters.data.reporters.map((reporter) => (
          <OneReporter key={reporter.id} type={type} id={id} reporter={reporter} />
        ))}
      </ul>
    </section>
  )
}

const shown = (value: Reporter['name']) => (isMasked(value) ? value.shown : value)

function OneReporter({ type, id, reporter }: { type: CaseType; id: string; reporter: Reporter }) {
  const { t } = useTranslation()
  const say = useSay()
  const { soon } = useTimeWords()
  const mayReveal = useRight('reveal:reporter-contact')
  const [asking, setAsking] = useState(false)
  const [open, setOpen] = useState<Pick<Reporter, 'name' | 'phone'> | null>(null)
  const { name, phone } = open ?? reporter
  const source = type.sources.find(({ key }) => key === reporter.channel)
  const about = [
    source && say(source.title),
    soon(reporter.at),
    reporter.case.id !== id && t('case.reported-other', { number: reporter.case.number }),
    reporter.told && t('case.wants-told'),
    reporter.stars !== null && t('case.stars', { count: reporter.stars }),
  ].filter(Boolean)
  return (
    <li>
      <p>
        {shown(name) ?? t('case.nameless')} <span className="figure">{shown(phone)}</span>
        {mayReveal && open === null && (isMasked(name) || isMasked(phone)) && (
          <Button type="link" size="small" className="no-print" onClick={() => setAsking(true)}>
            {t('case.reveal')}
          </Button>
        )}
      </p>
      <p className="hint">{about.join(' · ')}</p>
      {asking && (
        <Reveal
          id={id}
          reporter={reporter}
          onClose={() => setAsking(false)}
          onOpen={(contact) => {
            setOpen(contact)
            setAsking(false)
          }}
        />
      )}
    </li>
  )
}

interface RevealProps {
  readonly id: string
  readonly reporter: Reporter
  onOpen(contact: Pick<Reporter, 'name' | 'phone'>): void
  onClose(): void
}

/** Asks why; who looked stands in the audit. */
function Reveal({ id, reporter, onOpen, onClose }: RevealProps) {
  const { t } = useTranslation()
  const words = useErrorWords()
  const [form] = Form.useForm<{ reason: string }>()
  const reveal = useMutation({
    mutationFn: ({ reason }: { reason: string }) =>
      call(revealCaseReporter, { params: { case: id, reporter: reporter.id }, body: { reason } }),
    onSuccess: onOpen,
  })
  return (
    <Modal
      open
      title={t('case.reveal')}
      okText={t('case.reveal')}
      onOk={() => form.submit()}
      onCancel={onClose}
      confirmLoading={reveal.isPending}
    >
      <p>{t('case.reveal-consequence')}</p>
      {reveal.isError && <Alert type="error" showIcon title={words(reveal.error)} className="form-lede" />}
      <Form form={form} layout="vertical" requiredMark={false} onFinish={(typed) => reveal.mutate(typed)}>
        <Form.Item
          name="reason"
          label={t('case.reason')}
          rules={[{ required: true, min: 2, message: t('form.reason-needed') }]}
        >
          <Input maxLength={200} />
        </Form.Item>
      </Form>
    </Modal>
  )
}
