import { BlockList, isIP } from 'node:net'

/** Networks that are nobody's on the internet, or that lead somewhere else than they seem to. */
const CLOSED: readonly [network: string, prefix: number][] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
  ['::', 128],
  ['::1', 128],
  // These hold an IPv4 address inside, perhaps a closed one.
  ['::ffff:0:0', 96],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['2002::', 16],
  ['2001::', 23],
  ['100::', 64],
  ['2001:db8::', 32],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
]

/** Where news may be posted. */
export interface Networks {
  /** Open internet over https, and the networks that the operator allows, also over http. */
  admits(address: string, secure: boolean): boolean
}

/** `allowed` are the private networks of the setting, in CIDR notation. */
export function createNetworks(allowed: readonly string[]): Networks {
  const closed = listOf(CLOSED)
  const open = listOf(
    allowed.map((cidr): [string, number] => {
      const [network = '', prefix = ''] = cidr.split('/')
      return [network, Number(prefix)]
    }),
  )
  return {
    admits(given, secure) {
      const address = plainOf(given)
      const family = isIP(address) === 6 ? 'ipv6' : 'ipv4'
      if (isIP(address) === 0) return false
      return open.check(address, family) || (secure && !closed.check(address, family))
    },
  }
}

/** An IPv4 address written as IPv6 is judged as what it is. */
const plainOf = (address: string): string => /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1] ?? address

function listOf(networks: readonly (readonly [string, number])[]): BlockList {
  const list = new BlockList()
  for (const [network, prefix] of networks) list.addSubnet(network, prefix, isIP(network) === 6 ? 'ipv6' : 'ipv4')
  return list
}
