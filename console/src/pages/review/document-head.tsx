import { DownloadOutlined, MoreOutlined, QuestionCircleOutlined, RollbackOutlined } from '@ant-design/icons'
import { getPlanOriginal } from '@citybrain/contract/api/plan.ts'
import { exportRegister } from '@citybrain/contract/api/register.ts'
import { Button, Dropdown, Select, Tooltip } from 'antd'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { addressOf } from '../../api/call.ts'
import { VersionMark } from '../../words/kind.tsx'
import { CoverageBar } from './coverage-bar.tsx'
import { useDesk } from './desk.ts'
import { VersionSteps } from './version-steps.tsx'

/** What this document is, where its version stands, and what blocks the next step. */
export function DocumentHead({ onHelp }: { onHelp: () => void }) {
  const { t } = useTranslation()
  const { document, version } = useDesk()
  return (
    <header className="review-head">
      <div className="review-title">
        <h1 title={document.title}>{document.title}</h1>
        <span className="review-facts">
          <VersionMark state={version.state} />
          {document.sample && <span className="sample-mark">{t('header.sample')}</span>}
          <span className="hint">
            {t(`plan-kind.${document.kind}`)} · {document.period}
          </span>
          <VersionChoice />
          <ApprovalWords />
        </span>
      </div>
      <CoverageBar />
      <div className="review-actions">
        <VersionSteps />
        <Steps />
        <Tooltip title={t('keys.help')}>
          <Button type="text" icon={<QuestionCircleOutlined />} aria-label={t('keys.help')} onClick={onHelp} />
        </Tooltip>
        <MoreMenu />
      </div>
    </header>
  )
}

/** When and by whom the version was approved and under which rule, or why it adjusts the one before. */
function ApprovalWords() {
  const { t } = useTranslation()
  const { version } = useDesk()
  const { approvedOn, approvedBy, basis, reason } = version
  return (
    <>
      {approvedOn && approvedBy && (
        <Tooltip title={basis ? `${basis.act} ${basis.clause}` : ''}>
          <span className="hint">{t('review.approved', { on: approvedOn, by: approvedBy })}</span>
        </Tooltip>
      )}
      {reason && (
        <span className="hint reason" title={reason}>
          {t('review.adjusted-because', { reason })}
        </span>
      )}
    </>
  )
}

function VersionChoice() {
  const { t } = useTranslation()
  const { document, version } = useDesk()
  const navigate = useNavigate()
  if (document.versions.length < 2) return null
  return (
    <Select
      size="small"
      aria-label={t('review.version-choice')}
      value={version.number}
      onChange={(number) => void navigate(`/documents/${document.id}/versions/${number}`)}
      options={document.versions.map((one) => ({
        value: one.number,
        label: t('review.version', { number: one.number, state: t(`version-state.${one.state}`) }),
      }))}
    />
  )
}

function Steps() {
  const { t } = useTranslation()
  const { register, mayEdit } = useDesk()
  if (!mayEdit) return null
  return (
    <>
      <Tooltip title={`${t('keys.undo')} (Ctrl+Z)`}>
        <Button
          type="text"
          icon={<RollbackOutlined />}
          aria-label={t('keys.undo')}
          disabled={!register.canUndo || register.busy}
          onClick={() => void register.undo()}
        />
      </Tooltip>
      <Tooltip title={`${t('keys.redo')} (Ctrl+Shift+Z)`}>
        <Button
          type="text"
          icon={<RollbackOutlined className="mirrored" />}
          aria-label={t('keys.redo')}
          disabled={!register.canRedo || register.busy}
          onClick={() => void register.redo()}
        />
      </Tooltip>
    </>
  )
}

function MoreMenu() {
  const { t, i18n } = useTranslation()
  const { document, version } = useDesk()
  const language = i18n.language === 'en' ? 'en' : 'zh'
  const params = { plan: document.id, version: version.number }
  const file = (format: 'xlsx' | 'json') => addressOf(exportRegister, { params, query: { format, language } })
  const sides = `left=${document.id}:${Math.max(1, version.number - 1)}&right=${document.id}:${version.number}`
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: [
          { key: 'xlsx', icon: <DownloadOutlined />, label: <a href={file('xlsx')}>{t('export.xlsx')}</a> },
          { key: 'json', icon: <DownloadOutlined />, label: <a href={file('json')}>{t('export.json')}</a> },
          {
            key: 'original',
            icon: <DownloadOutlined />,
            label: <a href={addressOf(getPlanOriginal, { params: { plan: document.id } })}>{t('export.original')}</a>,
          },
          { type: 'divider' },
          { key: 'ledger', label: <a href={`/ledger?plan=${document.id}`}>{t('review.as-ledger')}</a> },
          { key: 'compare', label: <a href={`/compare?${sides}`}>{t('review.compare')}</a> },
        ],
      }}
    >
      <Button type="text" icon={<MoreOutlined />} aria-label={t('review.more')} />
    </Dropdown>
  )
}
