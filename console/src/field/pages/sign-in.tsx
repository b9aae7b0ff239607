import { listDistricts, signIn } from '@citybrain/contract/api/identity.ts'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call, rememberCsrf } from '../../api/call.ts'
import { useTitle } from '../../app/title.ts'
import { ErrorBox, Failed, Loading } from '../../portal/notices.tsx'
import { useSay } from '../../words/say.ts'
import { CannotOpen } from '../keep/device.ts'
import { Samples } from '../parts/samples.tsx'
import { Select } from '../parts/select.tsx'
import { within } from '../session/door.ts'
import { enter, type Work } from '../session/enter.ts'

const SIGN_IN_MS = 30_000

interface Props {
  onEntered(work: Work): void
  onCannotOpen(): void
}

/** Once a day, mostly; without a network nobody new gets in. */
export function SignIn({ onEntered, onCannotOpen }: Props) {
  const { t } = useTranslation()
  const say = useSay()
  const districts = useQuery({ queryKey: ['districts'], queryFn: () => call(listDistricts, {}) })
  const [chosen, setChosen] = useState<string | null>(null)
  const [login, setLogin] = useState('')
  const [password, setPassword] = useState('')
  useTitle(t('field.sign-in'))
  const district = chosen ?? districts.data?.districts[0]?.code ?? ''
  const entering = useMutation({
    mutationFn: async () => {
      const body = { login: login.trim(), password }
      const who = await within(SIGN_IN_MS, (signal) =>
        call(signIn, { params: { district: district as never }, body, signal }),
      )
      rememberCsrf(who.csrfToken)
      return who.mustChangePassword ? null : enter(who)
    },
    onSuccess: (work) => work && onEntered(work),
    onError: (error) => error instanceof CannotOpen && onCannotOpen(),
  })
  if (districts.isPending) return <Loading />
  if (districts.isError) return <Failed error={districts.error} onRetry={() => void districts.refetch()} />
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        entering.mutate()
      }}
    >
      <h1>{t('field.sign-in-title')}</h1>
      {entering.isError && <ErrorBox error={entering.error} />}
      {entering.data === null && <p className="p-warning">{t('field.change-password')}</p>}
      {districts.data.districts.length > 1 && (
        <Select
          label={t('field.district')}
          value={district}
          options={districts.data.districts.map(({ code, name }) => ({ value: code, label: say(name) }))}
          onChange={setChosen}
        />
      )}
      <div className="p-question">
        <label htmlFor="login">{t('field.login')}</label>
        <input
          id="login"
          autoComplete="username"
          autoCapitalize="none"
          required
          value={login}
          onChange={({ target }) => setLogin(target.value)}
        />
      </div>
      <div className="p-question">
        <label htmlFor="password">{t('field.password')}</label>
        <input
          id="password"
          type="password"
          autoComplete="current-password"
          required
          value={password}
          onChange={({ target }) => setPassword(target.value)}
        />
      </div>
      <button type="submit" className="p-button f-wide" disabled={entering.isPending}>
        {t('field.sign-in')}
      </button>
      <Samples
        district={district}
        onPick={(one) => {
          setLogin(one.login)
          setPassword(one.password)
        }}
      />
    </form>
  )
}
