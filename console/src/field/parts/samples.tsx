import { getSignInOptions } from '@citybrain/contract/api/identity.ts'
import type { SampleAccount } from '@citybrain/contract/engines/account.ts'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { call } from '../../api/call.ts'
import { useSay } from '../../words/say.ts'

interface Props {
  readonly district: string
  onPick(one: SampleAccount): void
}

/** The invented people of a sample city; nothing where the city is a real one. */
export function Samples({ district, onPick }: Props) {
  const { t } = useTranslation()
  const say = useSay()
  const options = useQuery({
    ...{ queryKey: ['sign-in-options', district], enabled: district !== '' },
    queryFn: () => call(getSignInOptions, { params: { district } }),
  })
  const samples = options.data?.samples ?? []
  if (samples.length === 0) return null
  return (
    <details className="f-samples">
      <summary>{t('field.samples')}</summary>
      <ul className="f-tasks">
        {samples.map((one) => (
          <li key={one.login}>
            <button type="button" className="f-task" onClick={() => onPick(one)}>
              <strong>
                {one.name} <code>{one.login}</code>
              </strong>
              <span className="p-hint">{say(one.title)}</span>
            </button>
          </li>
        ))}
      </ul>
    </details>
  )
}
