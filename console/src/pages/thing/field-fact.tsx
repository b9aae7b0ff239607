import { EditOutlined } from '@ant-design/icons'
import type { Thing, ValueLineage } from '@citybrain/contract/engines/thing.ts'
import type { Field } from '@citybrain/contract/pack/field.ts'
import type { ThingType } from '@citybrain/contract/pack/thing.ts'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRight } from '../../session/session.ts'
import { useSystemWords } from '../../things/manual.ts'
import { isMasked } from '../../things/value.ts'
import { ValueWords } from '../../things/value-words.tsx'
import { EditForm } from './edit-form.tsx'
import { Lineage } from './lineage.tsx'

interface Props {
  readonly type: ThingType
  readonly field: Field
  readonly thing: Thing
  readonly lineage: ValueLineage | undefined
  readonly editable: boolean
}

/** One field: its value, where it comes from and since when; edited in its own place. */
export function FieldFact({ type, field, thing, lineage, editable }: Props) {
  const { t, i18n } = useTranslation()
  const [editing, setEditing] = useState(false)
  const systemWords = useSystemWords()
  const mayEdit = useRight('edit:thing') && editable
  const title = field.title[i18n.language === 'en' ? 'en' : 'zh']
  const value = thing.attributes[field.key]
  const isKnown = value !== undefined && value !== null
  return (
    <div className={`thing-fact${editing ? ' is-editing' : ''}`}>
      <dt>{title}</dt>
      <dd>
        {editing ? (
          <EditForm type={type} thing={thing} fields={[field]} onDone={() => setEditing(false)} />
        ) : (
          <>
            {isKnown ? (
              <Lineage lineage={lineage} field={field}>
                <ValueWords field={field} value={value} />
              </Lineage>
            ) : (
              <ValueWords field={field} value={value} />
            )}
            {lineage && isKnown && (
              <span className="hint fact-since">
                {lineage.validFrom ? t('thing.since', { day: lineage.validFrom }) : t('thing.since-unknown')} ·{' '}
                {systemWords(lineage.source.system)}
              </span>
            )}
            {mayEdit && !isMasked(value) && (
              <Button
                type="text"
                size="small"
                className="fact-edit no-print"
                icon={<EditOutlined />}
                aria-label={t('thing.edit-field', { field: title })}
                onClick={() => setEditing(true)}
              />
            )}
          </>
        )}
      </dd>
    </div>
  )
}
