import { changeRegion, createRegion } from '@citybrain/contract/api/regions.ts'
import type { Area, RegionDetail } from '@citybrain/contract/engines/region.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Alert, DatePicker, Form, Input, Radio, Skeleton } from 'antd'
import type { Dayjs } from 'dayjs'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../api/call.ts'
import { newId } from '../../api/ids.ts'
import { isConflict } from '../../api/refused.ts'
import { regionKeys, useRegion } from '../../api/regions.ts'
import { useLeaveGuard } from '../../app/leave-guard.ts'
import { Failure, useErrorWords } from '../../app/notices.tsx'
import { fromPicker, toPicker } from '../../days/days.ts'
import { DrawBar } from '../../map/draw-bar.tsx'
import type { MapLayer } from '../../map/layer.ts'
import { type DrawingState, useDrawing } from '../../map/use-drawing.ts'
import { FormFrame } from '../../register/form-frame.tsx'
import { useSession } from '../../session/session.ts'
import type { MapPageState } from './use-map-page.ts'

interface Props {
  readonly page: MapPageState
  readonly layers: readonly MapLayer[]
}

/** Draws a new zone, or the boundary of a region anew; its neighbours' corners and borders attract. */
export function BoundaryTool({ page, layers }: Props) {
  const drawing = useDrawing(page.map, 'area', layers)
  if (page.doing === 'boundary' && page.chosen)
    return <EditBoundary id={page.chosen.id} page={page} drawing={drawing} />
  return <NewZone page={page} drawing={drawing} />
}

interface PartProps {
  readonly page: MapPageState
  readonly drawing: DrawingState
}

interface Zone {
  name: string
  validFrom: Dayjs | null
  source: string
}

function NewZone({ page, drawing }: PartProps) {
  const { t } = useTranslation()
  const [form] = Form.useForm<Zone>()
  const [id] = useState(newId)
  const { account } = useSession()
  const save = useSaved(page, drawing, ({ name, validFrom, source }: Zone, geometry) =>
    call(createRegion, {
      body: { id, kind: 'zone', name, source, validFrom: fromPicker(validFrom), geometry },
    }),
  )
  useLeaveGuard(drawing.geometry !== null && !save.saved)
  return (
    <div className="map-tool">
      <h2 className="region-name">{t('map-page.new-zone')}</h2>
      <p className="hint">{t('map-page.draw-how')}</p>
      <DrawBar kind="area" state={drawing} />
      <FormFrame
        form={form}
        initial={{ name: '', validFrom: null, source: t('map-page.drawn-by', { name: account.name }) }}
        busy={save.busy}
        okWords={t('form.save')}
        onSend={save.send}
        onLeave={() => page.set({ do: null })}
      >
        <Problems error={save.error} missing={save.missing} />
        <Form.Item
          name="name"
          label={t('region.name')}
          rules={[{ required: true, whitespace: true, message: t('region.name-needed') }]}
        >
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="validFrom" label={t('region.valid-from')} extra={t('region.valid-from-hint')}>
          <DatePicker />
        </Form.Item>
        <SourceField />
      </FormFrame>
    </div>
  )
}

interface Boundary {
  how: 'change' | 'correct'
  from: Dayjs | null
  source: string
  reason: string
}

function EditBoundary({ id, page, drawing }: PartProps & { id: string }) {
  const region = useRegion(id)
  if (region.isPending) return <Skeleton active />
  if (region.isError) return <Failure error={region.error} onRetry={() => void region.refetch()} />
  return <BoundaryForm key={region.data.revision} region={region.data} page={page} drawing={drawing} />
}

