import type { Field } from '@citybrain/contract/pack/field.ts'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { ChoiceQuestion, TextQuestion } from '../../portal/questions.tsx'
import type { Typed } from '../../things/form-values.ts'
import { useSay } from '../../words/say.ts'

interface Props {
  readonly field: Field
  readonly value: Typed
  readonly fault: string | null
  onChange(value: Typed): void
}

const LONG = 100

/** The input that follows from a field of a case. */
export function FieldQuestion({ field, value, fault, onChange }: Props) {
  const { t } = useTranslation()
  const say = useSay()
  const label = field.required ? say(field.title) : t('field.optional', { label: say(field.title) })
  const text = typeof value === 'string' ? value : ''
  const common = { label, error: fault }
  switch (field.kind) {
    case 'flag':
      return (
        <ChoiceQuestion
          {...common}
          options={(['yes', 'no'] as const).map((one) => ({ value: one, label: t(`field.${one}`) }))}
          value={text || null}
          onChange={onChange}
        />
      )
    case 'choice': {
      const options = field.choices.map((one) => ({ value: one.value, label: say(one.title) }))
      if (field.many)
        return <Many {...common} options={options} value={Array.isArray(value) ? value : []} onChange={onChange} />
      return <ChoiceQuestion {...common} options={options} value={text || null} onChange={onChange} />
    }
    case 'date':
      return <TextQuestion {...common} type="date" value={text} onChange={onChange} />
    case 'integer':
    case 'decimal':
    case 'money':
      return <TextQuestion {...common} inputMode="numeric" value={text} onChange={onChange} />
    case 'text':
      return (
        <TextQuestion
          {...common}
          value={text}
          lines={(field.maxLength ?? 0) > LONG ? 3 : 1}
          maxLength={field.maxLength ?? LONG}
          onChange={onChange}
        />
      )
    default:
      return <TextQuestion {...common} value={text} onChange={onChange} />
  }
}

interface ManyProps {
  readonly label: string
  readonly error: string | null
  readonly options: readonly { value: string; label: string }[]
  readonly value: readonly string[]
  onChange(value: string[]): void
}

function Many({ label, error, options, value, onChange }: ManyProps) {
  const id = useId()
  return (
    <fieldset className={error ? 'p-question p-wrong' : 'p-question'}>
      <legend>{label}</legend>
      {error && <p className="p-error">{error}</p>}
      {options.map((one) => (
        <label key={one.value} className="p-option">
          <input
            type="checkbox"
            name={id}
            checked={value.includes(one.value)}
            onChange={({ target }) =>
              onChange(target.checked ? [...value, one.value] : value.filter((other) => other !== one.value))
            }
          />
          <span>{one.label}</span>
        </label>
      ))}
    </fieldset>
  )
}
