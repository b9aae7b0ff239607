import { type Browser, chromium } from 'playwright-core'

// Without the flags on background traffic Chromium looks for its vendor's hosts, in vain and many at a time, on machines
// without the internet; --no-sandbox, since CI runs as root.
const FLAGS = [
  '--headless',
  '--no-sandbox',
  // Maps are drawn by WebGL, here by the processor.
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** The Chromium that `npm run e2e` found (CHROMIUM_PATH), headless. */
export function browserOptions(): { executablePath: string; args: string[] } {
  const executablePath = process.env.CHROMIUM_PATH
  if (!executablePath) throw new Error('No browser: run the scenarios by `npm run e2e`, or set CHROMIUM_PATH.')
  return { executablePath, args: FLAGS }
}

export const openBrowser = (): Promise<Browser> => chromium.launch(browserOptions())
