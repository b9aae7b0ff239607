import { useCallback } from 'react'
import { type NavigateOptions, type URLSearchParamsInit, useSearchParams } from 'react-router'

type Change = URLSearchParamsInit | ((now: URLSearchParams) => URLSearchParamsInit)

/**
 * The address's query, and a way to change it upon what stands there now. The router's own hook gives the query of the
 * last drawing instead: of two changes that come quickly the second would take the first one back.
 */
export function useSearch(): [URLSearchParams, (change: Change, options?: NavigateOptions) => void] {
  const [address, setAddress] = useSearchParams()
  const change = useCallback(
    (next: Change, options?: NavigateOptions) =>
      setAddress(typeof next === 'function' ? next(new URLSearchParams(window.location.search)) : next, options),
    [setAddress],
  )
  return [address, change]
}

/** Parts of the address by name; several under one name as a list; null and empty leave it. */
type Changes = Readonly<Record<string, string | readonly string[] | null>>

/** The address's query, and a way to change parts of it; an empty part leaves the address. */
export function useAddress(): [URLSearchParams, (changes: Changes) => void] {
  const [address, setAddress] = useSearch()
  const set = useCallback(
    (changes: Changes) =>
      setAddress(
        (now) => {
          for (const [name, value] of Object.entries(changes)) {
            now.delete(name)
            for (const one of typeof value === 'string' ? [value] : (value ?? [])) if (one) now.append(name, one)
          }
          return now
        },
        { replace: true },
      ),
    [setAddress],
  )
  return [address, set]
}
