import { PlusOutlined } from '@ant-design/icons'
import type { CaseRule } from '@citybrain/contract/engines/case-rule.ts'
import type { CaseType } from '@citybrain/contract/pack/case-type.ts'
import { Button, Drawer } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCaseTypes } from '../../api/cases.ts'
import { Failure, NoRight, Nothing, PageLoading } from '../../app/notices.tsx'
import { useTitle } from '../../app/title.ts'
import { useRight } from '../../session/session.ts'
import { useTypesQuery } from '../../things/types.ts'
import { useSay } from '../../words/say.ts'
import { RuleForm } from './rule-form.tsx'
import { RuleList } from './rule-list.tsx'
import { routedSteps, useCaseRules } from './rules.ts'
import { WhyHere } from './why-here.tsx'
import '../../cases/case.css'
import './case-rules.css'

export function Page() {
  const { t } = useTranslation()
  useTitle(t('nav.case-rules'))
  return useRight('read:case-rule') ? <RulesPage /> : <NoRight />
}

function RulesPage() {
  const rules = useCaseRules()
  const types = useCaseTypes()
  const tables = useTypesQuery()
  const failed = [rules, types, tables].find(({ isError }) => isError)
  if (failed) return <Failure error={failed.error} onRetry={() => void failed.refetch()} />
  if (!rules.data || !types.data || tables.isPending) return <PageLoading />
  return <RulesScreen rules={rules.data} types={types.data.types} />
}

/** By which rules work finds who is responsible, and which of them answers for a given place. */
function RulesScreen({ rules, types }: { rules: readonly CaseRule[]; types: readonly CaseType[] }) {
  const { t } = useTranslation()
  const say = useSay()
  const mayEdit = useRight('edit:case-rule')
  const [edited, setEdited] = useState<CaseRule | 'new' | null>(null)
  const routed = types.filter((type) => routedSteps(type).length > 0)
  return (
    <div className="sheet case-rules">
      <div className="sheet-head">
        <div className="words">
          <h1 className="page-title">{t('nav.case-rules')}</h1>
          <p className="lede">{t('case-rule.lede', { count: rules.length })}</p>
        </div>
        {mayEdit && routed.length > 0 && (
          <Button type="primary" icon={<PlusOutlined />} onClick={() => setEdited('new')}>
            {t('case-rule.add')}
          </Button>
        )}
      </div>
      <WhyHere types={routed} rules={rules} />
      {rules.length === 0 && (
        <div className="panel">
          <Nothing words={t('case-rule.none')} />
        </div>
      )}
      {routed.map((type) => {
        const own = rules.filter((rule) => rule.type === type.key)
        if (own.length === 0) return null
        return (
          <section key={type.key} className="panel panel-pad" aria-label={say(type.title)}>
            <h2 className="section-title">{say(type.title)}</h2>
            <RuleList type={type} rules={own} onEdit={mayEdit ? setEdited : null} />
          </section>
        )
      })}
      <Drawer
        open={edited !== null}
        onClose={() => setEdited(null)}
        title={t(edited === 'new' ? 'case-rule.add' : 'case-rule.edit')}
        destroyOnHidden
      >
        {edited && <RuleForm types={routed} rule={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />}
      </Drawer>
    </div>
  )
}
