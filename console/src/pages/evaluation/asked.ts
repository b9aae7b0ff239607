import { FigureGroup } from '@citybrain/contract/engines/case-figures.ts'
import type { PlainDate } from '@citybrain/contract/kernel/time.ts'
import { useAddress } from '../../app/address.ts'
import { useSession } from '../../session/session.ts'

/** What the address asks for; without it, this month of the first type, all together. */
export function useAsked(types: readonly string[]) {
  const [address, set] = useAddress()
  const { today } = useSession()
  const said = (name: string) => address.get(name) ?? undefined
  const isDay = (day: string | undefined): day is PlainDate => /^\d{4}-\d{2}-\d{2}$/.test(day ?? '')
  const [from, to] = [said('from'), said('to')]
  const asked = {
    type: types.find((one) => one === said('type')) ?? types[0] ?? '',
    from: isDay(from) ? from : `${today.slice(0, 7)}-01`,
    to: isDay(to) ? to : today,
    by: FigureGroup.safeParse(said('by')).data ?? 'none',
    department: said('department'),
    street: said('street'),
  } as const
  return { asked, address, set }
}

export type Asked = ReturnType<typeof useAsked>['asked']
