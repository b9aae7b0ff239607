import { BlockOutlined } from '@ant-design/icons'
import { Button, Checkbox, Popover } from 'antd'
import { useTranslation } from 'react-i18next'
import type { LayerKind, MapLayer } from './layer.ts'
import { LOOKS } from './style.ts'

interface Props {
  readonly layers: readonly MapLayer[]
  readonly hidden: ReadonlySet<string>
  onHidden: ((hidden: ReadonlySet<string>) => void) | undefined
}

/** Legend and switch in one: what each drawing means, and whether it shows. */
export function LayerSwitch({ layers, hidden, onHidden }: Props) {
  const { t } = useTranslation()
  if (layers.length === 0) return null
  const toggle = (key: string) => {
    const next = new Set(hidden)
    if (!next.delete(key)) next.add(key)
    onHidden?.(next)
  }
  const list = (
    <ul className="map-legend">
      {layers.map((layer) => (
        <li key={layer.key}>
          {onHidden ? (
            <Checkbox checked={!hidden.has(layer.key)} onChange={() => toggle(layer.key)}>
              <Swatch kind={layer.kind} /> {layer.title}
            </Checkbox>
          ) : (
            <>
              <Swatch kind={layer.kind} /> {layer.title}
            </>
          )}
        </li>
      ))}
    </ul>
  )
  return (
    <Popover trigger="click" placement="bottomLeft" title={t('map.legend')} content={list}>
      <Button icon={<BlockOutlined />}>{t('map.layers')}</Button>
    </Popover>
  )
}

function Swatch({ kind }: { kind: LayerKind }) {
  const look = LOOKS[kind]
  return (
    <svg className="map-swatch" viewBox="0 0 22 14" width="22" height="14" aria-hidden="true">
      {kind === 'thing' ? (
        <circle cx="11" cy="7" r="5" fill={look.line} stroke="#fff" strokeWidth="1.5" />
      ) : (
        <rect
          x="1.5"
          y="1.5"
          width="19"
          height="11"
          fill={look.fill}
          fillOpacity={Math.max(look.fillOpacity, 0.08)}
          stroke={look.line}
          strokeWidth={look.width}
          strokeDasharray={look.dash?.join(' ')}
        />
      )}
    </svg>
  )
}
