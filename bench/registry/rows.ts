import { createHash } from 'node:crypto'

/** The id that the floors make of a number too: its MD5 with the marks of a random UUID. */
export function idOf(n: number): string {
  const md5 = createHash('md5').update(String(n)).digest('hex')
  const hex = `${md5.slice(0, 12)}4${md5.slice(13, 16)}8${md5.slice(17)}`
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}

const USES = ['office', 'retail', 'residential', 'industrial', 'public', 'mixed'] as const

/** A building with six fields somewhere in the district, the same for the same number. */
export function buildingOf(n: number) {
  return {
    type: 'building',
    name: `基准楼宇${n}`,
    geometry: {
      type: 'Point' as const,
      coordinates: [117.1033 + (n % 853) / 10_000, 39.0601 + (n % 911) / 10_000] as [number, number],
    },
    attributes: {
      address: '长江道12号',
      use: USES[n % USES.length] ?? 'office',
      storeys: 1 + (n % 30),
      builtYear: 1980 + (n % 44),
      floorAreaM2: `${1000 + (n % 9000)}.50`,
      manager: '物业公司',
    },
  }
}
