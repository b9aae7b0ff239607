import { useSyncExternalStore } from 'react'

const NARROW = '(max-width: 860px)'

/** Too narrow for text and register side by side. */
export function useNarrow(): boolean {
  return useSyncExternalStore(listen, () => matchMedia(NARROW).matches)
}

function listen(changed: () => void): () => void {
  const query = matchMedia(NARROW)
  query.addEventListener('change', changed)
  return () => query.removeEventListener('change', changed)
}
