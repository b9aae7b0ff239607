import type { DataResource } from '@citybrain/contract/engines/catalogue.ts'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { momentWords } from '../../days/days.ts'
import { useDepartments, useRight, useSession } from '../../session/session.ts'
import { useTypes } from '../../things/types.ts'
import { useSay } from '../../words/say.ts'
import { FieldTable } from './field-table.tsx'
import { EditForm, RequestForm } from './forms.tsx'
import { RequestList } from './request-list.tsx'
import { Sharing } from './sharing.tsx'
import { UseTable } from './use-table.tsx'

/** One resource: what it is, its fields, who asked for it and who uses it. */
export function ResourcePage({ resource }: { resource: DataResource }) {
  const { t } = useTranslation()
  const { typeOf } = useTypes()
  const say = useSay()
  const { account } = useSession()
  const [form, setForm] = useState<'edit' | 'request' | null>(null)
  const rights = {
    edit: useRight('edit:catalogue'),
    ask: useRight('request:catalogue'),
    see: useRight('approve:catalogue'),
  }
  const type = typeOf(resource.type)
  if (!type) return null
  const mayAsk = rights.ask && account.department !== null && resource.sharing !== 'none'
  return (
    <div className="sheet catalogue">
      <div className="sheet-head">
        <div className="words">
          <p className="crumb">
            <Link to="/catalogue">{t('nav.catalogue')}</Link>
          </p>
          <h1 className="page-title">{say(type.title)}</h1>
          <p className="lede">{say(type.description)}</p>
        </div>
        {mayAsk && <Button onClick={() => setForm('request')}>{t('catalogue.request')}</Button>}
        {rights.edit && <Button onClick={() => setForm('edit')}>{t('catalogue.edit')}</Button>}
      </div>
      <Facts resource={resource} />
      <FieldTable type={type} resource={resource} />
      <section aria-labelledby="catalogue-requests">
        <h2 className="section-title" id="catalogue-requests">
          {t('catalogue.requests')}
        </h2>
        <RequestList type={resource.type} />
      </section>
      {rights.see && <UseTable type={resource.type} />}
      {form === 'edit' && <EditForm resource={resource} onClose={() => setForm(null)} />}
      {form === 'request' && <RequestForm resource={resource} onClose={() => setForm(null)} />}
    </div>
  )
}

function Facts({ resource }: { resource: DataResource }) {
  const { t, i18n } = useTranslation()
  const departments = useDepartments()
  const { department, frequency, things, changedAt, score, type } = resource
  return (
    <dl className="fact-list panel panel-pad">
      <dt>{t('catalogue.sharing')}</dt>
      <dd>
        <Sharing sharing={resource.sharing} />
        {resource.ownSharing && <span className="hint"> {t('catalogue.overridden')}</span>}
      </dd>
      <dt>{t('catalogue.department')}</dt>
      <dd>{department ? departments.fullNameOf(department) : t('catalogue.no-department')}</dd>
      <dt>{t('catalogue.frequency')}</dt>
      <dd>{frequency ? t(`frequency.${frequency}`) : t('catalogue.no-frequency')}</dd>
      <dt>{t('quality.things')}</dt>
      <dd>
        <Link to={`/things?type=${type}`}>{things.toLocaleString('en-US')}</Link>
        {changedAt && (
          <span className="hint"> {t('catalogue.changed-at', { at: momentWords(changedAt, i18n.language) })}</span>
        )}
      </dd>
      <dt>{t('quality.score')}</dt>
      <dd>
        <Link to={`/quality?type=${type}`}>{score === null ? t('quality.no-score') : score.toFixed(1)}</Link>
      </dd>
    </dl>
  )
}
