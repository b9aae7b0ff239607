import { useCallback } from 'react'
import { useSearchParams } from 'react-router'

/** The address's query, and a way to change parts of it; an empty part leaves the address. */
export function useAddress(): [URLSearchParams, (changes: Readonly<Record<string, string | null>>) => void] {
  const [address, setAddress] = useSearchParams()
  const set = useCallback(
    (changes: Readonly<Record<string, string | null>>) =>
      setAddress(
        (now) => {
          const next = new URLSearchParams(now)
          for (const [name, value] of Object.entries(changes)) {
            if (value) next.set(name, value)
            else next.delete(name)
          }
          return next
        },
        { replace: true },
      ),
    [setAddress],
  )
  return [address, set]
}
