import { vi } from 'vitest'

/** As much of a browser as the console looks for while it loads. */
export function pretendBrowser(): void {
  vi.stubGlobal('location', { search: '' })
  vi.stubGlobal('localStorage', { getItem: () => null })
  vi.stubGlobal('document', { documentElement: { lang: '' } })
}
