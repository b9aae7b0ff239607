import type { ThingImport } from '@citybrain/contract/engines/thing-import.ts'
import { Steps } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import { isAtWork, useThingImport } from '../../api/thing-imports.ts'
import { useAddress } from '../../app/address.ts'
import { Failure, NoRight, PageLoading } from '../../app/notices.tsx'
import { useTitle } from '../../app/title.ts'
import { useRight } from '../../session/session.ts'
import { useTypesQuery } from '../../things/types.ts'
import { ThingImportMark } from '../thing-imports/import-mark.tsx'
import { AtWork } from './at-work.tsx'
import { Ended } from './ended.tsx'
import { Mapping } from './mapping.tsx'
import { Preview } from './preview.tsx'
import { Uploading } from './uploading.tsx'
import '../../imports/imports.css'
import './thing-import.css'

export function Page() {
  const { t } = useTranslation()
  const { import: id = '' } = useParams()
  useTitle(t('nav.imports'))
  return useRight('import:thing') ? <ImportPage id={id} /> : <NoRight />
}

function ImportPage({ id }: { id: string }) {
  const one = useThingImport(id)
  const types = useTypesQuery()
  if (one.isPending || types.isPending) return <PageLoading />
  if (one.isError) return <Failure error={one.error} onRetry={() => void one.refetch()} />
  if (types.isError) return <Failure error={types.error} onRetry={() => void types.refetch()} />
  return <ImportScreen one={one.data} />
}

const STEPS = ['upload', 'mapping', 'preview', 'run'] as const
type Step = (typeof STEPS)[number]

/** One sheet on its way into the registry; the state says which step it is at, so that leaving loses nothing. */
function ImportScreen({ one }: { one: ThingImport }) {
  const { t } = useTranslation()
  const [address] = useAddress()
  const step = stepOf(one, address.get('step'))
  return (
    <div className="sheet thing-import">
      <p className="crumb">
        <Link to="/imports">{t('nav.imports')}</Link>
      </p>
      <div className="import-head">
        <h1 className="page-title">{one.fileName}</h1>
        <ThingImportMark state={one.state} />
      </div>
      <Steps
        size="small"
        responsive={false}
        className="import-steps"
        current={STEPS.indexOf(step)}
        items={STEPS.map((key) => ({ title: t(`thing-import.step.${key}`) }))}
      />
      <StepContent one={one} step={step} />
    </div>
  )
}

function StepContent({ one, step }: { one: ThingImport; step: Step }) {
  if (isAtWork(one.state)) return <AtWork one={one} />
  switch (step) {
    case 'upload':
      return <Uploading one={one} />
    case 'mapping':
      return <Mapping one={one} />
    case 'preview':
      return <Preview one={one} />
    case 'run':
      return <Ended one={one} />
  }
}

/** Until something was written one may go back to the mapping, as the address asks. */
function stepOf(one: ThingImport, asked: string | null): Step {
  if (one.state === 'uploading') return 'upload'
  if (one.state === 'running' || one.state === 'undoing') return 'run'
  if (one.written.rows > 0 || one.undone !== null || one.state === 'done' || one.state === 'undone') return 'run'
  if (one.mapping === null || asked === 'mapping') return 'mapping'
  return 'preview'
}
