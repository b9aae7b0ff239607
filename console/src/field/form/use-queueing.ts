import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Doing, queue } from '../outbox/outbox.ts'
import { systemNow } from '../session/enter.ts'
import { useWork } from '../session/work.ts'

/** Puts deeds into the outbox; what couldn't be kept is said, and stays in the form. */
export function useQueueing() {
  const { t } = useTranslation()
  const { account, box, runner } = useWork()
  const [fault, setFault] = useState<string | null>(null)
  const queueDeed = async (doing: Doing): Promise<boolean> => {
    try {
      await queue({ account, box, now: systemNow }, doing)
    } catch (error) {
      const isFull = error instanceof DOMException && error.name === 'QuotaExceededError'
      setFault(t(isFull ? 'field.no-device-room' : 'field.not-saved'))
      return false
    }
    setFault(null)
    runner.poke()
    // Asks the browser not to throw away what waits when the phone is short of room.
    void navigator.storage?.persist?.().catch(() => false)
    return true
  }
  return { fault, queueDeed }
}
