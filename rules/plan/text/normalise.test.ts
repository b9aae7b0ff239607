import { describe, expect, it } from 'vitest'
import { normalise, quoted, surface } from './normalise.ts'

describe('plain text of a stored text', () => {
  it('folds widths and traditional characters and remembers the places', () => {
    const plain = normalise('新增綠地１５公頃')
    expect(plain.text).toBe('新增绿地15公顷')
    expect(surface(plain, 2, 4)).toBe('綠地')
    expect(plain.traditional).toBe(true)
  })

  it('drops pinyin in brackets, inside words and after numbers', () => {
    expect(normalise('发(fā)展产zhì业，安置3万(wàn)人').text).toBe('发展产业，安置3万人')
  })

  it('keeps Latin units and names', () => {
    expect(normalise('全长21.4km，APP上线').text).toBe('全长21.4km，APP上线')
  })

  it('joins numbers and words torn apart by blanks, breaks and page numbers', () => {
    expect(normalise('全年完成投资 7. 5 亿\n元，新建管网').text).toContain('7.5亿元，')
    expect(normalise('新建口袋公园、街头绿地和健身步\n— 12 —\n道18公里，方便居民。').text).toContain('健身步道18公里')
  })

  it('keeps headings and paragraphs apart', () => {
    expect(normalise('一、主要目标\n地区生产总值增长6%。').text).toBe('一、主要目标\n地区生产总值增长6%。')
  })

  it('counts offsets in code points, so that an emoji before a figure shifts nothing', () => {
    const plain = normalise('😀𠮷村修路3公里')
    const at = plain.text.indexOf('3公里')
    expect(plain.at[at]).toBe(5)
    expect(quoted(plain, at, at + 3)).toBe('3公里')
  })

  it('drops footnote marks, entities, doubled signs and marks of lost characters', () => {
    expect(normalise('&nbsp;新建公厕18座[1]，，增设??投放点').text).toBe('新建公厕18座，增设投放点')
  })

  it('takes thousands separators out of numbers and Latin full stops as ends of sentences', () => {
    expect(normalise('总额1,050亿元. 增长5%. 完').text).toBe('总额1050亿元。增长5%。完')
  })
})
