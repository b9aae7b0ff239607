import { describe, expect, it } from 'vitest'
import { chineseValue, numeralAt } from './numeral.ts'

describe('numbers as written', () => {
  it.each([
    ['1050亿元', '105000000000'],
    ['2.38万亿元', '2380000000000'],
    ['8000多亿元', '800000000000'],
    ['5600余户', '5600'],
    ['百万吨', '1000000'],
    ['2000万千瓦', '20000000'],
    ['百分之五点五', '5.5'],
    ['千分之三', '0.3'],
    ['二点三万户', '23000'],
    ['一千二百张', '1200'],
    ['三万五千名', '35000'],
    ['十二个', '12'],
    ['一百零五所', '105'],
  ])('reads %s as %s', (text, value) => {
    expect(numeralAt(text, 0)?.value).toBe(value)
  })

  it('keeps 余 and 多 inside the number as «at least»', () => {
    expect(numeralAt('三百五十余家', 0)).toMatchObject({ value: '350', more: true, end: 5 })
    expect(numeralAt('20多元', 0)).toMatchObject({ value: '20', more: true })
  })

  it('leaves digits of codes alone', () => {
    expect(numeralAt('G109', 1)).toBeUndefined()
    expect(numeralAt('PM2.5', 4)).toBeUndefined()
  })

  it('reads years digit by digit', () => {
    expect(chineseValue('二〇二五')).toBe('2025')
    expect(chineseValue('二十')).toBe('20')
  })
})
