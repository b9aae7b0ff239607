import type { ThingType } from '@citybrain/contract/pack/thing.ts'
import { foldText } from '../registry/index.ts'
import { type PlainName, plainName } from './name.ts'

/** What of a thing two of a type are compared by. */
export interface Compared {
  readonly id: string
  readonly name: string
  readonly aliases: readonly string[]
  readonly code: string | null
  readonly attributes: Readonly<Record<string, unknown>>
  /** Longitude and latitude of its middle. */
  readonly position: readonly [number, number] | null
}

export interface Comparable extends Compared {
  readonly names: readonly PlainName[]
  readonly foldedCode: string | null
  /** By field, as they are compared. */
  readonly identifiers: ReadonlyMap<string, string>
  readonly address: string | null
}

export function comparable(type: ThingType, thing: Compared): Comparable {
  const address = type.fields.find((field) => field.kind === 'text' && field.means === 'address')
  const identifiers = type.identifiers.flatMap((key): [string, string][] => {
    const value = folded(thing.attributes[key])
    return value === null ? [] : [[key, value]]
  })
  return {
    ...thing,
    names: [thing.name, ...thing.aliases].map(plainName),
    foldedCode: folded(thing.code),
    identifiers: new Map(identifiers),
    address: address ? plainAddress(thing.attributes[address.key]) : null,
  }
}

function folded(value: unknown): string | null {
  if (typeof value !== 'string' && typeof value !== 'number') return null
  const text = foldText(String(value)).replace(/[^\p{Letter}\p{Number}]/gu, '')
  return text === '' ? null : text
}

const plainAddress = (value: unknown) => (typeof value === 'string' ? plainName(value).plain || null : null)

/** Parts of a degree, some 200 m: things of a name that hundreds have are compared with those beside them only. */
const CELLS_PER_DEGREE = 500

/** What a thing is put together with others by: whoever shares one is compared with it. */
export function signsOf({ foldedCode, identifiers, names, position }: Comparable): string[] {
  const cell = position?.map((degrees) => Math.round(degrees * CELLS_PER_DEGREE)).join(' ')
  const plain = new Set(names.map((name) => name.plain).filter((name) => name !== ''))
  return [
    ...(foldedCode === null ? [] : [`code ${foldedCode}`]),
    ...[...identifiers].map(([key, value]) => `${key} ${value}`),
    ...[...plain].map((name) => `name ${name}`),
    ...(cell === undefined ? [] : [...plain].map((name) => `at ${cell} ${name}`)),
  ]
}
