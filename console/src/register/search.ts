import type { Commitment } from '@citybrain/contract/engines/register.ts'
import { useEffect, useState } from 'react'
import { plainSearch, type Search } from './filter.ts'

type PinyinModule = typeof import('@citybrain/rules/words/pinyin.ts')
let loaded: PinyinModule | null = null

/** Search that also understands pinyin; the dictionary is fetched when Latin letters are first typed. */
export function useRowSearch(typed: string): Search {
  const [pinyin, setPinyin] = useState<PinyinModule | null>(loaded)
  const wanted = /[a-z]/i.test(typed)
  useEffect(() => {
    if (!wanted || loaded) return
    void import('@citybrain/rules/words/pinyin.ts').then((module) => {
      loaded = module
      setPinyin(module)
    })
  }, [wanted])
  return pinyin && wanted ? pinyinSearch(pinyin) : plainSearch
}

const keysOf = new Map<string, ReturnType<PinyinModule['pinyinKeys']>>()

function pinyinSearch(pinyin: PinyinModule): Search {
  const remembered = (text: string) => {
    const known = keysOf.get(text)
    if (known) return known
    const made = pinyin.pinyinKeys(text)
    keysOf.set(text, made)
    return made
  }
  return (row: Commitment, search: string) =>
    plainSearch(row, search) || pinyin.answersSearch(row.subject, search, remembered)
}
