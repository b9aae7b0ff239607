import { matchAddress } from '@citybrain/contract/api/addresses.ts'
import type { AddressMatch } from '@citybrain/contract/engines/address.ts'
import { useMutation } from '@tanstack/react-query'
import { Button, Input, Skeleton, Space } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { call } from '../../api/call.ts'
import { Failure } from '../../app/notices.tsx'
import { type MapPageState, pointToAddress } from './use-map-page.ts'

/** Zoom at which one house fills a good part of the screen. */
const HOUSE = 0.002

/** What an address may mean: its parts, and the things of the registry that agree, each with its reasons. */
export function AddressTool({ page }: { page: MapPageState }) {
  const { t, i18n } = useTranslation()
  const [text, setText] = useState('')
  const match = useMutation({ mutationFn: () => call(matchAddress, { body: { text: text.trim() } }) })
  const show = ([lon, lat]: readonly [number, number]) => {
    page.set({ point: pointToAddress([lon, lat]) })
    page.map?.fit([lon - HOUSE, lat - HOUSE, lon + HOUSE, lat + HOUSE])
  }
  return (
    <div className="map-tool">
      <Space.Compact block>
        <Input
          aria-label={t('map-page.address')}
          placeholder={t('map-page.address-example')}
          value={text}
          maxLength={300}
          onChange={(event) => setText(event.target.value)}
          onPressEnter={() => text.trim() && match.mutate()}
        />
        <Button type="primary" loading={match.isPending} disabled={!text.trim()} onClick={() => match.mutate()}>
          {t('map-page.address-search')}
        </Button>
      </Space.Compact>
      {match.isPending && <Skeleton active />}
      {match.isError && <Failure error={match.error} onRetry={() => match.mutate()} />}
      {match.data && (
        <div aria-live="polite">
          <p>
            {t('map-page.address-standard')} <strong>{match.data.standard || '—'}</strong>
            {match.data.address.rest && (
              <span className="hint"> {t('map-page.address-rest', { rest: match.data.address.rest })}</span>
            )}
          </p>
          {match.data.matches.length === 0 ? (
            <p className="hint">{t('map-page.address-none')}</p>
          ) : (
            <ol className="map-results">
              {match.data.matches.map((one) => (
                <Candidate key={one.id} match={one} language={i18n.language === 'en' ? 'en' : 'zh'} onShow={show} />
              ))}
            </ol>
          )}
        </div>
      )}
    </div>
  )
}

interface CandidateProps {
  readonly match: AddressMatch
  readonly language: 'zh' | 'en'
  onShow(at: readonly [number, number]): void
}

function Candidate({ match, language, onShow }: CandidateProps) {
  const { t } = useTranslation()
  const { position } = match
  return (
    <li>
      <Link to={`/things/${match.id}`}>{match.name}</Link>{' '}
      <span className="figure hint">{t('map-page.score', { percent: Math.round(match.score * 100) })}</span>
      {match.address && <p className="hint">{match.address}</p>}
      <p className="hint">
        {match.reasons.map((reason) => reason.words[language]).join(language === 'en' ? '; ' : '；')}
      </p>
      {position ? (
        <Button size="small" onClick={() => onShow(position)}>
          {t('region.show')}
        </Button>
      ) : (
        <p className="hint">{t('map-page.no-position')}</p>
      )}
    </li>
  )
}
