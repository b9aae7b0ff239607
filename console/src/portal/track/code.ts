import { commandReport, getReportPhoto, trackReport } from '@citybrain/contract/api/reports.ts'
import type { ReportCommand, TrackedReport } from '@citybrain/contract/engines/report.ts'
import { useMutation } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { addressOf, call } from '../../api/call.ts'
import { currentLanguage } from '../../app/language.ts'
import { useDistrict } from '../portal.ts'

/** In this window only: it is gone with it, as whoever borrows a telephone would wish. */
const KEPT_AS = 'citybrain.portal.code'

export const keptCode = (): string => sessionStorage.getItem(KEPT_AS) ?? ''

export function keepCode(code: string | null): void {
  if (code === null) sessionStorage.removeItem(KEPT_AS)
  else sessionStorage.setItem(KEPT_AS, code)
}

export function useTracking() {
  const district = useDistrict()
  return useMutation({
    mutationFn: (code: string) => call(trackReport, { params: { district }, body: { code, number: null } }),
    onSuccess: (_, code) => keepCode(code),
  })
}

export function useCommand(code: string, onDone: (after: TrackedReport) => void) {
  const district = useDistrict()
  return useMutation({
    mutationFn: (command: ReportCommand) =>
      call(commandReport, { params: { district }, body: { code, number: null, command } }),
    onSuccess: onDone,
  })
}

/** A photo as an address inside the page: a code never stands in one of the server’s. */
export function useReportPhoto(code: string, photo: string): string | null {
  const district = useDistrict()
  const [url, setUrl] = useState<string | null>(null)
  useEffect(() => {
    let made: string | null = null
    const gone = new AbortController()
    const address = addressOf(getReportPhoto, { params: { district } })
    const body = JSON.stringify({ code, number: null, photo, size: '1280' })
    const headers = { 'content-type': 'application/json', 'accept-language': currentLanguage() }
    const read = async () => {
      const answer = await fetch(address, { method: 'POST', headers, body, signal: gone.signal })
      if (!answer.ok) return
      made = URL.createObjectURL(await answer.blob())
      setUrl(made)
    }
    // A photo that can't be had leaves its place empty; all else is said in words.
    read().catch(() => undefined)
    return () => {
      gone.abort()
      if (made) URL.revokeObjectURL(made)
    }
  }, [district, code, photo])
  return url
}
