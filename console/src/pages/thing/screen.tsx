import type { Thing } from '@citybrain/contract/engines/thing.ts'
import type { ThingType } from '@citybrain/contract/pack/thing.ts'
import { Alert, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { type useThing, useThingLineage, type When } from '../../api/things.ts'
import { useAddress } from '../../app/address.ts'
import { Failure, PageLoading } from '../../app/notices.tsx'
import { ThingActions } from './actions.tsx'
import { Differences } from './differences.tsx'
import { Facts } from './facts.tsx'
import { ThingHead } from './head.tsx'
import { History } from './history.tsx'
import { ThingPlaceMap } from './place-map.tsx'
import { Relations } from './relations.tsx'
import { TimeSlider } from './time-slider.tsx'
import '../things/things.css'
import '../thing-new/thing-new.css'
import './thing.css'

interface Props {
  readonly type: ThingType
  readonly now: Thing
  readonly then: ReturnType<typeof useThing>
  readonly when: When
}

/** Everything known about a thing: the sentence, the facts with their lineage, time, place, relations, and what was done. */
export function ThingScreen({ type, now, then, when }: Props) {
  const { t } = useTranslation()
  const lineage = useThingLineage(now.id, when)
  const isPast = when.asOf !== undefined || when.knownOn !== undefined
  const shown = then.data
  return (
    <article className="sheet thing">
      <ThingHead type={type} thing={shown ?? now} />
      {now.mergedInto && (
        <Alert
          type="warning"
          showIcon
          title={t('thing.merged-into')}
          action={<Link to={`/things/${now.mergedInto}`}>{t('thing.to-survivor')}</Link>}
        />
      )}
      {!isPast && <ThingActions type={type} thing={now} />}
      <TimeSlider thing={now} when={when} />
      {isPast && <PastNotice when={when} />}
      {then.isError ? (
        <Failure error={then.error} onRetry={() => void then.refetch()} />
      ) : !shown ? (
        <PageLoading />
      ) : (
        <div className="thing-columns">
          <div className="thing-main">
            {isPast && <Differences type={type} then={shown} now={now} />}
            <Facts
              type={type}
              thing={shown}
              lineage={lineage.data?.values ?? {}}
              editable={!isPast && now.state === 'present'}
            />
            <Relations type={type} thing={now} when={when} editable={!isPast && now.state === 'present'} />
          </div>
          <div className="thing-side">
            {type.geometry && <ThingPlaceMap type={type} thing={shown} editable={!isPast && now.state === 'present'} />}
            <History type={type} thing={now} />
          </div>
        </div>
      )}
    </article>
  )
}

function PastNotice({ when }: { when: When }) {
  const { t } = useTranslation()
  const [, set] = useAddress()
  const words =
    when.asOf && when.knownOn
      ? t('thing.past-both', { asOf: when.asOf, knownOn: when.knownOn })
      : when.asOf
        ? t('thing.past', { asOf: when.asOf })
        : t('thing.past-known', { knownOn: when.knownOn })
  return (
    <Alert
      type="info"
      showIcon
      className="past-notice"
      title={words}
      action={
        <Button size="small" onClick={() => set({ asOf: null, knownOn: null })}>
          {t('thing.to-now')}
        </Button>
      }
    />
  )
}
