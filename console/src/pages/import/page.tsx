import { PlanKind } from '@citybrain/contract/engines/plan.ts'
import { Form, Input, Select, Tabs } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { NoRight } from '../../app/notices.tsx'
import { useTitle } from '../../app/title.ts'
import { FileDrop } from '../../imports/file-drop.tsx'
import { useRight } from '../../session/session.ts'
import { PasteForm } from './paste-form.tsx'
import { Progress } from './progress.tsx'
import { useImport } from './use-import.ts'
import '../../imports/imports.css'

const FORMATS = '.txt,.docx,.doc,.wps,.ofd,.html,.htm,.pdf'

export interface About {
  readonly kind: PlanKind
  readonly period: string
}

export function Page() {
  const { t } = useTranslation()
  useTitle(t('import.title'))
  return useRight('import:plan') ? <ImportSheet /> : <NoRight />
}

function ImportSheet() {
  const { t } = useTranslation()
  const [about, setAbout] = useState<About>({ kind: 'annual-plan', period: '' })
  const work = useImport()
  return (
    <div className="sheet narrow">
      <h1 className="page-title">{t('import.title')}</h1>
      <p className="lede import-lede">{t('import.lede')}</p>
      {work.state === 'idle' ? (
        <div className="panel panel-pad">
          <AboutFields about={about} onChange={setAbout} />
          <Tabs
            items={[
              {
                key: 'file',
                label: t('import.by-file'),
                children: (
                  <FileDrop
                    formats={FORMATS}
                    hint={t('import.formats')}
                    onFile={(file) => work.sendFile(file, about)}
                  />
                ),
              },
              {
                key: 'text',
                label: t('import.by-text'),
                children: <PasteForm onText={(text) => work.sendText(text, about)} />,
              },
            ]}
          />
        </div>
      ) : (
        <Progress work={work} />
      )}
    </div>
  )
}

function AboutFields({ about, onChange }: { about: About; onChange: (about: About) => void }) {
  const { t } = useTranslation()
  const wrong = about.period !== '' && !/^\d{4}(-\d{4})?$/.test(about.period)
  return (
    <Form layout="vertical" component="div" className="import-about">
      <Form.Item label={t('field.document-kind')} htmlFor="import-kind">
        <Select
          id="import-kind"
          value={about.kind}
          onChange={(kind) => onChange({ ...about, kind })}
          options={PlanKind.options.map((kind) => ({ value: kind, label: t(`plan-kind.${kind}`) }))}
        />
      </Form.Item>
      <Form.Item
        label={t('field.period')}
        htmlFor="import-period"
        {...(wrong ? { validateStatus: 'error', help: t('form.period-needed') } : { extra: t('import.period-hint') })}
      >
        <Input
          id="import-period"
          value={about.period}
          maxLength={9}
          placeholder={t('import.period-auto')}
          onChange={(event) => onChange({ ...about, period: event.target.value.trim() })}
        />
      </Form.Item>
    </Form>
  )
}
