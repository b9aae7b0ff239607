import { type ReactNode, useId } from 'react'

interface Asked {
  readonly label: string
  readonly hint?: string | undefined
  readonly error?: string | null | undefined
}

interface TextProps extends Asked {
  readonly value: string
  readonly lines?: number
  readonly type?: 'text' | 'tel' | 'date'
  readonly inputMode?: 'numeric' | 'tel' | 'text'
  readonly maxLength?: number
  readonly autoComplete?: string
  onChange(value: string): void
}

/** One question that is answered in words. */
export function TextQuestion({ label, hint, error, value, lines = 1, onChange, ...more }: TextProps) {
  const id = useId()
  const told = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ')
  const common = {
    ...{ id, value, maxLength: more.maxLength, autoComplete: more.autoComplete ?? 'off' },
    ...(told !== '' && { 'aria-describedby': told }),
    ...(error && { 'aria-invalid': true as const }),
    onChange: (event: { target: { value: string } }) => onChange(event.target.value),
  }
  return (
    <div className={error ? 'p-question p-wrong' : 'p-question'}>
      <label htmlFor={id}>{label}</label>
      <Told id={id} hint={hint} error={error} />
      {lines > 1 ? (
        <textarea {...common} rows={lines} />
      ) : (
        <input {...common} type={more.type ?? 'text'} inputMode={more.inputMode} />
      )}
    </div>
  )
}

function Told({ id, hint, error }: Omit<Asked, 'label'> & { readonly id: string }) {
  return (
    <>
      {hint && (
        <p className="p-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p className="p-error" id={`${id}-error`}>
          {error}
        </p>
      )}
    </>
  )
}

export interface Option {
  readonly value: string
  readonly label: ReactNode
}

interface ChoiceProps extends Asked {
  readonly options: readonly Option[]
  readonly value: string | null
  /** Under the hint and before the options, as a field to search by. */
  readonly before?: ReactNode
  onChange(value: string): void
}

/** One question with answers to choose from; each answer is as large as a thumb. */
export function ChoiceQuestion({ label, hint, error, options, value, before, onChange }: ChoiceProps) {
  const id = useId()
  return (
    <fieldset
      className={error ? 'p-question p-wrong' : 'p-question'}
      aria-describedby={hint ? `${id}-hint` : undefined}
    >
      <legend>{label}</legend>
      <Told id={id} hint={hint} error={error} />
      {before}
      {options.map((option) => (
        <label key={option.value} className="p-option">
          <input
            type="radio"
            name={id}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          <span>{option.label}</span>
        </label>
      ))}
    </fieldset>
  )
}
