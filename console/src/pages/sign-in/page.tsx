import { getSignInOptions, listDistricts } from '@citybrain/contract/api/identity.ts'
import type { SampleAccount } from '@citybrain/contract/engines/account.ts'
import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Navigate } from 'react-router'
import { call } from '../../api/call.ts'
import { useSearch } from '../../app/address.ts'
import { currentLanguage } from '../../app/language.ts'
import { LanguageSwitch } from '../../app/language-switch.tsx'
import { Failure, PageLoading } from '../../app/notices.tsx'
import { useTitle } from '../../app/title.ts'
import { useSessionQuery } from '../../session/session.ts'
import '../../session/gate.css'
import { SampleAccounts } from './sample-accounts.tsx'
import { SignInForm } from './sign-in-form.tsx'

/** The district comes from the address, else it is the only one there is, else it is picked. */
export function Page() {
  const { t } = useTranslation()
  const [search, setSearch] = useSearch()
  const session = useSessionQuery()
  const districts = useQuery({
    queryKey: ['districts'],
    queryFn: async () => (await call(listDistricts, {})).districts,
  })
  useTitle(t('sign-in.title'))
  if (session.data) return <Navigate to={safePath(search.get('next'))} replace />
  if (districts.isPending) return <PageLoading />
  if (districts.isError) return <Failure error={districts.error} onRetry={() => void districts.refetch()} />
  const asked = search.get('district')
  const chosen = districts.data.find((one) => one.code === asked) ?? districts.data[0]
  if (!chosen) return <Failure error={new Error('no district')} />
  const choose = (code: string) => setSearch((kept) => ({ ...Object.fromEntries(kept), district: code }))
  return (
    <Gate district={chosen.code} key={chosen.code}>
      {districts.data.length > 1 && (
        <div className="tools" style={{ marginBottom: 16 }}>
          <label htmlFor="district">{t('sign-in.district')}</label>
          <Select
            id="district"
            style={{ flex: 1 }}
            value={chosen.code as string}
            onChange={choose}
            options={districts.data.map((one) => ({ value: one.code as string, label: one.name[currentLanguage()] }))}
          />
        </div>
      )}
    </Gate>
  )
}

function Gate({ district, children }: { district: string; children: React.ReactNode }) {
  const { t } = useTranslation()
  const [picked, setPicked] = useState<SampleAccount | null>(null)
  const options = useQuery({
    queryKey: ['sign-in-options', district],
    queryFn: () => call(getSignInOptions, { params: { district } }),
  })
  const samples = options.data?.samples ?? []
  return (
    <div className="gate">
      <main className={samples.length > 0 ? 'gate-card wide' : 'gate-card'}>
        <section aria-labelledby="gate-title">
          <div className="gate-top">
            <img src="/mark.svg" alt="" width="36" height="36" />
            <LanguageSwitch />
          </div>
          <h1 className="page-title" id="gate-title">
            {t('sign-in.to', { district: options.data?.district.name[currentLanguage()] ?? '' })}
          </h1>
          <p className="lede">{t('sign-in.lede')}</p>
          {children}
          {options.isError && <Failure error={options.error} onRetry={() => void options.refetch()} />}
          <SignInForm district={district} picked={picked} />
        </section>
        {samples.length > 0 && <SampleAccounts samples={samples} onPick={setPicked} />}
      </main>
    </div>
  )
}

/** Only a path of this site, so that a link can't lead a person elsewhere after signing in. */
function safePath(next: string | null): string {
  return next && /^\/(?![/\\])\P{Cc}*$/u.test(next) ? next : '/'
}
