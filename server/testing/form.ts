const BOUNDARY = 'a-boundary-of-the-test'

export const FORM_TYPE = `multipart/form-data; boundary=${BOUNDARY}`

export const formPart = (name: string, text: string, field = 'file') =>
  `--${BOUNDARY}\r\ncontent-disposition: form-data; name="${field}"; filename="${name}"\r\n\r\n${text}\r\n`

export const FORM_END = `--${BOUNDARY}--\r\n`

/** A form with one file, as a browser sends it. */
export const formOf = (name: string, text: string) => `${formPart(name, text)}${FORM_END}`
