import type { CaseType } from '@citybrain/contract/pack/case-type.ts'
import { Button, Form, Input, Select } from 'antd'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMapSettings } from '../../api/regions.ts'
import { Failure, PageLoading, useErrorWords } from '../../app/notices.tsx'
import { useClasses } from '../../cases/classes.ts'
import { DistrictMap } from '../../map/district-map.tsx'
import type { MapLayer } from '../../map/layer.ts'
import { baseOf } from '../../regions/base.ts'
import { useRegionLayers } from '../../regions/layers.ts'
import { useSay } from '../../words/say.ts'
import { type Coverage, useAnswer } from './queries.ts'

interface Props {
  readonly type: CaseType | undefined
  readonly coverage: Coverage | null
}

const HIDDEN_AT_FIRST = new Set(['grid'])
const DIGITS = 6

/** Where nobody answers, and who answers for a point: clicked, chosen from the list, or typed. */
export function GridMap({ type, coverage }: Props) {
  const { t } = useTranslation()
  const settings = useMapSettings()
  const [hidden, setHidden] = useState<ReadonlySet<string>>(HIDDEN_AT_FIRST)
  const regions = useRegionLayers(null, hidden)
  const gaps = useGapLayer(coverage, regions.shapes.community.data ?? null)
  const [position, setPosition] = useState<string | null>(null)
  const base = useMemo(() => baseOf(settings.data?.baseMap ?? null), [settings.data])
  const layers = useMemo(() => [...regions.layers, gaps], [regions.layers, gaps])
  if (settings.isPending) return <PageLoading />
  if (settings.isError) return <Failure error={settings.error} onRetry={() => void settings.refetch()} />
  return (
    <div className="duty-both">
      <div className="duty-map">
        <DistrictMap
          label={t('duty-grid.map')}
          layers={layers}
          base={base}
          around={settings.data.extent}
          hidden={hidden}
          onHidden={setHidden}
          onChoose={(_, [lon, lat]) => setPosition(`${lon.toFixed(DIGITS)},${lat.toFixed(DIGITS)}`)}
          embedded
        />
      </div>
      <WhoHere type={type} position={position} onPosition={setPosition} />
    </div>
  )
}

/** Communities of which something is nobody's or two's. */
function useGapLayer(coverage: Coverage | null, shapes: ShapesOf | null): MapLayer {
  const { t } = useTranslation()
  return useMemo(() => {
    const open = new Map(
      coverage?.regions.filter(({ nobody, two }) => nobody.length + two.length > 0).map((one) => [one.code, one]),
    )
    const features = (shapes?.features ?? []).flatMap(({ id, geometry, properties }) => {
      const found = properties.code === null ? undefined : open.get(properties.code)
      if (!found) return []
      const label = `${properties.name} ${found.coveredPercent ?? 0}%`
      return [{ type: 'Feature' as const, geometry, properties: { id, label } }]
    })
    return {
      ...{ key: 'gaps', kind: 'fault', title: t('duty-grid.gaps'), selectable: false },
      source: { type: 'shapes', shapes: { type: 'FeatureCollection', features } },
    }
  }, [coverage, shapes, t])
}

type ShapesOf = NonNullable<ReturnType<typeof useRegionLayers>['shapes']['community']['data']>

interface WhoProps {
  readonly type: CaseType | undefined
  readonly position: string | null
  onPosition(position: string): void
}

/** Who answers for a point and a class, and why. */
function WhoHere({ type, position, onPosition }: WhoProps) {
  const { t } = useTranslation()
  const say = useSay()
  const words = useErrorWords()
  const classes = useClasses(type)
  const [category, setCategory] = useState<string | null>(null)
  const answer = useAnswer({ position, classes: type?.categories ?? null, category })
  return (
    <section className="panel panel-pad duty-who" aria-label={t('duty-grid.who')}>
      <h2 className="section-title">{t('duty-grid.who')}</h2>
      <Form
        key={position}
        layout="vertical"
        initialValues={{ position: position ?? '' }}
        onFinish={({ position: typed }: { position: string }) =>
          onPosition(typed.replaceAll('，', ',').replaceAll(' ', ''))
        }
      >
        <Form.Item name="position" label={t('duty-grid.position')} extra={t('duty-grid.position-hint')}>
          <Input placeholder="117.1502,39.1084" />
        </Form.Item>
        <Form.Item label={t('case-rule.class')}>
          <Select
            allowClear
            aria-label={t('case-rule.class')}
            placeholder={t('case-rule.every-class')}
            showSearch={{ optionFilterProp: 'label' }}
            value={category}
            options={classes.all.map(({ code, title }) => ({ value: code as string, label: `${say(title)} ${code}` }))}
            onChange={(code: string | null) => setCategory(code ?? null)}
          />
        </Form.Item>
        <Button htmlType="submit">{t('duty-grid.ask')}</Button>
      </Form>
      <p role="status" className="why-answer">
        {position === null && t('duty-grid.ask-hint')}
        {answer.isFetching && t('state.loading')}
        {answer.isError && words(answer.error)}
        {answer.data && say(answer.data.because)}
      </p>
      {answer.data && (
        <p className="hint">
          {[answer.data.place.street, answer.data.place.community, answer.data.place.grid]
            .filter(Boolean)
            .join(' › ') || t('duty-grid.outside')}
        </p>
      )}
    </section>
  )
}
