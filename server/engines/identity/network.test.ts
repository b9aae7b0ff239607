import { expect, test } from 'vitest'
import { networkOf } from './network.ts'

test('an IPv4 address counts by itself, also when it comes in IPv6 clothes', () => {
  expect(networkOf('192.0.2.7')).toBe('192.0.2.7')
  expect(networkOf('::ffff:192.0.2.7')).toBe('192.0.2.7')
})

test('all addresses of one IPv6 network of 64 bits count as one', () => {
  expect(networkOf('2001:db8:1:2:3:4:5:6')).toBe('2001:db8:1:2::/64')
  expect(networkOf('2001:DB8:0001:2::ff')).toBe('2001:db8:1:2::/64')
  expect(networkOf('2001:db8:1::9')).toBe('2001:db8:1:0::/64')
  expect(networkOf('2001:db8:1:3::ff')).toBe('2001:db8:1:3::/64')
  expect(networkOf('fe80::1%eth0')).toBe('fe80:0:0:0::/64')
  expect(networkOf('::1')).toBe('0:0:0:0::/64')
})
