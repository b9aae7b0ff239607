import type { getMessagePreference } from '@citybrain/contract/api/messages.ts'
import { setMessagePreference } from '@citybrain/contract/api/messages.ts'
import type { RouteReply } from '@citybrain/contract/api/route.ts'
import type { MessageContact, MessagePreference } from '@citybrain/contract/engines/message.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../api/call.ts'

export const TOLD = ['told'] as const
export type Told = RouteReply<typeof getMessagePreference>

/** A contact as the server gave it back takes its place on the page. */
export function useContact(send: () => Promise<MessageContact>, onDone: () => void) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: send,
    onSuccess: (contact) => {
      queries.setQueryData<Told>(
        TOLD,
        (told) =>
          told && { ...told, contacts: told.contacts.map((one) => (one.channel === contact.channel ? contact : one)) },
      )
      onDone()
    },
  })
}

/** Each choice shows at once and is kept by itself, one after the other; one that is refused goes back. */
export function useWish(kept: MessagePreference) {
  const queries = useQueryClient()
  const [wish, setWish] = useState(kept)
  const saving = useMutation({
    scope: { id: 'told' },
    mutationFn: (next: MessagePreference) => call(setMessagePreference, { body: next }),
    onSuccess: (preference) => queries.setQueryData<Told>(TOLD, (told) => told && { ...told, preference }),
    onError: () => setWish(queries.getQueryData<Told>(TOLD)?.preference ?? kept),
  })
  const keep = (next: MessagePreference) => {
    setWish(next)
    saving.mutate(next)
  }
  return { wish, keep, saving }
}
