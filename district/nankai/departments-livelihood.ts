import { departments } from './department-table.ts'
import { REFORM_2018 } from './sources.ts'

export const LIVELIHOOD_DEPARTMENTS = departments(
  {
    education: {
      zh: '天津市南开区教育局',
      en: 'Education Bureau of Nankai District',
      short: '区教育局',
      shortEn: 'Education Bureau',
      aliases: '教育局',
    },
    'civil-affairs': {
      zh: '天津市南开区民政局',
      en: 'Civil Affairs Bureau of Nankai District',
      short: '区民政局',
      shortEn: 'Civil Affairs Bureau',
      aliases: '民政局',
    },
    'human-resources': {
      zh: '天津市南开区人力资源和社会保障局',
      en: 'Human Resources and Social Security Bureau of Nankai District',
      short: '区人社局',
      shortEn: 'Human Resources Bureau',
      aliases: '人社局 区人力社保局 人力社保局 区人力资源和社会保障局',
    },
    'medical-insurance': {
      zh: '天津市南开区医疗保障局',
      en: 'Medical Insurance Bureau of Nankai District',
      short: '区医保局',
      shortEn: 'Medical Insurance Bureau',
      aliases: '医保局 区医疗保障局',
    },
    health: {
      zh: '天津市南开区卫生健康委员会',
      en: 'Health Commission of Nankai District',
      short: '区卫生健康委',
      shortEn: 'Health Commission',
      aliases: '卫生健康委 区卫健委 卫健委 区卫生健康委员会',
    },
    'culture-tourism': {
      zh: '天津市南开区文化和旅游局',
      en: 'Culture and Tourism Bureau of Nankai District',
      short: '区文化和旅游局',
      shortEn: 'Culture and Tourism Bureau',
      aliases: '区文旅局 文旅局 文化和旅游局',
    },
    sports: {
      zh: '天津市南开区体育局',
      en: 'Sports Bureau of Nankai District',
      short: '区体育局',
      shortEn: 'Sports Bureau',
      aliases: '体育局',
    },
    veterans: {
      zh: '天津市南开区退役军人事务局',
      en: 'Veterans Affairs Bureau of Nankai District',
      short: '区退役军人局',
      shortEn: 'Veterans Affairs Bureau',
      aliases: '退役军人局 区退役军人事务局 退役军人事务局',
    },
    justice: {
      zh: '天津市南开区司法局',
      en: 'Justice Bureau of Nankai District',
      short: '区司法局',
      shortEn: 'Justice Bureau',
      aliases: '司法局',
    },
    petitions: {
      zh: '天津市南开区信访办公室',
      en: 'Petitions Office of Nankai District',
      short: '区信访办',
      shortEn: 'Petitions Office',
      aliases: '信访办 区信访办公室',
    },
  },
  'government',
  REFORM_2018,
)