function BoundaryForm({ region, page, drawing }: PartProps & { region: RegionDetail }) {
  const { t } = useTranslation()
  const [form] = Form.useForm<Boundary>()
  const how = Form.useWatch('how', form)
  const { today } = useSession()
  const taken = useLoaded(region, drawing)
  const save = useSaved(page, drawing, ({ how, from, source, reason }: Boundary, geometry) =>
    call(changeRegion, {
      params: { region: region.id },
      body: {
        revision: region.revision,
        from: how === 'change' ? (fromPicker(from) ?? today) : null,
        set: { geometry, source },
        ...(reason.trim() ? { reason: reason.trim() } : {}),
      },
    }),
  )
  return (
    <div className="map-tool">
      <h2 className="region-name">{t('region.boundary-of', { name: region.name })}</h2>
      <p className="hint">{t(taken === false ? 'region.boundary-holes' : 'map-page.draw-how')}</p>
      <DrawBar kind="area" state={drawing} initial={taken ? 'edit' : 'draw'} />
      <FormFrame
        form={form}
        initial={{ how: 'change', from: toPicker(today), source: region.source, reason: '' }}
        busy={save.busy}
        okWords={t('form.save')}
        onSend={save.send}
        onLeave={() => page.set({ do: null })}
      >
        <Problems error={save.error} missing={save.missing} />
        <Form.Item name="how" label={t('region.change-how')}>
          <Radio.Group
            options={[
              { value: 'change', label: t('region.changes-from') },
              { value: 'correct', label: t('region.was-wrong') },
            ]}
          />
        </Form.Item>
        {how !== 'correct' && (
          <Form.Item
            name="from"
            label={t('region.change-from')}
            rules={[{ required: true, message: t('form.day-needed') }]}
          >
            <DatePicker />
          </Form.Item>
        )}
        <SourceField />
        <Form.Item name="reason" label={t('form.reason')}>
          <Input.TextArea rows={2} maxLength={500} />
        </Form.Item>
      </FormFrame>
    </div>
  )
}

function SourceField() {
  const { t } = useTranslation()
  return (
    <Form.Item
      name="source"
      label={t('region.source')}
      extra={t('region.source-hint')}
      rules={[{ required: true, whitespace: true, message: t('region.source-needed') }]}
    >
      <Input.TextArea rows={2} maxLength={500} />
    </Form.Item>
  )
}

function Problems({ error, missing }: { error: unknown; missing: boolean }) {
  const { t } = useTranslation()
  const words = useErrorWords()
  if (missing) return <Alert type="warning" showIcon title={t('map-page.draw-first')} className="form-lede" />
  if (!error) return null
  return (
    <Alert
      type="error"
      showIcon
      title={words(error)}
      description={isConflict(error) ? t('region.changed-meanwhile') : undefined}
      className="form-lede"
    />
  )
}

/** Puts the present boundary under the tools once; null until then, false where it can't be edited by hand. */
function useLoaded(region: RegionDetail, { drawing }: DrawingState): boolean | null {
  const [taken, setTaken] = useState<boolean | null>(null)
  useEffect(() => {
    if (!drawing) return
    setTaken(region.geometry === null ? true : drawing.load(region.geometry))
  }, [drawing, region.geometry])
  return taken
}

function useSaved<T>(
  page: MapPageState,
  { geometry }: DrawingState,
  send: (typed: T, area: Area) => Promise<RegionDetail>,
) {
  const queries = useQueryClient()
  const [asked, setAsked] = useState(false)
  const area = geometry?.type === 'Polygon' || geometry?.type === 'MultiPolygon' ? (geometry as Area) : null
  const save = useMutation({
    mutationFn: (given: { typed: T; area: Area }) => send(given.typed, given.area),
    onSuccess: async (region) => {
      page.set({ do: null, chosen: `${region.kind}:${region.id}` })
      await queries.invalidateQueries({ queryKey: regionKeys.all })
    },
  })
  return {
    busy: save.isPending,
    saved: save.isSuccess,
    error: save.error,
    missing: asked && area === null,
    send: (typed: T) => {
      setAsked(true)
      if (area) save.mutate({ typed, area })
    },
  }
}
