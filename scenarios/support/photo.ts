import { createHash, randomUUID } from 'node:crypto'

/** A picture of one pixel. */
export const DOT = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

/** Sends a photo as whoever the headers sign in; gives its id. */
export async function sendPhoto(url: string, headers: Record<string, string>, bytes: Buffer = DOT): Promise<string> {
  const id = randomUUID()
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const ask = async (method: string, path: string, type: string, body: string | Uint8Array<ArrayBuffer> | null) => {
    const answer = await fetch(`${url}/api/v1/attachments${path}`, {
      ...{ method, body },
      headers: { ...headers, ...(body !== null && { 'content-type': type }) },
    })
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`)
  }
  const declared = JSON.stringify({ id, fileName: '现场.png', bytes: bytes.length, sha256 })
  await ask('POST', '', 'application/json', declared)
  await ask('PUT', `/${id}/parts/0`, 'application/octet-stream', new Uint8Array(bytes))
  await ask('POST', `/${id}/complete`, '', null)
  return id
}
