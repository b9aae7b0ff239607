import { useCallback } from 'react'
import { useSearchParams } from 'react-router'

/** Parts of the address by name; several under one name as a list; null and empty leave it. */
type Changes = Readonly<Record<string, string | readonly string[] | null>>

/** The address's query, and a way to change parts of it; an empty part leaves the address. */
export function useAddress(): [URLSearchParams, (changes: Changes) => void] {
  const [address, setAddress] = useSearchParams()
  const set = useCallback(
    (changes: Changes) =>
      setAddress(
        () => {
          // As it stands now: what React shows may be a change behind, and a change upon that would take the other back.
          const next = new URLSearchParams(window.location.search)
          for (const [name, value] of Object.entries(changes)) {
            next.delete(name)
            for (const one of typeof value === 'string' ? [value] : (value ?? [])) if (one) next.append(name, one)
          }
          return next
        },
        { replace: true },
      ),
    [setAddress],
  )
  return [address, set]
}
