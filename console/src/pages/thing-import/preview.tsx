import type { ThingImport } from '@citybrain/contract/engines/thing-import.ts'
import { Alert, App, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useAddress } from '../../app/address.ts'
import { useErrorWords } from '../../app/notices.tsx'
import { Counts } from './counts.tsx'
import { DeleteImport } from './delete-import.tsx'
import { Faults } from './faults.tsx'
import { PreviewTable } from './preview-table.tsx'
import { Setback } from './setback.tsx'
import { useStep } from './use-step.ts'

/** What would become of every row; nothing has been written yet. */
export function Preview({ one }: { one: ThingImport }) {
  const { t } = useTranslation()
  const { modal } = App.useApp()
  const [, set] = useAddress()
  const words = useErrorWords()
  const step = useStep(one)
  const { check } = one
  const toWrite = check ? check.counts.create + check.counts.update : 0
  const run = () => {
    if (!check) return
    const { create, update, refused } = check.counts
    modal.confirm({
      title: t('thing-import.run-title'),
      content: t(refused > 0 ? 'thing-import.run-consequence-refused' : 'thing-import.run-consequence', {
        ...{ create, update, refused },
      }),
      okText: t('thing-import.run'),
      cancelText: t('form.cancel'),
      onOk: () => step.mutateAsync('run').catch(() => undefined),
    })
  }
  return (
    <>
      {step.isError && <Alert type="error" showIcon className="form-lede" title={words(step.error)} />}
      <Setback one={one} />
      {check && (
        <p className="lede">
          {toWrite > 0 ? t('thing-import.checked', { count: check.counts.rows }) : t('thing-import.nothing-to-write')}
        </p>
      )}
      {check && <Counts counts={check.counts} />}
      <div className="tools import-foot">
        {check ? (
          <Button type="primary" disabled={toWrite === 0} loading={step.isPending} onClick={run}>
            {t('thing-import.run')}
          </Button>
        ) : (
          <Button type="primary" loading={step.isPending} onClick={() => step.mutate('check')}>
            {t('thing-import.check')}
          </Button>
        )}
        <Button onClick={() => set({ step: 'mapping' })}>{t('thing-import.back-to-mapping')}</Button>
        <DeleteImport one={one} />
      </div>
      {check && (
        <>
          <Faults one={one} pass="check" count={check.counts.refused} />
          <PreviewTable one={one} rows={check.rows} />
        </>
      )}
    </>
  )
}
