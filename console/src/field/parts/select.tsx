import { useId } from 'react'

interface Props {
  readonly label: string
  readonly hint?: string | undefined
  readonly error?: string | null | undefined
  readonly value: string
  readonly options: readonly { readonly value: string; readonly label: string }[]
  onChange(value: string): void
}

/** One of many; the phone shows its own wheel for it. */
export function Select({ label, hint, error, value, options, onChange }: Props) {
  const id = useId()
  return (
    <div className={error ? 'p-question p-wrong' : 'p-question'}>
      <label htmlFor={id}>{label}</label>
      {hint && <p className="p-hint">{hint}</p>}
      {error && (
        <p className="p-error" id={`${id}-error`}>
          {error}
        </p>
      )}
      <select
        id={id}
        value={value}
        aria-describedby={error ? `${id}-error` : undefined}
        onChange={({ target }) => onChange(target.value)}
      >
        {options.map((one) => (
          <option key={one.value} value={one.value}>
            {one.label}
          </option>
        ))}
      </select>
    </div>
  )
}
