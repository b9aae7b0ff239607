import type { getMap } from '@citybrain/contract/api/regions.ts'
import type { RouteReply } from '@citybrain/contract/api/route.ts'
import { useCallback, useMemo, useState } from 'react'
import { useAddress } from '../../app/address.ts'
import { viewFromAddress, viewToAddress } from '../../map/address.ts'
import type { DrawnMap } from '../../map/drawn-map.ts'
import type { Box } from '../../map/geometry.ts'
import type { Chosen, View } from '../../map/layer.ts'

export type MapSettings = RouteReply<typeof getMap>

export const TOOLS = ['regions', 'locate', 'address', 'topology'] as const

/** What the map page shows, as it stands in the address: view, layers switched off, what is chosen, which tool. */
export function useMapPage() {
  const [address, set] = useAddress()
  const [seen, setSeen] = useState<{ view: View; box: Box } | null>(null)
  const [map, setMap] = useState<DrawnMap | null>(null)
  const said = address.get('hide') ?? ''
  const hidden = useMemo(() => new Set(said.split(',').filter(Boolean)), [said])
  const chosenSaid = address.get('chosen')
  const chosen = useMemo(() => chosenFrom(chosenSaid), [chosenSaid])
  const onView = useCallback(
    (view: View, box: Box) => {
      setSeen({ view, box })
      set({ at: viewToAddress(view) })
    },
    [set],
  )
  return {
    tool: TOOLS.find((one) => one === address.get('tool')) ?? 'regions',
    doing: address.get('do'),
    kind: address.get('kind'),
    at: pointFrom(address.get('point')),
    start: viewFromAddress(address.get('at')),
    set,
    seen,
    onView,
    hidden,
    onHidden: useCallback((keys: ReadonlySet<string>) => set({ hide: [...keys].join(',') || null }), [set]),
    chosen,
    choose: useCallback((what: Chosen | null) => set({ chosen: what && `${what.layer}:${what.id}` }), [set]),
    map,
    setMap,
  }
}

export type MapPageState = ReturnType<typeof useMapPage>

function chosenFrom(said: string | null): Chosen | null {
  const [, layer, id] = /^([\w-]+):([\w-]+)$/.exec(said ?? '') ?? []
  return layer && id ? { layer, id } : null
}

export function pointFrom(said: string | null): readonly [lon: number, lat: number] | null {
  const view = viewFromAddress(said && `${said},1`)
  return view && [view.lon, view.lat]
}

export function pointToAddress([lon, lat]: readonly [lon: number, lat: number]): string {
  return `${lon.toFixed(6)},${lat.toFixed(6)}`
}
