import { departments } from './department-table.ts'
import { NAMES_2017, REFORM_2018 } from './sources.ts'

export const PARTY_DEPARTMENTS = departments(
  {
    organization: {
      zh: '中共天津市南开区委员会组织部',
      en: 'Organization Department of the Nankai District Party Committee',
      short: '区委组织部',
      shortEn: 'Organization Department',
      aliases: '组织部',
    },
    publicity: {
      zh: '中共天津市南开区委员会宣传部',
      en: 'Publicity Department of the Nankai District Party Committee',
      short: '区委宣传部',
      shortEn: 'Publicity Department',
      aliases: '宣传部',
    },
    'political-legal': {
      zh: '中共天津市南开区委员会政法委员会',
      en: 'Political and Legal Affairs Commission of the Nankai District Party Committee',
      short: '区委政法委',
      shortEn: 'Political and Legal Affairs Commission',
      aliases: '政法委',
    },
    cyberspace: {
      zh: '中共天津市南开区委员会网络安全和信息化委员会办公室',
      en: 'Cyberspace Affairs Office of the Nankai District Party Committee',
      short: '区委网信办',
      shortEn: 'Cyberspace Affairs Office',
      aliases: '网信办',
    },
  },
  'party',
  REFORM_2018,
)

export const GROUPS = departments(
  {
    'science-association': {
      zh: '天津市南开区科学技术协会',
      en: 'Association for Science and Technology of Nankai District',
      short: '区科协',
      shortEn: 'Science Association',
      aliases: '科协 区科学技术协会',
    },
    'disabled-federation': {
      zh: '天津市南开区残疾人联合会',
      en: 'Disabled Persons’ Federation of Nankai District',
      short: '区残联',
      shortEn: 'Disabled Persons’ Federation',
      aliases: '残联 区残疾人联合会',
    },
    'youth-league': {
      zh: '共青团天津市南开区委员会',
      en: 'Nankai District Committee of the Communist Youth League',
      short: '团区委',
      shortEn: 'Youth League Committee',
      aliases: '区团委 共青团南开区委',
    },
    'women-children': {
      zh: '天津市南开区妇女儿童工作委员会',
      en: 'Working Committee on Women and Children of Nankai District',
      short: '区妇儿工委',
      shortEn: 'Women and Children Committee',
      aliases: '妇儿工委 区妇女儿童工作委员会',
    },
  },
  'group',
  REFORM_2018,
)

export const INSTITUTIONS_2017 = departments(
  {
    'ancient-culture-street': {
      zh: '古文化街管理委员会',
      en: 'Ancient Culture Street Management Committee',
      short: '古文化街管委会',
      shortEn: 'Ancient Culture Street Committee',
      aliases: '',
    },
    'science-park': {
      zh: '科技园管理委员会',
      en: 'Science Park Management Committee',
      short: '科技园管委会',
      shortEn: 'Science Park Committee',
      aliases: '',
    },
  },
  'institution',
  NAMES_2017,
)
