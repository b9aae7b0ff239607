import { getAttachment } from '@citybrain/contract/api/attachments.ts'
import type { Attachment } from '@citybrain/contract/engines/attachment.ts'
import { useQueries } from '@tanstack/react-query'
import { call } from '../api/call.ts'

/** Attachments by their ids, in that order, as far as they have come. */
export function useAttachments(ids: readonly string[]): readonly Attachment[] {
  return useQueries({
    queries: ids.map((id) => ({
      queryKey: ['attachments', id],
      staleTime: Number.POSITIVE_INFINITY,
      queryFn: () => call(getAttachment, { params: { attachment: id } }),
    })),
    combine: (found) => found.flatMap(({ data }) => data ?? []),
  })
}
