import { expect, test } from 'vitest'
import { writeZip } from '../documents/fixtures/zip.ts'
import { layerOf } from './fixtures/shapefile.ts'
import { BadGeodata, readGeodata } from './index.ts'

/** Each reading starts a thread, which takes a second where the machine is busy. */
const SLOW = { timeout: 60_000 }

const RING = [
  [117.1, 39.1],
  [117.1, 39.2],
  [117.2, 39.2],
  [117.1, 39.1],
] as [number, number][]
const POLYGON = { type: 'Polygon', coordinates: [RING] }
const bytes = (text: string) => new TextEncoder().encode(text)
const read = (content: Uint8Array, fileName: string | null = null) => readGeodata({ bytes: content, fileName })

async function refused(content: Uint8Array, fileName: string | null = null): Promise<string> {
  const error = await read(content, fileName).catch((reason: unknown) => reason)
  if (error instanceof BadGeodata) return error.code
  throw error
}

const KML = (inner: string) => `<?xml version="1.0" encoding="UTF-8"?>
<kml xmlns="http://www.opengis.net/kml/2.2"><Document><Folder>${inner}</Folder></Document></kml>`
const PLACEMARK = `<Placemark><name>东里</name><ExtendedData><Data name="编码"><value>120104001001</value></Data></ExtendedData>
  <MultiGeometry><Polygon><outerBoundaryIs><LinearRing><coordinates>0,0,5 0,9 9,9 0,0</coordinates></LinearRing></outerBoundaryIs>
  <innerBoundaryIs><LinearRing><coordinates>1,2 1,3 2,3 1,2</coordinates></LinearRing></innerBoundaryIs></Polygon></MultiGeometry></Placemark>`

test('GeoJSON gives its features with fields as texts, and the datum that it states', SLOW, async () => {
  const crs = { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::4490' } }
  const features = [{ type: 'Feature', geometry: POLYGON, properties: { 名称: '东里', 编码: 120104001001, 空: null } }]
  const found = await read(bytes(JSON.stringify({ type: 'FeatureCollection', crs, features })))
  expect(found).toEqual({
    ...{ format: 'geojson', encoding: 'UTF-8', statedDatum: 'urn:ogc:def:crs:EPSG::4490', fields: ['名称', '编码'] },
    features: [{ fields: { 名称: '东里', 编码: '120104001001' }, geometry: POLYGON }],
  })
})

test('KML gives areas with their holes, names and extended data; a KMZ is the same within a zip', SLOW, async () => {
  const expected = {
    fields: { name: '东里', 编码: '120104001001' },
    geometry: {
      type: 'MultiPolygon',
      coordinates: [
        [
          [
            [0, 0],
            [0, 9],
            [9, 9],
            [0, 0],
          ],
          [
            [1, 2],
            [1, 3],
            [2, 3],
            [1, 2],
          ],
        ],
      ],
    },
  }
  const kml = await read(bytes(KML(PLACEMARK)))
  expect([kml.format, kml.features]).toEqual(['kml', [expected]])
  const kmz = await read(writeZip([{ name: 'doc.kml', data: KML(PLACEMARK) }]))
  expect([kmz.format, kmz.features]).toEqual(['kmz', [expected]])
})

test('CSV is read by a column of WKT, or by two of longitude and latitude', SLOW, async () => {
  const wkt = '名称,WKT\n东里,"POLYGON ((117.1 39.1, 117.1 39.2, 117.2 39.2, 117.1 39.1))"\n西里,nonsense\n'
  const areas = await read(bytes(wkt), 'a.csv')
  expect(areas.features[0]).toEqual({ fields: { 名称: '东里' }, geometry: POLYGON })
  expect(areas.features[1]?.geometry?.type).toBe('unreadable WKT')
  const points = await read(bytes('编号;经度;纬度\n1;117.1;39.1\n'), 'b.csv')
  expect(points.features[0]?.geometry).toEqual({ type: 'Point', coordinates: [117.1, 39.1] })
})

test.each([
  ['936', 'gb18030'],
  ['GBK', 'gbk'],
  ['UTF-8', 'utf-8'],
  [null, 'gb18030'],
])('a zipped Shapefile with .cpg %s gives its Chinese names', SLOW, async (cpg, encoding) => {
  const text = encoding === 'utf-8' ? Buffer.from('鼓楼街道') : Buffer.from('b9c4c2a5bdd6b5c0', 'hex')
  const { shp, dbf } = layerOf(RING, { field: 'MC', text })
  const found = await read(
    writeZip([
      { name: 'layer/Streets.shp', data: shp },
      { name: 'layer/Streets.dbf', data: dbf },
      { name: 'layer/Streets.prj', data: 'GEOGCS["China Geodetic Coordinate System 2000",DATUM[]]' },
      ...(cpg === null ? [] : [{ name: 'layer/Streets.cpg', data: cpg }]),
    ]),
  )
  expect(found).toMatchObject({ format: 'shapefile', encoding, statedDatum: 'China Geodetic Coordinate System 2000' })
  expect(found.features).toEqual([{ fields: { MC: '鼓楼街道' }, geometry: POLYGON }])
})

test('an entity bomb, an external entity and a zip bomb are refused', SLOW, async () => {
  const laughs = `<!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><kml><Placemark><name>&b;</name></Placemark></kml>`
  expect(await refused(bytes(laughs))).toBe('geodata.bomb')
  expect(await refused(bytes('<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]><kml>&f;</kml>'))).toBe(
    'geodata.bomb',
  )
  const zeros = new Uint8Array(160 * 1024 * 1024)
  expect(await refused(writeZip([{ name: 'doc.kml', data: zeros }]))).toBe('geodata.bomb')
})

test('elements nested without end, and lists in lists, end in a sentence', SLOW, async () => {
  expect(await refused(bytes('<kml>'.repeat(50_000)))).toBe('geodata.bomb')
  const deep = `{"type":"Feature","geometry":{"type":"Polygon","coordinates":${'['.repeat(200_000)}${']'.repeat(200_000)}}}`
  expect(await refused(bytes(deep))).toBe('geodata.bomb')
})

test('a file of too many features, too many bytes or none at all is refused', SLOW, async () => {
  const rows = Array.from({ length: 20_001 }, () => '117,39').join('\n')
  expect(await refused(bytes(`lon,lat\n${rows}`), 'a.csv')).toBe('geodata.too-large')
  expect(await refused(new Uint8Array(33 * 1024 * 1024))).toBe('geodata.too-large')
  expect(await refused(new Uint8Array())).toBe('geodata.empty')
})

test.each([
  ['a picture', Buffer.from('89504e470d0a1a0a0000', 'hex'), 'geodata.unsupported'],
  ['an archive of something else', writeZip([{ name: 'a.txt', data: 'x' }]), 'geodata.unsupported'],
  ['half a zip', writeZip([{ name: 'a.shp', data: 'x' }]).subarray(0, 30), 'geodata.unreadable'],
  ['a Shapefile of nonsense', writeZip([{ name: 'a.shp', data: 'nonsense' }]), 'geodata.unreadable'],
  ['a table without positions', bytes('a,b\n1,2\n'), 'geodata.unreadable'],
  ['JSON cut off', bytes('{"type":"FeatureCollection","features":['), 'geodata.unreadable'],
  ['JSON of another kind', bytes('{"type":"Topology"}'), 'geodata.unreadable'],
  ['XML cut off', bytes('<kml><Placemark>'), 'geodata.unreadable'],
] as const)('%s is refused', SLOW, async (_, content, code) => {
  expect(await refused(content)).toBe(code)
})
