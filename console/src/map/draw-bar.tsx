import { ClearOutlined, EditOutlined, NumberOutlined, RedoOutlined, UndoOutlined } from '@ant-design/icons'
import { Button, Input, Popover, Segmented, Tooltip } from 'antd'
import { type ReactNode, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { MeasureWords } from './measure-words.tsx'
import { type DrawKind, geometryOf, positionsFrom } from './typed-positions.ts'
import type { DrawingState } from './use-drawing.ts'

interface Props {
  readonly kind: DrawKind
  readonly state: DrawingState
  readonly initial?: 'draw' | 'edit'
  readonly children?: ReactNode
}

/** Tools beside what is being drawn: on with drawing or moving corners, back and forth, by figures, size. */
export function DrawBar({ kind, state, initial = 'draw', children }: Props) {
  const { t } = useTranslation()
  const [mode, setMode] = useState(initial)
  useEffect(() => setMode(initial), [initial])
  const { drawing } = state
  return (
    <div className="map-tools" role="toolbar" aria-label={t('map.drawing')}>
      <Segmented<'draw' | 'edit'>
        size="small"
        value={mode}
        onChange={(next) => {
          setMode(next)
          drawing?.use(next)
        }}
        options={[
          { value: 'draw', label: t('map.draw') },
          { value: 'edit', label: t('map.edit'), icon: <EditOutlined /> },
        ]}
      />
      <Tool words={t('map.undo')} icon={<UndoOutlined />} off={!state.canUndo} onPress={() => drawing?.undo()} />
      <Tool words={t('map.redo')} icon={<RedoOutlined />} off={!state.canRedo} onPress={() => drawing?.redo()} />
      <Tool words={t('map.clear')} icon={<ClearOutlined />} off={!state.geometry} onPress={() => drawing?.clear()} />
      <ByFigures kind={kind} state={state} />
      <MeasureWords geometry={state.geometry} />
      {children}
    </div>
  )
}

interface ToolProps {
  readonly words: string
  readonly icon: ReactNode
  readonly off: boolean
  onPress(): void
}

function Tool({ words, icon, off, onPress }: ToolProps) {
  return (
    <Tooltip title={words}>
      <Button size="small" type="text" icon={icon} aria-label={words} disabled={off} onClick={onPress} />
    </Tooltip>
  )
}

/** The same without a pointer: positions as figures. */
function ByFigures({ kind, state }: { kind: DrawKind; state: DrawingState }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  const [typed, setTyped] = useState('')
  const positions = positionsFrom(typed)
  const geometry = positions && geometryOf(kind, positions)
  const take = () => {
    if (!geometry) return
    state.drawing?.clear()
    state.drawing?.load(geometry)
    setOpen(false)
  }
  const content = (
    <div className="map-figures">
      <label htmlFor="map-figures">{t(`map.figures-${kind}`)}</label>
      <Input.TextArea
        id="map-figures"
        rows={5}
        value={typed}
        placeholder={'117.1502, 39.1084'}
        status={typed.trim() && !geometry ? 'error' : ''}
        onChange={(event) => setTyped(event.target.value)}
      />
      {typed.trim() !== '' && !geometry && (
        <p className="map-fault" role="alert">
          {t(`map.figures-wrong-${kind}`)}
        </p>
      )}
      <Button type="primary" size="small" disabled={!geometry} onClick={take}>
        {t('map.figures-take')}
      </Button>
    </div>
  )
  return (
    <Popover trigger="click" content={content} open={open} onOpenChange={setOpen} placement="bottom">
      <Button size="small" type="text" icon={<NumberOutlined />}>
        {t('map.figures')}
      </Button>
    </Popover>
  )
}
