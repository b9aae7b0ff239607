import { type PassEnd, type Sending, sendAll } from './sender.ts'
import { waitMs } from './timing.ts'

export type State = 'idle' | 'sending' | 'away' | 'signed-out' | 'other-account'

export interface Runner {
  state(): State
  /** Tries now: something was queued, or the network is back. */
  poke(): void
  /** Told whenever the state or the outbox may have changed, by this tab or another. */
  listen(hear: () => void): () => void
  stop(): void
}

const CHANNEL = 'citybrain-field'
/** Looked for now and then, however quiet it is: another tab may have been closed in the middle. */
const QUIET_MS = 60_000

/** Sends the outbox whenever there is hope of it; of all tabs of an account one sends at a time. */
export function startRunner(sending: Sending): Runner {
  const hearers = new Set<() => void>()
  const channel = new BroadcastChannel(CHANNEL)
  let state: State = 'idle'
  let failures = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  let running = false
  let again = false
  let stopped = false
  const tell = (next: State) => {
    state = next
    for (const hear of hearers) hear()
  }
  const later = (ms: number) => {
    clearTimeout(timer)
    if (!stopped) timer = setTimeout(run, ms)
  }
  const settle = (end: PassEnd) => {
    failures = end.kind === 'later' ? failures + 1 : 0
    tell(end.kind === 'later' ? 'away' : end.kind === 'done' ? 'idle' : end.kind)
    channel.postMessage('changed')
    later(end.kind === 'later' ? waitMs(failures, end.askedMs, Math.random) : QUIET_MS)
  }
  const pass = async () => {
    const waits = (await sending.box.list()).some((one) => !one.stopped)
    if (!waits) return settle({ kind: 'done' })
    tell('sending')
    settle(await sendAll({ ...sending, onChange: () => tell('sending') }))
  }
  async function run(): Promise<void> {
    if (stopped) return
    if (running) {
      again = true
      return
    }
    running = true
    try {
      const name = `${CHANNEL} ${sending.account}`
      await navigator.locks.request(name, { ifAvailable: true }, async (lock) => (lock ? pass() : later(QUIET_MS)))
    } catch {
      // Storage or a fault of ours: nothing has left the outbox, and it is tried again.
      settle({ kind: 'later', askedMs: null })
    } finally {
      running = false
      if (again && !stopped) {
        again = false
        later(0)
      }
    }
  }
  const wake = () => {
    failures = 0
    void run()
  }
  channel.onmessage = () => tell(state)
  const unhook = hook(wake)
  void run()
  return {
    state: () => state,
    poke: () => {
      channel.postMessage('changed')
      tell(state)
      wake()
    },
    listen: (hear) => {
      hearers.add(hear)
      return () => void hearers.delete(hear)
    },
    stop: () => {
      stopped = true
      clearTimeout(timer)
      channel.close()
      unhook()
    },
  }
}

/** The network has come back, or the phone was taken out of the pocket. */
function hook(wake: () => void): () => void {
  const onVisible = () => document.visibilityState === 'visible' && wake()
  addEventListener('online', wake)
  document.addEventListener('visibilitychange', onVisible)
  return () => {
    removeEventListener('online', wake)
    document.removeEventListener('visibilitychange', onVisible)
  }
}
