import type { DistrictData } from '@citybrain/contract/engines/district.ts'
import { LANDMARKS_RECALLED, PLAN_2023 } from './sources.ts'

const INSIDE = [
  ['gulou', '鼓楼', 'Drum Tower', 117.1757, 39.1405],
  ['guwenhua-jie', '古文化街（天后宫）', 'Ancient Culture Street (Tianhou Temple)', 117.1865, 39.1439],
  ['yuhuang-ge', '玉皇阁', 'Jade Emperor Pavilion', 117.1853, 39.145],
  ['wenmiao', '文庙', 'Temple of Confucius', 117.1805, 39.1405],
  ['nankai-university', '南开大学', 'Nankai University', 117.1625, 39.103],
  ['tianjin-university', '天津大学', 'Tianjin University', 117.1625, 39.1085],
  ['nankai-school', '南开中学', 'Nankai High School', 117.166, 39.1325],
  ['zhou-deng-memorial', '周恩来邓颖超纪念馆', 'Zhou Enlai and Deng Yingchao Memorial', 117.156, 39.089],
  ['shuishang-park', '水上公园', 'Water Park', 117.16, 39.088],
  ['olympic-centre', '天津奥林匹克中心', 'Tianjin Olympic Centre', 117.168, 39.071],
  ['changhong-park', '长虹公园', 'Changhong Park', 117.143, 39.129],
  ['nancuiping-park', '南翠屏公园', 'Nancuiping Park', 117.1475, 39.085],
  ['joy-city', '大悦城', 'Joy City', 117.1738, 39.133],
  ['huayuan', '华苑', 'Huayuan', 117.12, 39.085],
] as const

const OUTSIDE = [
  ['tianta', '天塔', 'Tianjin Radio and Television Tower', 117.177, 39.0905],
  ['nanshi-food-street', '南市食品街', 'Nanshi Food Street', 117.18, 39.133],
  ['west-station', '天津西站', 'Tianjin West Railway Station', 117.157, 39.1555],
] as const

function recalled(inside: boolean) {
  return ([id, zh, en, longitude, latitude]: readonly [string, string, string, number, number]) => ({
    id,
    name: { zh, en },
    position: [longitude, latitude] as [number, number],
    accuracyM: 300,
    inside,
    source: LANDMARKS_RECALLED,
  })
}

export const LANDMARKS = [
  ...INSIDE.map(recalled(true)),
  ...OUTSIDE.map(recalled(false)),
  {
    id: 'science-square',
    name: { zh: '科技广场', en: 'Science and Technology Square' },
    position: [117.157, 39.109],
    accuracyM: 1000,
    inside: true,
    source: LANDMARKS_RECALLED,
  },
] satisfies DistrictData['landmarks']

const UNCLASSED = {
  zh: '“双核”“两翼”分别指哪座城、边界在哪里，计划没有说明；边界由区里绘制',
  en: 'The plan does not say which are the cores and which the wings, nor where they end; the district draws them',
}

function city(id: string, zh: string, en: string, aliases: string[] = []) {
  return { id, name: { zh, en }, aliases, boundary: null, note: UNCLASSED, source: PLAN_2023 }
}

export const ZONES = [
  city('haihe-science', '海河科学城', 'Haihe Science City'),
  city('qihang-innovation', '启航创新城', 'Qihang Innovation City', ['启航科创城']),
  city('old-town-culture', '老城厢文化城', 'Old Town Culture City'),
  city('waterside-vitality', '环水上活力城', 'Waterside Vitality City'),
  {
    id: 'tiankai',
    name: { zh: '天开高教科创园', en: 'Tiankai Higher Education Science and Innovation Park' },
    aliases: ['天开高教科技园', '天开园'],
    boundary: null,
    note: {
      zh: '2023年初的计划称天开高教科技园，2023-05-18开园时定名；南开为核心区',
      en: 'Called 天开高教科技园 in the plan of January 2023; opened under its present name on 2023-05-18 with its core here',
    },
    source: PLAN_2023,
  },
] satisfies DistrictData['zones']
