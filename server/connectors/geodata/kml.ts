import { SaxesParser } from 'saxes'
import { BadGeodata, unreadable } from './bad-geodata.ts'
import { FeatureList, type Geodata } from './features.ts'
import { limits } from './limits.ts'

type Position = [number, number]

/** What is being read of a Placemark. */
interface Placemark {
  readonly fields: Record<string, string>
  readonly polygons: Position[][][]
  readonly points: Position[]
  lines: number
}

/**
 * Placemarks of a KML text as a stream: areas with their holes, names and extended data. A document type declaration is
 * refused, since KML has none and entity bombs need one.
 */
export function readKml(text: string): Omit<Geodata, 'encoding' | 'format'> {
  const list = new FeatureList()
  const reader = new KmlReader(list)
  const parser = new SaxesParser({ xmlns: false, position: false })
  parser.on('opentag', ({ name, attributes }) => reader.open(local(name), attributes as Record<string, string>))
  parser.on('closetag', ({ name }) => reader.close(local(name)))
  parser.on('text', (part) => reader.text(part))
  parser.on('cdata', (part) => reader.text(part))
  parser.on('doctype', () => {
    throw new BadGeodata('geodata.bomb')
  })
  parser.on('error', (error) => {
    throw unreadable('不是完整的 XML', 'it is no complete XML', error)
  })
  parser.write(text.replace(/^\ufeff/, '')).close()
  return { statedDatum: 'WGS84', fields: list.fields, features: list.features }
}

const local = (name: string) => name.slice(name.indexOf(':') + 1)

class KmlReader {
  private readonly list: FeatureList
  private readonly path: string[] = []
  private placemark: Placemark | null = null
  private written = ''
  private dataName = ''

  constructor(list: FeatureList) {
    this.list = list
  }

  open(name: string, attributes: Record<string, string>): void {
    this.path.push(name)
    if (this.path.length > limits.xmlDepth) throw new BadGeodata('geodata.bomb')
    this.written = ''
    if (name === 'Placemark') this.placemark = { fields: {}, polygons: [], points: [], lines: 0 }
    else if (name === 'Polygon') this.placemark?.polygons.push([])
    else if (name === 'Data' || name === 'SimpleData') this.dataName = attributes.name ?? ''
  }

  text(part: string): void {
    if (this.placemark) this.written += part
  }

  close(name: string): void {
    this.path.pop()
    const parent = this.path.at(-1)
    const { placemark } = this
    if (!placemark) return
    const written = this.written.trim()
    this.written = ''
    if (name === 'coordinates') this.keepCoordinates(placemark, parent, positionsOf(written))
    else if ((name === 'name' || name === 'description') && parent === 'Placemark') placemark.fields[name] = written
    else if ((name === 'value' && parent === 'Data') || name === 'SimpleData') placemark.fields[this.dataName] = written
    else if (name === 'Placemark') this.finish(placemark)
  }

  private keepCoordinates(placemark: Placemark, parent: string | undefined, positions: Position[]): void {
    const rings = placemark.polygons.at(-1)
    const inner = this.path.includes('innerBoundaryIs')
    if (parent === 'LinearRing' && rings) rings.splice(inner ? rings.length : 0, 0, positions)
    else if (parent === 'Point') placemark.points.push(...positions)
    else placemark.lines += 1
  }

  private finish({ fields, polygons, points, lines }: Placemark): void {
    this.placemark = null
    const [point] = points
    if (polygons.length > 0) this.list.add(fields, { type: 'MultiPolygon', coordinates: polygons })
    else if (point) this.list.add(fields, { type: 'Point', coordinates: point })
    else this.list.add(fields, lines > 0 ? { type: 'LineString', coordinates: [] } : null)
  }
}

/** `lon,lat[,height]` separated by blanks. */
function positionsOf(text: string): Position[] {
  if (text === '') return []
  return text.split(/\s+/).map((part) => {
    const [x = '', y = ''] = part.split(',')
    return [x === '' ? Number.NaN : Number(x), y === '' ? Number.NaN : Number(y)]
  })
}
