import { describe, expect, it } from 'vitest'
import { plainSubject } from './draft.ts'
import { pairedSubjects, splitNames } from './subject.ts'

const paired = (text: string): string[] =>
  pairedSubjects(text, 0, text.length).map((subject) => plainSubject(text, subject))

describe('subjects of a list', () => {
  it('share the head noun of the last', () => {
    expect(paired('粮食、蔬菜产量')).toEqual(['粮食产量', '蔬菜产量'])
    expect(paired('城镇、农村居民人均可支配收入')).toEqual(['城镇居民人均可支配收入', '农村居民人均可支配收入'])
  })

  it('keep a head noun of their own', () => {
    expect(paired('工业投资和技改投资')).toEqual(['工业投资', '技改投资'])
    expect(paired('图书馆、文化馆')).toEqual(['图书馆', '文化馆'])
  })

  it('come from short pairs', () => {
    expect(paired('城乡居民收入')).toEqual(['城镇居民收入', '农村居民收入'])
    expect(paired('一二三产增加值')).toEqual(['第一产业增加值', '第二产业增加值', '第三产业增加值'])
  })

  it('take the modifier of the first where the last is a bare head', () => {
    expect(paired('生产安全事故起数、死亡人数')).toEqual(['生产安全事故起数', '生产安全事故死亡人数'])
  })

  it('are not split inside words and brackets', () => {
    const text = '和谐路（东段、西段）、普及率'
    expect(splitNames(text, 0, text.length).map(([start, end]) => text.slice(start, end))).toEqual([
      '和谐路（东段、西段）',
      '普及率',
    ])
  })
})
