/** Pixels row by row, four bytes each: red, green, blue, opacity. */
export interface Pixels {
  readonly data: Uint8ClampedArray<ArrayBuffer>
  readonly width: number
  readonly height: number
}

/** The picture with no side above `longest`, upon white; each new pixel is the mean of the area it stands for. */
export function reduce(source: Pixels, longest: number): Pixels {
  const scale = Math.min(1, longest / Math.max(source.width, source.height))
  const width = Math.max(1, Math.round(source.width * scale))
  const height = Math.max(1, Math.round(source.height * scale))
  const data = new Uint8ClampedArray(width * height * 4)
  const row = new Float32Array(width * 3)
  const sum = new Float32Array(width * 3)
  const step = source.height / height
  let narrowed = -1
  for (let y = 0; y < height; y += 1) {
    const [top, bottom] = [y * step, Math.min((y + 1) * step, source.height)]
    sum.fill(0)
    for (let from = Math.floor(top); from < bottom; from += 1) {
      if (narrowed !== from) narrow(source, from, row)
      narrowed = from
      const weight = (Math.min(bottom, from + 1) - Math.max(top, from)) / (bottom - top)
      for (let i = 0; i < sum.length; i += 1) sum[i] = (sum[i] ?? 0) + weight * (row[i] ?? 0)
    }
    write(data, y * width * 4, sum)
  }
  return { data, width, height }
}

/** One row of the source, as wide as the row given. */
function narrow({ data, width: wide }: Pixels, y: number, row: Float32Array): void {
  const width = row.length / 3
  const step = wide / width
  for (let x = 0; x < width; x += 1) {
    const [left, right] = [x * step, Math.min((x + 1) * step, wide)]
    let [red, green, blue] = [0, 0, 0]
    for (let from = Math.floor(left); from < right; from += 1) {
      const at = (y * wide + from) * 4
      const weight = (Math.min(right, from + 1) - Math.max(left, from)) / (right - left)
      const opacity = (data[at + 3] ?? 0) / 255
      const white = 255 * (1 - opacity)
      red += weight * (opacity * (data[at] ?? 0) + white)
      green += weight * (opacity * (data[at + 1] ?? 0) + white)
      blue += weight * (opacity * (data[at + 2] ?? 0) + white)
    }
    row[3 * x] = red
    row[3 * x + 1] = green
    row[3 * x + 2] = blue
  }
}

function write(data: Uint8ClampedArray, at: number, row: Float32Array): void {
  for (let x = 0; x < row.length / 3; x += 1) {
    data[at + 4 * x] = row[3 * x] ?? 0
    data[at + 4 * x + 1] = row[3 * x + 1] ?? 0
    data[at + 4 * x + 2] = row[3 * x + 2] ?? 0
    data[at + 4 * x + 3] = 255
  }
}

/** Turns and mirrors a picture so that it stands upright; `orientation` as Exif numbers them. */
export function turnUpright(source: Pixels, orientation: number): Pixels {
  if (orientation === 1) return source
  const { width, height } = isTurned(orientation) ? { width: source.height, height: source.width } : source
  const data = new Uint8ClampedArray(width * height * 4)
  const [from, to] = [new Uint32Array(source.data.buffer), new Uint32Array(data.buffer)]
  for (let y = 0; y < source.height; y += 1)
    for (let x = 0; x < source.width; x += 1) {
      const [left, top] = placeOf(x, y, source, orientation)
      to[top * width + left] = from[y * source.width + x] ?? 0
    }
  return { data, width, height }
}

/** Lying on its side: width and height change places. */
export const isTurned = (orientation: number) => orientation >= 5

function placeOf(x: number, y: number, { width, height }: Pixels, orientation: number): [number, number] {
  const [right, bottom] = [width - 1 - x, height - 1 - y]
  switch (orientation) {
    case 2:
      return [right, y]
    case 3:
      return [right, bottom]
    case 4:
      return [x, bottom]
    case 5:
      return [y, x]
    case 6:
      return [bottom, x]
    case 7:
      return [bottom, right]
    case 8:
      return [y, right]
    default:
      return [x, y]
  }
}
