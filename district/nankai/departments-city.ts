import { departments } from './department-table.ts'
import { REFORM_2018 } from './sources.ts'

export const CITY_DEPARTMENTS = departments(
  {
    'housing-construction': {
      zh: '天津市南开区住房和建设委员会',
      en: 'Housing and Construction Commission of Nankai District',
      short: '区住房建设委',
      shortEn: 'Housing and Construction Commission',
      aliases: '住房建设委 区住建委 住建委 区住房和建设委员会',
    },
    'city-management': {
      zh: '天津市南开区城市管理委员会',
      en: 'City Management Commission of Nankai District',
      short: '区城市管理委',
      shortEn: 'City Management Commission',
      aliases: '城市管理委 区城管委 城管委 区城市管理委员会',
    },
    'ecology-environment': {
      zh: '天津市南开区生态环境局',
      en: 'Ecology and Environment Bureau of Nankai District',
      short: '区生态环境局',
      shortEn: 'Ecology and Environment Bureau',
      aliases: '生态环境局',
    },
    'emergency-management': {
      zh: '天津市南开区应急管理局',
      en: 'Emergency Management Bureau of Nankai District',
      short: '区应急局',
      shortEn: 'Emergency Management Bureau',
      aliases: '应急局 区应急管理局 应急管理局',
    },
    'civil-air-defence': {
      zh: '天津市南开区人民防空办公室',
      en: 'Civil Air Defence Office of Nankai District',
      short: '区人防办',
      shortEn: 'Civil Air Defence Office',
      aliases: '人防办 区人民防空办公室',
    },
    'grid-management': {
      zh: '天津市南开区网格化管理中心',
      en: 'Grid Management Centre of Nankai District',
      short: '区网格化管理中心',
      shortEn: 'Grid Management Centre',
      aliases: '网格化管理中心 区网格中心 网格中心',
      kind: 'institution',
    },
    'law-enforcement': {
      zh: '天津市南开区综合执法支队',
      en: 'Comprehensive Law Enforcement Detachment of Nankai District',
      short: '区综合执法支队',
      shortEn: 'Law Enforcement Detachment',
      aliases: '综合执法支队',
      kind: 'institution',
    },
  },
  'government',
  REFORM_2018,
)

export const BRANCHES = departments(
  {
    'natural-resources': {
      zh: '天津市规划和自然资源局南开分局',
      en: 'Nankai Branch of the Tianjin Planning and Natural Resources Bureau',
      short: '规划和自然资源局南开分局',
      shortEn: 'Planning and Natural Resources Branch',
      aliases: '市规划资源局南开分局 规划资源分局 规自分局 规划资源南开分局',
    },
    'public-security': {
      zh: '天津市公安局南开分局',
      en: 'Nankai Branch of the Tianjin Public Security Bureau',
      short: '公安南开分局',
      shortEn: 'Public Security Branch',
      aliases: '公安分局 市公安局南开分局 区公安分局',
    },
    'fire-rescue': {
      zh: '天津市南开区消防救援支队',
      en: 'Fire and Rescue Detachment of Nankai District',
      short: '区消防救援支队',
      shortEn: 'Fire and Rescue Detachment',
      aliases: '消防救援支队 消防南开支队 南开消防救援支队',
    },
    taxation: {
      zh: '国家税务总局天津市南开区税务局',
      en: 'Taxation Bureau of Nankai District',
      short: '区税务局',
      shortEn: 'Taxation Bureau',
      aliases: '税务局',
    },
  },
  'branch',
  REFORM_2018,
)
