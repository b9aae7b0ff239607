import type { Route } from '@citybrain/contract/api/route.ts'
import type { FastifyRequest } from 'fastify'
import type { Upload } from '../engines/identity/index.ts'
import { malformedRequest, notJson } from './errors.ts'

const MAXIMUM_FILE_BYTES = 64 * 1024 * 1024

export interface Form {
  readonly upload: Upload | null
  readonly fields: Readonly<Record<string, string>>
}

/** Reads a multipart form wholly: at most one file and twenty short fields; beyond the limits it is refused. */
export async function readForm(request: FastifyRequest, bodyLimit = MAXIMUM_FILE_BYTES): Promise<Form> {
  try {
    return await readParts(request, bodyLimit)
  } catch (error) {
    // The parser's own errors, a form cut off or without a boundary, carry no status: the sender's fault all the same.
    throw error instanceof Error && 'statusCode' in error ? error : malformedRequest()
  }
}

async function readParts(request: FastifyRequest, bodyLimit: number): Promise<Form> {
  const fields: Record<string, string> = Object.create(null)
  let upload: Upload | null = null
  const parts = request.parts({
    limits: { files: 1, fields: 20, fieldSize: 1024 * 1024, fileSize: bodyLimit, headerPairs: 100 },
  })
  for await (const part of parts) {
    if (part.type === 'field') fields[part.fieldname] = String(part.value)
    else upload = { name: baseName(part.filename), mediaType: part.mimetype, bytes: await part.toBuffer() }
  }
  return { upload, fields: { ...fields } }
}

/** A body of bytes, where the route takes one and nowhere else. */
export function readBytes(route: Route, body: unknown): Upload | null {
  if (!(body instanceof Uint8Array)) return null
  if (route.accepts !== 'bytes') throw notJson()
  // The request's own buffer may be a window on a larger one that is used again.
  return { name: '', mediaType: 'application/octet-stream', bytes: new Uint8Array(body) }
}

/** Some browsers send a path; only its last part is a name, and only printable characters of it. */
function baseName(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? ''
  return Array.from(last.toWellFormed().replace(/\p{Cc}/gu, ''))
    .slice(-200)
    .join('')
}
