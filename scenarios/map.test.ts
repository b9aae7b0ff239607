import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from './support/browser.ts'
import { type City, startCity } from './support/city.ts'
import { expectSound } from './support/sound.ts'
import { signIn, type Visitor, visit } from './support/visitor.ts'

let browser: Browser
let city: City
let visitor: Visitor

beforeAll(async () => {
  city = await startCity()
  browser = await openBrowser()
  visitor = await visit(browser, city)
  await signIn(visitor, 'steward')
})
afterAll(async () => {
  await browser?.close()
  await city?.stop()
})

const button = (name: string | RegExp) => visitor.page.getByRole('button', { name })
const confirm = (name: string) =>
  visitor.page.locator('.ant-modal-confirm').getByRole('button', { name, exact: true }).click()

/** A sample community of the city: a whole square of seven hundred metres. */
const COMMUNITY = '120104001903'
const [WEST, SOUTH, EAST, NORTH] = [117.13575038748925, 39.12944771797293, 117.14386298436156, 39.13574296506138]

/** The community cut into two cells; the western one may reach over the eastern. */
function cells(overlapping: boolean) {
  const middle = (WEST + EAST) / 2
  const reach = overlapping ? middle + 0.001 : middle
  const cell = (end: string, west: number, east: number) => ({
    type: 'Feature',
    properties: { 编码: `${COMMUNITY}${end}`, 名称: `样例单元${end}` },
    geometry: {
      type: 'Polygon',
      coordinates: [
        [
          [west, SOUTH],
          [east, SOUTH],
          [east, NORTH],
          [west, NORTH],
          [west, SOUTH],
        ],
      ],
    },
  })
  return { type: 'FeatureCollection', features: [cell('901', WEST, reach), cell('902', middle, EAST)] }
}

const fileOf = (name: string, content: object) => ({
  name,
  mimeType: 'application/geo+json',
  buffer: Buffer.from(JSON.stringify(content)),
})

test('layers are switched by the legend, which the address keeps, and what is in view stands in a list', async () => {
  const { page } = visitor
  await page.goto('/map')
  await page.locator('.map-pane[aria-busy="false"]').waitFor()
  await button('图层').click()
  await page.getByRole('checkbox', { name: '社区' }).click()
  await expect.poll(() => decodeURIComponent(page.url())).toContain('hide=community')
  await expectSound(visitor, 'map-layers')
  await page.getByRole('checkbox', { name: '社区' }).click()
  await page.keyboard.press('Escape')
  await button('列表').click()
  await page.getByText('当前范围内').first().waitFor()
})

test('a point given as figures is placed in its street, community and cell; its street is shown', async () => {
  const { page } = visitor
  await page.goto('/map?tool=locate')
  await page.getByLabel('经度, 纬度').fill('117.1502, 39.1084')
  await page.keyboard.press('Enter')
  await page.getByText('此点在本区范围内。').waitFor()
  await page
    .locator('.fact-list')
    .getByText(/\d{15}/)
    .waitFor()
  await expectSound(visitor, 'map-located')
})

test('a zone is drawn by figures, named, shown with its history, and ended with the consequence said', async () => {
  const { page } = visitor
  await page.goto('/map')
  await button('新建片区').click()
  await button('保存').click()
  await page.getByText('请填写名称').waitFor()
  await page.getByLabel('名称', { exact: true }).fill('样例更新片区')
  await button('保存').click()
  await page.getByText('请先在地图上画出范围').waitFor()
  await button('坐标').click()
  await page.locator('#map-figures').fill('117.150, 39.104\n117.154, 39.104\n117.154, 39.107')
  await button('按坐标绘制').click()
  await expectSound(visitor, 'map-drawing')
  await button('保存').click()
  await page.getByRole('heading', { name: '样例更新片区' }).waitFor()
  await page.getByText(/第 1 版/).waitFor()
  await expectSound(visitor, 'map-zone')
  await button('撤销区域').click()
  await page.getByText('到期后不再使用，历史和以往数据保留。').waitFor()
  await page.getByRole('dialog').getByLabel('原因').fill('更新完成')
  await page.getByRole('dialog').getByRole('button', { name: '撤销区域' }).click()
  await page
    .getByText(/至 2023-09-15/)
    .first()
    .waitFor()
})

test('an address is read, and the things that agree with it are listed with reasons', async () => {
  const { page } = visitor
  await page.goto('/map?tool=address')
  await page.getByRole('textbox', { name: '地址' }).fill('南开区鼓楼街道南马路1号')
  await page.keyboard.press('Enter')
  await page.getByText('识别为：').waitFor()
  await expectSound(visitor, 'map-address')
})

test('the grid is checked for gaps and overlaps', async () => {
  const { page } = visitor
  await page.goto('/map?tool=topology')
  await page.getByText(/检查了 4,317 个区域，没有缝隙和重叠/).waitFor({ timeout: 60_000 })
  await expectSound(visitor, 'map-topology')
})

test('a file is previewed with its overlaps shown on the map, mended, applied and taken back as a whole', async () => {
  const { page } = visitor
  await page.goto('/map/imports')
  await page.locator('input[type=file]').setInputFiles(fileOf('重叠.geojson', cells(true)))
  await page.getByText(/2 个图形：将新增 2 个/).waitFor()
  await page.getByText('检查了 2 个区域，发现 1 处问题。').waitFor()
  await button('列表').click()
  await button(/重叠/).first().waitFor()
  await page.keyboard.press('Escape')
  await expectSound(visitor, 'map-import-overlap')
  await button('放弃').click()
  await expect.poll(() => new URL(page.url()).pathname).toBe('/map/imports')
  await page.locator('input[type=file]').setInputFiles(fileOf('网格.geojson', cells(false)))
  await page.getByText('检查了 2 个区域，没有缝隙和重叠。').waitFor()
  await button('应用导入').click()
  await confirm('应用导入')
  await page.getByText(/2 个图形已导入：新增 2 个/).waitFor()
  await expectSound(visitor, 'map-import-applied')
  await button('整体撤回').click()
  await confirm('整体撤回')
  await page.getByText(/已整体撤回/).waitFor()
  await page.getByRole('link', { name: '空间数据导入' }).click()
  await page.locator('.import-list').getByText('已撤回').first().waitFor()
  await expectSound(visitor, 'map-imports')
})
