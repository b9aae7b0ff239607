import { LockOutlined } from '@ant-design/icons'
import type { FieldValue } from '@citybrain/contract/engines/thing.ts'
import type { Field } from '@citybrain/contract/pack/field.ts'
import { Tooltip } from 'antd'
import { useTranslation } from 'react-i18next'
import { Unknown } from '../register/row-facts.tsx'
import { useTypes } from './types.ts'
import { isMasked, sayValue } from './value.ts'

interface Props {
  readonly field: Field
  readonly value: FieldValue | undefined
}

/** A value as a person reads it: with unit; unknown with its reason; hidden said to be hidden. */
export function ValueWords({ field, value }: Props) {
  const { t, i18n } = useTranslation()
  const { tables } = useTypes()
  if (value === undefined) return <Unknown why={t('thing.never-said')} />
  if (value === null) return <Unknown why={t('thing.unknown')} />
  if (isMasked(value)) return <Hidden shown={value.shown} privacy={t(`privacy.${field.privacy}`)} />
  const language = i18n.language === 'en' ? 'en' : 'zh'
  const said = sayValue(field, value, { tables, language, yes: t('value.yes'), no: t('value.no') })
  if (said.exact === null) return <span className="value">{said.words}</span>
  return (
    <Tooltip title={said.exact}>
      <span className="value">
        {said.words}
        <span className="visually-hidden"> ({said.exact})</span>
      </span>
    </Tooltip>
  )
}

/** What the server hid: what may be seen of it, a lock, and why. */
function Hidden({ shown, privacy }: { shown: string | null; privacy: string }) {
  const { t } = useTranslation()
  const why = t('thing.hidden', { privacy })
  return (
    <Tooltip title={why}>
      <span className="hidden-value">
        <LockOutlined aria-hidden="true" /> {shown ?? t('thing.hidden-short')}
        <span className="visually-hidden"> {why}</span>
      </span>
    </Tooltip>
  )
}
